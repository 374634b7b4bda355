/**
 * What any host reads from a workbook: plain data, so that the domain knows no spreadsheet program.
 */
import type { Area } from './address';

/** An error in a cell, by its English name: `#REF!`, `#DIV/0!`. */
export interface CellError {
  readonly error: string;
}

/** What a cell shows, before formatting; null is an empty cell. */
export type CellValue = number | string | boolean | CellError | null;

/** The value of a formula cell whose result is not stored and cannot be computed here. */
export const UNCALCULATED: CellError = { error: '#CALC!' };

/** What keeps a formula from being computed here. */
export type StaleCause =
  /** A function that is not known, or one whose result depends on the day. */
  | { readonly kind: 'function'; readonly name: string }
  /** A link to another workbook; a circular reference; an array that no longer fits its cells; a formula that can't be parsed. */
  | { readonly kind: 'external-link' | 'circular' | 'array' | 'other' };

/** A formula that could not be computed after a change: it shows the result it had before. */
export interface StaleCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** What prevents computing it: in this formula, or in one that it depends on. */
  readonly cause: StaleCause;
}

/** An Excel Table (ListObject) on a sheet. */
export interface TableObject {
  readonly name: string;
  readonly area: Area;
  /** Number of header rows, 0 or 1. */
  readonly headerRows: number;
  /** Number of totals rows, 0 or 1. */
  readonly totalsRows: number;
}

/** One worksheet's used cells. */
export interface SheetGrid {
  readonly name: string;
  readonly visible: boolean;
  /** Protected sheets can be read, not written. */
  readonly locked: boolean;
  /** The smallest rectangle that holds every non-empty cell; null when the sheet is empty. */
  readonly area: Area | null;
  /** rows × columns of `area`. */
  readonly values: readonly (readonly CellValue[])[];
  /** rows × columns of `area`: the formula with its `=`, or null where a cell holds a plain value. */
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly merges: readonly Area[];
  /** Rows hidden by hand or by a filter. */
  readonly hiddenRows: ReadonlySet<number>;
  /** The hidden rows that a filter with criteria hides. Left out where the program does not say. */
  readonly filteredRows?: ReadonlySet<number>;
  readonly tables: readonly TableObject[];
}

/** A sheet that is empty, or whose cells were not read. */
export function emptyGrid({
  name,
  visible,
  locked,
}: Pick<SheetGrid, 'name' | 'visible' | 'locked'>): SheetGrid {
  return {
    name,
    visible,
    locked,
    area: null,
    values: [],
    formulas: [],
    merges: [],
    hiddenRows: new Set(),
    tables: [],
  };
}

/** A defined name of the workbook. */
export interface DefinedName {
  readonly name: string;
  /** What it stands for, without `=`: `'任务分解表'!$F$3`, `"text"`, `0.15`. */
  readonly refersTo: string;
  /** The sheet it is local to; null for the whole workbook. */
  readonly scope: string | null;
}

/** A workbook as a host reads it: its sheets in tab order, its defined names. */
export interface WorkbookGrid {
  readonly sheets: readonly SheetGrid[];
  readonly activeSheet: string;
  readonly names: readonly DefinedName[];
  /** Formulas that show the result they had before a change. Left out where the program computes them itself. */
  readonly staleCells?: readonly StaleCell[];
  /** Set where days count from 1904 instead of 1900. Left out where they do not, or the program does not say. */
  readonly dates1904?: true;
}

/** The sheet with a name, compared as spreadsheet programs do; null where there is none. */
export function sheetNamed<Sheet extends { readonly name: string }>(
  { sheets }: { readonly sheets: readonly Sheet[] },
  name: string,
): Sheet | null {
  return sheets.find((sheet) => sheet.name === name) ?? null;
}

export function sheetNames({ sheets }: Pick<WorkbookGrid, 'sheets'>): string[] {
  return sheets.map(({ name }) => name);
}

/** The value at a sheet address (1-based); null outside the used area. */
export function valueAt(sheet: SheetGrid, row: number, column: number): CellValue {
  if (!sheet.area) return null;
  return sheet.values[row - sheet.area.top]?.[column - sheet.area.left] ?? null;
}

/** The formula at a sheet address with its `=`; null for a plain value, an empty cell or outside the used area. */
export function formulaAt(sheet: SheetGrid, row: number, column: number): string | null {
  if (!sheet.area) return null;
  return sheet.formulas[row - sheet.area.top]?.[column - sheet.area.left] ?? null;
}

export function isCellError(value: CellValue): value is CellError {
  return typeof value === 'object' && value !== null;
}

/** A value as text: '' for an empty cell, an error by its name. */
export function textOf(value: CellValue): string {
  if (value === null) return '';
  return isCellError(value) ? value.error : String(value);
}

/** Empty, or text of nothing but white space. */
export function isBlank(value: CellValue): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}
