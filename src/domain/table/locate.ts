/** Finds the task breakdown table (任务分解表) in a workbook. */
import type { Area, Position } from '../../spreadsheet/address';
import type { Breakdown, Figure } from './breakdown';
import type { FreeCells } from './free-cells';
import { textCells } from './free-cells';
import type { SheetGrid, TableObject, WorkbookGrid } from '../../spreadsheet/grid';
import {
  headersAt,
  rolesInRow,
  type Header,
  type HeaderAttempt,
  type ReadSurroundings,
} from './header/header';
import { REQUIRED_ROLES, type CoreRole } from './header/header-rows';
import { readRows } from './rows/rows';
import { sortRows } from './rows/scopes';
import { withSharedTotal } from './rows/shared-total';
import { surroundingsOf } from './surroundings';
import type { UnitOfMeasure } from './unit-of-measure';

/**
 * The row that came nearest to a header. `missing` is empty where the header is complete but no units follow, or where the header
 * belongs to a list of tasks in words.
 */
export interface NearMiss {
  readonly sheet: string;
  readonly row: number;
  readonly found: readonly CoreRole[];
  readonly missing: readonly CoreRole[];
  /** Headings of figures that may be targets without saying so; empty where a target was found. */
  readonly unnamed: readonly string[];
  /** Whether this is a list of tasks in words (序号, 工作任务, 责任单位, 完成时限), which has no figures to add up. */
  readonly inWords: boolean;
}

export type Location =
  | {
      readonly kind: 'found';
      /** The table with the most units, then the most columns; of equal tables, the one on the active sheet. */
      readonly breakdown: Breakdown;
      /** The other tables, in the order of the sheets. */
      readonly others: readonly Breakdown[];
    }
  | { readonly kind: 'not-found'; readonly nearest: NearMiss | null };

export interface LocateOptions {
  /** Search this sheet only, even if it is hidden. */
  readonly sheet?: string;
  /** Search this sheet as well, even if it is hidden. */
  readonly also?: string;
  /** Names of sheets to leave out: the add-in's own sheets. */
  readonly skip?: ReadonlySet<string>;
  /**
   * Whether a column without a word for a task may be read as the target; see header/assumed-target.ts. Tables whose headings are plain
   * should be looked for first.
   */
  readonly assumesTarget?: boolean;
  /** The unit of measure in a line of each sheet, for tables above which none is stated. */
  readonly captions?: ReadonlyMap<string, UnitOfMeasure>;
  /** Columns that the add-in appended; each may stand beside another table than its own. */
  readonly actuals?: readonly AppendedActual[];
}

/** A column of achieved figures that the add-in appended: the position of its heading, and the columns of its table. */
export interface AppendedActual extends Position {
  readonly sheet: string;
  /** Includes the target column. */
  readonly tableColumns: readonly number[];
}

/** The search of a sheet ends after this many cells in rows that may be headers. */
const MOST_HEADER_CELLS = 50_000;
/** The most tables that are looked for on a sheet; nobody could choose among more. */
const MOST_TABLES = 200;

/** Searches the visible sheets, the active one first. */
export function locateBreakdown(workbook: WorkbookGrid, options: LocateOptions = {}): Location {
  const breakdowns: Breakdown[] = [];
  let nearest: NearMiss | null = null;
  for (const sheet of sheetsToSearch(workbook, options)) {
    const search = searchSheet(sheet, options);
    breakdowns.push(...search.breakdowns);
    if (search.nearest && search.nearest.found.length > (nearest?.found.length ?? 0))
      nearest = search.nearest;
  }
  const [first, ...rest] = breakdowns;
  if (!first) return { kind: 'not-found', nearest };
  const breakdown = rest.reduce((best, other) => (isBetter(other, best) ? other : best), first);
  return { kind: 'found', breakdown, others: breakdowns.filter((other) => other !== breakdown) };
}

function sheetsToSearch(workbook: WorkbookGrid, { sheet, also, skip }: LocateOptions): readonly SheetGrid[] {
  if (sheet !== undefined) return workbook.sheets.filter(({ name }) => name === sheet);
  const visible = workbook.sheets.filter(
    ({ name, visible }) => name === also || (visible && !skip?.has(name)),
  );
  const isActive = ({ name }: SheetGrid): boolean => name === workbook.activeSheet;
  return [...visible.filter(isActive), ...visible.filter((other) => !isActive(other))];
}

function isBetter(a: Breakdown, b: Breakdown): boolean {
  if (a.units.length !== b.units.length) return a.units.length > b.units.length;
  return recognisedColumns(a).length > recognisedColumns(b).length;
}

function recognisedColumns({
  columns,
  indicators,
}: Pick<Breakdown, 'columns' | 'indicators'>): readonly number[] {
  const all = [columns, ...indicators.slice(1).map((indicator) => indicator.columns)];
  return all.flatMap((own) =>
    Object.values(own).flatMap((column: Breakdown['columns']['note']) => (column ? [column.column] : [])),
  );
}

interface SheetSearch {
  readonly breakdowns: readonly Breakdown[];
  readonly nearest: NearMiss | null;
}

function searchSheet(
  sheet: SheetGrid,
  { actuals = [], assumesTarget = false, captions }: LocateOptions,
): SheetSearch {
  const breakdowns: Breakdown[] = [];
  let nearest: NearMiss | null = null;
  let headerCells = 0;
  const { top, bottom, left, right } = sheet.area ?? { top: 1, bottom: 0, left: 1, right: 0 };
  const appended = actuals.filter((actual) => actual.sheet === sheet.name);
  const cells: FreeCells = { sheet, taken: [], appended };
  const surroundings: ReadSurroundings = (...place) => {
    const around = surroundingsOf(cells, ...place);
    return { ...around, measure: around.measure ?? captions?.get(sheet.name) ?? null };
  };
  for (let row = top; row <= bottom; row += 1) {
    // Where a table takes the whole width of the sheet, its rows have nothing else to find.
    const across = cells.taken.find((area) => area.left <= left && right <= area.right && isIn(area, row));
    if (across) {
      row = across.bottom;
      continue;
    }
    const texts = textCells(cells, row);
    let attempt: HeaderAttempt = { row, found: rolesInRow(texts) };
    if (attempt.found.includes('unit')) {
      const tried = headersAt(cells, row, surroundings, assumesTarget);
      const read = tried.headers.flatMap((header) => readTable(cells, header));
      const found = withSharedTotal(read.filter((table) => !isInWords(table)));
      breakdowns.push(...found);
      cells.taken.push(...found.map(({ area }) => area));
      if (found.length === 0) headerCells += texts.length;
      attempt = tried.attempt;
      if (read.length > found.length) {
        nearest = { ...nearMiss(sheet.name, attempt), inWords: true };
        cells.taken.push(...read.map(({ area }) => area));
        continue;
      }
    }
    // A single text that names no unit is a title, whatever its words.
    const isTitle = texts.length === 1 && !attempt.found.includes('unit');
    if (!isTitle && attempt.found.length > (nearest?.found.length ?? 0))
      nearest = nearMiss(sheet.name, attempt);
    if (headerCells > MOST_HEADER_CELLS || breakdowns.length > MOST_TABLES) break;
  }
  return { breakdowns, nearest };
}

function isIn({ top, bottom }: Area, row: number): boolean {
  return top <= row && row <= bottom;
}

function nearMiss(sheet: string, { row, found, unnamed = [] }: HeaderAttempt): NearMiss {
  return {
    sheet,
    row,
    found,
    missing: REQUIRED_ROLES.filter((role) => !found.includes(role)),
    unnamed,
    inWords: false,
  };
}

/** Whether the table has words instead of figures: no number in any row, and text as the target in most rows. */
function isInWords({ units }: Breakdown): boolean {
  const isNumber = ({ inCell }: Figure): boolean => inCell !== null;
  if (units.some(({ baseline, target, actual }) => [baseline, target, actual].some(isNumber))) return false;
  const worded = units.filter(({ target }) => target.kind === 'not-a-number');
  return worded.length * 2 > units.length;
}

/** Reads the table below a header; gives none where no unit follows. */
function readTable(cells: FreeCells, header: Header): readonly Breakdown[] {
  const { sheet } = cells;
  const tableObject = tableObjectOf(sheet, header);
  const { units, subtotals, total } = sortRows(readRows(cells, header, tableObject), header.title);
  if (units.length === 0) return [];
  // Both lists go from top to bottom.
  const data = [units, subtotals].flatMap((lines) => [lines[0], lines[lines.length - 1]]);
  const dataRows = data.flatMap((line) => line?.row ?? []);
  const [firstDataRow, lastDataRow] = [Math.min(...dataRows), Math.max(...dataRows)];
  // A column beside another table is outside this table's area.
  const columns = recognisedColumns(header).filter((column) => column <= header.right);
  return [
    {
      sheet: sheet.name,
      area: {
        top: header.top,
        left: Math.min(...columns),
        bottom: Math.max(lastDataRow, total?.row ?? 0),
        right: Math.max(...columns),
      },
      headerRows: Array.from({ length: header.bottom - header.top + 1 }, (_, index) => header.top + index),
      columns: header.columns,
      further: header.indicators[0].further,
      indicators: header.indicators,
      indicator: header.indicators[0],
      units,
      subtotals,
      total,
      firstDataRow,
      lastDataRow,
      baseYear: header.baseYear,
      targetYear: header.targetYear,
      title: header.title,
      isTargetAssumed: header.isTargetAssumed,
      tableObject: tableObject?.name ?? null,
    },
  ];
}

/** The Excel Table whose header is the last header row; if the Excel Table has no header row, the one that begins right below. */
function tableObjectOf(sheet: SheetGrid, { bottom, columns }: Header): TableObject | null {
  const isItsOwn = ({ area, headerRows }: TableObject): boolean =>
    area.top === (headerRows === 0 ? bottom + 1 : bottom) &&
    area.left <= columns.unit.column &&
    columns.unit.column <= area.right;
  return sheet.tables.find(isItsOwn) ?? null;
}
