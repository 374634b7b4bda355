/**
 * Computes the rectangles of cells that references stand for.
 */
import { type Area, LAST_COLUMN, LAST_ROW, type Position } from '../../spreadsheet/address';
import { type Corner, isInside } from '../references';

/** How far a formula has moved from the cell it was written for. */
export interface Shift {
  readonly rows: number;
  readonly columns: number;
}

/** The cells a reference refers to after a shift; null when one of its corners leaves the sheet. */
export function referencedArea(first: Corner, last: Corner, shift: Shift): Area | null {
  const start = moved(first, shift);
  const end = first === last ? start : moved(last, shift);
  if (!isInside(start.row, start.column) || !isInside(end.row, end.column)) return null;
  return aroundBoth(start, end);
}

/**
 * The cells that a reference in a defined name stands for, in a formula `shift` away from A1. A reference that leaves the sheet at one edge
 * continues at the opposite edge: "the cell above" is stored as `A1048576` (18.2.5 of ISO 29500-1; Excel and LibreOffice alike).
 */
export function namedArea(first: Corner, last: Corner, shift: Shift): Area {
  return aroundBoth(wrapped(moved(first, shift)), wrapped(moved(last, shift)));
}

function wrapped({ row, column }: Position): Position {
  return { row: ((row - 1) % LAST_ROW) + 1, column: ((column - 1) % LAST_COLUMN) + 1 };
}

function aroundBoth(start: Position, end: Position): Area {
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.column, end.column),
    bottom: Math.max(start.row, end.row),
    right: Math.max(start.column, end.column),
  };
}

function moved(corner: Corner, { rows, columns }: Shift): Position {
  return {
    row: corner.rowAbsolute ? corner.row : corner.row + rows,
    column: corner.columnAbsolute ? corner.column : corner.column + columns,
  };
}

/** The cells that two rectangles share; null when they do not meet. */
export function intersection(a: Area, b: Area): Area | null {
  const common = {
    top: Math.max(a.top, b.top),
    left: Math.max(a.left, b.left),
    bottom: Math.min(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
  };
  return common.top <= common.bottom && common.left <= common.right ? common : null;
}
