/**
 * Packs several new workbooks into a .zip.
 */
import { zipSync, type Zippable } from 'fflate';
import type { NewWorkbook } from '../spreadsheet/spec';
import { createWorkbook } from '../hosts/file/file-host';

/** Not compressed again: workbooks are compressed already. */
const STORED = { level: 0 } as const;

/**
 * Makes the workbooks and packs each under its file name. The names must differ.
 * @param pause awaited between two workbooks, for a page that must not be blocked for long
 */
export async function zipWorkbooks(
  books: readonly NewWorkbook[],
  pause: () => Promise<void> = () => Promise.resolve(),
): Promise<Uint8Array> {
  const files: Zippable = {};
  for (const book of books) {
    files[book.fileName] = [createWorkbook(book), STORED];
    await pause();
  }
  return zipSync(files);
}
