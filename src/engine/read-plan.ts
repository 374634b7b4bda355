/**
 * Reads a plan from the bytes of a file, whatever its kind. A problem with the file is returned, not thrown.
 */
import type { PlanDocument, PlanProblem } from '../domain/plan/plan-document';
import { planFromText } from '../domain/plan/plan-document';
import { planFromHtml } from '../domain/plan/plan-from-html';
import { HostError } from '../spreadsheet/host';
import { planFromDocx } from './read-docx';

/** The most bytes of a text file. No plan is longer. */
const LARGEST_TEXT = 24 * 1024 * 1024;

/** Reads a plan. The file name says which kind of file it is. */
export function readPlanFile(fileName: string, bytes: Uint8Array): PlanDocument | PlanProblem {
  const document = parsed(bytes, /\.[^.]*$/.exec(fileName.toLowerCase())?.[0] ?? '');
  if (typeof document === 'string') return document;
  return document.blocks.length === 0 ? 'empty' : document;
}

function parsed(bytes: Uint8Array, extension: string): PlanDocument | PlanProblem {
  switch (extension) {
    case '.docx':
    case '.docm':
      return readDocx(bytes);
    case '.html':
    case '.htm':
      return bytes.length > LARGEST_TEXT ? 'too-large' : planFromHtml(decoded(bytes));
    case '.txt':
    case '.md':
      return bytes.length > LARGEST_TEXT ? 'too-large' : planFromText(decoded(bytes));
    default:
      return 'save-as-docx';
  }
}

const HOST_PROBLEM: Partial<Readonly<Record<HostError['code'], PlanProblem>>> = {
  'not-a-workbook': 'not-a-document',
  'old-format': 'save-as-docx',
  encrypted: 'encrypted',
  damaged: 'damaged',
  'too-large': 'too-large',
  unsafe: 'unsafe',
};

function readDocx(bytes: Uint8Array): PlanDocument | PlanProblem {
  try {
    return planFromDocx(bytes);
  } catch (error) {
    const problem = error instanceof HostError ? HOST_PROBLEM[error.code] : undefined;
    if (problem === undefined) throw error;
    return problem;
  }
}

/** Decodes UTF-8; if the text is not UTF-8, the encoding in which Chinese Windows saves text. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
