/**
 * Checks the bytes of a new workbook before they are saved or opened.
 */
import { HostError } from '../../spreadsheet/host';
import type { NewWorkbook } from '../../spreadsheet/spec';

/** Makes the bytes of a new workbook with the file host, which is loaded when needed and runs in a worker where the page can start one. */
export type WorkbookMaker = (book: NewWorkbook, signal?: AbortSignal) => Promise<Uint8Array>;

/**
 * Returns the bytes, or throws when there are none. `Excel.createWorkbook('')` opens an empty workbook without an error, and an empty file
 * cannot be opened: neither may pass for the workbook that was asked for.
 * @param fileName the file name of the workbook, for the log
 * @throws HostError `not-made` when there are no bytes
 */
export function madeBytes(bytes: Uint8Array | null | undefined, fileName: string): Uint8Array {
  if (!bytes || bytes.length === 0) throw new HostError('not-made', fileName);
  return bytes;
}
