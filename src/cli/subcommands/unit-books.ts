/**
 * `breakdown templates` and `breakdown hand-down`: write a workbook for each unit into a folder.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { handDown as actHandDown } from '../../actions/hand-down';
import { templates as act } from '../../actions/templates';
import { createWorkbook } from '../../hosts/file/file-host';
import type { ReturnWords } from '../../i18n/returns/messages';
import type { NewWorkbook } from '../../spreadsheet/spec';
import { CommandFailure } from '../failures';
import { openBook, writeWhole } from '../files';
import { print } from '../output';
import type { TableOptions } from '../arguments/table-options';

interface FolderOptions extends TableOptions {
  readonly dir: string;
  readonly force?: true;
}

export async function templates(book: string, options: FolderOptions, words: ReturnWords): Promise<number> {
  const made = writeBooks(await act(openBook(book), options), options);
  print(words.cli.templatesWritten(made, options.dir));
  return 0;
}

export async function handDown(book: string, options: FolderOptions, words: ReturnWords): Promise<number> {
  const made = writeBooks(await actHandDown(openBook(book), options), options);
  print(words.cli.handedDown(made, options.dir));
  return 0;
}

/** Writes the workbooks. @throws CommandFailure when one of the files exists already; then nothing is written */
function writeBooks(books: readonly NewWorkbook[], { dir, force }: FolderOptions): number {
  const paths = books.map((book) => ({ path: join(dir, book.fileName), book }));
  const standing = paths.find((path) => existsSync(path.path));
  if (standing && !force) throw new CommandFailure('output-exists', { path: standing.path });
  try {
    mkdirSync(dir, { recursive: true });
  } catch {
    throw new CommandFailure('cannot-write', { path: dir });
  }
  for (const { path, book } of paths) writeWhole(path, createWorkbook(book));
  return paths.length;
}
