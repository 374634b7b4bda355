/**
 * Opens a file that is no workbook with the program for it: a document in WPS 文字 or Word.
 */
import type { EtApplication } from '../et';

/** Whether the program was asked; the file is there all the same. */
export function openDocument({ OAAssist: assist }: EtApplication, path: string): boolean {
  if (!assist) return false;
  try {
    assist.ShellExecute(path);
    return true;
  } catch {
    return false;
  }
}
