/**
 * Opens a new workbook from its bytes: saves it as a file, in the folder of the open workbook if possible, and opens the file.
 */
import type { PinnedBook } from '../book';
import type { CheckedWriter } from '../checked-writer';
import type { EtApplication, EtFileSystem } from '../et';
import { joined, saveBytes } from './save-bytes';

/**
 * Saves and opens a workbook. An existing file of the same name stays; the new file gets a number.
 * @returns false when the program does not let add-ins write files
 * @throws RefusedStepError `open-file` with the path of the file, when it was saved but not opened
 */
export function openBytes(
  pinned: PinnedBook,
  writer: CheckedWriter,
  fileName: string,
  bytes: Uint8Array,
): boolean {
  const path = saveBeside(pinned, fileName, bytes);
  if (path === null) return false;
  writer.must(
    'open-file',
    path,
    () => pinned.app.Workbooks?.Open(path) ?? null,
    (opened) => opened !== null,
  );
  return true;
}

/**
 * Saves a file in the folder of the open workbook, or as near to it as the program lets add-ins write.
 * @returns its path; null when the program does not let add-ins write files
 */
export function saveBeside({ app, book }: PinnedBook, fileName: string, bytes: Uint8Array): string | null {
  const { FileSystem: files } = app;
  const folder = folderFor(app, book.Path);
  if (!files || folder === null) return null;
  return saveBytes(app, freePath(files, folder, fileName), bytes);
}

/** The folder of the open workbook. The desktop if the workbook was never saved or is not on this computer. */
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
