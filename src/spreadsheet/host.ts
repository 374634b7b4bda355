/**
 * The interface through which every workbook is read and changed, whichever program has it open.
 */
import type { Position } from './address';
import type { StaleCell, WorkbookGrid } from './grid';
import type { ReadingPlan } from './reading';
import type { NewWorkbook, WorkbookChange } from './spec';

/** Codes of the failures that a host can meet. src/i18n has a sentence for each. */
export type HostErrorCode =
  | 'not-a-workbook'
  | 'old-format'
  | 'encrypted'
  | 'damaged'
  | 'too-large'
  | 'unsafe'
  | 'sheet-not-found'
  | 'sheet-protected'
  /** The change covers a part of an array formula, which can only be changed as a whole. */
  | 'part-of-array'
  /** The structure of the workbook is protected: no sheet can be added. */
  | 'workbook-protected'
  /** The workbook contains chart sheets but no worksheet. */
  | 'no-worksheet'
  /** Filtered or hidden rows lie between the cells to be written. Programs would write to the wrong cells. */
  | 'rows-filtered'
  /** The hidden copies that undo needs were deleted. The workbook is unchanged. */
  | 'backup-gone'
  | 'read-only'
  | 'cell-in-edit-mode'
  /** The program does not answer, or the connection to it was lost. The workbook is unchanged. */
  | 'no-answer'
  /** The program did not answer a change, and then could not be asked what became of it. The workbook may be changed. */
  | 'not-confirmed'
  /** The program refused a step. The workbook is unchanged. */
  | 'refused'
  /** The workbook could not be restored after a failure. This is the only failure that may leave a change half made. */
  | 'not-restored'
  /** A part of the add-in could not be fetched from its server. The workbook is unchanged. */
  | 'not-loaded'
  /** The program lacks a feature that every action needs. */
  | 'host-too-old'
  /** Another page of the add-in is changing the workbook, or has changed it since it was read, so the planned change is out of date. */
  | 'busy-elsewhere'
  /** No workbook is open in the program. */
  | 'no-workbook'
  /** A new workbook came out empty. Nothing was saved or opened. */
  | 'not-made';

/** Features that a program may lack. Actions continue without them, and the user is told. */
export type HostFeature =
  /** Merged cells can't be read: headings over several columns may be misunderstood. */
  | 'merged-cells'
  /** It is unknown which rows are hidden. */
  | 'hidden-rows'
  /** Paper, margins, repeated header rows and footers are left for the user to set. */
  | 'print-setup'
  /** It is unknown whether a sheet has a header or footer, so its pages get no numbers. */
  | 'page-numbers'
  /** Only the main traits of the neighbouring column's look are copied. */
  | 'neighbour-look'
  /** A change can't be undone exactly. */
  | 'exact-undo'
  /** Fonts, colours, borders and number formats may be wrong. */
  | 'cell-formats'
  /** Widths, heights, frozen panes and tab colours stay as they are in the program. */
  | 'sheet-layout'
  /** Conditional formats can't be set: the colours of 进度状态 and the data bars are missing. */
  | 'conditional-formats'
  /** Existing conditional formats can't be read, and stay unchanged. */
  | 'known-rules'
  /** Cells accept entries that should not be allowed. */
  | 'validation'
  /** Charts are missing or incomplete. */
  | 'charts'
  /** A change makes the digital signature of the workbook invalid, so the signature is removed. */
  | 'digital-signature';

/** The steps that are necessary for a change. If the program fails to do such a step, the failure names it (src/i18n). */
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

/** A failure with a code. `detail` names a part or a sheet; it is for the log, and users never see it alone. */
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

/** The program did not do a step, with or without an error. The workbook is unchanged. */
export class RefusedStepError extends HostError {
  /** @param place where the step failed: `任务分解表!F4:F19`, a sheet, a name */
  constructor(
    readonly step: HostStep,
    readonly place: string,
    options?: ErrorOptions,
  ) {
    super('refused', `${step} ${place}`, options);
  }
}

/**
 * A change that the program carried out without confirming it: the answer was lost, and reading the workbook again showed that the change
 * is complete.
 */
export interface Unconfirmed {
  /**
   * What {@link Host.undo} can restore: everything; only contents, sheets and names, not formats; or nothing, and no earlier step either.
   * Null where the user has no 撤销.
   */
  readonly undo: 'exact' | 'contents' | 'none' | null;
}

export interface Host {
  /** The features that this program lacks, as far as is known. */
  readonly missing: readonly HostFeature[];
  /**
   * Formulas that still show a result from before a change, as in {@link WorkbookGrid.staleCells}. Left out by hosts whose program computes
   * the formulas, and by hosts that would have to ask for them.
   */
  readonly staleCells?: readonly StaleCell[];
  /** The last change that the program did not confirm, a new object for each; null if there was none. Left out where that can't happen. */
  readonly unconfirmed?: Unconfirmed | null;
  /**
   * Reads the worksheets and the defined names. A host that knows that nothing has changed may return the same grid again.
   * @param plan lets a host skip cells that an action does not need
   * @throws HostError
   */
  read(plan: ReadingPlan): Promise<WorkbookGrid>;
  /**
   * Makes a change completely or not at all.
   * @returns whether the change became a step that {@link undo} takes back. A change that changes nothing does not, nor does one that only
   * sets the names in which the add-in keeps its memory (`isMemory`).
   * @throws HostError, and leaves the workbook unchanged
   */
  apply(change: WorkbookChange): Promise<boolean>;
  /**
   * Takes back the last step exactly. Text that was typed into its cells since then stays. Returns false when there is no step.
   * @throws HostError; the workbook is then unchanged, unless the code is `not-restored`
   */
  undo(): Promise<boolean>;
  /**
   * How many steps {@link undo} can take back now. Left out when only this object can add steps.
   * @throws HostError
   */
  undoable?(): number;
  /** Selects a cell and brings it into view. */
  select(cell: Position & { readonly sheet: string }): Promise<void>;
  /** Calls `changed` after every change of the workbook that the add-in did not make. Returns a function that stops this. */
  watch(changed: () => void): Promise<() => void>;
  /**
   * Makes a new workbook. A spreadsheet program opens it and returns null; the file host returns its bytes.
   * @param signal cancels the work; the promise is then rejected with the signal's reason
   * @throws HostError `not-made` when the result is empty; an empty file is never opened or returned
   */
  createWorkbook(book: NewWorkbook, signal?: AbortSignal): Promise<Uint8Array | null>;
}

/** A change that the program did not confirm since `earlier` was the last one; null if there was none. */
export function unconfirmedSince({ unconfirmed }: Host, earlier: Unconfirmed | null): Unconfirmed | null {
  return unconfirmed && unconfirmed !== earlier ? unconfirmed : null;
}

/** What a self-test tries on the user's machine. The words are in src/i18n. */
export type SelfTestCheck =
  | 'cells'
  | 'formulas'
  | 'formats'
  | 'copied-formats'
  | 'layout'
  /** The shape in which the program returns a cell, a row or a column. */
  | 'shapes'
  /** What the program returns for a property in which the cells differ. */
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
  /** Whether pane and ribbon can both change a workbook. */
  | 'two-hosts'
  /** Whether a workbook can be saved, closed and opened again. */
  | 'saving'
  | 'protection';

export interface SelfTestResult {
  readonly check: SelfTestCheck;
  readonly isPassed: boolean;
  /** Why the check failed, for the maintainers of the add-in. */
  readonly reason: string;
}

/** The self-test of a host, for programs that differ from build to build. */
export interface SelfTest {
  readonly program: 'wps' | 'excel';
  /** Runs all checks and cleans up. @throws HostError */
  run(): Promise<readonly SelfTestResult[]>;
  /** Saves the record of the last run, and returns its path. @throws HostError */
  save(): Promise<string>;
  /** The record of the last run as text, for programs that can't save a file. */
  report(): Promise<string>;
  /** Whether an earlier run was interrupted, so that the report is about that run. Left out when the record is a file on the desktop. */
  isUnfinished?(): Promise<boolean>;
}
