/**
 * Makes new workbooks with the file engine, which is loaded when the first is made. Not in a worker: pages opened from a folder
 * have none.
 */
import type { WorkbookMaker } from './open-bytes';

export const makeWorkbook: WorkbookMaker = async (book) => {
  const { createWorkbook } = await import('../file/file-host');
  return createWorkbook(book);
};
