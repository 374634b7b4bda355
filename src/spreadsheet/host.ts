/**
 * The interface through which every workbook is read and changed, whatever program holds it.
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
  /** The change covers part of an array formula, which can only be changed as a whole. */
  | 'part-of-array'
  /** The workbook's structure is locked: no sheet can be added. */
  | 'workbook-protected'
  /** The workbook has chart sheets only, and no cells. */
  | 'no-worksheet'
  /** Filtered or hidden rows cross the cells to be written: programs write to the wrong cells there. */
  | 'rows-filtered'
  /** The hidden copies that undo needs were deleted; the workbook is as it was. */
  | 'backup-gone'
  | 'read-only'
  | 'cell-in-edit-mode'
  /** The program does not answer, or the connection to it was lost; the workbook is as it was. */
  | 'no-answer'
  /** The program refused something it should have done; the workbook is as it was. */
  | 'refused'
  /** Putting the workbook back failed too: the only failure after which something may be half done. */
  | 'not-restored'
  /** A part of the add-in could not be fetched from its server; the workbook is as it was. */
  | 'not-loaded'
  /** The program lacks something that every action needs. */
  | 'host-too-old'
  /** Another page of the add-in is changing the workbook, or has changed it since it was read, so that the plan is out of date. */
  | 'busy-elsewhere'
  /** No workbook is open in the program. */
  | 'no-workbook'
  /** A new workbook came out empty; nothing was saved or opened. */
  | 'not-made';

/** Features that a program may lack; actions go on without them and the user is told. */
export type HostFeature =
  /** Merged cells can't be seen: headings over several columns may not be understood. */
  | 'merged-cells'
  /** It is unknown which rows are hidden. */
  | 'hidden-rows'
  /** Paper, margins, repeated header rows and footers are left to the user. */
  | 'print-setup'
  /** It is unknown whether a sheet has a header or footer, so that its pages get no numbers. */
  | 'page-numbers'
  /** The look of the neighbouring column is taken over in its main traits only. */
  | 'neighbour-look'
  /** A change can't be taken back exactly. */
  | 'exact-undo'
  /** Fonts, colours, borders and number formats are not as they should be. */
  | 'cell-formats'
  /** Widths, heights, frozen panes and tab colours are left as the program has them. */
  | 'sheet-layout'
  /** Conditional formats could not be set: the colours of 进度状态 and the data bars are missing. */
  | 'conditional-formats'
  /** Conditional formats that are there can't be looked at: they are left as they are. */
  | 'known-rules'
  /** Cells accept entries that are not allowed. */
  | 'validation'
  /** Charts are missing or incomplete. */
  | 'charts'
  /** A change makes the workbook's digital signature invalid; it is taken out. */
  | 'digital-signature';

/** Steps that a change can't be made without; where a program fails to do one, the failure names it (src/i18n). */
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

/** The program did not do a step it was asked for, with or without an error; the workbook is as it was. */
export class RefusedStepError extends HostError {
  /** @param place where it was to be done: `任务分解表!F4:F19`, a sheet, a name */
  constructor(
    readonly step: HostStep,
    readonly place: string,
    options?: ErrorOptions,
  ) {
    super('refused', `${step} ${place}`, options);
  }
}

export interface Host {
  /** The features this program lacks, as far as is known yet. */
  readonly missing: readonly HostFeature[];
  /**
   * Formulas that show the result they had before the last changes, as {@link WorkbookGrid.staleCells}. Left out by hosts
   * whose program computes the formulas, and by those that have to ask for it.
   */
  readonly staleCells?: readonly StaleCell[];
  /**
   * Reads the worksheets and the defined names.
   * @param plan lets a host skip cells that an action does not need
   * @throws HostError
   */
  read(plan: ReadingPlan): Promise<WorkbookGrid>;
  /**
   * Carries out a change, whole or not at all.
   * @returns whether this made a step that {@link undo} takes back: not where nothing changed, nor where only the names were set by which
   * the add-in remembers (`isMemory`)
   * @throws HostError; the workbook is then as it was
   */
  apply(change: WorkbookChange): Promise<boolean>;
  /**
   * Takes back the last step exactly; text typed into its cells since then stays. False when there is no step.
   * @throws HostError; the workbook is then as it was, unless the code is `not-restored`
   */
  undo(): Promise<boolean>;
  /**
   * How many steps {@link undo} can take back now. Left out where steps are only added through this object.
   * @throws HostError
   */
  undoable?(): number;
  /** Brings a cell into view and selects it. */
  select(cell: Position & { readonly sheet: string }): Promise<void>;
  /** Calls back after every change of the workbook that is not this add-in's; returns how to stop. */
  watch(changed: () => void): Promise<() => void>;
  /**
   * Makes a new workbook. A spreadsheet program opens it and returns null; the file host returns its bytes.
   * @param signal cancels it; the promise is then rejected with the signal's reason
   * @throws HostError `not-made` where the result is empty; an empty file is never opened or returned
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
  /** In which shape the program returns one cell, one row, one column. */
  | 'shapes'
  /** What the program returns for a property in which cells differ. */
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
  /** Why the check failed, for the maintainers of the add-in. */
  readonly reason: string;
}

/** A host's self-test, for programs that differ from build to build. */
export interface SelfTest {
  readonly program: 'wps' | 'excel';
  /** Tries everything and cleans up. @throws HostError */
  run(): Promise<readonly SelfTestResult[]>;
  /** Saves the record of the last run, and returns its path. @throws HostError */
  save(): Promise<string>;
  /** The record of the last run as text, for where no file can be saved. */
  report(): Promise<string>;
  /** Whether an earlier run was interrupted; the report is then that of the interrupted run. Left out where the record is a file on the desktop. */
  isUnfinished?(): Promise<boolean>;
}
