/**
 * The worker that makes new workbooks. The file engine is loaded here and nowhere else.
 */
import { createWorkbook } from '../file/file-host';
import type { NewWorkbook } from '../../sheets/spec';
import type { Made } from './book-maker';

self.addEventListener('message', ({ data }: MessageEvent<NewWorkbook>) => {
  postMessage(made(data));
});

function made(book: NewWorkbook): Made {
  try {
    return { bytes: createWorkbook(book) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}
