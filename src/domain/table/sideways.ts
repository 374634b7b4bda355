/** Finds a table on its side: units from left to right; 任务数, 完成数 and the rest from top to bottom. Such a table is transposed before it is read. */
import type { Area } from '../../spreadsheet/address';
import { isBlank, type CellValue, type SheetGrid, type WorkbookGrid } from '../../spreadsheet/grid';
import type { Breakdown } from './breakdown';
import { locateBreakdown, type LocateOptions } from './locate';
import { measureInCaption, type UnitOfMeasure } from './unit-of-measure';

/** A sheet with more rows or columns than this is not searched: no table on its side that people read is so large. */
const LONGEST_SIDE = 300;
/** Words in the corner cell, above the names of the rows. */
const CORNER = /^(?:项目|指标|指标名称|内容|类别|(?:项目|指标)[\\/、]?单位|单位[\\/、]?(?:项目|指标))$/;

/** Parts of the year across a table. */
const PERIOD = /^(?:第?[一二三四1-4]季度|(?:1[0-2]|[1-9]|[一二三四五六七八九十]+)月份?|[上下]半年)$/;

export interface SidewaysTable {
  /** The table after transposing: its rows are the sheet's columns, and its columns the sheet's rows. */
  readonly breakdown: Breakdown;
  /** The transposed sheet. */
  readonly sheet: SheetGrid;
}

/** The table on its side that fits best; null where there is none. */
export function locateSideways(workbook: WorkbookGrid, options: LocateOptions): SidewaysTable | null {
  const sheets = workbook.sheets.flatMap((sheet) => turned(sheet) ?? []);
  const captions = new Map(workbook.sheets.flatMap((sheet) => captionOf(sheet)));
  const location = locateBreakdown({ ...workbook, sheets }, { ...options, actuals: [], captions });
  if (location.kind === 'not-found') return null;
  const { breakdown } = location;
  // Quarters beside units whose tasks and results stand in rows of their own are no units.
  if (breakdown.units.some(({ name }) => PERIOD.test(name))) return null;
  const figures = breakdown.units.filter(({ target }) => target.inCell !== null);
  const sheet = sheets.find(({ name }) => name === breakdown.sheet);
  return sheet && figures.length > 1 ? { breakdown, sheet } : null;
}

/** The unit of measure in a line with a single text, by the name of its sheet. Such lines do not stand above the turned table. */
function captionOf({ name, values }: SheetGrid): readonly (readonly [string, UnitOfMeasure])[] {
  for (const row of values) {
    const [text, ...more] = row.filter((value) => !isBlank(value));
    const measure = typeof text === 'string' && more.length === 0 ? measureInCaption(text) : null;
    if (measure) return [[name, measure]];
  }
  return [];
}

/** Exchanges the rows and columns of an area. */
export function turnedArea({ top, left, bottom, right }: Area): Area {
  return { top: left, left: top, bottom: right, right: bottom };
}

function turned(sheet: SheetGrid): SheetGrid | null {
  const { area } = sheet;
  if (!area || area.bottom - area.top >= LONGEST_SIDE || area.right - area.left >= LONGEST_SIDE) return null;
  return {
    ...sheet,
    area: turnedArea(area),
    values: swapped(withNamedTasks(sheet.values).map(withoutLine)).map((row) =>
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

/** The heading of a column that states each row's unit of measure, beside the names of the rows. */
const MEASURES = /^(?:计量)?单位$/;
const OF_TASKS = /任务|目标|计划/;

/**
 * A list of tasks with their units of measure (项目, 计量单位, 全市, 甲区, 乙区), below a title that says that they are tasks: the names of its rows
 * become headings such as 新增停车位任务（个）.
 */
function withNamedTasks(values: SheetGrid['values']): SheetGrid['values'] {
  const text = (row: readonly CellValue[] | undefined, column: number): string => {
    const value = row?.[column];
    return typeof value === 'string' ? value.replace(/\s/g, '') : '';
  };
  const top = values.findIndex((row) =>
    row.some((_, at) => CORNER.test(text(row, at)) && MEASURES.test(text(row, at + 1))),
  );
  const corner = values[top]?.findIndex((_, at) => CORNER.test(text(values[top], at))) ?? -1;
  const isOfTasks = values
    .slice(0, Math.max(0, top))
    .some((row) => row.some((_, at) => OF_TASKS.test(text(row, at))));
  if (corner < 0 || !isOfTasks) return values;
  return values.map((row, index) => {
    const [name, measure] = [text(row, corner), text(row, corner + 1)];
    if (index < top || (index > top && (name === '' || measure === ''))) return row;
    const heading = index === top || OF_TASKS.test(name) ? name : `${name}任务`;
    return row.map((value, at) => {
      if (at === corner + 1) return null;
      return at === corner && index > top ? `${heading}（${measure}）` : value;
    });
  });
}

/** Clears a row with a single text, which is a title or a note; after transposing it would be taken for a heading. */
function withoutLine(row: readonly CellValue[]): readonly CellValue[] {
  return row.filter((value) => !isBlank(value)).length > 1 ? row : row.map(() => null);
}

function swapped<Cell>(rows: readonly (readonly Cell[])[]): Cell[][] {
  return (rows[0] ?? []).map((_, column) => rows.flatMap((row) => row.slice(column, column + 1)));
}
