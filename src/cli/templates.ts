/**
 * `breakdown templates`
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { templates as act } from '../actions/templates';
import type { Messages } from '../i18n/messages';
import { CommandFailure } from './failures';
import { openBook, writeWhole } from './files';
import { print } from './output';

export async function templates(
  book: string,
  options: { readonly dir: string; readonly sheet?: string; readonly force?: true },
  messages: Messages,
): Promise<number> {
  const made = await act(openBook(book), options);
  const paths = made.map((one) => ({ path: join(options.dir, one.fileName), bytes: one.bytes }));
  const standing = paths.find((one) => existsSync(one.path));
  if (standing && !options.force) throw new CommandFailure('output-exists', { path: standing.path });
  try {
    mkdirSync(options.dir, { recursive: true });
  } catch {
    throw new CommandFailure('cannot-write', { path: options.dir });
  }
  for (const { path, bytes } of paths) writeWhole(path, bytes);
  print(messages.cli.templatesWritten(paths.length, options.dir));
  return 0;
}
