/**
 * Describes how much of a workbook an action needs to read. Sheets that the add-in made only for people to look at need not be read. In a
 * large table, the formulas of the add-in's own columns need not be read, because they can be written again.
 */
import type { DefinedName } from './grid';

/**
 * Stands for a formula whose text was not read, in a column whose formulas all belong to the add-in. It equals no formula, so the right
 * formula is written again.
 */
export const UNREAD_FORMULA = '=';

/** Up to this number of rows, formulas in the add-in's own columns are read. In a longer table their texts alone could fill an answer. */
export const MANY_ROWS = 1000;

/** How to read a sheet. */
export interface SheetReading {
  /** False when none of its cells are needed. */
  readonly hasContents: boolean;
  /** Columns, ascending, whose formulas may be given as {@link UNREAD_FORMULA} when there are more than {@link MANY_ROWS} rows. */
  readonly ownColumns: readonly number[];
  /** False when the values in {@link ownColumns} need not be read either, except near the top and the bottom. */
  readonly hasOwnValues: boolean;
}

/** The tabs and names of a workbook, which are known before its cells are read. */
export interface WorkbookOutline {
  readonly sheets: readonly { readonly name: string }[];
  readonly names: readonly DefinedName[];
}

/** Decides how to read each sheet, from the outline of the workbook. */
export type ReadingPlan = (outline: WorkbookOutline) => (sheet: string) => SheetReading;

const WHOLE_SHEET: SheetReading = { hasContents: true, ownColumns: [], hasOwnValues: true };

/** Reads every cell of every sheet. */
export const READ_ALL: ReadingPlan = () => () => WHOLE_SHEET;

/** The same plan, but with the cells of every sheet, because writing and undo compare all cells. */
export function withAllSheets(plan: ReadingPlan): ReadingPlan {
  return (outline) => {
    const reading = plan(outline);
    return (sheet) => ({ ...reading(sheet), hasContents: true });
  };
}
