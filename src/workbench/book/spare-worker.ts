/** A worker that is started ahead for the next workbook, so that one more workbook can be opened even if the server is unreachable by then. */
import { WorkerCalls } from '../../engine/worker-calls';
import type { BookService } from './book-service';

/** Calls to a worker that holds a workbook. */
export type BookCalls = WorkerCalls<BookService>;

class SpareWorker {
  private waiting: BookCalls | null = null;

  /** Returns the spare worker, or a new worker. */
  take(): BookCalls {
    const waiting = this.waiting;
    this.waiting = null;
    return waiting === null || waiting.hasEnded ? start() : waiting;
  }

  /** Starts a spare worker unless there is one. A worker whose script failed to load is replaced. */
  prepare(): void {
    if (this.waiting === null || this.waiting.hasEnded) this.waiting = start();
  }
}

export const spareWorker = new SpareWorker();

function start(): BookCalls {
  return new WorkerCalls<BookService>(
    new Worker(new URL('./book-worker.ts', import.meta.url)),
    'book-worker',
  );
}
