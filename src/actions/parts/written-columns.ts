/** Counts the columns that an action added to a table, and the columns that it updated. */
import { sheetNamed, valueAt, type SheetGrid, type WorkbookGrid } from '../../spreadsheet/grid';
import type { SheetSpec } from '../../spreadsheet/spec';

export interface WrittenColumns {
  /** The number of columns that were empty before. */
  readonly added: number;
  readonly updated: number;
}

/** Counts the columns that specs write on existing sheets. @param before the workbook before the change */
export function writtenColumns(specs: readonly SheetSpec[], before: WorkbookGrid): WrittenColumns {
  const counts = { added: 0, updated: 0 };
  for (const spec of specs) {
    const sheet = sheetNamed(before, spec.sheet);
    if (!sheet) continue;
    for (const column of columnsOf(spec)) {
      if (isEmpty(sheet, column)) counts.added += 1;
      else counts.updated += 1;
    }
  }
  return counts;
}

function columnsOf({ blocks, fills }: SheetSpec): ReadonlySet<number> {
  const columns = new Set<number>();
  for (const { left, rows } of blocks) {
    for (const row of rows) {
      row.forEach((content, index) => {
        if (content !== null) columns.add(left + index);
      });
    }
  }
  for (const { area } of fills) {
    for (let column = area.left; column <= area.right; column += 1) columns.add(column);
  }
  return columns;
}

function isEmpty(sheet: SheetGrid, column: number): boolean {
  if (!sheet.area) return true;
  for (let row = sheet.area.top; row <= sheet.area.bottom; row += 1) {
    const value = valueAt(sheet, row, column);
    if (value !== null && value !== '') return false;
  }
  return true;
}
