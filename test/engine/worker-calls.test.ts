/**
 * Calls between a page and a worker over a pair of message ports, which copy messages as a page and its worker do.
 */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { serveCalls } from '../../src/engine/serve-calls';
import { WorkerCalls } from '../../src/engine/worker-calls';
import { HostError } from '../../src/spreadsheet/host';

const SCRIPT = 'file-worker.js';

class Counter {
  private count = 0;

  add(by: number): number {
    this.count += by;
    return this.count;
  }

  /** Answers later than all other calls made at the same time. */
  async later(answer: string): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return answer;
  }

  sizeOf(bytes: Uint8Array): number {
    return bytes.length;
  }

  refuse(): never {
    throw new HostError('sheet-protected', '任务分解表');
  }

  break(): never {
    throw new TypeError('no such thing');
  }

  loadPart(): never {
    throw Object.assign(new Error('Loading chunk 7 failed'), { name: 'ChunkLoadError' });
  }
}

/** The page's side of a port as a `Worker`, with the events that a browser fires besides messages. */
class PortWorker extends EventTarget {
  isTerminated = false;

  constructor(private readonly port: MessagePort) {
    super();
    port.on('message', (data: unknown) => this.dispatchEvent(new MessageEvent('message', { data })));
  }

  postMessage(message: unknown, handedOver: readonly ArrayBuffer[]): void {
    this.port.postMessage(message, handedOver);
  }

  terminate(): void {
    this.isTerminated = true;
    this.port.close();
  }

  /** Fires the event that a browser fires when a worker's script can't be loaded, or ended with an uncaught error. */
  failWith(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

interface Started {
  readonly worker: PortWorker;
  readonly calls: WorkerCalls<Counter>;
  /** Starts the worker's script. */
  readonly serve: () => void;
}

let open: MessagePort[] = [];

function start(): Started {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const worker = new PortWorker(port1);
  const calls = new WorkerCalls<Counter>(worker as unknown as Worker, SCRIPT);
  const serve = (): void => {
    const listen = (_: 'message', listener: (event: { data: unknown }) => void): void => {
      port2.on('message', (data: unknown) => {
        listener({ data });
      });
    };
    Object.assign(globalThis, {
      self: { addEventListener: listen },
      postMessage: (message: unknown) => {
        port2.postMessage(message);
      },
    });
    serveCalls(new Counter());
  };
  return { worker, calls, serve };
}

function served(): Started {
  const started = start();
  started.serve();
  return started;
}

afterEach(() => {
  for (const port of open) port.close();
  open = [];
});

describe('a call to a worker', () => {
  it('resolves to what the method returns, even if answers come in another order than the calls', async () => {
    const { calls } = served();
    const answers = [calls.call('later', '后'), calls.call('add', 2), calls.call('add', 3)];
    expect(await Promise.all(answers)).toEqual(['后', 2, 5]);
  });

  it('waits for a script that has not been loaded yet', async () => {
    const { calls, serve } = start();
    const answer = calls.call('add', 1);
    serve();
    expect(await answer).toBe(1);
  });

  it('hands bytes over instead of copying them', async () => {
    const { calls } = served();
    const bytes = new Uint8Array(1000);
    expect(await calls.handOver([bytes.buffer], 'sizeOf', bytes)).toBe(1000);
    expect(bytes.length).toBe(0);
  });

  it.each([
    ['refuse', { code: 'sheet-protected', detail: '任务分解表' }],
    ['loadPart', { code: 'not-loaded', detail: 'Loading chunk 7 failed' }],
  ] as const)('fails with the code and the detail of what was thrown: %s', async (name, failure) => {
    const { calls } = served();
    const error: unknown = await calls.call(name).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HostError);
    expect(error).toMatchObject(failure);
    // The worker still answers.
    expect(await calls.call('add', 1)).toBe(1);
  });

  it('fails with the message of any other error', async () => {
    const error: unknown = await served()
      .calls.call('break')
      .catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(HostError);
    expect(error).toMatchObject({ message: 'no such thing' });
  });
});

describe('a worker that ends', () => {
  it('fails every call with not-loaded, later ones too, when it ends before its first message', async () => {
    const { worker, calls } = start();
    const waiting = calls.call('add', 1);
    worker.failWith('');
    const failure = { code: 'not-loaded', detail: SCRIPT };
    await expect(waiting).rejects.toMatchObject(failure);
    await expect(calls.call('add', 1)).rejects.toMatchObject(failure);
    expect(calls.hasEnded).toBe(true);
  });

  it('fails the pending calls with no-answer when it ends later, and answers new calls', async () => {
    const { worker, calls } = served();
    await calls.call('add', 1);
    const waiting = calls.call('later', '后');
    worker.failWith('out of memory');
    await expect(waiting).rejects.toMatchObject({ code: 'no-answer', detail: 'out of memory' });
    expect(calls.hasEnded).toBe(false);
    expect(await calls.call('add', 1)).toBe(2);
  });

  it('is terminated when it is closed, and fails pending and later calls with no-answer', async () => {
    const { worker, calls } = served();
    const waiting = calls.call('later', '后');
    calls.close();
    expect(worker.isTerminated).toBe(true);
    await expect(waiting).rejects.toMatchObject({ code: 'no-answer' });
    await expect(calls.call('add', 1)).rejects.toMatchObject({ code: 'no-answer' });
    expect(calls.hasEnded).toBe(true);
  });
});
