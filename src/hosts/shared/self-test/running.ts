/**
 * What the self-tests of both hosts share: their surroundings, a waiting time, and the reason of a failure.
 */
import type { WorkbookMaker } from '../made-bytes';

/** The surroundings of a self-test. */
export interface SelfTestPlace {
  /** The browser's user agent, for the recording. */
  readonly userAgent: string;
  /** Physical pixels per CSS pixel. */
  readonly pixelRatio: number;
  readonly makeWorkbook: WorkbookMaker;
  /** Milliseconds. */
  readonly now: () => number;
}

/** How long to wait for events of own writes, in milliseconds. */
export const EVENTS_MS = 500;

/** Why a check failed, with the program's own message if there is one. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
