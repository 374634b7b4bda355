/**
 * Compares a recording of WPS with the simulated WPS: repeats each recorded call there, in the same order, and lists those whose
 * results differ.
 */
import type { RecordedCall, RecordedValue, WpsRecording } from '../../src/hosts/shared/self-test/recording';
import { bookOfUnits } from '../hosts/books';
import { SimulatedWps } from '../wps-host/simulated-wps';

/** A call whose result in the simulation differs from the recorded one. */
export interface Difference {
  readonly check: string;
  /** `Range.Merge()` */
  readonly call: string;
  readonly recorded: string;
  readonly simulated: string;
}

/** Members whose values depend on the machine and its user, and say nothing about how WPS behaves. */
const OF_THE_MACHINE: readonly string[] = [
  'Version',
  'Build',
  'UILanguage',
  'FullName',
  'Path',
  'GetDesktopPath',
  'GetTempPath',
  'absoluteFilePath',
];

export function compareWithSimulatedWps(recording: WpsRecording): Difference[] {
  const side = new SimulatedSide();
  return recording.checks.flatMap(({ check, calls }) =>
    calls.flatMap((call) => {
      const simulated = side.make(call);
      const recorded = recordedOutcome(call);
      if (OF_THE_MACHINE.includes(call.member) || recorded === simulated) return [];
      return [{ check, call: side.worded(call), recorded, simulated }];
    }),
  );
}

class SimulatedSide {
  private readonly objects = new Map<number, unknown>();
  private readonly words = new Map<number, string>([[0, 'Application']]);

  constructor() {
    this.objects.set(0, new SimulatedWps(bookOfUnits(3), '‹workbook›.xlsx').application);
  }

  /** Repeats a recorded call. @returns its outcome, in the form of {@link recordedOutcome} */
  make(call: RecordedCall): string {
    if (isObject(call.result)) this.words.set(call.result.object, call.member);
    const owner = this.objects.get(call.on);
    if (typeof owner !== 'object' || owner === null) return 'no such object';
    try {
      const result = this.perform(owner, call);
      if (isObject(call.result)) this.objects.set(call.result.object, result);
      return call.kind === 'set' ? 'done' : outcome(result);
    } catch (error) {
      return `fails: ${String(error)}`.slice(0, 'fails'.length);
    }
  }

  worded({ kind, on, member, args = [] }: RecordedCall): string {
    const shown = args.map((arg) =>
      isObject(arg) ? (this.words.get(arg.object) ?? '?') : JSON.stringify(arg),
    );
    const what = { get: '', set: ` = ${shown.join()}`, call: `(${shown.join(', ')})` }[kind];
    return `${this.words.get(on) ?? '?'}.${member}${what}`;
  }

  private perform(owner: object, { kind, member, args = [] }: RecordedCall): unknown {
    const given = args.map((arg) => this.given(arg));
    if (kind === 'get') return Reflect.get(owner, member);
    if (kind === 'set') return Reflect.set(owner, member, given[0]);
    const method: unknown = Reflect.get(owner, member);
    if (typeof method !== 'function') throw new Error(`${member} is no method`);
    return Reflect.apply(method, owner, given);
  }

  private given(arg: RecordedValue): unknown {
    if (isObject(arg)) return this.objects.get(arg.object);
    if (typeof arg !== 'object' || arg === null) return arg;
    if (Array.isArray(arg)) return arg.map((value: RecordedValue) => this.given(value));
    if ('base64' in arg) return atob(arg.base64);
    if ('function' in arg) return () => undefined;
    return 'characters' in arg ? 'x'.repeat(arg.characters) : undefined;
  }
}

function recordedOutcome({ kind, result, error }: RecordedCall): string {
  if (error !== undefined) return 'fails';
  if (kind === 'set') return 'done';
  if (isObject(result)) return 'an object';
  if (typeof result === 'object' && result !== null && 'undefined' in result) return 'undefined';
  if (typeof result === 'object' && result !== null && 'base64' in result) return 'bytes';
  return JSON.stringify(result);
}

function outcome(result: unknown): string {
  if (result === undefined) return 'undefined';
  if (result instanceof ArrayBuffer) return 'bytes';
  const isThing = typeof result === 'object' && result !== null && !Array.isArray(result);
  return isThing ? 'an object' : JSON.stringify(result);
}

function isObject(value: RecordedValue | undefined): value is { readonly object: number } {
  return typeof value === 'object' && value !== null && 'object' in value;
}
