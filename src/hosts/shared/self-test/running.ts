/**
 * How a self-test runs: where, for how long, and what is said of a check that fails.
 */
import type { WorkbookMaker } from '../made-bytes';

/** Where the self-test runs. */
export interface SelfTestPlace {
  /** The web engine. */
  readonly userAgent: string;
  /** Physical pixels per CSS pixel. */
  readonly pixelRatio: number;
  readonly makeWorkbook: WorkbookMaker;
  /** Milliseconds. */
  readonly now: () => number;
}

/** How long events of own writes are waited for, in milliseconds. */
export const EVENTS_MS = 500;

/** Why a check failed: in the program's own words, where it gave any. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
