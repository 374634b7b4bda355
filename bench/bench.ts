/**
 * `npm run bench`: the command line against an equivalent openpyxl script, on the same files, in the same run.
 *
 * Times are the best of several runs of the whole program, start-up included; memory is the highest resident size.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMMAND, measure, type Run } from './measure';

const PYTHON = '/usr/bin/python3';
const PEER = join(__dirname, 'openpyxl_peer.py');
const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [16, 1_000, 10_000, 100_000];
const TASKS = ['check', 'recompute'] as const;
/** The longest runs are steady enough to be run once. */
const RUNS = (rows: number): number => (rows >= 100_000 ? 1 : 3);

async function best(rows: number, program: string, args: readonly string[]): Promise<Run> {
  let seconds = Infinity;
  let megabytes = 0;
  for (let run = 0; run < RUNS(rows); run += 1) {
    const measured = await measure(program, args);
    seconds = Math.min(seconds, measured.seconds);
    megabytes = Math.max(megabytes, measured.megabytes);
  }
  return { seconds, megabytes };
}

async function bench(): Promise<void> {
  if (!existsSync(COMMAND)) throw new Error('dist/cli is missing: run npm run build first');
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  console.log('rows\ttask\tbreakdown\topenpyxl\tratio\tmemory\topenpyxl\tper row');
  try {
    for (const rows of SIZES) {
      const book = join(folder, `${String(rows)}.xlsx`);
      const made = spawnSync(PYTHON, [join(__dirname, 'make_table.py'), String(rows), book], {
        encoding: 'utf8',
      });
      if (made.status !== 0) throw new Error(made.stderr);
      for (const task of TASKS) {
        const out = join(folder, 'out.xlsx');
        const ownArgs = task === 'check' ? ['check', book, '--json'] : [task, book, '-o', out, '--force'];
        const own = await best(rows, process.execPath, [COMMAND, ...ownArgs]);
        const peer = await best(rows, PYTHON, [PEER, task, book, ...(task === 'check' ? [] : [out])]);
        console.log(
          [
            rows,
            task,
            `${own.seconds.toFixed(2)} s`,
            `${peer.seconds.toFixed(2)} s`,
            (own.seconds / peer.seconds).toFixed(2),
            `${own.megabytes.toFixed(0)} MB`,
            `${peer.megabytes.toFixed(0)} MB`,
            `${((own.seconds / rows) * 1e6).toFixed(1)} µs`,
          ].join('\t'),
        );
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
