/**
 * Describes what the calculator needs from a workbook. Rows and columns are 1-based.
 */
import type { Area, Position } from '../../spreadsheet/address';
import type { CellValue } from '../../spreadsheet/grid';

/** A cell of a named sheet. */
export interface Place extends Position {
  readonly sheet: string;
}

/** A formula to be computed. */
export interface FormulaCell {
  /** The text as the file stores it (English names, commas, A1 notation), with or without its `=`. */
  readonly formula: string;
  /** The cell the text was written for, when this cell belongs to a fill or a shared formula. */
  readonly base?: Position;
  /** Set for an array formula (`t="array"`), in which every range is taken whole. */
  readonly array?: ArrayCells;
}

/** The cells that an array formula fills. The formula is computed once, in the first of them. */
export interface ArrayCells {
  readonly area: Area;
  /**
   * True for a dynamic array, whose size follows from its result. When the result has another size than `area`, the formula cannot be
   * computed here, because only Excel knows whether the cells around it are free.
   */
  readonly spills: boolean;
}

/** An Excel Table, as structured references need it. */
export interface CalcTable {
  readonly sheet: string;
  readonly area: Area;
  readonly headerRows: number;
  readonly totalsRows: number;
  /** Column names from left to right. */
  readonly columns: readonly string[];
}

export interface CalcSource {
  readonly sheetNames: readonly string[];
  /** A plain value, a formula to compute, or null for an empty cell. */
  content(sheet: string, row: number, column: number): CellValue | FormulaCell;
  /** The formula of a cell, even where {@link content} gives its cached result; null where there is none. */
  formula(sheet: string, row: number, column: number): string | null;
  /** A rectangle that holds every non-empty cell of the sheet; null when there is none. */
  usedArea(sheet: string): Area | null;
  /** The formula of a defined name, without `=`. A name of the sheet takes precedence over one of the workbook. */
  definedName(name: string, sheet: string): string | null;
  table(name: string): CalcTable | null;
  /** Whether serial numbers of dates count from 1904-01-01 instead of 1900. */
  readonly dates1904: boolean;
  /** Whether a row is shown, hidden by hand, or hidden by a filter. SUBTOTAL treats the last two differently. */
  rowState(sheet: string, row: number): 'shown' | 'hidden' | 'filtered';
}
