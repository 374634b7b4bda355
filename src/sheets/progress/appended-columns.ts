/**
 * Finds out which table the progress columns belong to where tables stand side by side: those of the left table are to the right of
 * both. Their formulas tell, because they refer to the columns of their own table.
 */
import { columnNumber } from '../../spreadsheet/address';
import { formulaAt, type SheetGrid, type WorkbookGrid, sheetNamed } from '../../spreadsheet/grid';
import type { AppendedActual } from '../../domain/table/locate';
import { rememberedCell, rememberedWords, type SheetCell } from '../memory';
import { UNREAD_FORMULA } from '../../spreadsheet/reading';
import { WORD, type ProgressColumn } from './progress-words';

/** How many rows below a heading are searched for a formula. */
const ROWS_LOOKED_AT = 50;
/** A reference to a cell of the formula's own sheet: no name, no function, and no sheet name before it. */
const OWN_CELL = /(?<![\p{L}\p{N}_!.'$])\$?([A-Z]{1,3})\$?\d{1,7}(?![\p{L}\p{N}_(!])/gu;

/** The heading cells of a progress column, one for each table that has the column. */
export function rememberedHeadings(workbook: WorkbookGrid, column: ProgressColumn): readonly SheetCell[] {
  return rememberedWords(workbook).flatMap((word) => {
    if (word.replace(/^\d+_/, '') !== WORD[column]) return [];
    return rememberedCell(workbook, word) ?? [];
  });
}

/** The columns of its own sheet that the first formula below a heading refers to, in order; null where there is no formula. */
export function columnsReferredTo(
  sheet: SheetGrid,
  heading: Omit<SheetCell, 'sheet'>,
): readonly number[] | null {
  for (let row = heading.row + 1; row <= heading.row + ROWS_LOOKED_AT; row += 1) {
    const formula = formulaAt(sheet, row, heading.column);
    if (formula === null || formula === UNREAD_FORMULA) continue;
    return Array.from(formula.matchAll(OWN_CELL), ([, letters = '']) => columnNumber(letters));
  }
  return null;
}

/** The appended 实际新增数 columns, with the columns of their tables. The formulas of 完成率 refer to both. */
export function appendedActuals(workbook: WorkbookGrid): readonly AppendedActual[] {
  const rates = rememberedHeadings(workbook, 'completion');
  return rememberedHeadings(workbook, 'actual').flatMap((actual): AppendedActual[] => {
    const sheet = sheetNamed(workbook, actual.sheet);
    for (const rate of rates) {
      if (!sheet || rate.sheet !== actual.sheet || rate.row !== actual.row) continue;
      const tableColumns = columnsReferredTo(sheet, rate) ?? [];
      if (tableColumns.includes(actual.column)) return [{ ...actual, tableColumns }];
    }
    return [];
  });
}
