/** Rows or columns along one direction: where each begins, and which of them is at a pixel. */
import type { Lengths } from '../../spreadsheet/look';

export class Axis {
  /** The indexes with a length other than the default, ascending; `shifts` has the sum of all differences before each. */
  private readonly indexes: readonly number[];
  private readonly shifts: readonly number[];
  private readonly total: number;

  /** @param count the number of rows or columns, counted from 1 */
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

  /** The pixels before a row or column; for `count + 1`, the length of all. */
  offset(index: number): number {
    const at = lowerBound(this.indexes, index);
    return (index - 1) * this.lengths.usual + (this.shifts[at] ?? this.total);
  }

  /** The row or column at a pixel; for a pixel outside, the first or last. */
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

  /** The first visible index from `index` on, in steps of 1 or −1; `index - step` if there is none. */
  shown(index: number, step: 1 | -1): number {
    let at = Math.min(this.count, Math.max(1, index));
    while (this.length(at) === 0 && at + step >= 1 && at + step <= this.count) at += step;
    return this.length(at) === 0 ? Math.min(this.count, Math.max(1, index - step)) : at;
  }
}

/** The index of the first number that is not less than `value`. */
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
