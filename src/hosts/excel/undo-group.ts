/**
 * Decides which changes are sent as one step of Ctrl+Z (`mergeUndoGroup`, ExcelApi 1.20).
 */
import type { WorkbookChange } from '../../spreadsheet/spec';
import { MOST_CHARACTERS } from './batch';
import { hasApi } from './in-excel';
import type { ReadBook } from './read/read-book';

/**
 * Whether a change should be sent as a group. Excel makes an undo step of each request, so a change that fits into one request needs no
 * group. Groups are a risk: some builds refuse groups that others accept (office-js #6255, #6491, #6711).
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
 * Whether Excel accepts the change as a group. It refuses when a sheet is copied, moved, hidden, renamed or protected (office-js-docs-pr,
 * excel-add-ins-undo-capabilities.md). A sheet that is made anew is copied first, and a sheet that is put after another one is moved.
 */
function isGroupable({ copies, sheets }: WorkbookChange, { answers, outline }: ReadBook): boolean {
  if (copies.length > 0) return false;
  return sheets.every((spec) => {
    const isThere = answers.has(spec.sheet);
    const isMoved = !isThere && outline.sheets.some(({ name }) => name === spec.after);
    return !isMoved && !spec.protected && (spec.mode === 'patch' || !isThere);
  });
}
