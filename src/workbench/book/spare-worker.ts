/**
 * A worker that is ready for the next workbook: one more can be opened when the server has gone away meanwhile.
 */

class SpareWorker {
  private waiting: Worker | null = null;

  /** The worker that waits, or a new one. */
  take(): Worker {
    const worker = this.waiting ?? start();
    this.waiting = null;
    return worker;
  }

  /** Starts one to wait, unless one does. One whose script could not be had is forgotten. */
  prepare(): void {
    if (this.waiting) return;
    const worker = start();
    this.waiting = worker;
    worker.addEventListener('error', () => {
      if (this.waiting === worker) this.waiting = null;
    });
  }
}

export const spareWorker = new SpareWorker();

function start(): Worker {
  return new Worker(new URL('./book-worker.ts', import.meta.url));
}
