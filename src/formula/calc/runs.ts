/**
 * Finds the precedents of a formula filled down over many cells, for all these cells at once.
 */
import type { Area } from '../../spreadsheet/address';
import type { SheetArea } from './precedents';

/**
 * An area that the cells of a run (one formula filled down a column) refer to, as seen from the first cell. For each next cell an edge that
 * moves lies one row lower.
 */
export interface RunArea extends SheetArea {
  readonly topMoves: boolean;
  readonly bottomMoves: boolean;
}

/** Some cells of a run and the areas they refer to; `areas` is null where these are unknown. */
export interface RunPrecedents {
  readonly from: number;
  readonly to: number;
  readonly areas: readonly RunArea[] | null;
}

/** Rows from `from` to `to`, both included. */
export interface Rows {
  readonly from: number;
  readonly to: number;
}

/**
 * The areas that the cells in rows `from` … `to` of a column refer to. Only the first and the last formula are examined. From one row to
 * the next an edge of a reference moves down by one row or stays, so an edge that moved by the whole length of the run moved at every step,
 * and an edge in the same place never moved. Where an edge did neither (`A$5:A3` filled past row 5), the run is split in two.
 */
export function runPrecedents(
  from: number,
  to: number,
  precedentsAt: (row: number) => readonly SheetArea[] | null,
): readonly RunPrecedents[] {
  const first = precedentsAt(from);
  const last = from === to ? first : precedentsAt(to);
  if (first === null || last === null) return [{ from, to, areas: null }];
  const areas = between(first, last, to - from);
  if (areas) return [{ from, to, areas }];
  const middle = Math.floor((from + to) / 2);
  return [...runPrecedents(from, middle, precedentsAt), ...runPrecedents(middle + 1, to, precedentsAt)];
}

function between(first: readonly SheetArea[], last: readonly SheetArea[], rows: number): RunArea[] | null {
  if (first.length !== last.length) return null;
  const areas: RunArea[] = [];
  for (const [index, { sheet, area }] of first.entries()) {
    const end = last[index];
    if (end?.sheet !== sheet || end.area.left !== area.left || end.area.right !== area.right) return null;
    const [top, bottom] = [end.area.top - area.top, end.area.bottom - area.bottom];
    if ((top !== 0 && top !== rows) || (bottom !== 0 && bottom !== rows)) return null;
    areas.push({ sheet, area, topMoves: top !== 0, bottomMoves: bottom !== 0 });
  }
  return areas;
}

/** The rows of a run whose formulas refer to the changed area; null when there are none. */
export function rowsReferringTo(
  { from, to }: Rows,
  { area, topMoves, bottomMoves }: RunArea,
  changed: Area,
): Rows | null {
  if (area.left > changed.right || area.right < changed.left) return null;
  if (!topMoves && area.top > changed.bottom) return null;
  if (!bottomMoves && area.bottom < changed.top) return null;
  const first = bottomMoves ? Math.max(from, from + changed.top - area.bottom) : from;
  const last = topMoves ? Math.min(to, from + changed.bottom - area.top) : to;
  return first <= last ? { from: first, to: last } : null;
}

/** What some rows of a run refer to. @param precedents what the whole run refers to */
export function precedentsOfRows(precedents: readonly RunPrecedents[], rows: Rows): readonly RunPrecedents[] {
  return precedents.flatMap(({ from, to, areas }) => {
    const own = { from: Math.max(from, rows.from), to: Math.min(to, rows.to) };
    if (own.from > own.to) return [];
    return [{ ...own, areas: areas?.map((area) => seenFrom(area, own.from - from)) ?? null }];
  });
}

/** The area as seen from a cell that is `rows` rows further down. */
function seenFrom(run: RunArea, rows: number): RunArea {
  const { area, topMoves, bottomMoves } = run;
  const top = topMoves ? area.top + rows : area.top;
  return { ...run, area: { ...area, top, bottom: bottomMoves ? area.bottom + rows : area.bottom } };
}

/** Everything that the cells in some rows refer to through one reference. @param run the area as seen from the first of these rows */
export function areaOfRows({ area, bottomMoves }: RunArea, { from, to }: Rows): Area {
  return bottomMoves ? { ...area, bottom: area.bottom + to - from } : area;
}
