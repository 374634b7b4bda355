/**
 * `npm run bench`: the command line against an equivalent openpyxl script, on the same files, in turn in the same run.
 *
 * tsx bench/bench.ts [UNITS…] [--json FILE] [--kind KIND]…: medians of whole runs, start-up included.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND, measure, median, type Run } from './measure';

const PYTHON = '/usr/bin/python3';
const PEER = join(__dirname, 'openpyxl_peer.py');
const ALL_UNITS = [16, 1_000, 10_000, 100_000];
/** The longest runs are steady enough to be run once. */
const runsOf = (units: number): number => (units >= 100_000 ? 1 : 3);

/** Tables by what stands in them. With a ledger, 100,000 units are more than a clerk ever sees: left out. */
const KINDS = {
  bare: ['--formatted'],
  actual: ['--actual'],
  'actual-formatted': ['--actual', '--formatted'],
  ledger: ['--formatted'],
} as const;
type Kind = keyof typeof KINDS;

const TASKS = ['check', 'recompute', 'phases', 'year-end'] as const;
type Task = (typeof TASKS)[number];
/** What the peer does too. The others have no script of a few lines. */
const PEER_TASKS: readonly Task[] = ['check', 'recompute'];

interface Result {
  readonly kind: Kind;
  readonly units: number;
  readonly task: Task;
  readonly own: Run;
  readonly peer: Run | null;
}

async function compare(kind: Kind, units: number, task: Task, book: string, out: string): Promise<Result> {
  const hasPeer = PEER_TASKS.includes(task) && kind !== 'ledger';
  const own: Run[] = [];
  const peer: Run[] = [];
  for (let run = 0; run < runsOf(units); run += 1) {
    const args = task === 'check' ? ['check', book, '--json'] : [task, book, '-o', out, '--force'];
    own.push(await measure(process.execPath, [COMMAND, ...args]));
    if (hasPeer) peer.push(await measure(PYTHON, [PEER, task, book, ...(task === 'check' ? [] : [out])]));
  }
  return { kind, units, task, own: median(own), peer: hasPeer ? median(peer) : null };
}

function run(program: string, args: readonly string[]): void {
  const made = spawnSync(program, args, { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
}

function makeBook(kind: Kind, units: number, folder: string): string {
  const book = join(folder, `${kind}-${units}.xlsx`);
  run(PYTHON, [join(__dirname, 'make_table.py'), String(units), book, ...KINDS[kind]]);
  if (kind === 'ledger') run('npx', ['tsx', join(__dirname, 'make-ledger.ts'), book, book]);
  return book;
}

function line({ kind, units, task, own, peer }: Result): string {
  const ratio = (of: (run: Run) => number): string => (peer ? (of(own) / of(peer)).toFixed(2) : '–');
  return [
    kind.padEnd(16),
    String(units).padStart(6),
    task.padEnd(9),
    `${own.seconds.toFixed(2)} s`,
    `${own.cpu.toFixed(2)} s CPU`,
    `${own.megabytes.toFixed(0)} MB`,
    `× ${ratio((one) => one.seconds)}`,
    `× ${ratio((one) => one.cpu)}`,
    `× ${ratio((one) => one.megabytes)}`,
  ].join('\t');
}

interface Wanted {
  readonly units: readonly number[];
  readonly kinds: readonly Kind[];
  readonly json: string | null;
}

function wanted(args: readonly string[]): Wanted {
  const valueOf = (name: string): string[] => args.flatMap((arg, at) => (args[at - 1] === name ? [arg] : []));
  const kinds = (Object.keys(KINDS) as Kind[]).filter((kind) => valueOf('--kind').includes(kind));
  const units = args.filter((arg) => /^\d+$/.test(arg)).map(Number);
  return {
    units: units.length > 0 ? units : ALL_UNITS,
    kinds: kinds.length > 0 ? kinds : (Object.keys(KINDS) as Kind[]),
    json: valueOf('--json')[0] ?? null,
  };
}

async function bench({ units, kinds, json }: Wanted): Promise<void> {
  if (!existsSync(COMMAND)) throw new Error('dist/cli is missing: run npm run build first');
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const results: Result[] = [];
  console.log('table\tunits\ttask\tbreakdown\t\t\tto openpyxl: time\tCPU\tmemory');
  try {
    for (const count of units) {
      for (const kind of kinds) {
        if (kind === 'ledger' && count >= 100_000) continue;
        const book = makeBook(kind, count, folder);
        for (const task of TASKS) {
          const result = await compare(kind, count, task, book, join(folder, 'out.xlsx'));
          results.push(result);
          console.log(line(result));
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    if (json !== null)
      writeFileSync(json, `${JSON.stringify({ node: process.version, results }, null, 1)}\n`);
  }
}

bench(wanted(process.argv.slice(2))).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
