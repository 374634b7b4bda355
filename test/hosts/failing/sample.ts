/**
 * Chooses the calls that fail. An action makes hundreds of calls, most of them similar, so only the last call of each kind is chosen: before
 * it most has been done that must be restored. None is chosen if an earlier action of the same test already made calls of this kind.
 *
 * With `EVERY_FAILURE=1` the first, the middle and the last call of every kind are chosen in every action.
 */
export const IS_EVERY = process.env['EVERY_FAILURE'] === '1';

/** The time limit for the test of one action, in milliseconds. */
export const TIMEOUT = IS_EVERY ? 3_600_000 : 300_000;

export class Sample {
  private readonly known = new Set<string>();

  /**
   * The positions of the calls that shall fail, in order.
   * @param kinds the kind of every call of the action, in order
   */
  of(kinds: readonly string[]): number[] {
    const places = new Map<string, number[]>();
    kinds.forEach((kind, index) => {
      if (this.known.has(kind) && !IS_EVERY) return;
      const standing = places.get(kind);
      if (standing) standing.push(index);
      else places.set(kind, [index]);
    });
    for (const kind of kinds) this.known.add(kind);
    const taken = [...places.values()].flatMap((indexes) => someOf(indexes));
    return [...new Set(taken)].sort((a, b) => a - b);
  }
}

/** The last index; with `EVERY_FAILURE=1` the first and the middle one, too. */
function someOf(indexes: readonly number[]): number[] {
  const last = indexes.length - 1;
  const places = IS_EVERY ? [0, Math.floor(last / 2), last] : [last];
  return places.flatMap((at) => indexes[at] ?? []);
}

/** Returns up to `wanted` integers from 0 to `count` - 1, evenly spaced. */
export function spread(count: number, wanted: number): number[] {
  const step = Math.max(1, count / wanted);
  return Array.from({ length: Math.min(count, wanted) }, (_, index) => Math.floor((index + 0.5) * step));
}
