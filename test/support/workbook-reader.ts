/**
 * One Python process with openpyxl for all workbooks that a test file reads, because starting Python takes longer than reading most
 * workbooks.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const SCRIPT = join(__dirname, 'read_workbook.py');
/** Time limit for one workbook, in milliseconds. */
const MOST_TIME = 60_000;
/** The number of cached results, by the workbook's bytes: tests save identical workbooks again and again. */
const MOST_KEPT = 40;

interface Waiting {
  readonly resolve: (line: string) => void;
  readonly reject: (error: Error) => void;
}

export class WorkbookReader {
  private process: ChildProcessWithoutNullStreams | null = null;
  private readonly waiting: Waiting[] = [];
  private readonly kept = new Map<string, Promise<string>>();

  constructor(private readonly python: string) {}

  /**
   * Reads a workbook; returns its content as JSON.
   * @throws Error with openpyxl's message if it can't read the file
   */
  async read(path: string): Promise<string> {
    const key = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    const known = this.kept.get(key);
    if (known) return known;
    const reading = this.ask(path);
    this.kept.set(key, reading);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
    return reading;
  }

  end(): void {
    this.process?.kill();
    this.process = null;
  }

  private async ask(path: string): Promise<string> {
    const { stdin } = (this.process ??= this.start());
    let timer: NodeJS.Timeout | undefined;
    try {
      const line = await new Promise<string>((resolve, reject) => {
        this.waiting.push({ resolve, reject });
        timer = setTimeout(() => {
          this.stop(`${path}: not read after ${MOST_TIME} ms`);
        }, MOST_TIME);
        stdin.write(`${path}\n`);
      });
      const answer = JSON.parse(line) as { readonly book: unknown } | { readonly error: string };
      if ('error' in answer) throw new Error(`${path}: ${answer.error}`);
      return JSON.stringify(answer.book);
    } finally {
      clearTimeout(timer);
    }
  }

  private start(): ChildProcessWithoutNullStreams {
    // In the C locale, Python could not handle Chinese file names.
    const env = { ...process.env, LC_ALL: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' };
    const child = spawn(this.python, [SCRIPT], { env });
    const errors: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => this.waiting.shift()?.resolve(line));
    child.stderr.on('data', (data: Buffer) => errors.push(data.toString('utf8')));
    // A broken pipe is ignored: a process that ended is reported by its exit.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      this.stop(error.message);
    });
    child.on('close', () => {
      if (this.process === child) this.stop(`openpyxl ended: ${errors.join('')}`);
    });
    return child;
  }

  /** Ends the process and rejects everything that waits for it. */
  private stop(reason: string): void {
    this.end();
    for (const { reject } of this.waiting.splice(0)) reject(new Error(reason));
  }
}
