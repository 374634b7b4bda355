/** Moves the selection by keys. */
import type { Position } from '../../spreadsheet/address';
import type { Geometry } from './geometry';
import { at, firstCellOfMerge, stepFrom, type Selection, type Step } from './selection';

export type Move =
  | Step
  | 'first-row'
  | 'last-row'
  | 'first-column'
  | 'last-column'
  | 'first'
  | 'last'
  | 'page-up'
  | 'page-down';

/** The rows that Page Up and Page Down move by: about as many as a screen shows. */
const PAGE = 20;

/** The selection after a move. @param isWidened whether only the end of the selection moves, and the active cell stays */
export function moveSelection(
  selection: Selection,
  move: Move,
  isWidened: boolean,
  geometry: Geometry,
): Selection {
  if (isWidened && selection.span) return widened(selection, selection.span, move, geometry);
  const from = isWidened ? selection.end : selection.active;
  const to = target(from, move, geometry);
  return isWidened ? { active: selection.active, end: to } : at(firstCellOfMerge(to, geometry.sheet.merges));
}

/** Widens the selection: whole columns to the sides, whole rows up and down. */
function widened(
  selection: Selection,
  span: 'rows' | 'columns',
  move: Move,
  { rows, columns }: Geometry,
): Selection {
  const { end } = selection;
  if (span === 'columns' && (move === 'left' || move === 'right')) {
    const step = move === 'left' ? -1 : 1;
    return { ...selection, end: { ...end, column: columns.shown(end.column + step, step) } };
  }
  if (span === 'rows' && (move === 'up' || move === 'down')) {
    const step = move === 'up' ? -1 : 1;
    return { ...selection, end: { ...end, row: rows.shown(end.row + step, step) } };
  }
  return selection;
}

function target(from: Position, move: Move, geometry: Geometry): Position {
  const { rows, columns, sheet } = geometry;
  const lastRow = Math.max(1, sheet.extent.rows);
  const lastColumn = Math.max(1, sheet.extent.columns);
  switch (move) {
    case 'first-row':
      return { ...from, row: rows.shown(1, 1) };
    case 'last-row':
      return { ...from, row: rows.shown(lastRow, -1) };
    case 'first-column':
      return { ...from, column: columns.shown(1, 1) };
    case 'last-column':
      return { ...from, column: columns.shown(lastColumn, -1) };
    case 'first':
      return { row: rows.shown(1, 1), column: columns.shown(1, 1) };
    case 'last':
      return { row: rows.shown(lastRow, -1), column: columns.shown(lastColumn, -1) };
    case 'page-up':
      return { ...from, row: rows.shown(from.row - PAGE, -1) };
    case 'page-down':
      return { ...from, row: rows.shown(from.row + PAGE, 1) };
    default:
      return stepFrom(from, move, { rows, columns, merges: sheet.merges });
  }
}
