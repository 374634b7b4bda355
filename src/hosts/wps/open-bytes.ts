/**
 * Opens a new workbook from its bytes: written as a file beside the open workbook, read back, opened.
 */
import type { NewWorkbook } from '../../sheets/spec';
import { RefusedStepError } from '../host';
import type { PinnedBook } from './book';
import type { Doing } from './doing';
import type { EtFileSystem } from './et';

/** Makes the bytes of a new workbook: the file host, loaded when it is needed. */
export type WorkbookMaker = (book: NewWorkbook) => Promise<Uint8Array>;

/**
 * A file of that name that is there already stays; the new one gets a number.
 * @throws RefusedStepError `save-file`, `open-file`
 */
export function openBytes(pinned: PinnedBook, doing: Doing, fileName: string, bytes: Uint8Array): void {
  const { FileSystem: files } = pinned.app;
  if (!files) throw new RefusedStepError('save-file', fileName);
  const path = freePath(files, folderFor(pinned), fileName);
  doing.must(
    'save-file',
    path,
    () => files.writeAsBinaryString(path, binaryString(bytes)),
    () => isSameBytes(files.ReadFileAsArrayBuffer(path), bytes),
  );
  const { Workbooks: books } = pinned.app;
  doing.must(
    'open-file',
    path,
    () => books?.Open(path) ?? null,
    (opened) => opened !== null,
  );
}

/** Where the open workbook is; the desktop for one that was never saved or is not on this machine. */
function folderFor({ app, book }: PinnedBook): string {
  const { Path: path } = book;
  if (path !== '' && !/^[a-z]+:\/\//i.test(path)) return path;
  const desktop = app.Env?.GetDesktopPath();
  if (desktop === undefined) throw new RefusedStepError('save-file', book.Name);
  return desktop;
}

function freePath(files: EtFileSystem, folder: string, fileName: string): string {
  const separator = folder.includes('\\') ? '\\' : '/';
  const base = `${folder.replace(/[\\/]$/, '')}${separator}${fileName.replace(/\.xlsx$/, '')}`;
  let path = `${base}.xlsx`;
  for (let number = 2; files.Exists(path); number += 1) path = `${base}（${String(number)}）.xlsx`;
  return path;
}

/** One character a byte. */
export function binaryString(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function isSameBytes(read: ArrayBuffer | null | undefined, bytes: Uint8Array): boolean {
  if (read?.byteLength !== bytes.length) return false;
  const now = new Uint8Array(read);
  return bytes.every((byte, index) => byte === now[index]);
}
