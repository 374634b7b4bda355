/**
 * The page's side of calls from a page to a worker.
 */
import { HostError } from '../spreadsheet/host';
import { errorOf, type Answer, type Call, type Calls } from './worker-protocol';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A worker that runs a service. */
export class WorkerCalls<Service> {
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  /** Whether the worker has sent a message, which shows that its script runs. */
  private isThere = false;
  /** Why calls are no longer answered; null as long as they are. */
  private ended: Error | null = null;

  /**
   * @param worker just started, so that its first message is not missed
   * @param script the name of its script, for error messages
   */
  constructor(
    private readonly worker: Worker,
    script: string,
  ) {
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      this.isThere = true;
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if ('failure' in data) waiting?.reject(errorOf(data.failure));
      else waiting?.resolve(data.result);
    });
    worker.addEventListener('error', (event) => {
      if (this.isThere) this.fail(new HostError('no-answer', event.message));
      else this.end(new HostError('not-loaded', script));
    });
  }

  /** Whether calls are no longer answered. */
  get hasEnded(): boolean {
    return this.ended !== null;
  }

  /** @throws HostError */
  call<Name extends keyof Service & string>(
    name: Name,
    ...args: Parameters<Calls<Service>[Name]>
  ): ReturnType<Calls<Service>[Name]> {
    return this.handOver([], name, ...args);
  }

  /**
   * Makes a call whose transferable arguments are moved to the worker instead of copied.
   * @throws HostError
   */
  handOver<Name extends keyof Service & string>(
    handedOver: Transferable[],
    name: Name,
    ...args: Parameters<Calls<Service>[Name]>
  ): ReturnType<Calls<Service>[Name]> {
    this.lastId += 1;
    const message: Call = { id: this.lastId, name, args };
    const answer = new Promise<unknown>((resolve, reject) => {
      if (this.ended) reject(this.ended);
      else this.waiting.set(message.id, { resolve, reject });
    });
    this.worker.postMessage(message, handedOver);
    return answer as ReturnType<Calls<Service>[Name]>;
  }

  /** Ends the worker. Calls that are still running fail with `no-answer`. */
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
