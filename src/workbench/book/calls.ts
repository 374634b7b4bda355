/**
 * Calls from the page to the worker and back: one message each way, failures with their code.
 */
import { HostError, type HostErrorCode } from '../../spreadsheet/host';
import type { BookService } from './book-service';

/** What can be called, by name. */
export type Calls = {
  [Name in keyof BookService]: (
    ...args: Parameters<BookService[Name]>
  ) => Promise<Awaited<ReturnType<BookService[Name]>>>;
};

export interface Call {
  readonly id: number;
  readonly name: keyof BookService;
  readonly args: readonly unknown[];
}

export type Answer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly failure: Failure };

/** A failure as it crosses: a class would arrive as a plain object. */
interface Failure {
  readonly code: HostErrorCode | null;
  readonly detail: string;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof HostError) return { code: error.code, detail: error.detail };
  return { code: null, detail: error instanceof Error ? error.message : String(error) };
}

export function errorOf({ code, detail }: Failure): Error {
  return code === null ? new Error(detail) : new HostError(code, detail);
}
