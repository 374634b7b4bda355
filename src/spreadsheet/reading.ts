/**
 * How much of a workbook an action needs to read. Sheets that the add-in made for people to look at need no reading back, and in a
 * large table the formulas of the add-in's own columns can be written again without being read.
 */
import type { DefinedName } from './grid';

/**
 * Stands for a formula whose text was not read, in columns where any formula is the add-in's. It differs from every formula, so that
 * the right formula is written again.
 */
export const UNREAD_FORMULA = '=';

/** Above this number of rows, formulas in the add-in's own columns need not be read: their texts alone would fill an answer. */
export const MANY_ROWS = 1000;

/** How to read one sheet. */
export interface SheetReading {
  /** false where none of its cells are needed. */
  readonly hasContents: boolean;
  /** Columns whose formulas may be given as {@link UNREAD_FORMULA} above {@link MANY_ROWS}, ascending. */
  readonly ownColumns: readonly number[];
  /** false where the values in those columns, between head and foot, need not be read either. */
  readonly hasOwnValues: boolean;
}

/** The tabs and names of a workbook, which are known before its cells are read. */
export interface WorkbookOutline {
  readonly sheets: readonly { readonly name: string }[];
  readonly names: readonly DefinedName[];
}

/** Tells how to read each sheet of a workbook, from its outline. */
export type ReadingPlan = (outline: WorkbookOutline) => (sheet: string) => SheetReading;

const WHOLE_SHEET: SheetReading = { hasContents: true, ownColumns: [], hasOwnValues: true };

/** Reads every cell of every sheet. */
export const READ_ALL: ReadingPlan = () => () => WHOLE_SHEET;

/** The same plan with every sheet's cells, which writing and undo compare with. */
export function withAllSheets(plan: ReadingPlan): ReadingPlan {
  return (outline) => {
    const reading = plan(outline);
    return (sheet) => ({ ...reading(sheet), hasContents: true });
  };
}
