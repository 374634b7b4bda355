/**
 * What a self-test calls its own.
 */
import { BACKUP_PREFIX } from '../backup-sheets';

/** The file a recording is saved as. */
export const REPORT_FILE = '任务分解助手自检报告.json';

/** A name the test defines and takes away. */
export const OWN_NAME = '任务分解_自检';

const SHEET = '任务分解自检';

/** A name for the test's sheet. A sheet of that name that is there already stays; the test's own then gets a number. */
export function freeSheetName(isTaken: (name: string) => boolean): string {
  let name = SHEET;
  for (let number = 2; isTaken(name); number += 1) name = `${SHEET}${number}`;
  return name;
}

/** Whether a name is one the self-test gave. Those are recorded as they are; all others are the user's. */
export function isOwnName(text: string): boolean {
  return text.includes('自检') || text.startsWith(BACKUP_PREFIX);
}
