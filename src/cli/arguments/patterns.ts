/**
 * Patterns such as `returns/*.xlsx`, which Windows shells pass on without expanding them.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Only `*` and `?`, and only in the file's name. */
const WILDCARD = /[*?]/;

/** The files that a path names, in the order of their names: the path itself where it is no pattern, or where a file has exactly that name. */
export function filesOf(path: string): readonly string[] {
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const folder = path.slice(0, slash + 1);
  const name = path.slice(slash + 1);
  if (!WILDCARD.test(name) || existsSync(path)) return [path];
  if (!existsSync(folder || '.')) return [path];
  const matching = readdirSync(folder || '.')
    .filter((file) => isTakenFor(name, file))
    .sort()
    .map((file) => (folder === '' ? file : join(folder, file)));
  return matching.length === 0 ? [path] : matching;
}

/** Whether a file matches a pattern. Hidden files and the lock files of Office beside open workbooks never match. */
function isTakenFor(pattern: string, file: string): boolean {
  if (file.startsWith('.') || file.startsWith('~$')) return false;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'iu').test(file);
}
