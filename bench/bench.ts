/**
 * `npm run bench`: the command line against an equivalent openpyxl script, on the same files, in the same run.
 *
 * Times are the best of several runs of the whole program, start-up included; memory is the highest resident size.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PYTHON = '/usr/bin/python3';
const COMMAND = join(__dirname, '../dist/cli/breakdown.js');
const PEER = join(__dirname, 'openpyxl_peer.py');
const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [16, 1_000, 10_000, 100_000];
const TASKS = ['check', 'recompute'] as const;
/** The longest runs are steady enough to be run once. */
const RUNS = (rows: number): number => (rows >= 100_000 ? 1 : 3);

interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs a program and watches it; 0 and 1 both mean done. */
function measure(program: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    let megabytes = 0;
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    const timer = setInterval(() => {
      megabytes = Math.max(megabytes, residentPeak(child.pid));
    }, 20);
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(timer);
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      if (status === 0 || status === 1) resolve({ seconds, megabytes });
      else reject(new Error(`${program} ${args.join(' ')} ended with ${String(status)}: ${errors}`));
    });
  });
}

/** Highest resident size so far, megabytes; 0 where the system does not tell. */
function residentPeak(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

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
