/**
 * Patterns such as `returns/*.xlsx`, which shells of Windows hand on as they were typed.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** `*` and `?`, in the name of the file. */
const WILDCARD = /[*?]/;

/** The files a path stands for: itself where it is no pattern, or where a file has just that name; in the order of their names. */
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

/** Hidden files and the lock files Office leaves beside open workbooks are never meant. */
function isTakenFor(pattern: string, file: string): boolean {
  if (file.startsWith('.') || file.startsWith('~$')) return false;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, 'iu').test(file);
}
