/**
 * Keeps what was written into the cells of a sheet since its text was read, in arrays by column. A phase sheet has hundreds of thousands of
 * cells, and an object per cell would take four times the memory.
 */
import type { CellValue } from '../../../spreadsheet/grid';
import type { FilledFormula } from './filled-formula';

/** The text of a formula without `=`, or the filled formula that the cell belongs to; null for no formula. */
export type WrittenFormula = string | FilledFormula | null;

/** The bits of a cell's mark. The mark is 0 when nothing was written. */
export const MARK = {
  /** A format was written. */
  style: 1,
  /** A value, or a formula with its result, was written. */
  content: 2,
  /** Only the result was written; the formula is the one in the text. Set together with `content`. */
  keepsFormula: 4,
  /** The value is a result of an array formula in another cell. Set together with `content`. */
  arrayItem: 8,
} as const;

/** The cells of a column, by row. */
export class WrittenColumn {
  readonly marks: (number | undefined)[] = [];
  readonly styles: (number | undefined)[] = [];
  /** Undefined for a formula without a result. */
  readonly values: (CellValue | undefined)[] = [];
  readonly formulas: (WrittenFormula | undefined)[] = [];
  /** How many cells were written. */
  count = 0;

  constructor(readonly column: number) {}

  /** Calls `show` for every cell whose content was written, from top to bottom. */
  eachContent(show: (row: number, value: CellValue | undefined, formula: WrittenFormula) => void): void {
    for (let row = 1; row < this.marks.length; row++)
      if ((this.marks[row] ?? 0) & MARK.content) show(row, this.values[row], this.formulas[row] ?? null);
  }
}

/** What was written to a cell. */
export interface WrittenState {
  /** The bits of {@link MARK}; 0 for nothing. */
  readonly mark: number;
  readonly style: number | undefined;
  readonly value: CellValue | undefined;
  readonly formula: WrittenFormula | undefined;
}

export class WrittenCells {
  private readonly byColumn = new Map<number, WrittenColumn>();
  private inOrder: readonly WrittenColumn[] | null = [];
  /** The rows in which a cell was written. */
  readonly rows = new Set<number>();

  get isEmpty(): boolean {
    return this.byColumn.size === 0;
  }

  /** The columns from left to right. */
  columns(): readonly WrittenColumn[] {
    this.inOrder ??= Array.from(this.byColumn.values()).sort((a, b) => a.column - b.column);
    return this.inOrder;
  }

  get(column: number): WrittenColumn | undefined {
    return this.byColumn.get(column);
  }

  mark(row: number, column: number): number {
    return this.byColumn.get(column)?.marks[row] ?? 0;
  }

  /** Begins an entry for a cell that was not written before. @returns the column of the cell */
  add(row: number, column: number, style: number): WrittenColumn {
    let found = this.byColumn.get(column);
    if (!found) {
      this.byColumn.set(column, (found = new WrittenColumn(column)));
      this.inOrder = null;
    }
    found.styles[row] = style;
    if (!found.marks[row]) found.count += 1;
    found.marks[row] = MARK.style;
    this.rows.add(row);
    return found;
  }

  /** Adds a cell that was not written before, with a filled formula that has no result yet. */
  addFilled(row: number, column: number, style: number, fill: FilledFormula): void {
    const added = this.add(row, column, style);
    added.marks[row] = MARK.style | MARK.content;
    added.formulas[row] = fill;
  }

  /** Restores the earlier state of a cell's entry. Mark 0 removes the entry. */
  restore(row: number, column: number, { mark, style, value, formula }: WrittenState): void {
    const found = mark === 0 ? this.byColumn.get(column) : this.add(row, column, style ?? 0);
    if (!found?.marks[row]) return;
    found.marks[row] = mark === 0 ? undefined : mark;
    found.styles[row] = style;
    found.values[row] = value;
    found.formulas[row] = formula;
    if (mark === 0) this.leave(row, found);
  }

  private leave(row: number, column: WrittenColumn): void {
    column.count -= 1;
    if (column.count === 0) {
      this.byColumn.delete(column.column);
      this.inOrder = null;
    }
    if (this.columns().every(({ marks }) => !marks[row])) this.rows.delete(row);
  }
}
