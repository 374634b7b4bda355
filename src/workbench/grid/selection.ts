/**
 * The selection on a sheet, and how keys and clicks move it.
 */
import {
  boundingArea,
  cellArea,
  LAST_COLUMN,
  LAST_ROW,
  overlaps,
  type Area,
  type Position,
} from '../../spreadsheet/address';
import type { Axis } from './axis';

export interface Selection {
  /** The cell that receives typed text. */
  readonly active: Position;
  /** The corner that moves while the selection is widened. */
  readonly end: Position;
  /** Whole `rows` or `columns`, selected by their headings; when left out, the cells between `active` and `end`. */
  readonly span?: 'rows' | 'columns';
}

export interface Axes {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly merges: readonly Area[];
}

export function at(cell: Position): Selection {
  return { active: cell, end: cell };
}

/** Selects the columns from one to another; the active cell is in the first. */
export function wholeColumns(from: number, to: number, merges: readonly Area[]): Selection {
  // The active cell must be visible, so it must not be covered by a merged cell that begins in another column.
  const covering = merges.filter((merge) => merge.left < from && merge.right >= from);
  const row = firstFree(covering.map(({ top, bottom }) => [top, bottom]));
  return { active: { row, column: from }, end: { row, column: to }, span: 'columns' };
}

/** Selects the rows from one to another; the active cell is in the first. */
export function wholeRows(from: number, to: number, merges: readonly Area[]): Selection {
  const covering = merges.filter((merge) => merge.top < from && merge.bottom >= from);
  const column = firstFree(covering.map(({ left, right }) => [left, right]));
  return { active: { row: from, column }, end: { row: to, column }, span: 'rows' };
}

function firstFree(taken: readonly (readonly [number, number])[]): number {
  let free = 1;
  for (const [from, to] of [...taken].sort(([a], [b]) => a - b)) {
    if (from <= free && to >= free) free = to + 1;
  }
  return free;
}

/** The selected area, extended to include every merged cell that it touches; whole rows or columns are not extended. */
export function selectedArea({ active, end, span }: Selection, merges: readonly Area[]): Area {
  let area = boundingArea(cellArea(active), cellArea(end));
  if (span === 'columns') return { ...area, top: 1, bottom: LAST_ROW };
  if (span === 'rows') return { ...area, left: 1, right: LAST_COLUMN };
  for (let grown = true; grown;) {
    const touched = merges.filter((merge) => overlaps(merge, area) && !isWithin(merge, area));
    grown = touched.length > 0;
    for (const merge of touched) area = boundingArea(area, merge);
  }
  return area;
}

function mergeAt(cell: Position, merges: readonly Area[]): Area | undefined {
  return merges.find((merge) => overlaps(merge, cellArea(cell)));
}

/** One step from a cell; skips merged cells and hidden rows and columns. */
export function stepFrom(from: Position, step: Step, { rows, columns, merges }: Axes): Position {
  const area = mergeAt(from, merges) ?? cellArea(from);
  switch (step) {
    case 'up':
      return firstCellOfMerge({ row: rows.shown(area.top - 1, -1), column: from.column }, merges);
    case 'down':
      return firstCellOfMerge({ row: rows.shown(area.bottom + 1, 1), column: from.column }, merges);
    case 'left':
      return firstCellOfMerge({ row: from.row, column: columns.shown(area.left - 1, -1) }, merges);
    case 'right':
      return firstCellOfMerge({ row: from.row, column: columns.shown(area.right + 1, 1) }, merges);
  }
}

export type Step = 'up' | 'down' | 'left' | 'right';

/** The first cell of the merged cell around a cell; the cell itself if there is none. */
export function firstCellOfMerge(cell: Position, merges: readonly Area[]): Position {
  const merge = mergeAt(cell, merges);
  return merge ? { row: merge.top, column: merge.left } : cell;
}

function isWithin(inner: Area, outer: Area): boolean {
  return (
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom &&
    inner.left >= outer.left &&
    inner.right <= outer.right
  );
}
