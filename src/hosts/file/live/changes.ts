/**
 * Records what an edit changed, cell by cell, for code that keeps data derived from the cells, such as a view.
 */
import type { Position } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';

/** The changed cells of a sheet, and the values from before the edit. */
export class SheetChanges {
  readonly rows: number[] = [];
  readonly columns: number[] = [];
  readonly before: (CellValue | undefined)[] = [];
  /** Cells the edit itself wrote: their formulas and formats may have changed too. */
  readonly written: Position[] = [];
  /** Whether column widths were changed. */
  isRelaid = false;

  add({ row, column }: Position, before: CellValue | undefined): void {
    this.rows.push(row);
    this.columns.push(column);
    this.before.push(before);
  }
}

/** Changes by the exact name of the sheet. */
export class BookChanges {
  readonly sheets = new Map<string, SheetChanges>();

  of(sheet: string): SheetChanges {
    let changes = this.sheets.get(sheet);
    if (!changes) this.sheets.set(sheet, (changes = new SheetChanges()));
    return changes;
  }

  /** How many cells have a new value or formula. */
  get size(): number {
    return Array.from(this.sheets.values()).reduce((sum, { rows }) => sum + rows.length, 0);
  }
}
