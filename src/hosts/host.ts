/**
 * The one interface through which a workbook is reached, whatever program holds it.
 */
import type { Position } from '../domain/address';
import type { WorkbookGrid } from '../domain/grid';
import type { NewWorkbook, WorkbookChange } from '../sheets/spec';

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
  | 'read-only'
  | 'cell-in-edit-mode';

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

export interface Host {
  /**
   * Reads every worksheet and the defined names.
   * @throws HostError
   */
  read(): Promise<WorkbookGrid>;
  /**
   * Carries out a change, whole or not at all.
   * @throws HostError; the workbook is then as it was
   */
  apply(change: WorkbookChange): Promise<void>;
  /** Takes back the last change that was applied, exactly. False when there is none. */
  undo(): Promise<boolean>;
  /** Brings a cell into view and selects it. */
  select(cell: Position & { readonly sheet: string }): Promise<void>;
  /** Calls back after every change of the workbook that is not this add-in's; returns how to stop. */
  watch(changed: () => void): Promise<() => void>;
  /** Makes a new workbook. A spreadsheet program opens it and returns null; the file host returns its bytes. */
  createWorkbook(book: NewWorkbook): Promise<Uint8Array | null>;
}
