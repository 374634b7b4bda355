/**
 * Opens a new workbook from its bytes: written as a file, beside the open workbook where that is allowed, and opened.
 */
import type { PinnedBook } from '../book';
import type { Doing } from '../doing';
import type { EtApplication, EtFileSystem } from '../et';
import { joined, saveBytes } from './save-bytes';

/**
 * An existing file of that name stays; the new one gets a number.
 * @returns false when the program lets no file be written
 * @throws RefusedStepError `open-file`: the file is there, named in the error
 */
export function openBytes(pinned: PinnedBook, doing: Doing, fileName: string, bytes: Uint8Array): boolean {
  const path = saveBeside(pinned, fileName, bytes);
  if (path === null) return false;
  const { Workbooks: books } = pinned.app;
  doing.must(
    'open-file',
    path,
    () => books?.Open(path) ?? null,
    (opened) => opened !== null,
  );
  return true;
}

/**
 * Saves a file beside the open workbook, or as near to it as the program lets add-ins write.
 * @returns where it stands; null where the program lets none be written
 */
export function saveBeside({ app, book }: PinnedBook, fileName: string, bytes: Uint8Array): string | null {
  const { FileSystem: files } = app;
  const folder = folderFor(app, book.Path);
  if (!files || folder === null) return null;
  return saveBytes(app, freePath(files, folder, fileName), bytes);
}

/** The folder of the open workbook; the desktop if it was never saved or is not on this computer. */
function folderFor(app: EtApplication, path: string): string | null {
  if (path !== '' && !/^[a-z]+:\/\//i.test(path)) return path;
  return app.Env?.GetDesktopPath() ?? null;
}

function freePath(files: EtFileSystem, folder: string, fileName: string): string {
  const [, name = fileName, extension = ''] = /^(.*?)(\.[a-z]+)?$/i.exec(fileName) ?? [];
  const base = joined(folder, name);
  let path = `${base}${extension}`;
  for (let number = 2; files.Exists(path); number += 1) path = `${base}（${number}）${extension}`;
  return path;
}
