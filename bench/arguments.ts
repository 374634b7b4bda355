/**
 * Parses which parts of the benchmark to run: `npm run bench -- --units 10000 --only recompute --table plain`. Each flag may be repeated.
 */
export const TASKS = ['check', 'recompute', 'phases', 'year-end', 'collect'] as const;
export type Task = (typeof TASKS)[number];

/** The tables by their contents, and the arguments with which `make_table.py` makes each. A ledger is added afterwards. */
export const TABLES = {
  plain: [],
  formatted: ['--formatted'],
  'actual-plain': ['--actual'],
  'actual-formatted': ['--actual', '--formatted'],
  'ledger-plain': [],
  'ledger-formatted': ['--formatted'],
} as const;
export type Table = keyof typeof TABLES;

/** The parts of the benchmark that print a table of their own. */
export const OTHERS = ['returns', 'pane', 'workbench'] as const;
export type Other = (typeof OTHERS)[number];

export interface BenchArguments {
  readonly units: readonly number[];
  /** The tables to measure with a number of units. */
  readonly tablesOf: (units: number) => readonly Table[];
  readonly tasks: readonly Task[];
  readonly others: readonly Other[];
  readonly peers: boolean;
  /** The file to write the figures of each run to; null for none. */
  readonly json: string | null;
  /** Whether to draw the growth chart. */
  readonly chart: boolean;
}

/**
 * The tables measured by default where a run takes seconds, so that the whole benchmark takes a quarter of an hour: one without figures and
 * the largest ones. `--table` chooses others.
 */
const LARGE_TABLES: readonly Table[] = ['plain', 'actual-formatted', 'ledger-formatted'];
const LARGEST_TABLE: Table = 'actual-formatted';

function usualTables(units: number): readonly Table[] {
  if (units >= 100_000) return [LARGEST_TABLE];
  return units >= 10_000 ? LARGE_TABLES : (Object.keys(TABLES) as Table[]);
}

const ALL_UNITS = [16, 1_000, 10_000, 100_000];
const FLAGS = ['--units', '--only', '--table', '--json'];
const SWITCHES = ['--no-peers', '--chart'];

export const USAGE = `npm run bench -- [--units N]… [--only ${[...TASKS, ...OTHERS].join('|')}]… [--table ${Object.keys(TABLES).join('|')}]… [--no-peers] [--json FILE] [--chart]`;

/** Parses the arguments. @throws Error with the usage for an unknown argument */
export function parseArguments(args: readonly string[]): BenchArguments {
  const given = new Map(FLAGS.map((flag): [string, string[]] => [flag, []]));
  for (let at = 0; at < args.length; at += 1) {
    const flag = args[at] ?? '';
    if (SWITCHES.includes(flag)) continue;
    const values = given.get(flag);
    const value = args[(at += 1)];
    if (!values || value === undefined) throw new Error(USAGE);
    values.push(value);
  }
  const valuesOf = (flag: string): readonly string[] => given.get(flag) ?? [];
  const only = valuesOf('--only');
  const isSome = only.length > 0;
  const units = valuesOf('--units').map(Number);
  const tables = chosen(Object.keys(TABLES) as Table[], valuesOf('--table'));
  return {
    units: units.length > 0 ? units : ALL_UNITS,
    tablesOf: tables.length > 0 ? () => tables : usualTables,
    tasks: isSome ? TASKS.filter((task) => only.includes(task)) : TASKS,
    others: isSome ? OTHERS.filter((other) => only.includes(other)) : OTHERS,
    peers: !args.includes('--no-peers'),
    json: valuesOf('--json')[0] ?? null,
    chart: args.includes('--chart'),
  };
}

function chosen<Name extends string>(all: readonly Name[], names: readonly string[]): readonly Name[] {
  if (names.some((name) => !all.some((known) => known === name))) throw new Error(USAGE);
  return all.filter((name) => names.includes(name));
}
