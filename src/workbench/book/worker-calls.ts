/**
 * The page's end of the calls to a worker.
 */
import { HostError } from '../../hosts/host';
import type { BookService } from './book-service';
import { errorOf, type Answer, type Call, type Calls } from './calls';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A worker with a workbook service in it. */
export class WorkerCalls {
  private readonly worker = new Worker(new URL('./book-worker.ts', import.meta.url));
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor() {
    this.worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if ('failure' in data) waiting?.reject(errorOf(data.failure));
      else waiting?.resolve(data.result);
    });
    this.worker.addEventListener('error', (event) => {
      this.fail(new HostError('no-answer', event.message));
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
      this.waiting.set(message.id, { resolve, reject });
    });
    this.worker.postMessage(message);
    return answer as ReturnType<Calls[Name]>;
  }

  /** Ends the worker; what it was asked is answered with `no-answer`. */
  close(): void {
    this.worker.terminate();
    this.fail(new HostError('no-answer', 'closed'));
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
