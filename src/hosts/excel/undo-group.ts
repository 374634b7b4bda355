/**
 * Which changes are sent as one step of Ctrl+Z (`mergeUndoGroup`, ExcelApi 1.20).
 */
import type { WorkbookChange } from '../../spreadsheet/spec';
import { MOST_CHARACTERS } from './batch';
import { hasApi } from './in-excel';
import type { ReadBook } from './read/read-book';

/**
 * Excel keeps a step for each request. A change that fits into one is one step by itself, without the risk of a group: builds
 * refuse groups that others take (office-js #6255, #6491, #6711).
 */
export function wantsUndoGroup(change: WorkbookChange, book: ReadBook): boolean {
  return hasApi('1.20') && takesSeveralRequests(change) && isGroupable(change, book);
}

function takesSeveralRequests({ sheets }: WorkbookChange): boolean {
  const characters = sheets
    .flatMap(({ blocks }) => blocks)
    .reduce((sum, { rows }) => sum + JSON.stringify(rows).length, 0);
  return characters > MOST_CHARACTERS;
}

/**
 * Excel refuses a group in which a sheet is copied, moved, hidden, renamed or protected (office-js-docs-pr,
 * excel-add-ins-undo-capabilities.md). A sheet that is made anew is copied first, one that goes behind another is moved.
 */
function isGroupable({ copies, sheets }: WorkbookChange, { answers, outline }: ReadBook): boolean {
  if (copies.length > 0) return false;
  return sheets.every((spec) => {
    const isThere = answers.has(spec.sheet);
    const isMoved = !isThere && outline.sheets.some(({ name }) => name === spec.after);
    return !isMoved && !spec.protected && (spec.mode === 'patch' || !isThere);
  });
}
