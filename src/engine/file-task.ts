/**
 * What the page and the worker of the file engine say to each other.
 */
import type { Paper } from '../papers/paper';
import type { NewWorkbook } from '../spreadsheet/spec';

/** What the worker is asked. */
export type FileTask = { readonly id: number } & Task;
export type Task =
  | { readonly kind: 'read-return'; readonly fileName: string; readonly bytes: Uint8Array }
  | { readonly kind: 'make-workbook'; readonly book: NewWorkbook }
  | { readonly kind: 'zip-workbooks'; readonly books: readonly NewWorkbook[] }
  | { readonly kind: 'make-document'; readonly paper: Paper };

/** The answer the worker gives unasked, once its script has run. */
export const READY = 0;

/** What it sends back; `result` is what the task's method promises. */
export type FileAnswer = { readonly id: number } & (
  { readonly result: unknown } | { readonly error: string }
);
