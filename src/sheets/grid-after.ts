/** Computes the workbook's grid after a change, with formulas filled as a spreadsheet program fills them. */
import { MovableFormula } from '../formula/references';
import { changedGrid } from '../spreadsheet/changed-grid';
import type { WorkbookGrid } from '../spreadsheet/grid';
import type { WorkbookChange } from '../spreadsheet/spec';

/** @throws HostError `sheet-not-found` where the change patches or copies a sheet that does not exist */
export function gridAfter(workbook: WorkbookGrid, change: WorkbookChange): WorkbookGrid {
  // A formula is filled into thousands of cells, and tokenized once for all of them.
  const movable = new Map<string, MovableFormula>();
  return changedGrid(workbook, change, (formula, rows, columns) => {
    if (rows === 0 && columns === 0) return formula;
    let known = movable.get(formula);
    if (!known) movable.set(formula, (known = new MovableFormula(formula)));
    return known.moved(rows, columns);
  });
}
