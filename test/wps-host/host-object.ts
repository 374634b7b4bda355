/**
 * Objects of ET as a page sees them: undeclared members throw, a method must be called on its owner, and members can't be listed.
 * Each access to a member is a call to the other process ("crossing"), which is counted and can be made to fail.
 */

/** The ways in which members fail on real machines, as reported. */
export type Misbehaviour =
  /** Nothing happens, without an error: a property keeps its value, a method does nothing. */
  | 'silent'
  /** As `silent`, but a method returns null. */
  | 'null'
  | 'throws'
  /** The member does not exist in this build. */
  | 'missing';

/** A recorded crossing. Objects of ET among its arguments and results are represented by their numbers. */
export interface Crossing {
  readonly kind: 'get' | 'set' | 'call';
  readonly owner: number;
  /** The class of the object whose member is accessed: `Range`. */
  readonly type: string;
  readonly member: string;
  readonly args: readonly unknown[];
  /** The number of the object that was returned; null where a plain value was. */
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

/** Thrown where the add-in uses something that ET does not have, or in a way that ET does not allow. */
export class NotInEt extends Error {
  override readonly name = 'NotInEt';
}

export class Boundary {
  /** The number of crossings so far. */
  crossings = 0;
  /** The number of the one crossing that fails; null for none. */
  failsAt: number | null = null;
  /** Whether that crossing is carried out before it fails: the answer of the other process is lost. */
  isCarriedOut = false;
  /** Misbehaviours by member (`Range.Merge`) or by class (`Chart.*`). */
  readonly misbehaviours = new Map<string, Misbehaviour>();
  /** Everything the add-in did that ET does not allow. Kept, because the add-in may have caught the error. */
  readonly violations: string[] = [];
  record: ((crossing: Crossing) => void) | null = null;
  private readonly numbers = new WeakMap<object, number>();
  private last = 0;

  /** An object of a class. `EtWorld` knows which range or sheet it represents. */
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
    const answer = this.cross(`${type}.${key}`, misbehaviour);
    const value = misbehaviour === 'null' ? null : read();
    answer();
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
      const answer = this.cross(`${type}.${key}`, misbehaviour);
      const result = misbehaviour === null ? method(...args) : misbehaviour === 'null' ? null : undefined;
      this.tell('call', type, key, owner(), args, result);
      answer();
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
    const answer = this.cross(`${type}.${name}`, misbehaviour);
    this.tell('set', type, name, owner(), [value], null);
    if (misbehaviour === null) write(value as never);
    answer();
    return true;
  }

  /** Counts a crossing. @returns a function to call when it is carried out. Both throw when the crossing fails */
  private cross(member: string, misbehaviour: Misbehaviour | null): () => void {
    this.crossings += 1;
    const isFailing = this.crossings === this.failsAt;
    if (misbehaviour === 'throws' || (isFailing && !this.isCarriedOut)) throw new Error(member);
    return () => {
      if (isFailing) throw new Error(member);
    };
  }

  private misbehaviour(type: string, key: string): Misbehaviour | null {
    return this.misbehaviours.get(`${type}.${key}`) ?? this.misbehaviours.get(`${type}.*`) ?? null;
  }

  /** Records a violation. @throws NotInEt always */
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
