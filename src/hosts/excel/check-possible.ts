/**
 * Checks, before anything is written, for changes that Excel would refuse or write to the wrong place.
 */
import type { Area } from '../../spreadsheet/address';
import { blockArea } from '../../spreadsheet/rectangles';
import type { SheetSpec, WorkbookChange } from '../../spreadsheet/spec';
import { HostError } from '../../spreadsheet/host';
import type { ReadBook } from './read/read-book';

/** Refuses a change that Excel would refuse or write to the wrong place. @throws HostError `workbook-protected`, `rows-filtered` */
export function checkPossible(change: WorkbookChange, book: ReadBook): void {
  const sheet = book.outline.isStructureProtected ? neededSheet(change) : null;
  if (sheet !== null) throw new HostError('workbook-protected', sheet);
  for (const spec of change.sheets) checkRows(spec, book);
}

/** A sheet that the change adds, copies or makes anew; null when there is none. (A sheet that is made anew is copied first.) */
function neededSheet({ copies, sheets }: WorkbookChange): string | null {
  return copies[0]?.as ?? sheets.find((spec) => spec.mode === 'own')?.sheet ?? null;
}

/**
 * Refuses to write across rows that a filter hides, because only the user may clear a filter. (Rows hidden by hand are written one by one.)
 * Before ExcelApi 1.9 it is not known which rows are hidden, so only writes to single rows are allowed.
 */
function checkRows(spec: SheetSpec, { answers }: ReadBook): void {
  const standing = answers.get(spec.sheet);
  if (!standing || standing.facts.isFiltered === false) return;
  const { facts, grid } = standing;
  const isCrossed = (area: Area): boolean =>
    facts.isFiltered === null
      ? area.bottom > area.top &&
        grid.area !== null &&
        area.top <= grid.area.bottom &&
        area.bottom >= grid.area.top
      : [...grid.hiddenRows].some((row) => row >= area.top && row <= area.bottom);
  const isAcross = spec.mode === 'own' ? facts.isFiltered === true : writtenAreas(spec).some(isCrossed);
  if (isAcross) throw new HostError('rows-filtered', spec.sheet);
}

/** The areas that a sheet's spec writes to. */
export function writtenAreas({ blocks, fills }: SheetSpec): Area[] {
  return [...blocks.map(blockArea), ...fills.map(({ area }) => area)];
}
