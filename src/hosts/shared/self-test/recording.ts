/**
 * A recording of a self-test on a real machine: what was asked of the program, and what came of it, in the words of neither host.
 * WPS is asked call by call, Excel by batches. It can be played to a host in the program's place, and held against the simulated program (test/recordings/).
 */
import type { SelfTestResult } from '../../../spreadsheet/host';

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

/** One request of Office.js and what came of it, as both crossed. */
export interface RecordedBatch {
  readonly request: BatchRequest;
  /** Missing where none came. */
  readonly answer?: BatchAnswer;
  /** In the program's own words, where the way to it failed. */
  readonly error?: string;
  readonly ms: number;
}

/** The parts of a request that say what is asked, as Office.js puts them. */
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

/** Results of the actions that were carried out. Cells of the user's are told by how many they are: `{cells: [rows, columns]}`. */
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
  /** What was noticed beside answers: events that came. */
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
  /** Made by the simulated program, to show the form: it says nothing about the real one. */
  readonly madeUp?: true;
  readonly program: Readonly<Record<string, string | number | null>>;
  /** `typeof` of every member that was used: `Range.Value2`. */
  readonly types: Readonly<Record<string, string>>;
  /** What was left of the test when it was over; empty when all was cleaned up. Missing when it was not over. */
  readonly leftBehind?: readonly string[];
}

/** A recording as a file: one call, or one batch, a line, so that two can be held side by side. */
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
