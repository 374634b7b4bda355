/**
 * What the self-tests of both hosts share: their surroundings, a waiting time, and the text for a failure.
 */
import type { WorkbookMaker } from '../made-bytes';

/** What a self-test needs from the page that runs it. */
export interface SelfTestPlace {
  /** The browser's user agent, for the recording. */
  readonly userAgent: string;
  /** Physical pixels per CSS pixel. */
  readonly pixelRatio: number;
  readonly makeWorkbook: WorkbookMaker;
  /** The present time in milliseconds. */
  readonly now: () => number;
}

/** How long to wait, in milliseconds, for the events that the test's own writes cause. */
export const EVENTS_MS = 500;

/** Why a check failed, with the error message of the program if there is one. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
