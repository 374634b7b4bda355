/**
 * A path as it is typed into a command.
 */

/** In quotes where a shell would take it apart. */
export function shellWord(path: string): string {
  return /[\s&()'"$;]/.test(path) ? `"${path}"` : path;
}
