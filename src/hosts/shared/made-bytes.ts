/**
 * The bytes of a new workbook, before they are saved or opened.
 */
import { HostError } from '../../spreadsheet/host';
import type { NewWorkbook } from '../../spreadsheet/spec';

/** Makes the bytes of a new workbook: the file host, loaded when it is needed, in a worker where the page can start one. */
export type WorkbookMaker = (book: NewWorkbook, signal?: AbortSignal) => Promise<Uint8Array>;

/**
 * Returns the same bytes. `Excel.createWorkbook('')` opens an empty workbook without a word, and a file of no bytes opens
 * nowhere: neither must be taken for the workbook that was asked for.
 * @param fileName the workbook's, for the log
 * @throws HostError `not-made` where there are none
 */
export function madeBytes(bytes: Uint8Array | null | undefined, fileName: string): Uint8Array {
  if (!bytes || bytes.length === 0) throw new HostError('not-made', fileName);
  return bytes;
}
