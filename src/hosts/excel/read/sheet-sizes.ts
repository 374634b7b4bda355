/**
 * Requests the size of each sheet's used range before any cell is read. The sizes decide how many sheets fit into one answer.
 */
import type { Questions } from '../may-fail';

/** The size of a sheet's used range. */
export interface SheetSize {
  readonly rows: number;
  readonly columns: number;
}

/** How many sheets are asked about. Their real number is not known yet; sheets after these stay unknown. */
const MOST_SHEETS = 24;

/** Requests the sizes by sheet id, which can be read after the next sync. Empty if Excel refuses to step from tab to tab. */
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
