/**
 * What was written into a sheet's cells since its text was read, kept by column. A phase sheet has hundreds of thousands
 * of cells: an object for each takes four times the memory of these arrays.
 */
import type { CellValue } from '../../../spreadsheet/grid';
import type { FilledFormula } from './filled-formula';

/** A formula's own text without `=`, or what it is filled from; null for none. */
export type WrittenFormula = string | FilledFormula | null;

/** What a cell's mark says; 0 where nothing was written. */
export const MARK = {
  /** It has a format here. */
  style: 1,
  /** It has a value here, and the formula that gives it. */
  content: 2,
  /** Its formula is the one in the text. Goes with `content`. */
  keepsFormula: 4,
  /** It holds a result of an array formula that stands in another cell. Goes with `content`. */
  arrayItem: 8,
} as const;

/** Cells of one column, by row. */
export class WrittenColumn {
  readonly marks: (number | undefined)[] = [];
  readonly styles: (number | undefined)[] = [];
  /** undefined: a formula without a result. */
  readonly values: (CellValue | undefined)[] = [];
  readonly formulas: (WrittenFormula | undefined)[] = [];
  /** Cells in which anything was written. */
  count = 0;

  constructor(readonly column: number) {}
}

/** What was written in a cell. */
export interface WrittenState {
  /** 0: nothing. */
  readonly mark: number;
  readonly style: number | undefined;
  readonly value: CellValue | undefined;
  readonly formula: WrittenFormula | undefined;
}

export class WrittenCells {
  private readonly byColumn = new Map<number, WrittenColumn>();
  private inOrder: readonly WrittenColumn[] | null = [];
  /** Rows in which anything was written. */
  readonly rows = new Set<number>();

  get isEmpty(): boolean {
    return this.byColumn.size === 0;
  }

  /** From left to right. */
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

  /** A cell in which nothing was written so far. @returns its column */
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

  /** Puts back what was written in a cell before; of nothing no trace is left. */
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
