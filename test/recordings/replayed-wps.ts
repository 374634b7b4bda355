/**
 * A recording in place of WPS: each call gets its recorded answer. Objects are identified by the path that leads to them
 * (`ActiveWorkbook.Worksheets.Item("自检")`) and not by their number, so that a host that asks in another order is answered, too. A
 * repeated call gets its recorded answers in order, and then the last one again.
 */
import type { RecordedCall, RecordedValue, WpsRecording } from '../../src/hosts/shared/self-test/recording';
import type { EtApplication } from '../../src/hosts/wps/et';

/** Names of hidden sheets differ from run to run. */
const HIDDEN_SHEET = /任务分解_撤销[0-9a-z]+(?:_\d+)?/;

export class ReplayedWps {
  readonly application: EtApplication;
  /** Calls that were made but are not in the recording. */
  readonly unanswered: string[] = [];
  private readonly answers = new Map<string, RecordedCall[]>();
  private readonly paths = new WeakMap<object, string>();
  private readonly storage = new Map<string, string>();
  private readonly files = new Map<string, ArrayBuffer>();
  /** Name of a hidden sheet in the recording → its name in this run. */
  private readonly hiddenSheets = new Map<string, string>();

  constructor(recording: WpsRecording) {
    this.collect(recording.checks.flatMap((check) => check.calls));
    this.application = this.object('Application') as EtApplication;
  }

  private collect(calls: readonly RecordedCall[]): void {
    const paths = new Map<number, string>([[0, 'Application']]);
    for (const call of calls) {
      const of = (value: RecordedValue): unknown =>
        isObject(value) ? (paths.get(value.object) ?? '?') : value;
      const key = keyOf(call.kind, paths.get(call.on) ?? '?', call.member, (call.args ?? []).map(of));
      this.answers.set(key, [...(this.answers.get(key) ?? []), call]);
      if (isObject(call.result)) paths.set(call.result.object, key);
    }
  }

  private object(path: string): object {
    // PluginStorage is a plain map here: its content is the add-in's own and says nothing about WPS.
    if (path.endsWith('.PluginStorage')) return storageOver(this.storage);
    const proxy = new Proxy(Object.create(null) as object, {
      get: (_, key) => (typeof key === 'symbol' || key === 'then' ? undefined : this.get(path, key)),
      set: (_, key, value) => {
        const call = this.next(keyOf('set', path, String(key), [this.named(value)]));
        this.pair(call?.args?.[0], value);
        if (call?.error !== undefined) throw new Error(call.error);
        return true;
      },
    });
    this.paths.set(proxy, path);
    return proxy;
  }

  private get(path: string, member: string): unknown {
    const key = keyOf('get', path, member, []);
    if (this.answers.has(key)) return this.answer(key);
    return (...args: unknown[]): unknown => {
      const place = typeof args[0] === 'string' ? args[0] : '';
      if (member === 'writeAsBinaryString') this.files.set(place, bytesOf(String(args[1])));
      const result = this.answer(
        keyOf(
          'call',
          path,
          member,
          args.map((arg) => this.named(arg)),
        ),
      );
      // Whether the file exists comes from the recording, its bytes from this run.
      const written = this.files.get(place);
      return result instanceof ArrayBuffer && written ? written : result;
    };
  }

  private answer(key: string): unknown {
    const call = this.next(key);
    if (!call) {
      this.unanswered.push(key);
      throw new Error(`not recorded: ${key}`);
    }
    if (call.error !== undefined) throw new Error(call.error);
    return this.value(call.result, key);
  }

  private next(key: string): RecordedCall | undefined {
    const calls = this.answers.get(key);
    return calls && calls.length > 1 ? calls.shift() : calls?.[0];
  }

  private value(value: RecordedValue | undefined, key: string): unknown {
    if (isObject(value)) return this.object(key);
    if (typeof value === 'string') {
      const [name = ''] = HIDDEN_SHEET.exec(value) ?? [];
      return value.replace(name, this.hiddenSheets.get(name) ?? name);
    }
    if (typeof value !== 'object' || value === null) return value;
    if ('base64' in value) return bytesOf(atob(value.base64));
    return Array.isArray(value) ? value.map((item: RecordedValue) => this.value(item, key)) : undefined;
  }

  /** Notes the name that a recorded hidden sheet has in this run. */
  private pair(recorded: RecordedValue | undefined, now: unknown): void {
    const [was, is] = [recorded, now].map((name) =>
      typeof name === 'string' ? HIDDEN_SHEET.exec(name)?.[0] : null,
    );
    if (was && is) this.hiddenSheets.set(was, is);
  }

  /** An argument as the recording would hold it: paths for objects, recorded names for hidden sheets. */
  private named(value: unknown): unknown {
    if (typeof value === 'function') return { function: true };
    return typeof value === 'object' && value !== null ? (this.paths.get(value) ?? value) : value;
  }
}

function isObject(value: RecordedValue | undefined): value is { readonly object: number } {
  return typeof value === 'object' && value !== null && 'object' in value;
}

/** Identifies a call. All binary arguments count as equal, because files are made anew in each run. */
function keyOf(kind: RecordedCall['kind'], path: string, member: string, args: readonly unknown[]): string {
  if (kind === 'get') return `${path}.${member}`;
  const shown = args.map((arg) => (isBinary(arg) ? 'bytes' : JSON.stringify(arg))).join();
  return `${path}.${member}${kind === 'set' ? '=' : ''}(${shown})`.replace(
    new RegExp(HIDDEN_SHEET, 'g'),
    '任务分解_撤销',
  );
}

function isBinary(arg: unknown): boolean {
  if (typeof arg === 'string') return arg.startsWith('PK');
  return typeof arg === 'object' && arg !== null && 'base64' in arg;
}

function bytesOf(text: string): ArrayBuffer {
  return Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer;
}

function storageOver(storage: Map<string, string>): object {
  return {
    getItem: (key: string): string => storage.get(key) ?? '',
    setItem: (key: string, value: string | number): void => {
      storage.set(key, String(value));
    },
  };
}
