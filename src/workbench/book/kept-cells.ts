/** Cells that were copied or cut. Their exact values are kept, so that pasting does not use the displayed texts. */
import { contains, type Area, type Position } from '../../spreadsheet/address';
import type { CellValue } from '../../spreadsheet/grid';
import { displayText } from '../../hosts/file/look/display-text';
import type { FilledCell } from '../../hosts/file/look/book-view';
import type { CellContent } from '../../spreadsheet/spec';

/** Cells of a sheet that can be pasted. */
export interface KeptCells {
  readonly sheet: string;
  readonly area: Area;
  readonly cells: readonly FilledCell[];
  /** Whether the cells were cut: pasting then removes them from their old place, and works only once. */
  readonly isCut: boolean;
}

/** A pasted cell. */
export interface PastedCell extends Position {
  readonly content: CellContent;
  readonly numberFormat: string;
}

/**
 * The contents for the cells of an area; the kept cells are repeated until the area is full. As in spreadsheet programs, cut
 * formulas are moved unchanged. Copied formulas are pasted as values.
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

/** The cells that become empty when the kept cells are moved to an area of a sheet. */
export function vacatedCells({ sheet, area, cells }: KeptCells, onSheet: string, to: Area): Position[] {
  return cells.filter((cell) => contains(area, cell) && !(sheet === onSheet && contains(to, cell)));
}

function contentOf({ value, formula }: FilledCell, isCut: boolean): CellContent {
  return isCut && formula !== null ? { formula: `=${formula}` } : valueContent(value);
}

/** A value as cell content; an error becomes its text: `#DIV/0!`. */
function valueContent(value: CellValue): CellContent {
  if (value === null) return '';
  return typeof value === 'object' ? displayText(value, 'General') : value;
}

function key(row: number, column: number): string {
  return `${row},${column}`;
}
