/**
 * The names of everything that a self-test creates.
 */
import { BACKUP_PREFIX } from '../backup-sheets';

/** The name of the file in which a recording is saved. */
export const REPORT_FILE = '任务分解助手自检报告.json';

/** The defined name that the test creates and removes. */
export const OWN_NAME = '任务分解_自检';

const SHEET = '任务分解自检';

/** A free name for the test's sheet: with a number if the user has a sheet of the plain name. */
export function freeSheetName(isTaken: (name: string) => boolean): string {
  let name = SHEET;
  for (let number = 2; isTaken(name); number += 1) name = `${SHEET}${number}`;
  return name;
}

/** Whether a name was created by the self-test. Such names are recorded; all other names belong to the user. */
export function isOwnName(text: string): boolean {
  return text.includes('自检') || text.startsWith(BACKUP_PREFIX);
}
