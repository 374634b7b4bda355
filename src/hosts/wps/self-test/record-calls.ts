/**
 * Records every call of the host to ET: arguments, raw results, the program's own error messages, and the time in milliseconds. No data of
 * the user is recorded: names of folders, workbooks, sheets and defined names become words such as ‹sheet 1›.
 */
import type { RecordedCall, RecordedValue } from '../../shared/self-test/recording';
import type { EtApplication } from '../et';
import { binaryString } from '../files/save-bytes';

/** A longer text is replaced by its length. */
const MOST_TEXT = 4000;

/** Members whose results may contain a name chosen by the user, with the word that replaces it. */
const PRIVATE: Readonly<Record<string, string>> = {
  FullName: 'file',
  Path: 'folder',
  RefersTo: 'reference',
  GetDesktopPath: 'desktop',
  GetTempPath: 'temporary',
  absoluteFilePath: 'path',
};
/** For the member `Name`: what it names, by the member that the object came from. Names of fonts and charts are recorded. */
const NAMED: Readonly<Record<string, string>> = {
  ActiveWorkbook: 'workbook',
  Open: 'workbook',
  ActiveSheet: 'sheet',
  Item: 'name',
  Add: 'name',
};

/** An object of ET, which the host uses through a recording proxy. */
interface Known {
  readonly raw: object;
  readonly id: number;
}

export class CallRecorder {
  readonly types: Record<string, string> = {};
  private calls: RecordedCall[] = [];
  private readonly known = new WeakMap<object, Known>();
  private readonly hidden = new Map<string, string>();
  private last = 0;

  /**
   * @param isOwn whether a name belongs to the self-test and may be recorded
   * @param now the present time in milliseconds
   */
  constructor(
    private readonly isOwn: (text: string) => boolean,
    private readonly now: () => number,
  ) {}

  application(app: EtApplication): EtApplication {
    return this.stand(app, 0, 'Application') as EtApplication;
  }

  /** The calls since this method was last called. */
  take(): RecordedCall[] {
    const { calls } = this;
    this.calls = [];
    return calls;
  }

  private stand(raw: object, id: number, from: string): object {
    const proxy = new Proxy(Object.create(null) as object, {
      get: (_, key) => (typeof key === 'symbol' || key === 'then' ? undefined : this.get(raw, id, from, key)),
      set: (_, key, value) => {
        const args = [this.described(value)];
        this.timed({ kind: 'set', on: id, member: String(key), args }, from, () =>
          Reflect.set(raw, key, this.unwrapped(value)),
        );
        return true;
      },
    });
    this.known.set(proxy, { raw, id });
    return proxy;
  }

  private get(raw: object, id: number, from: string, key: string): unknown {
    const result = this.timed({ kind: 'get', on: id, member: key }, from, () => {
      const value: unknown = Reflect.get(raw, key);
      this.types[`${from}.${key}`] = typeof value;
      return value;
    });
    if (typeof result !== 'function') return result;
    return (...args: unknown[]): unknown => {
      const call = {
        kind: 'call',
        on: id,
        member: key,
        args: args.map((arg) => this.described(arg)),
      } as const;
      const given = args.map((arg) => this.unwrapped(arg));
      return this.timed(call, from, () => Reflect.apply(result, raw, given) as unknown);
    };
  }

  /** Performs a call and records it. Reading a method without calling it is not recorded. */
  private timed(
    call: Pick<RecordedCall, 'kind' | 'on' | 'member' | 'args'>,
    from: string,
    act: () => unknown,
  ): unknown {
    const start = this.now();
    const ms = (): number => Math.round((this.now() - start) * 100) / 100;
    let result: unknown;
    try {
      result = act();
    } catch (error) {
      this.calls.push({ ...call, error: this.shown(String(error)), ms: ms() });
      throw error;
    }
    if (call.kind === 'get' && typeof result === 'function') return result;
    const took = ms();
    if (call.kind === 'set') {
      this.calls.push({ ...call, ms: took });
      return result;
    }
    this.hide(result, call.member, from);
    const given = this.given(result, call.member);
    this.calls.push({ ...call, result: this.described(given), ms: took });
    return given;
  }

  /** The result for the host. An object of ET is wrapped in a recording proxy. */
  private given(result: unknown, member: string): unknown {
    const isPlain = typeof result !== 'object' || result === null || Array.isArray(result);
    if (isPlain || result instanceof ArrayBuffer) return result;
    this.last += 1;
    return this.stand(result, this.last, member);
  }

  private unwrapped(value: unknown): unknown {
    return typeof value === 'object' && value !== null ? (this.known.get(value)?.raw ?? value) : value;
  }

  private hide(result: unknown, member: string, from: string): void {
    const what = member === 'Name' ? NAMED[from] : PRIVATE[member];
    if (what === undefined || typeof result !== 'string' || result === '') return;
    if (this.isOwn(result) || this.hidden.has(result)) return;
    this.hidden.set(result, `‹${what} ${this.hidden.size + 1}›`);
  }

  /** A text without the user's names. Longer names are replaced first, because a path contains the name of its folder. */
  private shown(text: string): string {
    const hidden = [...this.hidden].sort(([a], [b]) => b.length - a.length);
    return hidden.reduce((shown, [own, word]) => shown.split(own).join(word), text);
  }

  private described(value: unknown): RecordedValue {
    if (value === undefined) return { undefined: true };
    if (typeof value === 'string') {
      if (isBinary(value)) return { base64: btoa(value) };
      return value.length > MOST_TEXT ? { characters: value.length } : this.shown(value);
    }
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
    if (Array.isArray(value)) return value.map((item) => this.described(item));
    if (value instanceof ArrayBuffer) return { base64: btoa(binaryString(new Uint8Array(value))) };
    if (typeof value !== 'object') return { function: true };
    return { object: this.known.get(value)?.id ?? -1 };
  }
}

/** Whether a text holds the bytes of a file, one per character. The test's files are zip archives, which begin with PK. */
function isBinary(text: string): boolean {
  if (!text.startsWith('PK')) return false;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 0xff) return false;
  return true;
}
