/**
 * Opens a file that is no workbook with the program for it: a document in WPS 文字 or Word.
 */
import type { EtApplication } from '../et';

/**
 * The page says first where the file is. Whether anything opens it is never told (et-jsapi-declare 2.5.0: it gives nothing back), and the
 * call may hold up the page: on a real WPS one that started a program took 37 seconds and started nothing (notes of the add-in docxtool).
 */
const TOLD_FIRST_MS = 300;

/** Asks the program to open a saved file, when the page has had time to say where it is. Where that is refused it stays at that. */
export function openDocument(app: EtApplication, path: string): void {
  setTimeout(() => {
    try {
      app.OAAssist?.ShellExecute(path);
    } catch {
      // The file is there all the same, and the page has said where.
    }
  }, TOLD_FIRST_MS);
}
