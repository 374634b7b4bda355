/**
 * Compares names of parts (Open Packaging Conventions, ISO 29500-2, 6.2.2) from the zip directory, from relationships and from content
 * types. Programs differ in case, leading slashes, backslashes and percent-encoding.
 */

/** A canonical form of a name, used to compare names. */
export function partKey(name: string): string {
  return decoded(name).replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase();
}

/** Whether two names denote the same part. */
export function isSamePart(a: string, b: string): boolean {
  return a === b || partKey(a) === partKey(b);
}

/** The name as a URI reference, as used in relationships and content types: `图表 1.xml` → `%E5%9B%BE…%201.xml`. */
export function encodedPart(name: string): string {
  return encodeURI(decoded(name)).replace(/[?#]/g, encodeURIComponent);
}

function decoded(name: string): string {
  if (!name.includes('%')) return name;
  try {
    return decodeURI(name);
  } catch {
    return name; // A per cent sign that is not part of an encoded character.
  }
}
