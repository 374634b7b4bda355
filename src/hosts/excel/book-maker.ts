/**
 * Makes new workbooks in a worker: the page goes on answering, and making one can be given up at any moment.
 */
import type { WorkbookMaker } from './excel-host';

/** What the worker sends back. */
export type Made = { readonly bytes: Uint8Array } | { readonly error: string };

/** Rejected with an AbortError when it is given up. */
export const makeWorkbook: WorkbookMaker = (book, signal) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./book-worker.ts', import.meta.url));
    const end = (): void => {
      worker.terminate();
    };
    const cancel = (): void => {
      end();
      // `signal.reason` is younger than the web views we run in.
      reject(new DOMException('given up', 'AbortError'));
    };
    if (signal?.aborted === true) {
      cancel();
      return;
    }
    signal?.addEventListener('abort', cancel);
    worker.addEventListener('message', ({ data }: MessageEvent<Made>) => {
      end();
      signal?.removeEventListener('abort', cancel);
      if ('bytes' in data) resolve(data.bytes);
      else reject(new Error(data.error));
    });
    worker.addEventListener('error', (event) => {
      end();
      reject(new Error(event.message));
    });
    worker.postMessage(book);
  });
