/** Quotes a path for a command that the user copies to a shell. */

/** The path, quoted if a shell would split it. */
export function shellWord(path: string): string {
  return /[\s&()'"$;]/.test(path) ? `"${path}"` : path;
}
