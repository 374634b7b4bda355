/**
 * The worker of the file engine, which keeps the page responsive while files are read and made.
 */
import { createWorkbookBeside } from '../hosts/file/file-host';
import type { FileService } from './file-engine';
import { readPlanFile } from './read-plan';
import { readReturnFile } from './return-file';
import { serveCalls } from './serve-calls';
import { zipWorkbooks } from './zip-workbooks';

const service: FileService = {
  readReturn: readReturnFile,
  readPlan: readPlanFile,
  makeWorkbook: createWorkbookBeside,
  zipWorkbooks: (books) => zipWorkbooks(books),
  makeDocument: async (paper) => {
    // The library that writes documents is loaded when the first document is made.
    const { paperFile } = await import('./paper-file');
    return paperFile(paper);
  },
};

serveCalls(service);
