/**
 * Expands patterns such as `returns/*.xlsx`, which Windows shells pass on unexpanded.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Patterns may contain `*` and `?`, and only in the file name. */
const WILDCARD = /[*?]/;

/**
 * The files that a path stands for, sorted by name. A path without a pattern stands for itself, and so does the exact name of an existing
 * file.
 */
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

/** Whether a file matches a pattern. Hidden files never match, nor do the lock files that Office puts next to open workbooks. */
function isTakenFor(pattern: string, file: string): boolean {
  if (file.startsWith('.') || file.startsWith('~$')) return false;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'iu').test(file);
}
