/**
 * The page's end of the calls to a worker.
 */
import { HostError } from '../../spreadsheet/host';
import type { BookService } from './book-service';
import { errorOf, type Answer, type Call, type Calls } from './calls';
import { spareWorker } from './spare-worker';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A worker with a workbook service in it. */
export class WorkerCalls {
  private readonly worker = spareWorker.take();
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  /** Why nothing is answered any more. */
  private ended: Error | null = null;

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if ('failure' in data) waiting?.reject(errorOf(data.failure));
      else waiting?.resolve(data.result);
    });
    this.worker.addEventListener('error', (event) => {
      // The browser names no error where it could not have the script.
      const isLoaded = event instanceof ErrorEvent && event.message !== '';
      if (isLoaded) this.fail(new HostError('no-answer', event.message));
      else this.end(new HostError('not-loaded', 'book-worker'));
    });
  }

  /** @throws HostError */
  call<Name extends keyof BookService>(
    name: Name,
    ...args: Parameters<Calls[Name]>
  ): ReturnType<Calls[Name]> {
    this.lastId += 1;
    const message: Call = { id: this.lastId, name, args };
    const answer = new Promise<unknown>((resolve, reject) => {
      if (this.ended) reject(this.ended);
      else this.waiting.set(message.id, { resolve, reject });
    });
    this.worker.postMessage(message);
    return answer as ReturnType<Calls[Name]>;
  }

  /** Ends the worker; what it was asked is answered with `no-answer`. */
  close(): void {
    this.worker.terminate();
    this.end(new HostError('no-answer', 'closed'));
  }

  private end(error: Error): void {
    this.ended = error;
    this.fail(error);
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
