/**
 * What hosts read from a workbook. It is plain data, so that the domain need not know any spreadsheet program.
 */
import type { Area } from './address';

/** An error in a cell, by its English name: `#REF!`, `#DIV/0!`. */
export interface CellError {
  readonly error: string;
}

/** The value of a cell, before formatting. Null is an empty cell. */
export type CellValue = number | string | boolean | CellError | null;

/** The value of a formula cell that has no stored result and cannot be computed here. */
export const UNCALCULATED: CellError = { error: '#CALC!' };

/** Why a formula cannot be computed here. */
export type StaleCause =
  /** A function that is unknown, or whose result depends on the day. */
  | { readonly kind: 'function'; readonly name: string }
  /** A link to another workbook; a circular reference; an array that no longer fits its cells; a formula that can't be parsed. */
  | { readonly kind: 'external-link' | 'circular' | 'array' | 'other' };

/** A formula that could not be computed after a change. It still shows its earlier result. */
export interface StaleCell {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** Why it can't be computed. The reason may be in a formula that it depends on. */
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

/** The used cells of a worksheet. */
export interface SheetGrid {
  readonly name: string;
  readonly visible: boolean;
  /** Whether the sheet is protected: it can be read but not written. */
  readonly locked: boolean;
  /** The smallest rectangle around all non-empty cells; null when the sheet is empty. */
  readonly area: Area | null;
  /** The values of `area`, row by row. */
  readonly values: readonly (readonly CellValue[])[];
  /** The formulas of `area`, row by row, each with its `=`; null where a cell has a plain value. */
  readonly formulas: readonly (readonly (string | null)[])[];
  readonly merges: readonly Area[];
  /** Rows hidden by hand or by a filter. */
  readonly hiddenRows: ReadonlySet<number>;
  /** The rows hidden by a filter. Left out when the program does not say. */
  readonly filteredRows?: ReadonlySet<number>;
  readonly tables: readonly TableObject[];
}

/** The grid of a sheet that is empty, or whose cells were not read. */
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

/** A defined name. */
export interface DefinedName {
  readonly name: string;
  /** What it refers to, without `=`: `'任务分解表'!$F$3`, `"text"`, `0.15`. */
  readonly refersTo: string;
  /** The sheet that the name is local to; null for a name of the whole workbook. */
  readonly scope: string | null;
}

/** A workbook as a host reads it: its sheets in tab order, and its defined names. */
export interface WorkbookGrid {
  readonly sheets: readonly SheetGrid[];
  readonly activeSheet: string;
  readonly names: readonly DefinedName[];
  /** Formulas that still show a result from before a change. Left out when the program computes its formulas itself. */
  readonly staleCells?: readonly StaleCell[];
  /** Set when dates count from 1904. Left out when they count from 1900, or the program does not say. */
  readonly dates1904?: true;
}

/** The sheet of a name; null when there is none. Names compare as in spreadsheet programs. */
export function sheetNamed<Sheet extends { readonly name: string }>(
  { sheets }: { readonly sheets: readonly Sheet[] },
  name: string,
): Sheet | null {
  return sheets.find((sheet) => sheet.name === name) ?? null;
}

export function sheetNames({ sheets }: Pick<WorkbookGrid, 'sheets'>): string[] {
  return sheets.map(({ name }) => name);
}

/** The value of a cell by its row and column on the sheet (1-based); null outside the used area. */
export function valueAt(sheet: SheetGrid, row: number, column: number): CellValue {
  if (!sheet.area) return null;
  return sheet.values[row - sheet.area.top]?.[column - sheet.area.left] ?? null;
}

/**
 * The formula of a cell with its `=`, by row and column on the sheet (1-based). Null for a plain value, an empty cell, or outside the used
 * area.
 */
export function formulaAt(sheet: SheetGrid, row: number, column: number): string | null {
  if (!sheet.area) return null;
  return sheet.formulas[row - sheet.area.top]?.[column - sheet.area.left] ?? null;
}

export function isCellError(value: CellValue): value is CellError {
  return typeof value === 'object' && value !== null;
}

/** A value as text: '' for an empty cell, the name of an error. */
export function textOf(value: CellValue): string {
  if (value === null) return '';
  return isCellError(value) ? value.error : String(value);
}

/** Whether a value is empty, or text that contains only white space. */
export function isBlank(value: CellValue): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}
