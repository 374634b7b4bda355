/** Writes rows of returned lists into the list: changed rows in place, new rows at the end; removed rows are emptied. */
import { AREA_COLUMNS, type AreaColumn, type AreaList } from '../../domain/areas/area-list';
import type { PlannedEntry } from '../../domain/areas/collect-areas';
import { rectanglesOf } from '../../spreadsheet/rectangles';
import { emptySpec, type CellContent, type SheetSpec } from '../../spreadsheet/spec';
import { columnFormat } from '../parts/look';
import { entryCells, entryLook } from './area-list-sheet';

/**
 * The patch of the list; null where nothing is taken. No row is moved, so that notes written beside a row stay beside it.
 * @param lastRow the last row of the sheet that is not empty
 */
export function collectedAreas(
  list: AreaList,
  taken: readonly PlannedEntry[],
  lastRow: number,
): SheetSpec | null {
  if (taken.length === 0) return null;
  const added = taken.filter(({ before }) => before === null);
  const places = AREA_COLUMNS.flatMap((key) => (list.columns[key] === undefined ? [] : [list.columns[key]]));
  const [left, right] = [Math.min(...places), Math.max(...places)];
  const first = Math.max(lastRow, list.headerRow) + 1;
  const rows = new Map<number, CellContent[]>();
  const write = (row: number, cells: Readonly<Record<AreaColumn, CellContent>>): void => {
    const written = new Array<CellContent>(right - left + 1).fill(null);
    for (const key of AREA_COLUMNS) {
      const column = list.columns[key];
      if (column !== undefined) written[column - left] = cells[key];
    }
    rows.set(row, written);
  };
  for (const planned of taken) {
    if (planned.before) write(planned.before.row, changedCells(planned, list.dayShift));
  }
  added.forEach(({ entry }, index) => {
    write(first + index, cellsByColumn(entryCells(entry, list.entries.length + index + 1, list.dayShift)));
  });
  return {
    ...emptySpec(list.sheet, 'patch'),
    blocks: blocksOf(rows, left),
    formats: added.length === 0 ? [] : newRowFormats(list, first, first + added.length - 1),
  };
}

/** The cells of a row that change; for a removed row, '' in each cell. */
function changedCells(
  { state, entry, before }: PlannedEntry,
  dayShift: number,
): Readonly<Record<AreaColumn, CellContent>> {
  const wanted = entryCells(entry, 0, dayShift);
  const standing = before ? entryCells(before, 0, dayShift) : [];
  return cellsByColumn(
    wanted.map((content, index): CellContent => {
      if (state === 'vanished') return '';
      return content === standing[index] ? null : content;
    }),
  );
}

function cellsByColumn(cells: readonly CellContent[]): Readonly<Record<AreaColumn, CellContent>> {
  return Object.fromEntries(AREA_COLUMNS.map((key, index) => [key, cells[index] ?? null])) as Record<
    AreaColumn,
    CellContent
  >;
}

function newRowFormats({ columns }: AreaList, top: number, bottom: number): SheetSpec['formats'] {
  return AREA_COLUMNS.flatMap((key) => {
    const column = columns[key];
    return column === undefined ? [] : [columnFormat(column, top, bottom, entryLook(key))];
  });
}

/** Joins neighbouring rows into as few blocks as possible. */
function blocksOf(rows: ReadonlyMap<number, CellContent[]>, left: number): SheetSpec['blocks'] {
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  const [top, bottom] = [numbers[0] ?? 1, numbers[numbers.length - 1] ?? 0];
  const whole = Array.from({ length: bottom - top + 1 }, (_, index) => rows.get(top + index) ?? []);
  return rectanglesOf({ top, left, rows: whole });
}
