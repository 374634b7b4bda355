/**
 * What the calculator needs from a workbook. Rows and columns are 1-based.
 */
import type { Area, Position } from '../../spreadsheet/address';
import type { CellValue } from '../../spreadsheet/grid';

/** A cell of a named sheet. */
export interface Place extends Position {
  readonly sheet: string;
}

/** A formula that is to be computed. */
export interface FormulaCell {
  /** As the file stores it (English names, commas, A1), with or without its `=`. */
  readonly formula: string;
  /** The cell the text was written for, when this cell is part of a fill or a shared formula. */
  readonly base?: Position;
  /** An array formula (`t="array"`): every range in it is taken whole. */
  readonly array?: ArrayCells;
}

/** The cells that an array formula fills. It is computed once, as it stands in the first of them. */
export interface ArrayCells {
  readonly area: Area;
  /**
   * A dynamic array: its size follows from its result, where Excel has room. When the result has another size than
   * `area` the formula cannot be computed here.
   */
  readonly spills: boolean;
}

/** An Excel Table as structured references need it. */
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
  /** The formula of a cell, also of one whose {@link content} is the result it has; null where there is none. */
  formula(sheet: string, row: number, column: number): string | null;
  /** A rectangle that holds every non-empty cell of the sheet; null when there is none. */
  usedArea(sheet: string): Area | null;
  /** What a defined name refers to, without `=`; the sheet's own name takes precedence over the workbook's. */
  definedName(name: string, sheet: string): string | null;
  table(name: string): CalcTable | null;
  /** Serial numbers of dates count from 1904-01-01 instead of 1900. */
  readonly dates1904: boolean;
  /** Whether a row is hidden by hand or by a filter, which SUBTOTAL treats differently. */
  rowState(sheet: string, row: number): 'shown' | 'hidden' | 'filtered';
}
