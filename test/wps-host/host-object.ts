/**
 * Objects of ET as a page sees them: what is not declared throws, a method must be called on its owner, nothing can be listed.
 * Every crossing to the other process is counted and can be made to go wrong.
 */

/** How a member misbehaves, as reported from real machines. */
export type Misbehaviour =
  /** Nothing happens, and nobody says so: a property keeps its value, a method does nothing. */
  | 'silent'
  /** As `silent`; a method gives null. */
  | 'null'
  | 'throws'
  /** The build does not have it. */
  | 'missing';

/** One crossing, as it is recorded. Arguments and results that are objects of ET are given by their numbers. */
export interface Crossing {
  readonly kind: 'get' | 'set' | 'call';
  readonly owner: number;
  /** The owner's class: `Range`. */
  readonly type: string;
  readonly member: string;
  readonly args: readonly unknown[];
  /** The number of the object it gave; null for a value. */
  readonly result: number | null;
}

/** An object of ET in a recorded argument. */
export interface ObjectNumber {
  readonly object: number;
}

type Method = (...args: never[]) => unknown;

export interface Members {
  readonly get?: Readonly<Record<string, () => unknown>>;
  readonly set?: Readonly<Record<string, (value: never) => void>>;
  readonly call?: Readonly<Record<string, Method>>;
}

/** The add-in asked for something that ET does not have, or in a way ET does not allow. */
export class NotInEt extends Error {
  override readonly name = 'NotInEt';
}

export class Boundary {
  /** Crossings so far. */
  crossings = 0;
  /** The crossing that fails, once, by its number; null for none. */
  failsAt: number | null = null;
  /** By member: `Range.Merge`, or by class: `Chart.*`. */
  readonly misbehaviours = new Map<string, Misbehaviour>();
  /** What the add-in did that ET does not allow; it may have caught the error. */
  readonly violations: string[] = [];
  record: ((crossing: Crossing) => void) | null = null;
  private readonly numbers = new WeakMap<object, number>();
  private last = 0;

  /** An object of a class. What it stands for is kept by the caller (see {@link facts}). */
  object(type: string, members: Members): object {
    const proxy: object = new Proxy(Object.create(null) as object, {
      get: (_, key) => this.get(type, members, key, () => proxy),
      set: (_, key, value) => this.set(type, members, key, value, () => proxy),
      has: (_, key) => this.violation(`enumerates ${type} for ${String(key)}`),
      ownKeys: () => this.violation(`enumerates ${type}`),
      deleteProperty: (_, key) => this.violation(`deletes ${type}.${String(key)}`),
    });
    this.last += 1;
    this.numbers.set(proxy, this.last);
    return proxy;
  }

  private get(type: string, members: Members, key: string | symbol, owner: () => object): unknown {
    if (typeof key === 'symbol') return undefined;
    const misbehaviour = this.misbehaviour(type, key);
    if (misbehaviour === 'missing') return undefined;
    const method = members.call?.[key];
    if (method) return this.method(type, key, method, misbehaviour, owner);
    const read = members.get?.[key];
    if (!read) return this.violation(`${type}.${key} is not there to be read`);
    this.cross(`${type}.${key}`, misbehaviour);
    const value = misbehaviour === 'null' ? null : read();
    this.tell('get', type, key, owner(), [], value);
    return value;
  }

  private method(
    type: string,
    key: string,
    method: Method,
    misbehaviour: Misbehaviour | null,
    owner: () => object,
  ): unknown {
    const perform = (self: unknown, args: never[]): unknown => {
      if (self !== owner()) return this.violation(`${type}.${key} is called without its owner`);
      this.cross(`${type}.${key}`, misbehaviour);
      const result = misbehaviour === null ? method(...args) : misbehaviour === 'null' ? null : undefined;
      this.tell('call', type, key, owner(), args, result);
      return result;
    };
    return function (this: unknown, ...args: never[]): unknown {
      return perform(this, args);
    };
  }

  private set(
    type: string,
    members: Members,
    key: string | symbol,
    value: unknown,
    owner: () => object,
  ): boolean {
    const name = String(key);
    const misbehaviour = this.misbehaviour(type, name);
    if (misbehaviour === 'missing') return true;
    const write = members.set?.[name];
    if (!write) return this.violation(`${type}.${name} is not there to be set`);
    this.cross(`${type}.${name}`, misbehaviour);
    this.tell('set', type, name, owner(), [value], null);
    if (misbehaviour === null) write(value as never);
    return true;
  }

  private cross(member: string, misbehaviour: Misbehaviour | null): void {
    this.crossings += 1;
    if (misbehaviour === 'throws' || this.crossings === this.failsAt) throw new Error(member);
  }

  private misbehaviour(type: string, key: string): Misbehaviour | null {
    return this.misbehaviours.get(`${type}.${key}`) ?? this.misbehaviours.get(`${type}.*`) ?? null;
  }

  /** Notes that the add-in did what it must not, and refuses it. */
  violation(what: string): never {
    this.violations.push(what);
    throw new NotInEt(what);
  }

  private tell(
    kind: Crossing['kind'],
    type: string,
    member: string,
    owner: object,
    args: readonly unknown[],
    result: unknown,
  ): void {
    if (!this.record) return;
    const isObject = typeof result === 'object' && result !== null && this.numbers.has(result);
    this.record({
      kind,
      owner: this.numbers.get(owner) ?? 0,
      type,
      member,
      args: args.map((arg) => this.recorded(arg)),
      result: isObject ? (this.numbers.get(result) ?? null) : null,
    });
  }

  private recorded(arg: unknown): unknown {
    const number = typeof arg === 'object' && arg !== null ? this.numbers.get(arg) : undefined;
    return number === undefined ? arg : ({ object: number } satisfies ObjectNumber);
  }
}
