/**
 * Draws a small SVG chart of how time and memory grow with the number of units: a line for each task, both axes logarithmic.
 */
import type { Run } from './measure';
import { TASKS, type Task } from './arguments';

/** The figures of a task, measured with the slowest table. */
export interface Point {
  readonly task: Task;
  readonly units: number;
  readonly own: Run;
}

const PANEL = { width: 330, height: 210, left: 46, top: 34, right: 74, bottom: 30 } as const;
const COLORS: Readonly<Record<Task, string>> = {
  check: '#2E75B6',
  recompute: '#C0504D',
  phases: '#70AD47',
  'year-end': '#7F6084',
  collect: '#BF8F00',
};
const UNITS = [16, 1_000, 10_000, 100_000];

interface Panel {
  readonly title: string;
  readonly ticks: readonly (readonly [number, string])[];
  readonly figure: (run: Run) => number;
}

const PANELS: readonly Panel[] = [
  {
    title: 'CPU seconds of a whole run, by units',
    ticks: [
      [0.1, '0.1'],
      [1, '1'],
      [10, '10'],
      [100, '100'],
    ],
    figure: (run) => run.cpu,
  },
  {
    title: 'Peak memory in MB, by units',
    ticks: [
      [50, '50'],
      [200, '200'],
      [1_000, '1,000'],
      [4_000, '4,000'],
    ],
    figure: (run) => run.megabytes,
  },
];

export function growthChart(points: readonly Point[]): string {
  const panels = PANELS.map((panel, index) => panelOf(panel, points, index * PANEL.width));
  const [width, height] = [PANEL.width * PANELS.length, PANEL.height];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Arial, sans-serif" font-size="10" fill="#404040">`,
    `<rect width="${width}" height="${height}" fill="#FFFFFF"/>`,
    ...panels.flat(),
    '</svg>',
    '',
  ].join('\n');
}

function panelOf({ title, ticks, figure }: Panel, points: readonly Point[], offset: number): string[] {
  const [low, high] = [ticks[0]?.[0] ?? 1, ticks[ticks.length - 1]?.[0] ?? 1];
  const x = scale(
    UNITS[0] ?? 1,
    UNITS[UNITS.length - 1] ?? 1,
    offset + PANEL.left,
    offset + PANEL.width - PANEL.right,
  );
  const y = scale(low, high, PANEL.height - PANEL.bottom, PANEL.top);
  const right = x(UNITS[UNITS.length - 1] ?? 1);
  return [
    `<text x="${offset + PANEL.left}" y="18" font-size="12" font-weight="bold">${title}</text>`,
    ...ticks.flatMap(([value, label]) => [
      `<line x1="${x(UNITS[0] ?? 1)}" x2="${right}" y1="${y(value)}" y2="${y(value)}" stroke="#E0E0E0"/>`,
      `<text x="${offset + PANEL.left - 6}" y="${y(value) + 3}" text-anchor="end">${label}</text>`,
    ]),
    ...UNITS.map(
      (units) =>
        `<text x="${x(units)}" y="${PANEL.height - PANEL.bottom + 15}" text-anchor="middle">${units.toLocaleString('en-US')}</text>`,
    ),
    ...lines(points, figure, x, y),
  ];
}

interface Line {
  readonly task: Task;
  readonly points: readonly (readonly [number, number])[];
}

function lines(
  points: readonly Point[],
  figure: Panel['figure'],
  x: (value: number) => number,
  y: (value: number) => number,
): string[] {
  const drawn = TASKS.flatMap((task): Line[] => {
    const own = points.filter((point) => point.task === task).sort((a, b) => a.units - b.units);
    return own.length === 0
      ? []
      : [{ task, points: own.map(({ units, own: run }) => [x(units), y(figure(run))] as const) }];
  });
  const right = x(UNITS[UNITS.length - 1] ?? 1);
  return [
    ...drawn.map(
      ({ task, points: places }) =>
        `<polyline points="${places.map(([left, top]) => `${left},${top}`).join(' ')}" fill="none" stroke="${COLORS[task]}" stroke-width="2"/>`,
    ),
    ...labels(drawn, right),
  ];
}

/** The tasks' names: beside lines that reach the right edge, from the top down and moved until they cover no other; above the ends of others. */
function labels(drawn: readonly Line[], right: number): string[] {
  let free = 0;
  return drawn
    .flatMap(({ task, points }) => points.slice(-1).map(([left, top]) => ({ task, left, top })))
    .sort((a, b) => a.top - b.top)
    .map(({ task, left, top }) => {
      const color = `fill="${COLORS[task]}"`;
      if (left < right) return `<text x="${left}" y="${top - 6}" text-anchor="end" ${color}>${task}</text>`;
      const at = Math.max(top + 3, free);
      free = at + 11;
      return `<text x="${left + 6}" y="${at}" ${color}>${task}</text>`;
    });
}

/** Maps values to coordinates on a logarithmic axis, rounded to a tenth. */
function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const place = (value: number): number =>
    from + ((to - from) * Math.log(value / low)) / Math.log(high / low);
  return (value) => Math.round(place(Math.min(high, Math.max(low, value))) * 10) / 10;
}
