/**
 * `npm run bench`: compares the command line with scripts that do the same job with openpyxl and exceljs, and its computing with
 * LibreOffice. All work on the same files and alternate within a run of the benchmark. arguments.ts says what can be measured.
 *
 * The figures are medians of whole runs, including the start of the program. On a machine that others use, compare CPU time, not the clock.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasLedger, makeBooks, type Books } from './books';
import { growthChart } from './growth-chart';
import { COMMAND, median, type Run } from './measure';
import { canDo, PEERS, runOwn, runPeer, type Peer } from './programs';
import { TASKS, parseArguments, type Other, type Table, type Task, type BenchArguments } from './arguments';

const CHART = join(__dirname, '../docs/images/growth.svg');
/** From this number of units on, a ledger has more than half a million cells, more than any clerk ever sees. */
const TOO_MANY_FOR_LEDGERS = 100_000;
/** Long runs vary little, so they run once. Runs of a tenth of a second vary much. */
const runsOf = (units: number): number => (units >= 100_000 ? 1 : units <= 16 ? 5 : 3);

interface Result {
  readonly table: Table;
  readonly units: number;
  readonly task: Task;
  readonly own: Run;
  readonly peers: Partial<Record<Peer, Run>>;
  readonly runs: readonly Readonly<Record<string, Run>>[];
}

/** Runs the programs alternately, so that other load on the machine affects all of them alike. */
async function compare(
  job: Parameters<typeof runOwn>[0],
  units: number,
  peers: readonly Peer[],
): Promise<Result> {
  const { table, task } = job;
  const runs: Record<string, Run>[] = [];
  for (let round = 0; round < runsOf(units); round += 1) {
    const run: Record<string, Run> = { own: await runOwn(job) };
    for (const peer of peers) run[peer] = await runPeer(peer, job);
    runs.push(run);
  }
  const middle = (program: string): Run => median(runs.flatMap((run) => run[program] ?? []));
  const ofPeers = Object.fromEntries(peers.map((peer) => [peer, middle(peer)]));
  return { table, units, task, own: middle('own'), peers: ofPeers, runs };
}

function line({ table, units, task, own, peers }: Result): string {
  const ratios = PEERS.map((name) => {
    const peer = peers[name];
    if (!peer) return '–';
    const ratio = (of: (run: Run) => number): string => (of(own) / of(peer)).toFixed(2);
    return [ratio((run) => run.seconds), ratio((run) => run.cpu), ratio((run) => run.megabytes)].join(' ');
  });
  const figures = [
    `${own.seconds.toFixed(2)} s`,
    `${own.cpu.toFixed(2)} s`,
    `${own.megabytes.toFixed(0)} MB`,
  ];
  return [table.padEnd(16), String(units).padStart(7), task.padEnd(9), ...figures, ...ratios].join('\t');
}

async function measureFiles(
  { units, tablesOf, tasks, peers }: BenchArguments,
  folder: string,
): Promise<Result[]> {
  const results: Result[] = [];
  console.log(`table\t\t  units\ttask\t\tclock\tCPU\tmemory\t× ${PEERS.join('\t× ')} (clock CPU memory)`);
  for (const count of units) {
    for (const table of tablesOf(count)) {
      if (hasLedger(table) && count >= TOO_MANY_FOR_LEDGERS) continue;
      const books: Books = makeBooks(table, count, folder);
      for (const task of tasks) {
        if (task === 'collect' && books.returned === null) continue;
        const able = peers ? PEERS.filter((peer) => canDo(peer, { task, table, units: count })) : [];
        const result = await compare({ task, table, books, out: join(folder, 'out.xlsx') }, count, able);
        results.push(result);
        console.log(line(result));
      }
    }
  }
  return results;
}

/**
 * The results that the chart shows: for each task the table that was measured with the most different numbers of units; of several such
 * tables, the one that took longest.
 */
function charted(results: readonly Result[]): readonly Result[] {
  return TASKS.flatMap((task) => {
    const tables = new Map<Table, Result[]>();
    for (const result of results)
      if (result.task === task) tables.set(result.table, [...(tables.get(result.table) ?? []), result]);
    const longest = (of: readonly Result[]): number => Math.max(...of.map(({ own }) => own.cpu));
    const [first = []] = [...tables.values()].sort((a, b) => b.length - a.length || longest(b) - longest(a));
    return first;
  });
}

const SCRIPTS: Readonly<Record<Other, string>> = {
  returns: 'returns.ts',
  pane: 'pages/pane.ts',
  workbench: 'pages/workbench.ts',
};

/** @param json the file to which a script adds its figures; null for none */
function runOther(other: Other, json: string | null): void {
  const script = SCRIPTS[other];
  const args = [join(__dirname, script), ...(json === null ? [] : [json])];
  const { status } = spawnSync('npx', ['tsx', ...args], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${script} failed`);
}

async function bench(what: BenchArguments): Promise<void> {
  if (!existsSync(COMMAND)) throw new Error('dist/cli is missing: run npm run build first');
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const results = what.tasks.length > 0 ? await measureFiles(what, folder) : [];
    if (what.json !== null) {
      const machine = { node: process.version, processor: cpus()[0]?.model ?? '', cores: cpus().length };
      writeFileSync(what.json, `${JSON.stringify({ ...machine, results }, null, 1)}\n`);
    }
    if (what.chart) writeFileSync(CHART, growthChart(charted(results)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (const other of what.others) runOther(other, what.json);
}

async function main(): Promise<void> {
  try {
    await bench(parseArguments(process.argv.slice(2)));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

void main();
