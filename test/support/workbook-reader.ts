/**
 * One process of openpyxl for all workbooks a test file reads: starting Python takes longer than most workbooks do.
 */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const SCRIPT = join(__dirname, 'read_workbook.py');
/** Milliseconds for one workbook. */
const MOST_TIME = 60_000;
/** Readings kept, for workbooks that are the same byte for byte: tests save the same workbook again and again. */
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
   * What is in a workbook, as JSON.
   * @throws Error with openpyxl's message when it can't read the file
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
    // Chinese file names are bytes to a program that runs in the C locale.
    const env = { ...process.env, LC_ALL: 'C.UTF-8', PYTHONDONTWRITEBYTECODE: '1' };
    const child = spawn(this.python, [SCRIPT], { env });
    const errors: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => this.waiting.shift()?.resolve(line));
    child.stderr.on('data', (data: Buffer) => errors.push(data.toString('utf8')));
    // A process that ended without reading is reported by its end, not by the broken pipe.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      this.stop(error.message);
    });
    child.on('close', () => {
      if (this.process === child) this.stop(`openpyxl ended: ${errors.join('')}`);
    });
    return child;
  }

  /** Ends the process and everything that waits for it. */
  private stop(reason: string): void {
    this.end();
    for (const { reject } of this.waiting.splice(0)) reject(new Error(reason));
  }
}
