/**
 * The selected cells, limited to the used part of the sheet.
 */
import type { Area, Position } from '../../spreadsheet/address';
import type { SheetLook } from '../../spreadsheet/look';
import type { TypedCell } from '../book/book-service';
import { selectedArea, type Selection } from '../grid/selection';

/** The most cells at once; more would block the worker too long. */
const MOST_CELLS = 20_000;

/** The part of the selection within the used range; at least its first cell. */
export function usedArea({ selection, sheet }: { selection: Selection; sheet: SheetLook }): Area {
  const area = selectedArea(selection, sheet.merges);
  return {
    ...area,
    bottom: Math.min(area.bottom, Math.max(area.top, sheet.extent.rows)),
    right: Math.min(area.right, Math.max(area.left, sheet.extent.columns)),
  };
}

export function isTooLargeToCopy(area: Area): boolean {
  return (area.bottom - area.top + 1) * (area.right - area.left + 1) > MOST_CELLS;
}

/** The cells of an area, each with a text. */
export function cellsOf(area: Area, text: (cell: Position) => string): TypedCell[] {
  const cells: TypedCell[] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      cells.push({ row, column, text: text({ row, column }) });
    }
  }
  return cells;
}
