/**
 * Several indicators on the command line: `check` lists them, `--indicator` chooses one.
 */
import { writeFileSync } from 'node:fs';
import { breakdown, type CheckJson } from '../support/command';
import { MEMBERS, ORGANISATIONS, twoIndicators } from '../support/books/indicators';
import { scratchFile } from '../support/scratch';

const book = twoIndicators().then((host) => {
  const path = scratchFile('several.xlsx');
  writeFileSync(path, host.save());
  return path;
});

interface Indicators extends CheckJson {
  readonly indicators?: readonly object[];
}

async function checked(...options: readonly string[]): Promise<Indicators> {
  const { stdout } = breakdown(['check', await book, '--json', ...options]);
  return JSON.parse(stdout) as Indicators;
}

const FIRST = {
  name: ORGANISATIONS,
  unitOfMeasure: '个',
  whole: true,
  columns: { baseline: null, target: 'B', actual: 'C' },
  totals: {
    baseline: null,
    target: { stated: 100, computed: 100, difference: 0 },
    actual: { stated: 35, computed: 35, difference: 0 },
  },
  goal: null,
};
const SECOND = {
  name: MEMBERS,
  unitOfMeasure: '人',
  whole: true,
  columns: { baseline: null, target: 'D', actual: 'E' },
  totals: {
    baseline: null,
    target: { stated: 1100, computed: 1000, difference: 100 },
    actual: { stated: 280, computed: 280, difference: 0 },
  },
  goal: null,
};

it('lists all in the JSON of check, whose other keys are about the first or the chosen one', async () => {
  const first = await checked();
  expect(first.indicators).toEqual([FIRST, SECOND]);
  expect(first.totals).toEqual(FIRST.totals);
  const second = await checked('--indicator', '新发展会员（人）');
  expect(second.indicators).toEqual([FIRST, SECOND]);
  expect(second.totals).toEqual(SECOND.totals);
  expect(second.units[0]).toMatchObject({ name: '舞钢', target: 100, actual: 80 });
});

it('prints a section for each', async () => {
  const { stdout, exit } = breakdown(['check', await book]);
  expect(exit).toBe(1);
  const lines = stdout.split('\n');
  expect(lines.filter((line) => line.startsWith('指标'))).toEqual([
    `指标“${ORGANISATIONS}”（个）：`,
    `指标“${MEMBERS}”（人）：`,
  ]);
  expect(stdout).toContain(`【${MEMBERS}】`);
});

it('names the indicators of the table when --indicator names none of them', async () => {
  const { stdout, stderr, exit } = breakdown(['check', await book, '--indicator', '经费']);
  expect([exit, stdout]).toEqual([2, '']);
  expect(stderr).toBe(
    `表里没有“经费”这个指标。没有写入任何内容。可选的指标：${ORGANISATIONS}、${MEMBERS}。\n`,
  );
});
