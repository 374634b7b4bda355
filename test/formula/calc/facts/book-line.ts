/**
 * The format of `facts.jsonl`: one line for each workbook, followed by one line for each of its facts (formulas with expected values).
 */
import type { CellValue } from '../../../../src/spreadsheet/grid';

/** The cells and names that the workbook's facts refer to. */
export interface BookLine {
  /** The test table or workbook the facts come from. */
  readonly book: string;
  readonly names: readonly NameLine[];
  /** Sheet → address → value. */
  readonly sheets: Readonly<Record<string, Readonly<Record<string, CellValue>>>>;
  /** Formulas by `Sheet1!A4`, of cells whose result is in `sheets`. Only those whose being a formula matters to a fact. */
  readonly formulas: Readonly<Record<string, string>>;
}

export interface NameLine {
  readonly name: string;
  readonly refersTo: string;
  /** null for a name of the whole workbook. */
  readonly sheet: string | null;
}

/** Sheet, address, formula without `=`, expected value; a final 1 marks an array formula. */
export type FactLine = readonly [string, string, string, CellValue, 1?];
