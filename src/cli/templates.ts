/**
 * `breakdown templates`
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { templates as act } from '../actions/templates';
import { createWorkbook } from '../hosts/file/file-host';
import type { ReturnWords } from '../i18n/returns/messages';
import { CommandFailure } from './failures';
import { openBook, writeWhole } from './files';
import { print } from './output';
import type { TableOptions } from './table-options';

export async function templates(
  book: string,
  options: TableOptions & { readonly dir: string; readonly force?: true },
  words: ReturnWords,
): Promise<number> {
  const made = await act(openBook(book), options);
  const paths = made.map((one) => ({ path: join(options.dir, one.fileName), book: one }));
  const standing = paths.find((one) => existsSync(one.path));
  if (standing && !options.force) throw new CommandFailure('output-exists', { path: standing.path });
  try {
    mkdirSync(options.dir, { recursive: true });
  } catch {
    throw new CommandFailure('cannot-write', { path: options.dir });
  }
  for (const { path, book: one } of paths) writeWhole(path, createWorkbook(one));
  print(words.cli.templatesWritten(paths.length, options.dir));
  return 0;
}
