/**
 * The file engine of a web page: in a worker, or in the page itself where no worker can be started (pages opened from disk,
 * as WPS opens add-ins that were installed without a server).
 */
import type { ReadReturn } from '../domain/returns/returns';
import type { Paper } from '../papers/paper';
import type { NewWorkbook } from '../spreadsheet/spec';
import type { FileEngine } from './file-engine';
import { HostError } from '../spreadsheet/host';
import type { FileAnswer, Task } from './file-task';
import { inPageFileEngine } from './in-page-engine';

/** A file engine; the caller closes it. */
export function browserFileEngine(): FileEngine {
  const worker = startWorker();
  return worker ? new WorkerEngine(worker) : inPageFileEngine();
}

function startWorker(): Worker | null {
  try {
    return new Worker(new URL('./file-worker.ts', import.meta.url));
  } catch {
    // A SecurityError on pages without an origin.
    return null;
  }
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

class WorkerEngine implements FileEngine {
  private readonly waiting = new Map<number, Waiting>();
  private tasks = 0;
  /** Its script has run. */
  private isThere = false;
  /** Why it never will. */
  private missing: Error | null = null;

  constructor(private readonly worker: Worker) {
    worker.addEventListener('message', ({ data }: MessageEvent<FileAnswer>) => {
      this.isThere = true;
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if ('error' in data) waiting?.reject(new Error(data.error));
      else waiting?.resolve(data.result);
    });
    worker.addEventListener('error', (event) => {
      const error = this.isThere ? new Error(event.message) : new HostError('not-loaded', 'file-worker');
      if (!this.isThere) this.missing = error;
      for (const one of this.waiting.values()) one.reject(error);
      this.waiting.clear();
    });
  }

  async readReturn(fileName: string, bytes: Uint8Array): Promise<ReadReturn> {
    return (await this.ask({ kind: 'read-return', fileName, bytes }, [bytes.buffer])) as ReadReturn;
  }

  async makeWorkbook(book: NewWorkbook): Promise<Uint8Array> {
    return (await this.ask({ kind: 'make-workbook', book }, [])) as Uint8Array;
  }

  async zipWorkbooks(books: readonly NewWorkbook[]): Promise<Uint8Array> {
    return (await this.ask({ kind: 'zip-workbooks', books }, [])) as Uint8Array;
  }

  async makeDocument(paper: Paper): Promise<Uint8Array> {
    return (await this.ask({ kind: 'make-document', paper }, [])) as Uint8Array;
  }

  close(): void {
    this.worker.terminate();
  }

  private ask(task: Task, handedOver: Transferable[]): Promise<unknown> {
    const id = (this.tasks += 1);
    return new Promise((resolve, reject) => {
      if (this.missing) {
        reject(this.missing);
        return;
      }
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, ...task }, handedOver);
    });
  }
}
