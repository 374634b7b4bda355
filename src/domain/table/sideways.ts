/**
 * A table that lies on its side: units across, 任务数, 完成数 and the rest down. It is turned upright to be read.
 */
import type { Area } from '../../spreadsheet/address';
import { isBlank, type CellValue, type SheetGrid, type WorkbookGrid } from '../../spreadsheet/grid';
import type { Breakdown } from './breakdown';
import { locateBreakdown, type LocateOptions } from './locate';

/** A sheet with more rows or columns than this holds no table for people to read across. */
const LONGEST_SIDE = 300;
/** What stands in the corner, over the names of the rows. */
const CORNER = /^(?:项目|指标|指标名称|内容|类别|(?:项目|指标)[\\/、]?单位|单位[\\/、]?(?:项目|指标))$/;

export interface SidewaysTable {
  /** As it reads upright: rows are the sheet's columns, and columns its rows. */
  readonly breakdown: Breakdown;
  /** The sheet turned upright. */
  readonly sheet: SheetGrid;
}

/** The table on its side that fits best; null where there is none. */
export function locateSideways(workbook: WorkbookGrid, options: LocateOptions): SidewaysTable | null {
  const sheets = workbook.sheets.flatMap((sheet) => turned(sheet) ?? []);
  const location = locateBreakdown({ ...workbook, sheets }, { ...options, actuals: [] });
  if (location.kind === 'not-found') return null;
  const { breakdown } = location;
  const figures = breakdown.units.filter(({ target }) => target.inCell !== null);
  const sheet = sheets.find(({ name }) => name === breakdown.sheet);
  return sheet && figures.length > 1 ? { breakdown, sheet } : null;
}

/** Rows for columns, and columns for rows. */
export function turnedArea({ top, left, bottom, right }: Area): Area {
  return { top: left, left: top, bottom: right, right: bottom };
}

function turned(sheet: SheetGrid): SheetGrid | null {
  const { area } = sheet;
  if (!area || area.bottom - area.top >= LONGEST_SIDE || area.right - area.left >= LONGEST_SIDE) return null;
  return {
    ...sheet,
    area: turnedArea(area),
    values: swapped(sheet.values.map(withoutLine)).map((row) =>
      row.map((value) =>
        typeof value === 'string' && CORNER.test(value.replace(/\s/g, '')) ? '单位' : value,
      ),
    ),
    formulas: swapped(sheet.formulas),
    merges: sheet.merges.map(turnedArea),
    hiddenRows: new Set(),
    tables: [],
  };
}

/** A row with a single text is a title or a note; turned upright it would be taken for a heading. */
function withoutLine(row: readonly CellValue[]): readonly CellValue[] {
  return row.filter((value) => !isBlank(value)).length > 1 ? row : row.map(() => null);
}

function swapped<Cell>(rows: readonly (readonly Cell[])[]): Cell[][] {
  return (rows[0] ?? []).map((_, column) => rows.flatMap((row) => row.slice(column, column + 1)));
}
