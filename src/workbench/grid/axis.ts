/**
 * Rows or columns along one direction: where each begins, and which one is at a pixel.
 */
import type { Lengths } from '../../spreadsheet/look';

export class Axis {
  /** What differs from the usual length, ascending, with all differences before it summed up. */
  private readonly indexes: readonly number[];
  private readonly shifts: readonly number[];
  private readonly total: number;

  /** @param count how many rows or columns there are, counted from 1 */
  constructor(
    private readonly lengths: Lengths,
    readonly count: number,
  ) {
    const others = Array.from(lengths.others).sort(([a], [b]) => a - b);
    let shift = 0;
    this.indexes = others.map(([index]) => index);
    this.shifts = others.map(([, length]) => {
      const before = shift;
      shift += length - lengths.usual;
      return before;
    });
    this.total = shift;
  }

  length(index: number): number {
    return this.lengths.others.get(index) ?? this.lengths.usual;
  }

  /** Pixels before a row or column; before the one behind the last: the length of all. */
  offset(index: number): number {
    const at = lowerBound(this.indexes, index);
    return (index - 1) * this.lengths.usual + (this.shifts[at] ?? this.total);
  }

  /** The row or column at a pixel; the first or last one beyond the ends. */
  at(pixel: number): number {
    let low = 1;
    let high = this.count;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offset(middle) <= pixel) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The next one that is not hidden, from `index` on in steps of 1 or −1; the last that was seen where there is none. */
  shown(index: number, step: 1 | -1): number {
    let at = Math.min(this.count, Math.max(1, index));
    while (this.length(at) === 0 && at + step >= 1 && at + step <= this.count) at += step;
    return this.length(at) === 0 ? Math.min(this.count, Math.max(1, index - step)) : at;
  }
}

/** Index of the first number that is not less. */
function lowerBound(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
