/**
 * What an edit changed, cell by cell, for code that keeps something computed from the cells, such as a view.
 */
import type { Position } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';

/** Changed cells of one sheet with the values they had before. */
export class SheetChanges {
  readonly rows: number[] = [];
  readonly columns: number[] = [];
  readonly before: (CellValue | undefined)[] = [];
  /** Cells the edit itself wrote: their formulas and formats may have changed too. */
  readonly written: Position[] = [];
  /** Column widths were changed. */
  isRelaid = false;

  add({ row, column }: Position, before: CellValue | undefined): void {
    this.rows.push(row);
    this.columns.push(column);
    this.before.push(before);
  }
}

/** Changes by sheet, under its exact name. */
export class BookChanges {
  readonly sheets = new Map<string, SheetChanges>();

  of(sheet: string): SheetChanges {
    let changes = this.sheets.get(sheet);
    if (!changes) this.sheets.set(sheet, (changes = new SheetChanges()));
    return changes;
  }

  /** How many cells have another value or formula. */
  get size(): number {
    return Array.from(this.sheets.values()).reduce((sum, { rows }) => sum + rows.length, 0);
  }
}
