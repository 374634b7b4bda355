/**
 * Makes new workbooks beside the page: it goes on answering, and making one can be given up at any moment.
 */
import type { NewWorkbook } from '../spreadsheet/spec';
import { browserFileEngine } from './browser-engine';

/** Rejected with an AbortError when it is given up. */
export function makeWorkbook(book: NewWorkbook, signal?: AbortSignal): Promise<Uint8Array> {
  const engine = browserFileEngine();
  const made = new Promise<Uint8Array>((resolve, reject) => {
    const giveUp = (): void => {
      // `signal.reason` is younger than the web views we run in.
      reject(new DOMException('given up', 'AbortError'));
    };
    if (signal?.aborted === true) giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
    engine.makeWorkbook(book).then(resolve, reject);
  });
  return made.finally(() => {
    engine.close();
  });
}
