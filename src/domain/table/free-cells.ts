/** The cells of a sheet outside the tables that were already found. */
import type { Area, Position } from '../../spreadsheet/address';
import type { SheetGrid } from '../../spreadsheet/grid';

export interface FreeCells {
  readonly sheet: SheetGrid;
  /** The areas of the tables that were found so far. */
  readonly taken: Area[];
  /** The heading cells of the 实际新增数 columns that the add-in appended, each with the columns of its table. */
  readonly appended?: readonly (Position & { readonly tableColumns: readonly number[] })[];
}

/** A text cell of a row. */
export interface TextCell {
  readonly column: number;
  readonly text: string;
}

/** The text cells of a row outside the tables found so far. */
export function textCells({ sheet, taken }: FreeCells, row: number): TextCell[] {
  if (!sheet.area) return [];
  const { top, left } = sheet.area;
  const areas = taken.filter((area) => area.top <= row && row <= area.bottom);
  const cells: TextCell[] = [];
  sheet.values[row - top]?.forEach((value, index) => {
    if (typeof value !== 'string' || value === '') return;
    const column = left + index;
    if (!areas.some((area) => area.left <= column && column <= area.right))
      cells.push({ column, text: value });
  });
  return cells;
}
