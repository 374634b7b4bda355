/**
 * What an edit changed, cell by cell, for those who keep something they worked out from the cells.
 */
import type { Position } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';

/** Cells of one sheet with what they showed before. */
export class SheetChanges {
  readonly rows: number[] = [];
  readonly columns: number[] = [];
  readonly before: (CellValue | undefined)[] = [];
  /** Cells the edit itself wrote: their formulas and formats may have changed too. */
  readonly written: Position[] = [];
  /** Columns have another width. */
  isRelaid = false;

  add({ row, column }: Position, before: CellValue | undefined): void {
    this.rows.push(row);
    this.columns.push(column);
    this.before.push(before);
  }
}

/** By sheet, by its exact name. */
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
