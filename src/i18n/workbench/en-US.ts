/** The messages of the workbench, in English. */
import { count } from '../numbers';
import { staleReason } from '../en-US';
import type { WorkbenchMessages } from './messages';

/** If there are more cells, they are counted instead of listed. */
const MOST_NAMED = 10;

/** The message of a cell's validation rule in its author's words, ending with a full stop. */
function sentence(message: string): string {
  return /[。！？.!?]$/.test(message) ? message : `${message}.`;
}

export const workbenchEnUS: WorkbenchMessages = {
  product: 'Breakdown Assistant',
  tagline: 'Workbench',
  open: 'Open',
  openFile: 'Open a file…',
  samplesHeading: 'Samples',
  sample: 'Breakdown table (from a real plan)',
  halfWay: 'Half-way, up to October (invented returns)',
  recentHeading: 'Recently opened',
  clearRecent: 'Clear recently opened',
  save: 'Save',
  saveHint: 'Download this workbook (Ctrl+S)',
  undo: 'Undo typing (Ctrl+Z)',
  redo: 'Redo typing (Ctrl+Y)',
  unsaved: 'Unsaved changes',
  allSaved: 'No unsaved changes',
  opening: (name) => `Opening “${name}”…`,
  working: 'Calculating…',
  ready: 'Ready',
  failed: 'Not opened',
  notSaved: 'Not saved',
  dropHere: 'Drop to open this workbook',
  dropReturns: 'Drop to read as monthly returns',
  dropTitle: 'Collect returns, or open?',
  dropText: (name, files) =>
    files > 1
      ? `${count(files)} files were dropped. They can be read under Returns and previewed before anything is written, or just “${name}” can be opened. Neither changes the workbook that is open now.`
      : `“${name}” looks like the monthly return of one unit. It can be read under Returns and previewed before anything is written, or opened. Neither changes the workbook that is open now.`,
  dropCollect: 'Collect returns',
  dropOpen: (name) => `Open “${name}”`,
  dropHint: 'Or drop an .xlsx file here to open it',
  cannotFetch: (address) =>
    `There is no workbook at ${address}. Nothing was changed. Check the address, or choose a file with Open.`,
  notHere:
    'Only workbooks of this site can be opened. Nothing was changed. Download the file first, then choose it with Open.',
  gone: 'This recently opened workbook was cleared. Nothing was changed. Choose the file again with Open.',
  saved: (name) => `“${name}” is in your browser’s downloads`,
  made: (name) => `“${name}” is in your browser’s downloads`,
  openMade: 'Open in a new tab',
  nameBox: 'Cell address',
  badAddress: 'There is no such cell. Type an address such as B20.',
  content: 'Cell content',
  grid: (sheet) => `Sheet “${sheet}”`,
  cell: ({ address, text }) => (text === '' ? `${address}, empty` : `${address}, ${text}`),
  sheets: 'Sheets',
  workbook: 'Workbook',
  tally: { sum: 'Sum', average: 'Average', filled: 'Count' },
  protected: 'protected',
  notRecalculated: (cause) =>
    `Not recalculated: ${staleReason(cause)}. It shows the result from before the change; Excel and WPS recalculate it when they open the file.`,
  notAFormula: (address) =>
    `The formula for ${address} is not well formed. It was not written; the cell is as it was. Check brackets and quotes; to type text that begins with =, put an apostrophe before it.`,
  notAllowed: (address, message) =>
    `${address} can’t hold this. It was not written; the cell is as it was. ${message === '' ? 'What may be typed into this cell is limited.' : sentence(message)}`,
  andMore: (addresses) =>
    ` ${count(addresses.length)} more ${addresses.length === 1 ? 'cell was' : 'cells were'} not written either: ${addresses.slice(0, MOST_NAMED).join(', ')}${addresses.length > MOST_NAMED ? ' and more' : ''}.`,
  notTyped: 'Not written',
  tooMuch:
    'At most 20,000 cells can be copied, pasted or cleared at once. Nothing was changed; please do it in several parts.',
  clipboard: {
    'too-much-to-copy': {
      title: 'Not copied',
      text: 'At most 20,000 cells can be copied at once. What was copied before can no longer be pasted; please copy in several parts.',
    },
    'not-copied': {
      title: 'Not copied',
      text: 'The selected cells could not be read; the workbook is as it was. What was copied before can no longer be pasted. Please copy again.',
    },
    'copied-here-only': {
      title: 'Copied within the workbench only',
      text: 'You can paste it in this workbook. The browser did not pass it on to other programs: to paste it there, press Ctrl+C once more.',
    },
    'too-much-to-paste': {
      title: 'Not pasted',
      text: 'At most 20,000 cells can be pasted at once. Nothing was changed; please do it in several parts.',
    },
    'no-room': {
      title: 'Not pasted',
      text: 'It would reach beyond the last row or column of the sheet. Nothing was changed; choose a cell further up or to the left.',
    },
    'copy-failed': {
      title: 'Not pasted',
      text: 'The last copy failed, so there is nothing to paste. Nothing was changed; please copy again.',
    },
    'cut-ended': {
      title: 'Not pasted',
      text: 'What was cut has been pasted already, the cut was cancelled, or the workbook was changed since. Nothing was changed now; please cut or copy again.',
    },
    'no-text': {
      title: 'Not pasted',
      text: 'There is no text on the clipboard. Nothing was changed; please copy first.',
    },
  },
  nothingToUndo: 'There is no more typing to undo',
  undoInPane: 'The last step was made in the pane: use its Undo button',
  nothingToRedo: 'There is no more typing to redo',
  chart: (title) => `Chart: ${title}`,
  chartNotDrawn: 'Charts of this kind are not drawn in the workbench; saving keeps them as they are.',
  draftTitle: (name) => `“${name}” had unsaved changes when its page was closed`,
  draftText: (keptAt) =>
    `They are not lost: this browser kept a copy at ${keptAt}, on this computer only. Continue with it, or discard it.`,
  draftOpen: 'Continue working',
  draftDiscard: 'Discard',
  leaveTitle: 'Changes are not saved yet',
  leaveText: (name) => `“${name}” was changed and is not saved yet. Save it first?`,
  leaveSave: 'Save',
  leaveDiscard: 'Don’t save',
  cancel: 'Cancel',
  keys: 'F6: move between the grid and the pane',
};
