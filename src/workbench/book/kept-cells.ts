/**
 * What was copied or cut, kept where the workbook is: so it is pasted as it was held, not as it was shown.
 */
import { contains, type Area, type Position } from '../../spreadsheet/address';
import type { CellValue } from '../../spreadsheet/grid';
import { displayText } from '../../hosts/file/look/display-text';
import type { HeldCell } from '../../hosts/file/look/book-view';
import type { CellContent } from '../../spreadsheet/spec';

/** Cells of a sheet, to be put elsewhere. */
export interface KeptCells {
  readonly sheet: string;
  readonly area: Area;
  readonly cells: readonly HeldCell[];
  /** Whether the cells were cut: pasting then removes them from their old place, and is possible only once. */
  readonly isCut: boolean;
}

/** One cell of what is pasted. */
export interface PastedCell extends Position {
  readonly content: CellContent;
  readonly numberFormat: string;
}

/**
 * What the cells of an area get; kept cells are repeated until it is full. Formulas that are moved stay as they are, as
 * they do in spreadsheet programs; of those that are copied the value is taken.
 */
export function pastedCells({ area: from, cells, isCut }: KeptCells, to: Area): PastedCell[] {
  const [height, width] = [from.bottom - from.top + 1, from.right - from.left + 1];
  const held = new Map(cells.map((cell) => [key(cell.row - from.top, cell.column - from.left), cell]));
  const pasted: PastedCell[] = [];
  for (let row = to.top; row <= to.bottom; row += 1) {
    for (let column = to.left; column <= to.right; column += 1) {
      const cell = held.get(key((row - to.top) % height, (column - to.left) % width));
      const content = cell ? contentOf(cell, isCut) : '';
      pasted.push({ row, column, content, numberFormat: cell?.numberFormat ?? 'General' });
    }
  }
  return pasted;
}

/** The cells that are empty once the kept ones stand in an area of a sheet. */
export function vacatedCells({ sheet, area, cells }: KeptCells, onSheet: string, to: Area): Position[] {
  return cells.filter((cell) => contains(area, cell) && !(sheet === onSheet && contains(to, cell)));
}

function contentOf({ value, formula }: HeldCell, isCut: boolean): CellContent {
  return isCut && formula !== null ? { formula: `=${formula}` } : valueContent(value);
}

/** A result that is an error is its text: `#DIV/0!`. */
function valueContent(value: CellValue): CellContent {
  if (value === null) return '';
  return typeof value === 'object' ? displayText(value, 'General') : value;
}

function key(row: number, column: number): string {
  return `${row},${column}`;
}
