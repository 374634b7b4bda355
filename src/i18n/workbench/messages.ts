/** The messages of the workbench. Messages for failures are in ../messages. */
import type { StaleCause } from '../../spreadsheet/grid';

/** Why nothing was copied or pasted. */
export type ClipboardTrouble =
  /** Nothing was copied, because the selection has more cells than can be copied at once. */
  | 'too-much-to-copy'
  | 'not-copied'
  /** The copy can be pasted in this page, but the browser did not pass it to other programs. */
  | 'copied-here-only'
  | 'too-much-to-paste'
  /** The pasted cells would extend beyond the sheet's last row or column. */
  | 'no-room'
  /** The last copy failed, so there is nothing to paste. */
  | 'copy-failed'
  | 'cut-ended'
  | 'no-text';

export interface WorkbenchMessages {
  readonly product: string;
  readonly tagline: string;
  readonly open: string;
  readonly openFile: string;
  readonly samplesHeading: string;
  readonly sample: string;
  readonly halfWay: string;
  readonly recentHeading: string;
  readonly clearRecent: string;
  readonly save: string;
  readonly saveHint: string;
  readonly undo: string;
  readonly redo: string;
  readonly unsaved: string;
  readonly allSaved: string;
  opening(name: string): string;
  readonly working: string;
  readonly ready: string;
  readonly failed: string;
  readonly notSaved: string;
  readonly dropHere: string;
  /** Shown over the pane while files are dragged onto it. */
  readonly dropReturns: string;
  /** The question asked when dropped files look like returns. */
  readonly dropTitle: string;
  dropText(name: string, files: number): string;
  readonly dropCollect: string;
  dropOpen(name: string): string;
  readonly dropHint: string;
  /** Says that the address given with `?book=` has no workbook to open. */
  cannotFetch(address: string): string;
  readonly notHere: string;
  readonly gone: string;
  saved(name: string): string;
  made(name: string): string;
  readonly openMade: string;
  readonly nameBox: string;
  readonly badAddress: string;
  readonly content: string;
  grid(sheet: string): string;
  cell(cell: { readonly address: string; readonly text: string }): string;
  readonly sheets: string;
  readonly workbook: string;
  readonly tally: { readonly sum: string; readonly average: string; readonly filled: string };
  readonly protected: string;
  /** The tooltip on the mark of a cell that still shows its result from before a change. */
  readonly notRecalculated: (cause: StaleCause) => string;
  notAFormula(address: string): string;
  notAllowed(address: string, message: string): string;
  /** Names the other cells that were refused. */
  andMore(addresses: readonly string[]): string;
  readonly notTyped: string;
  readonly tooMuch: string;
  /** Says why nothing was copied or pasted. */
  readonly clipboard: Readonly<Record<ClipboardTrouble, { readonly title: string; readonly text: string }>>;
  readonly nothingToUndo: string;
  /** Says that the last step was an action in the pane, and so is undone there. */
  readonly undoInPane: string;
  readonly nothingToRedo: string;
  chart(title: string): string;
  readonly chartNotDrawn: string;
  /** A draft that a page left behind. */
  draftTitle(name: string): string;
  draftText(keptAt: string): string;
  readonly draftOpen: string;
  readonly draftDiscard: string;
  readonly leaveTitle: string;
  leaveText(name: string): string;
  readonly leaveSave: string;
  readonly leaveDiscard: string;
  readonly cancel: string;
  readonly keys: string;
}
