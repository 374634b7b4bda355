/**
 * What a pane needs of the file engine beside the workbook that is open: reading files that were sent in, and making files to
 * send out. The engine is loaded when it is first used.
 */
import type { ReadReturn } from '../domain/returns/returns';
import type { Paper } from '../papers/paper';
import type { NewWorkbook } from '../spreadsheet/spec';

export interface FileEngine {
  /** Reads a returned workbook; what is wrong with it is in the answer. The bytes are the engine's from then on. */
  readReturn(fileName: string, bytes: Uint8Array): Promise<ReadReturn>;
  /** Makes a workbook. */
  makeWorkbook(book: NewWorkbook): Promise<Uint8Array>;
  /** Makes workbooks and packs them into one .zip, each under its own name. */
  zipWorkbooks(books: readonly NewWorkbook[]): Promise<Uint8Array>;
  /** Makes a paper's .docx. */
  makeDocument(paper: Paper): Promise<Uint8Array>;
  /** Ends what runs; promises not settled by then never are. */
  close(): void;
}
