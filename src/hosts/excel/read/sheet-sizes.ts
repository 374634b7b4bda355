/**
 * How much stands on each sheet, asked before any cell is read: from it follows how much one answer can carry.
 */
import type { Questions } from '../may-fail';

/** What is in use on a sheet. */
export interface SheetSize {
  readonly rows: number;
  readonly columns: number;
}

/** Sheets that are asked for: their number is not known when this is sent. Of those behind them nothing is known. */
const MOST_SHEETS = 24;

/** Asks for the sizes by the sheets' ids; they can be had after the next sync. Empty where Excel refuses to walk along the tabs. */
export function requestSizes(
  { worksheets }: Excel.Workbook,
  questions: Questions,
): () => ReadonlyMap<string, SheetSize> {
  const question = questions.add('sheet-sizes', () => walkAlong(worksheets));
  return () => question.answer ?? new Map<string, SheetSize>();
}

function walkAlong(worksheets: Excel.WorksheetCollection): () => ReadonlyMap<string, SheetSize> {
  let sheet = worksheets.getFirst();
  const asked = Array.from({ length: MOST_SHEETS }, () => {
    const used = sheet.getUsedRangeOrNullObject(true);
    sheet.load('id');
    used.load('rowCount,columnCount');
    const pair = { sheet, used };
    sheet = sheet.getNextOrNullObject();
    return pair;
  });
  return () =>
    new Map(
      asked
        .filter((loaded) => !loaded.sheet.isNullObject)
        .map(({ sheet: { id }, used }): [string, SheetSize] => [
          id,
          used.isNullObject ? { rows: 0, columns: 0 } : { rows: used.rowCount, columns: used.columnCount },
        ]),
    );
}
