/**
 * Asks Excel which cell is selected.
 */
import type { Position } from '../../spreadsheet/address';
import { ExcelFailure, inExcel } from './in-excel';

/**
 * The first cell of the selection. Null when Excel does not say, because a chart or another workbook is in front, or a cell is being
 * edited.
 */
export async function selectedCell(): Promise<(Position & { readonly sheet: string }) | null> {
  try {
    return await inExcel(async (context) => {
      const range = context.workbook.getSelectedRange();
      range.load('rowIndex,columnIndex,worksheet/name');
      await context.sync();
      const { rowIndex, columnIndex, worksheet } = range;
      return { sheet: worksheet.name, row: rowIndex + 1, column: columnIndex + 1 };
    });
  } catch (error) {
    if (error instanceof ExcelFailure) return null;
    throw error;
  }
}
