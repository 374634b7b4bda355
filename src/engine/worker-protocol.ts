/**
 * Calls from a page to a service in a worker and back: one message each way, failures with their code. Why not a library:
 * docs/decisions/0034-calls-to-workers.md.
 */
import { HostError, type HostErrorCode } from '../spreadsheet/host';

/** What can be called, by name: the methods of a service. */
export type Calls<Service> = {
  [Name in keyof Service]: Service[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Promise<Awaited<Result>>
    : never;
};

export interface Call {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** The id of the message that a worker sends once its script has run. */
export const READY = 0;

export type Answer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly failure: Failure };

/** A failure as a message, because an instance of a class would arrive as a plain object. */
interface Failure {
  readonly code: HostErrorCode | null;
  readonly detail: string;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof HostError) return { code: error.code, detail: error.detail };
  // The name of webpack's error for a chunk it could not fetch.
  if (error instanceof Error && error.name === 'ChunkLoadError')
    return { code: 'not-loaded', detail: error.message };
  return { code: null, detail: error instanceof Error ? error.message : String(error) };
}

export function errorOf({ code, detail }: Failure): Error {
  return code === null ? new Error(detail) : new HostError(code, detail);
}
