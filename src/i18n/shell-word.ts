/**
 * A path as an argument of a command to copy.
 */

/** Quotes a path where a shell would split it. */
export function shellWord(path: string): string {
  return /[\s&()'"$;]/.test(path) ? `"${path}"` : path;
}
