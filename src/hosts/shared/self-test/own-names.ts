/**
 * The names of everything a self-test makes.
 */
import { BACKUP_PREFIX } from '../backup-sheets';

/** The file a recording is saved as. */
export const REPORT_FILE = '任务分解助手自检报告.json';

/** The defined name that the test makes and removes. */
export const OWN_NAME = '任务分解_自检';

const SHEET = '任务分解自检';

/** A name for the test's sheet. If the user has a sheet of that name, the test's sheet gets a number. */
export function freeSheetName(isTaken: (name: string) => boolean): string {
  let name = SHEET;
  for (let number = 2; isTaken(name); number += 1) name = `${SHEET}${number}`;
  return name;
}

/** Whether the self-test gave a name. Such names are recorded as they are; all others are the user's. */
export function isOwnName(text: string): boolean {
  return text.includes('自检') || text.startsWith(BACKUP_PREFIX);
}
