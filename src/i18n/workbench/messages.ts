/**
 * What the workbench says in every language. Failures are told in the words of ../messages.
 */
import type { StaleCause } from '../../spreadsheet/grid';

/** Why nothing was copied or pasted. */
export type ClipboardTrouble =
  /** Nothing was copied: more cells than are handled at once. */
  | 'too-much-to-copy'
  | 'not-copied'
  /** What was copied can be pasted here, but the browser did not let other programs have it. */
  | 'copied-here-only'
  | 'too-much-to-paste'
  /** It would reach beyond the sheet's last row or column. */
  | 'no-room'
  /** The last copy failed: there is nothing of it to paste. */
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
  /** Over the pane. */
  readonly dropReturns: string;
  /** Asked where dropped files look like returns. */
  readonly dropTitle: string;
  dropText(name: string, files: number): string;
  readonly dropCollect: string;
  dropOpen(name: string): string;
  readonly dropHint: string;
  /** The address given with `?book=` has nothing to open. */
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
  /** The tip at the mark of a cell that shows the result it had before a change. */
  readonly notRecalculated: (cause: StaleCause) => string;
  notAFormula(address: string): string;
  notAllowed(address: string, message: string): string;
  /** The other cells that were refused too. */
  andMore(addresses: readonly string[]): string;
  readonly notTyped: string;
  readonly tooMuch: string;
  /** Why nothing was copied or pasted. */
  readonly clipboard: Readonly<Record<ClipboardTrouble, { readonly title: string; readonly text: string }>>;
  readonly nothingToUndo: string;
  /** The last step was an action of the pane's. */
  readonly undoInPane: string;
  readonly nothingToRedo: string;
  chart(title: string): string;
  readonly chartNotDrawn: string;
  readonly leaveTitle: string;
  leaveText(name: string): string;
  readonly leaveSave: string;
  readonly leaveDiscard: string;
  readonly cancel: string;
  readonly keys: string;
}
