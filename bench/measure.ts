/**
 * Runs a program and measures its time and memory.
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The command line as it is released. */
export const COMMAND = join(__dirname, '../dist/cli/breakdown.js');
/** GNU time reports the system's own counts for a process and its children. */
const TIME = '/usr/bin/time';

export interface Run {
  /** Wall-clock time. */
  readonly seconds: number;
  /** CPU time of all cores, user and system. It changes little when the machine is busy. */
  readonly cpu: number;
  /** Highest resident set size. */
  readonly megabytes: number;
}

let runs = 0;

/** Runs a program. Exit codes 0 and 1 both mean that it did its job. */
export function measure(program: string, args: readonly string[]): Promise<Run> {
  const report = join(tmpdir(), `bench-time-${process.pid}-${(runs += 1)}`);
  return new Promise((resolve, reject) => {
    const child = spawn(TIME, ['-q', '-o', report, '-f', '%e %U %S %M', program, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status !== 0 && status !== 1) {
        reject(new Error(`${program} ${args.join(' ')} ended with ${String(status)}: ${errors}`));
        return;
      }
      const [seconds = NaN, user = NaN, system = NaN, kilobytes = NaN] = readFileSync(report, 'utf8')
        .trim()
        .split(' ')
        .map(Number);
      rmSync(report, { force: true });
      resolve({ seconds, cpu: user + system, megabytes: kilobytes / 1024 });
    });
  });
}

/** The median of each figure. */
export function median(of: readonly Run[]): Run {
  const middle = (figure: (run: Run) => number): number =>
    of.map(figure).sort((a, b) => a - b)[Math.floor((of.length - 1) / 2)] ?? NaN;
  return {
    seconds: middle((run) => run.seconds),
    cpu: middle((run) => run.cpu),
    megabytes: middle((run) => run.megabytes),
  };
}
