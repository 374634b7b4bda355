/**
 * The format of a recording of a self-test on a real machine: what was asked of the program and what it answered, call by call in WPS and
 * batch by batch in Excel. In tests a recording can stand in for the program, and is compared with the simulated program
 * (test/recordings/).
 */
import type { SelfTestResult } from '../../../spreadsheet/host';

export const RECORDING_FORMAT = 'breakdown-assistant recording 1';

/** A value passed to or from the program. Objects of the program are numbered in order of appearance; 0 is the application. */
export type RecordedValue =
  | string
  | number
  | boolean
  | null
  | readonly RecordedValue[]
  | { readonly undefined: true }
  | { readonly object: number }
  | { readonly function: true }
  /** Binary data: the bytes of a file, or of a text with one character per byte. */
  | { readonly base64: string }
  /** A text that is too long to record: only its length. */
  | { readonly characters: number };

export interface RecordedCall {
  readonly kind: 'get' | 'set' | 'call';
  /** The number of the object that the call was made on. */
  readonly on: number;
  readonly member: string;
  readonly args?: readonly RecordedValue[];
  readonly result?: RecordedValue;
  /** The program's own error message, if the call failed. */
  readonly error?: string;
  readonly ms: number;
}

export interface RecordedCheck extends SelfTestResult {
  readonly calls: readonly RecordedCall[];
}

/** One request of Office.js and its answer, as they were sent. */
export interface RecordedBatch {
  readonly request: BatchRequest;
  /** Missing if no answer came. */
  readonly answer?: BatchAnswer;
  /** The error message, if sending failed. */
  readonly error?: string;
  readonly ms: number;
}

/** The parts of a request that say what is asked, in the format of Office.js. */
export interface BatchRequest {
  readonly Actions: readonly BatchAction[];
  readonly ObjectPaths: Readonly<Record<string, BatchPath>>;
}

export interface BatchAction {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: BatchArguments;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[] };
}

export interface BatchPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: BatchArguments;
}

export interface BatchArguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

/** The results of a batch. Cells of the user are replaced by their count: `{cells: [rows, columns]}`. */
export interface BatchAnswer {
  readonly Results?: readonly { readonly ActionId: number; readonly Value: unknown }[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location?: string;
    readonly ActionIndex?: number;
  };
}

export interface RecordedBatchCheck extends SelfTestResult {
  readonly batches: readonly RecordedBatch[];
  /** Facts that no answer contains, such as events. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

export type Recording = WpsRecording | ExcelRecording;

export interface WpsRecording extends RecordingHead {
  readonly host: 'wps';
  readonly checks: readonly RecordedCheck[];
}

export interface ExcelRecording extends RecordingHead {
  readonly host: 'excel';
  readonly checks: readonly RecordedBatchCheck[];
}

interface RecordingHead {
  readonly format: typeof RECORDING_FORMAT;
  /** Set if the recording was made with the simulated program to show the format. It says nothing about the real program. */
  readonly madeUp?: true;
  readonly program: Readonly<Record<string, string | number | null>>;
  /** The `typeof` of every member that was used, by name: `Range.Value2`. */
  readonly types: Readonly<Record<string, string>>;
  /** What the test did not clean up: empty if nothing was left, missing if the test did not end. */
  readonly leftBehind?: readonly string[];
}

/** The text of a recording file. It has one call or batch per line, so that two files can be compared. */
export function recordingText({ checks, ...rest }: Recording): string {
  const head = JSON.stringify({ ...rest, checks: [] }, null, 1).replace(/\]\n\}$/, '');
  const body = checks.map((check) => {
    const [name, entries, facts] = 'calls' in check ? callsOf(check) : batchesOf(check);
    const lines = entries.map((entry) => JSON.stringify(entry)).join(',\n');
    return `${JSON.stringify(facts).slice(0, -1)},"${name}":[\n${lines}\n]}`;
  });
  return `${head}${body.join(',\n')}]\n}\n`;
}

type Entries = readonly [name: string, entries: readonly unknown[], rest: object];

function callsOf({ calls, ...rest }: RecordedCheck): Entries {
  return ['calls', calls, rest];
}

function batchesOf({ batches, ...rest }: RecordedBatchCheck): Entries {
  return ['batches', batches, rest];
}
