/**
 * Running a program and watching what it takes.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The command line as it ships. */
export const COMMAND = join(__dirname, '../dist/cli/breakdown.js');

export interface Run {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Runs a program and watches it; 0 and 1 both mean done. */
export function measure(program: string, args: readonly string[]): Promise<Run> {
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
