/**
 * A worker that is ready for the next workbook: one more can be opened when the server has gone away meanwhile.
 */
import { WorkerCalls } from '../../engine/worker-calls';
import type { BookService } from './book-service';

/** Calls to a worker with a workbook in it. */
export type BookCalls = WorkerCalls<BookService>;

class SpareWorker {
  private waiting: BookCalls | null = null;

  /** The worker that waits, or a new one. */
  take(): BookCalls {
    const waiting = this.waiting;
    this.waiting = null;
    return waiting === null || waiting.hasEnded ? start() : waiting;
  }

  /** Starts one to wait, unless one does. One whose script could not be had is forgotten. */
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
