/**
 * The file engine for a pane: it reads files that were sent in and makes files to send out, beside the open workbook. It is loaded when
 * it is first used.
 */
import type { PlanDocument, PlanProblem } from '../domain/plan/plan-document';
import type { ReadReturn } from '../domain/returns/returns';
import type { Paper } from '../papers/paper';
import type { NewWorkbook } from '../spreadsheet/spec';

/** The engine's work, done in a worker or in the page. */
export interface FileService {
  /** Reads a returned workbook; problems are part of the answer. */
  readReturn(fileName: string, bytes: Uint8Array): ReadReturn | Promise<ReadReturn>;
  /** Reads a plan; a problem is returned in place of the plan. */
  readPlan(
    fileName: string,
    bytes: Uint8Array,
  ): PlanDocument | PlanProblem | Promise<PlanDocument | PlanProblem>;
  /** Makes a workbook. */
  makeWorkbook(book: NewWorkbook): Uint8Array | Promise<Uint8Array>;
  /** Makes workbooks and packs them into one .zip, each under its own name. */
  zipWorkbooks(books: readonly NewWorkbook[]): Uint8Array | Promise<Uint8Array>;
  /** Makes a paper's .docx. */
  makeDocument(paper: Paper): Uint8Array | Promise<Uint8Array>;
}

export interface FileEngine extends FileService {
  /** The bytes are the engine's from then on. */
  readReturn(fileName: string, bytes: Uint8Array): Promise<ReadReturn>;
  /** The bytes are the engine's from then on. */
  readPlan(fileName: string, bytes: Uint8Array): Promise<PlanDocument | PlanProblem>;
  makeWorkbook(book: NewWorkbook): Promise<Uint8Array>;
  zipWorkbooks(books: readonly NewWorkbook[]): Promise<Uint8Array>;
  makeDocument(paper: Paper): Promise<Uint8Array>;
  /** Ends the engine: calls to a worker that are still running fail with `no-answer`. */
  close(): void;
}
