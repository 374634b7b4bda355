/**
 * Opens a file that is not a workbook in the program for it, such as a document in WPS 文字 or Word.
 */
import type { EtApplication } from '../et';

/**
 * Milliseconds before the call, so that the page can first show where the file is. ShellExecute returns nothing (et-jsapi-declare 2.5.0),
 * so it is unknown whether a program opens the file. And the call may block the page: on a real WPS, a call that started no program took 37
 * seconds (notes of the add-in docxtool).
 */
const TOLD_FIRST_MS = 300;

/** Asks WPS to open a saved file, after the page has had time to show its path. A refusal is ignored. */
export function openDocument(app: EtApplication, path: string): void {
  setTimeout(() => {
    try {
      app.OAAssist?.ShellExecute(path);
    } catch {
      // The file exists all the same, and the page shows its path.
    }
  }, TOLD_FIRST_MS);
}
