/**
 * Hidden copies of sheets, kept so that a change can be taken back, and cleared away when none needs them any more.
 */
import { ExcelFailure, inExcel, suspendScreen, type ExcelRunner } from './in-excel';

/** A short id that marks the copies of this session, so that they are not mistaken for another session's. */
export function newSessionName(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number.toString(36);
}

/**
 * Deletes hidden copies. A very hidden sheet can't be deleted: it is made visible first (office-js-docs-pr,
 * excel-add-ins-worksheets.md). This runs in a batch of its own and never fails: copies that could not be deleted are deleted
 * after the next change.
 */
export async function clearAway(ids: readonly string[], run: ExcelRunner): Promise<void> {
  if (ids.length === 0) return;
  try {
    await inExcel(async (context) => {
      suspendScreen(context);
      for (const id of ids) {
        const sheet = context.workbook.worksheets.getItem(id);
        sheet.visibility = 'Visible';
        sheet.delete();
      }
      await context.sync();
    }, run);
  } catch (error) {
    if (!(error instanceof ExcelFailure)) throw error;
  }
}
