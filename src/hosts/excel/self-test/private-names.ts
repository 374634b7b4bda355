/**
 * Removes the user's data from a recording: names of sheets, defined names, tables and charts, what names refer to, addresses, and the
 * contents of cells. The self-test's own data stays.
 */
import type { BatchAnswer, BatchArguments, BatchRequest } from '../../shared/self-test/recording';
import type { ObjectPaths } from './wire';

/** Properties in answers whose texts may contain a name chosen by the user. */
const PRIVATE = ['Name', 'Formula', 'Address', 'Comment', 'Title'];
/** Objects whose names and formulas come from the program or from the test, and are recorded. */
const OPEN = ['Font', 'Rule'];

export class PrivateNames {
  private readonly hidden = new Map<string, string>();
  private readonly ownIds = new Set<string>();

  constructor(private readonly isOwn: (text: string) => boolean) {}

  /** The answer without the user's data. */
  hideIn(request: BatchRequest, answer: BatchAnswer, ways: ObjectPaths): BatchAnswer {
    for (const { Value } of answer.Results ?? []) this.learn(Value);
    const results = answer.Results?.map(({ ActionId, Value }) => {
      const action = request.Actions.find(({ Id }) => Id === ActionId);
      const isOwn = action !== undefined && this.isOwnPlace(ways.to(action.ObjectPathId));
      return { ActionId, Value: isOwn ? Value : this.shown(cellsHidden(Value)) };
    });
    return {
      ...(results ? { Results: results } : {}),
      ...(answer.Error ? { Error: this.shownError(answer.Error) } : {}),
    };
  }

  /** The request without the user's names, which may be among its arguments. */
  shownRequest({ Actions, ObjectPaths }: BatchRequest): BatchRequest {
    const shown = <T extends { readonly ArgumentInfo?: BatchArguments }>(part: T): T => ({
      ...part,
      ...(part.ArgumentInfo ? { ArgumentInfo: this.shown(part.ArgumentInfo) } : {}),
    });
    const paths = Object.entries(ObjectPaths).map(([id, path]) => [id, shown(path)] as const);
    return { Actions: Actions.map(shown), ObjectPaths: Object.fromEntries(paths) };
  }

  /** The error without the user's names. Longer names are replaced first, because an address contains the name of its sheet. */
  private shownError<T extends NonNullable<BatchAnswer['Error']>>(error: T): T {
    const hidden = [...this.hidden].sort(([a], [b]) => b.length - a.length);
    const message = hidden.reduce((text, [own, word]) => text.split(own).join(word), error.Message);
    return { ...error, Message: message };
  }

  private shown<T>(value: T): T {
    const replaced = (part: unknown): unknown => {
      if (typeof part === 'string') return this.hidden.get(part) ?? part;
      if (Array.isArray(part)) return part.map(replaced);
      if (typeof part !== 'object' || part === null) return part;
      return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, replaced(item)]));
    };
    return (this.hidden.size === 0 ? value : replaced(value)) as T;
  }

  /** Collects the names to hide, and the ids of the test's own objects. */
  private learn(value: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value) this.learn(item);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const { Id: id, Name: name } = value as { readonly Id?: unknown; readonly Name?: unknown };
    if (typeof id === 'string' && typeof name === 'string' && this.isOwn(name)) this.ownIds.add(id);
    for (const [key, part] of Object.entries(value)) {
      if (OPEN.includes(key)) continue;
      if (typeof part === 'object') this.learn(part);
      else if (PRIVATE.includes(key) && typeof part === 'string') this.hide(part, key);
    }
  }

  private hide(text: string, key: string): void {
    if (text === '' || this.isOwn(text) || this.hidden.has(text)) return;
    this.hidden.set(text, `‹${key.toLowerCase()} ${this.hidden.size + 1}›`);
  }

  private isOwnPlace(way: string): boolean {
    return this.isOwn(way) || [...this.ownIds].some((id) => way.includes(id));
  }
}

/** Replaces rows of cells by the number of rows and columns. */
function cellsHidden(value: unknown): unknown {
  if (Array.isArray(value)) {
    const [first] = value as unknown[];
    return Array.isArray(first) ? { cells: [value.length, first.length] } : value.map(cellsHidden);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, cellsHidden(part)]));
}
