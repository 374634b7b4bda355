/**
 * The file engine in the page itself, for pages that can't start a worker.
 */
import type { PlanDocument, PlanProblem } from '../domain/plan/plan-document';
import type { ReadReturn } from '../domain/returns/returns';
import type { Paper } from '../papers/paper';
import type { NewWorkbook } from '../spreadsheet/spec';
import type { FileEngine } from './file-engine';

/** A file engine that need not be closed. */
export function inPageFileEngine(): FileEngine {
  return new InPageEngine();
}

/** Handles one file or workbook at a time, with pauses between them. */
class InPageEngine implements FileEngine {
  async readReturn(fileName: string, bytes: Uint8Array): Promise<ReadReturn> {
    const { readReturnFile } = await import('./return-file');
    await pause();
    return readReturnFile(fileName, bytes);
  }

  async readPlan(fileName: string, bytes: Uint8Array): Promise<PlanDocument | PlanProblem> {
    const { readPlanFile } = await import('./read-plan');
    await pause();
    return readPlanFile(fileName, bytes);
  }

  async makeWorkbook(book: NewWorkbook): Promise<Uint8Array> {
    const { createWorkbookBeside } = await import('../hosts/file/file-host');
    await pause();
    return createWorkbookBeside(book);
  }

  async zipWorkbooks(books: readonly NewWorkbook[]): Promise<Uint8Array> {
    const { zipWorkbooks } = await import('./zip-workbooks');
    return zipWorkbooks(books, pause);
  }

  async makeDocument(paper: Paper): Promise<Uint8Array> {
    const { paperFile } = await import('./paper-file');
    await pause();
    return paperFile(paper);
  }

  close(): void {
    // Nothing to close: no call runs in the background.
  }
}

/** A pause in which the page can draw and react to clicks. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
