/**
 * A set of rows in a run of formulas.
 */
import type { Rows } from '../../formula/calc/runs';

export class RowSet {
  private readonly isTaken: Uint8Array;
  private left: number;

  /** @param all the rows that the set may contain; it begins empty */
  constructor(private readonly all: Rows) {
    this.left = all.to - all.from + 1;
    this.isTaken = new Uint8Array(this.left);
  }

  /** Whether the set contains all rows. */
  get isFull(): boolean {
    return this.left === 0;
  }

  /** Adds rows, as far as they are among all rows. @returns those that were not in the set before, ascending */
  take(rows: Rows): readonly Rows[] {
    if (this.isFull) return [];
    const [from, to] = [Math.max(rows.from, this.all.from), Math.min(rows.to, this.all.to)];
    const found = this.stretches(0, { from, to });
    for (const stretch of found) {
      this.isTaken.fill(1, stretch.from - this.all.from, stretch.to + 1 - this.all.from);
      this.left -= stretch.to - stretch.from + 1;
    }
    return found;
  }

  /** The rows in the set, ascending. */
  taken(): readonly Rows[] {
    return this.stretches(1, this.all);
  }

  /** The rows that are not in the set, ascending. */
  remaining(): readonly Rows[] {
    return this.stretches(0, this.all);
  }

  private stretches(state: 0 | 1, { from, to }: Rows): readonly Rows[] {
    const found: Rows[] = [];
    let start: number | null = null;
    for (let row = from; row <= to; row += 1) {
      const isWanted = this.isTaken[row - this.all.from] === state;
      if (isWanted) start ??= row;
      else if (start !== null) {
        found.push({ from: start, to: row - 1 });
        start = null;
      }
    }
    if (start !== null) found.push({ from: start, to });
    return found;
  }
}
