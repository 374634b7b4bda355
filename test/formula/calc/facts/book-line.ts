/**
 * How `facts.jsonl` is written: a line for each workbook that facts stand in, then a line for each of its facts.
 */
import type { CellValue } from '../../../../src/spreadsheet/grid';

/** The cells and names that the workbook's facts refer to. */
export interface BookLine {
  /** The test table or workbook the facts come from. */
  readonly book: string;
  readonly names: readonly NameLine[];
  /** Values by address, by sheet. */
  readonly sheets: Readonly<Record<string, Readonly<Record<string, CellValue>>>>;
  /** Formulas of cells whose result stands in `sheets`, where it matters that they are formulas: `Sheet1!A4`. */
  readonly formulas: Readonly<Record<string, string>>;
}

export interface NameLine {
  readonly name: string;
  readonly refersTo: string;
  /** null for the whole workbook. */
  readonly sheet: string | null;
}

/** Sheet, address, formula without `=`, what it gives; 1 at the end for an array formula. */
export type FactLine = readonly [string, string, string, CellValue, 1?];
