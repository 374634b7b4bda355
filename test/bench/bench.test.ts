/** The arguments of the benchmark: which parts it measures. */
import { growthChart } from '../../bench/growth-chart';
import { parseArguments } from '../../bench/arguments';

it('measures everything when no part is named', () => {
  const all = parseArguments([]);
  expect(all.units).toEqual([16, 1_000, 10_000, 100_000]);
  expect(all.tasks).toEqual(['check', 'recompute', 'phases', 'year-end', 'collect']);
  expect(all.others).toEqual(['returns', 'pane', 'workbench']);
  expect([16, 1_000, 10_000, 100_000].map((units) => all.tablesOf(units).length)).toEqual([6, 6, 3, 1]);
});

it('measures only the part that is named', () => {
  const part = parseArguments(['--units', '10000', '--only', 'recompute', '--table', 'plain', '--no-peers']);
  const { tablesOf, ...others } = part;
  expect(tablesOf(10_000)).toEqual(['plain']);
  expect(others).toEqual({
    units: [10_000],
    tasks: ['recompute'],
    others: [],
    peers: false,
    json: null,
    chart: false,
  });
});

it.each([[['--unit', '16']], [['--table', 'none']], [['16']]])(
  'shows its usage for the wrong arguments %j',
  (args) => {
    expect(() => parseArguments(args)).toThrow('npm run bench -- ');
  },
);

it('draws a line for each task that was measured', () => {
  const own = { seconds: 1, cpu: 1, megabytes: 80 };
  const points = [16, 10_000].flatMap((units) => [
    { task: 'check' as const, units, own },
    { task: 'phases' as const, units, own: { ...own, cpu: 2 } },
  ]);
  const chart = growthChart(points);
  expect(chart.match(/<polyline/g)).toHaveLength(4);
  expect(chart).not.toMatch(/NaN|undefined/);
});

it('names the lines from the top down, as they end', () => {
  const own = { seconds: 1, cpu: 1, megabytes: 80 };
  const chart = growthChart([
    { task: 'check', units: 100_000, own },
    { task: 'recompute', units: 100_000, own: { ...own, cpu: 1.1, megabytes: 81 } },
  ]);
  const tops = Array.from(chart.matchAll(/y="([\d.]+)" fill="#\w+">(check|recompute)</g), ([, top, task]) => [
    task,
    Number(top),
  ]);
  expect(tops.map(([task]) => task)).toEqual(['recompute', 'check', 'recompute', 'check']);
  expect(Number(tops[1]?.[1]) - Number(tops[0]?.[1])).toBeGreaterThanOrEqual(11);
});
