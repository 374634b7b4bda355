/**
 * Makes new workbooks in a worker, so that the page stays responsive and making one can be cancelled at any moment.
 */
import type { NewWorkbook } from '../spreadsheet/spec';
import { browserFileEngine } from './browser-engine';

/** Makes a workbook; the promise is rejected with an AbortError when it is cancelled. */
export function makeWorkbook(book: NewWorkbook, signal?: AbortSignal): Promise<Uint8Array> {
  const engine = browserFileEngine();
  const made = new Promise<Uint8Array>((resolve, reject) => {
    const giveUp = (): void => {
      // Some web views in which the add-in runs lack `signal.reason`.
      reject(new DOMException('cancelled', 'AbortError'));
    };
    if (signal?.aborted === true) giveUp();
    signal?.addEventListener('abort', giveUp, { once: true });
    engine.makeWorkbook(book).then(resolve, reject);
  });
  return made.finally(() => {
    engine.close();
  });
}
