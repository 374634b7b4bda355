/**
 * The messages of calls from a page to a service in a worker: one message each way, with a code for a failure. Why there is no library:
 * docs/decisions/0034-calls-to-workers.md.
 */
import { HostError, type HostErrorCode } from '../spreadsheet/host';

/** The methods of a service that can be called, by name. */
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

/** The id of the message that a worker sends after its script has started. */
export const READY = 0;

export type Answer =
  { readonly id: number; readonly result: unknown } | { readonly id: number; readonly failure: Failure };

/** A failure as a plain object, because an instance of an error class would lose its class on the way. */
interface Failure {
  readonly code: HostErrorCode | null;
  readonly detail: string;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof HostError) return { code: error.code, detail: error.detail };
  // The name of webpack's error for a chunk that could not be fetched.
  if (error instanceof Error && error.name === 'ChunkLoadError')
    return { code: 'not-loaded', detail: error.message };
  return { code: null, detail: error instanceof Error ? error.message : String(error) };
}

export function errorOf({ code, detail }: Failure): Error {
  return code === null ? new Error(detail) : new HostError(code, detail);
}
