/**
 * Names and deletes the hidden copies of sheets that are kept so that a change can be taken back.
 */
import { ExcelFailure, inExcel, suspendScreen, type ExcelRunner } from './in-excel';

/** A short id that marks the copies made in this session, so that they differ from those of another session. */
export function newSessionName(): string {
  const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
  return number.toString(36);
}

/**
 * Deletes hidden copies. A very hidden sheet can't be deleted, so it is made visible first (office-js-docs-pr,
 * excel-add-ins-worksheets.md). The deletion runs in a batch of its own and never throws: copies that could not be deleted are deleted
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
