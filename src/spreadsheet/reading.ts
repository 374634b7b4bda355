/**
 * How much of a workbook an action needs to read. What the add-in only made to be looked at needs no reading back, and in a
 * large table the formulas of the add-in's own columns need not be read to be written again.
 */
import type { DefinedName } from './grid';

/**
 * Stands for a formula whose text was not read, in columns where any formula is the add-in's. It differs from every
 * formula, so that what should stand there is written again.
 */
export const UNREAD_FORMULA = '=';

/** Rows above which formulas in the add-in's own columns need not be read: their texts alone would fill an answer. */
export const MANY_ROWS = 1000;

/** How to read one sheet. */
export interface SheetReading {
  /** false: nothing of its cells is needed. */
  readonly hasContents: boolean;
  /** Columns whose formulas may be given as {@link UNREAD_FORMULA} where there are {@link MANY_ROWS}, ascending. */
  readonly ownColumns: readonly number[];
  /** false: what else stands in those columns between head and foot need not be read either. */
  readonly hasOwnValues: boolean;
}

/** What of a workbook is known before its cells are read: its tabs and its names. */
export interface WorkbookOutline {
  readonly sheets: readonly { readonly name: string }[];
  readonly names: readonly DefinedName[];
}

/** Tells how to read each sheet of a workbook, from its outline. */
export type ReadingPlan = (outline: WorkbookOutline) => (sheet: string) => SheetReading;

const WHOLE_SHEET: SheetReading = { hasContents: true, ownColumns: [], hasOwnValues: true };

/** Reads every cell of every sheet. */
export const READ_ALL: ReadingPlan = () => () => WHOLE_SHEET;

/** The same plan with every sheet's cells in it: what writing and undo compare with. */
export function withAllSheets(plan: ReadingPlan): ReadingPlan {
  return (outline) => {
    const reading = plan(outline);
    return (sheet) => ({ ...reading(sheet), hasContents: true });
  };
}
