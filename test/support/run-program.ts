/**
 * Runs a program and waits until it ends.
 */
import { spawn } from 'node:child_process';

export interface RunOptions {
  /** Written to the program's standard input. */
  readonly input?: string;
  /** Milliseconds until the program is killed; 60,000 by default. */
  readonly timeout?: number;
}

/**
 * Runs a program; returns its standard output.
 * @throws Error with the command and its standard error if it does not exit with 0 or takes too long
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { input = '', timeout = 60_000 } = options;
  return new Promise((resolve, reject) => {
    // In the C locale, programs could not handle Chinese file names. A process group of its own, because soffice is a script that starts
    // another program, and both must be killed.
    const env = { ...process.env, LC_ALL: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' };
    const child = spawn(program, args, { env, detached: true });
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, timeout);
    const fail = (reason: string): void => {
      const said = Buffer.concat(errors).toString('utf8').trim();
      reject(new Error(`${program} ${args.join(' ')}: ${reason}${said === '' ? '' : `\n${said}`}`));
    };
    child.stdout.on('data', (data: Buffer) => output.push(data));
    child.stderr.on('data', (data: Buffer) => errors.push(data));
    child.on('error', (error) => {
      clearTimeout(timer);
      fail(error.message);
    });
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      if (late) fail(`not done after ${timeout} ms`);
      else if (status !== 0) fail(`ended with ${String(status ?? signal)}`);
      else resolve(Buffer.concat(output).toString('utf8'));
    });
    // A broken pipe is ignored: a program that ends without reading its input is reported by its exit status.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
