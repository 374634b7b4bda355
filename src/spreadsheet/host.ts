/**
 * The one interface through which a workbook is reached, whatever program holds it.
 */
import type { Position } from './address';
import type { StaleCell, WorkbookGrid } from './grid';
import type { ReadingPlan } from './reading';
import type { NewWorkbook, WorkbookChange } from './spec';

/** Every failure a host can meet; the words for people are in src/i18n, by this code. */
export type HostErrorCode =
  | 'not-a-workbook'
  | 'old-format'
  | 'encrypted'
  | 'damaged'
  | 'too-large'
  | 'unsafe'
  | 'sheet-not-found'
  | 'sheet-protected'
  /** Some cells of an array formula, which is changed as a whole or not at all. */
  | 'part-of-array'
  /** The workbook's structure is locked: no sheet can be added. */
  | 'workbook-protected'
  /** Chart sheets only: there are no cells. */
  | 'no-worksheet'
  /** A filter or hidden rows lie across what is to be written: programs misplace what is written there. */
  | 'rows-filtered'
  /** The hidden copies that taking a change back needs were deleted; the workbook is as it was. */
  | 'backup-gone'
  | 'read-only'
  | 'cell-in-edit-mode'
  /** The program does not answer, or the connection to it was lost; the workbook is as it was. */
  | 'no-answer'
  /** The program refused something it should have done; the workbook is as it was. */
  | 'refused'
  /** Putting the workbook back failed too: the only failure after which something may be half done. */
  | 'not-restored'
  /** A part of the add-in itself could not be had from its server; the workbook is as it was. */
  | 'not-loaded'
  /** The program lacks what no action can do without. */
  | 'host-too-old'
  /** Another page of the add-in changes the workbook, or did since it was read: what was planned is not right any more. */
  | 'busy-elsewhere'
  /** No workbook is open in the program. */
  | 'no-workbook'
  /** A new workbook came out empty; nothing was saved or opened. */
  | 'not-made';

/** What a program may lack; actions go on without it and the user is told. */
export type HostFeature =
  /** Merged cells can't be seen: headings over several columns may not be understood. */
  | 'merged-cells'
  /** Which rows are hidden can't be told. */
  | 'hidden-rows'
  /** Paper, margins, repeated header rows and footers are left to the user. */
  | 'print-setup'
  /** The look of the neighbouring column is taken over in its main traits only. */
  | 'neighbour-look'
  /** A change can't be taken back exactly. */
  | 'exact-undo'
  /** Fonts, colours, borders and number formats are not as they should be. */
  | 'cell-formats'
  /** Widths, heights, frozen panes and tab colours are left as the program has them. */
  | 'sheet-layout'
  /** Colours by status and bars are missing. */
  | 'conditional-formats'
  /** Conditional formats that are there can't be looked at: they are left as they are. */
  | 'known-rules'
  /** Cells don't refuse what does not belong in them. */
  | 'validation'
  /** Charts are missing or incomplete. */
  | 'charts'
  /** A change makes the workbook's digital signature invalid; it is taken out. */
  | 'digital-signature';

/** What no change can do without; where a program does not do it, the failure names it (src/i18n). */
export type HostStep =
  | 'read-cells'
  | 'write-cells'
  | 'add-sheet'
  | 'copy-sheet'
  | 'delete-sheet'
  | 'clear-sheet'
  | 'merge-cells'
  | 'define-name'
  | 'protect-sheet'
  | 'keep-backup'
  | 'save-file'
  | 'open-file';

/** A failure with a code. `detail` is for the log and never shown alone: a part's name, a sheet's name. */
export class HostError extends Error {
  override readonly name = 'HostError';
  constructor(
    readonly code: HostErrorCode,
    readonly detail = '',
    options?: ErrorOptions,
  ) {
    super(detail === '' ? code : `${code}: ${detail}`, options);
  }
}

/** The program was asked for a step and did not do it, whether it said so or not; the workbook is as it was. */
export class RefusedStepError extends HostError {
  /** @param place what it was for: `任务分解表!F4:F19`, a sheet, a name */
  constructor(
    readonly step: HostStep,
    readonly place: string,
    options?: ErrorOptions,
  ) {
    super('refused', `${step} ${place}`, options);
  }
}

export interface Host {
  /** What this program can't do, as far as it is known yet. */
  readonly missing: readonly HostFeature[];
  /**
   * Formulas that show the result they had before the last changes, as {@link WorkbookGrid.staleCells}. Left out by hosts
   * whose program computes the formulas, and by those that have to ask for it.
   */
  readonly staleCells?: readonly StaleCell[];
  /**
   * Reads the worksheets and the defined names.
   * @param plan lets a host pass over what an action has no need of
   * @throws HostError
   */
  read(plan: ReadingPlan): Promise<WorkbookGrid>;
  /**
   * Carries out a change, whole or not at all.
   * @returns whether it is a step that {@link undo} takes back: not where the workbook was so already, nor where only names were
   * set, by which the add-in remembers (`isMemory`)
   * @throws HostError; the workbook is then as it was
   */
  apply(change: WorkbookChange): Promise<boolean>;
  /**
   * Takes back the last step, exactly; what was typed into its cells since stays. False when there is none.
   * @throws HostError; the workbook is then as it was, unless the code is `not-restored`
   */
  undo(): Promise<boolean>;
  /**
   * How many steps {@link undo} can take back now. Left out where only who holds this host adds any.
   * @throws HostError
   */
  undoable?(): number;
  /** Brings a cell into view and selects it. */
  select(cell: Position & { readonly sheet: string }): Promise<void>;
  /** Calls back after every change of the workbook that is not this add-in's; returns how to stop. */
  watch(changed: () => void): Promise<() => void>;
  /**
   * Makes a new workbook. A spreadsheet program opens it and returns null; the file host returns its bytes.
   * @param signal gives it up while it is being made; the promise is then rejected with the signal's reason
   * @throws HostError `not-made` where nothing came out; no program is given an empty file
   */
  createWorkbook(book: NewWorkbook, signal?: AbortSignal): Promise<Uint8Array | null>;
}

/** What a self-test tries on the user's own machine; the words are in src/i18n. */
export type SelfTestCheck =
  | 'cells'
  | 'formulas'
  | 'formats'
  | 'copied-formats'
  | 'layout'
  /** How one cell, one row, one column come. */
  | 'shapes'
  /** What is told of cells that differ. */
  | 'mixed'
  | 'calculation'
  | 'frozen-panes'
  | 'merges'
  | 'data-bar'
  | 'color-rule'
  | 'validation'
  | 'chart'
  | 'print'
  | 'names'
  | 'undo'
  | 'files'
  | 'events'
  /** Pane and ribbon on one workbook. */
  | 'two-hosts'
  /** A workbook that is saved, closed and opened again. */
  | 'saving'
  | 'protection';

export interface SelfTestResult {
  readonly check: SelfTestCheck;
  readonly isPassed: boolean;
  /** Of a failed check, for those who maintain the add-in. */
  readonly reason: string;
}

/** A host's self-test, for programs that are not alike from build to build. */
export interface SelfTest {
  readonly program: 'wps' | 'excel';
  /** Tries everything and cleans up. @throws HostError */
  run(): Promise<readonly SelfTestResult[]>;
  /** Saves what the last run recorded; returns where. @throws HostError */
  save(): Promise<string>;
  /** The same as text, for where no file can be saved. */
  report(): Promise<string>;
  /** Whether an earlier run did not come to its end: then the report is that one's. Left out where its file lies on the desktop. */
  isUnfinished?(): Promise<boolean>;
}
