/**
 * The file engine of a pane: it reads files that were received and makes files to send. It does not touch the open workbook. It is loaded
 * when first used.
 */
import type { PlanDocument, PlanProblem } from '../domain/plan/plan-document';
import type { ReadReturn } from '../domain/returns/returns';
import type { Paper } from '../papers/paper';
import type { NewWorkbook } from '../spreadsheet/spec';

/** What the engine does, in a worker or in the page. */
export interface FileService {
  /** Reads a returned workbook. A problem is part of the result. */
  readReturn(fileName: string, bytes: Uint8Array): ReadReturn | Promise<ReadReturn>;
  /** Reads a plan. A problem is returned instead of the plan. */
  readPlan(
    fileName: string,
    bytes: Uint8Array,
  ): PlanDocument | PlanProblem | Promise<PlanDocument | PlanProblem>;
  /** Makes a workbook. */
  makeWorkbook(book: NewWorkbook): Uint8Array | Promise<Uint8Array>;
  /** Makes workbooks and packs them into a .zip, each under its own file name. */
  zipWorkbooks(books: readonly NewWorkbook[]): Uint8Array | Promise<Uint8Array>;
  /** Makes the .docx of a paper. */
  makeDocument(paper: Paper): Uint8Array | Promise<Uint8Array>;
}

export interface FileEngine extends FileService {
  /** Reads a returned workbook. The caller must not use `bytes` afterwards, because they may be moved to the worker. */
  readReturn(fileName: string, bytes: Uint8Array): Promise<ReadReturn>;
  /** Reads a plan. The caller must not use `bytes` afterwards, because they may be moved to the worker. */
  readPlan(fileName: string, bytes: Uint8Array): Promise<PlanDocument | PlanProblem>;
  makeWorkbook(book: NewWorkbook): Promise<Uint8Array>;
  zipWorkbooks(books: readonly NewWorkbook[]): Promise<Uint8Array>;
  makeDocument(paper: Paper): Promise<Uint8Array>;
  /** Closes the engine. Calls that are still running in a worker fail with `no-answer`. */
  close(): void;
}
