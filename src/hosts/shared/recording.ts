/**
 * A recording of a self-test on a real machine: what was asked of the program, and what came of it, in the words of neither host.
 * It can be played to a host in the program's place, and held against the simulated program (test/recordings/).
 */
import type { SelfTestResult } from '../../spreadsheet/host';

export const RECORDING_FORMAT = 'breakdown-assistant recording 1';

/** A value as it crossed. Objects of the program are numbered in the order in which they came; 0 is the application. */
export type RecordedValue =
  | string
  | number
  | boolean
  | null
  | readonly RecordedValue[]
  | { readonly undefined: true }
  | { readonly object: number }
  | { readonly function: true }
  /** Binary data: a file's, or a text of one character a byte. */
  | { readonly base64: string }
  /** A text too long to keep, by its length. */
  | { readonly characters: number };

export interface RecordedCall {
  readonly kind: 'get' | 'set' | 'call';
  /** The object it was asked of. */
  readonly on: number;
  readonly member: string;
  readonly args?: readonly RecordedValue[];
  readonly result?: RecordedValue;
  /** In the program's own words, where it failed. */
  readonly error?: string;
  readonly ms: number;
}

export interface RecordedCheck extends SelfTestResult {
  readonly calls: readonly RecordedCall[];
}

export interface Recording {
  readonly format: typeof RECORDING_FORMAT;
  readonly host: 'wps' | 'excel';
  /** Made by the simulated program, to show the form: it says nothing about the real one. */
  readonly madeUp?: true;
  readonly program: Readonly<Record<string, string | number | null>>;
  /** `typeof` of every member that was used: `Range.Value2`. */
  readonly types: Readonly<Record<string, string>>;
  readonly checks: readonly RecordedCheck[];
  /** What was left of the test when it was over; empty when all was cleaned up. Missing when it was not over. */
  readonly leftBehind?: readonly string[];
}

/** A recording as a file: one call a line, so that two can be held side by side. */
export function recordingText({ checks, ...rest }: Recording): string {
  const head = JSON.stringify({ ...rest, checks: [] }, null, 1).replace(/\]\n\}$/, '');
  const body = checks.map(({ calls, ...check }) => {
    const lines = calls.map((call) => JSON.stringify(call)).join(',\n');
    return `${JSON.stringify(check).slice(0, -1)},"calls":[\n${lines}\n]}`;
  });
  return `${head}${body.join(',\n')}]\n}\n`;
}
