/** Computes the workbook's grid after a change, with formulas filled as a spreadsheet program fills them. */
import { shiftFormula } from '../formula/references';
import { changedGrid } from '../spreadsheet/changed-grid';
import type { WorkbookGrid } from '../spreadsheet/grid';
import type { WorkbookChange } from '../spreadsheet/spec';

/** @throws HostError `sheet-not-found` where the change patches or copies a sheet that does not exist */
export function gridAfter(workbook: WorkbookGrid, change: WorkbookChange): WorkbookGrid {
  return changedGrid(workbook, change, shiftFormula);
}
