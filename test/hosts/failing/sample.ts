/**
 * Which calls are made to fail. An action makes hundreds of calls, most of them alike, so of each kind two are taken, the first and the
 * last one, and none of a kind that an earlier action of the same test made.
 *
 * `EVERY_FAILURE=1` takes the first, one in the middle and the last one of every kind in every action.
 */
export const IS_EVERY = process.env['EVERY_FAILURE'] === '1';

/** Milliseconds for one action. */
export const TIMEOUT = IS_EVERY ? 3_600_000 : 300_000;

export class Sample {
  private readonly known = new Set<string>();

  /**
   * The calls to fail, in their order.
   * @param kinds of every call of an action, first to last
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

/** The first and the last one, or the first, the middle and the last one. */
function someOf(indexes: readonly number[]): number[] {
  const last = indexes.length - 1;
  const places = IS_EVERY ? [0, Math.floor(last / 2), last] : [0, last];
  return places.flatMap((at) => indexes[at] ?? []);
}

/** So many numbers below `count`, spread evenly. */
export function spread(count: number, wanted: number): number[] {
  const step = Math.max(1, count / wanted);
  return Array.from({ length: Math.min(count, wanted) }, (_, index) => Math.floor((index + 0.5) * step));
}
