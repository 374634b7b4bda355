/**
 * Starts the file engine of a web page: in a worker, or in the page itself if no worker can be started. That is so on pages opened from
 * disk, as WPS opens add-ins that were installed without a server.
 */
import type { PlanDocument, PlanProblem } from '../domain/plan/plan-document';
import type { ReadReturn } from '../domain/returns/returns';
import type { Paper } from '../papers/paper';
import type { NewWorkbook } from '../spreadsheet/spec';
import type { FileEngine, FileService } from './file-engine';
import { inPageFileEngine } from './in-page-engine';
import { WorkerCalls } from './worker-calls';

/** Starts a file engine, which the caller must close. */
export function browserFileEngine(): FileEngine {
  const worker = startWorker();
  return worker ? new WorkerEngine(worker) : inPageFileEngine();
}

function startWorker(): Worker | null {
  try {
    return new Worker(new URL('./file-worker.ts', import.meta.url));
  } catch {
    // A SecurityError, on pages without an origin.
    return null;
  }
}

class WorkerEngine implements FileEngine {
  private readonly calls: WorkerCalls<FileService>;

  constructor(worker: Worker) {
    this.calls = new WorkerCalls<FileService>(worker, 'file-worker');
  }

  readReturn(fileName: string, bytes: Uint8Array): Promise<ReadReturn> {
    return this.calls.handOver([bytes.buffer], 'readReturn', fileName, bytes);
  }

  readPlan(fileName: string, bytes: Uint8Array): Promise<PlanDocument | PlanProblem> {
    return this.calls.handOver([bytes.buffer], 'readPlan', fileName, bytes);
  }

  makeWorkbook(book: NewWorkbook): Promise<Uint8Array> {
    return this.calls.call('makeWorkbook', book);
  }

  zipWorkbooks(books: readonly NewWorkbook[]): Promise<Uint8Array> {
    return this.calls.call('zipWorkbooks', books);
  }

  makeDocument(paper: Paper): Promise<Uint8Array> {
    return this.calls.call('makeDocument', paper);
  }

  close(): void {
    this.calls.close();
  }
}
