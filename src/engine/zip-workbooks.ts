/**
 * Several new workbooks in one .zip.
 */
import { zipSync, type Zippable } from 'fflate';
import type { NewWorkbook } from '../spreadsheet/spec';
import { createWorkbook } from '../hosts/file/file-host';

/** Workbooks are compressed already, so that compressing them again would save nothing. */
const STORED = { level: 0 } as const;

/**
 * Makes the workbooks and packs them, each under its file name; names must differ.
 * @param pause awaited between workbooks, where making them would block a page
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
