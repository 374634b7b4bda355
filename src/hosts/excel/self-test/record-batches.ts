/**
 * Records every request of Office.js and Excel's answer, with the time in milliseconds, and the `typeof` of every member that was used. No
 * data of the user is recorded: names become words such as ‹name 1›, and of the cells on the user's sheets only the number is kept.
 */
import type { BatchAnswer, BatchRequest, RecordedBatch } from '../../shared/self-test/recording';
import type { ExcelRunner } from '../in-excel';
import { PrivateNames } from './private-names';
import { ACTION, isHousekeeping, PATH, referenceIn, ObjectPaths } from './wire';

/** The object through which Office.js sends requests. It is undocumented. In builds without it the test runs unrecorded. */
interface RequestExecutor {
  executeAsync(customData: unknown, flags: unknown, message: RequestMessage): PromiseLike<ResponseMessage>;
}
interface RequestMessage {
  readonly Body: unknown;
}
interface ResponseMessage {
  readonly Body?: unknown;
  readonly ErrorCode?: string;
  readonly ErrorMessage?: string;
}

export class BatchRecorder {
  readonly types: Record<string, string> = {};
  private batches: RecordedBatch[] = [];
  private readonly names: PrivateNames;
  /** The paths of objects that Excel numbered. */
  private readonly references = new Map<string, string>();

  /**
   * @param isOwn whether a name belongs to the self-test and may be recorded
   * @param now the present time in milliseconds
   */
  constructor(
    isOwn: (text: string) => boolean,
    private readonly now: () => number,
  ) {
    this.names = new PrivateNames(isOwn);
  }

  /** Runs batches as {@link ExcelRunner} does, and records them. */
  readonly run: ExcelRunner = (batch) =>
    Excel.run((context) => {
      this.lookOn(context);
      return batch(context);
    });

  /** The batches since the last call. */
  take(): RecordedBatch[] {
    const { batches } = this;
    this.batches = [];
    return batches;
  }

  /** Wraps the executor of a context. The client creates the executor only when it first sends, so its assignment is intercepted too. */
  private lookOn(context: object): void {
    let executor = (context as { _requestExecutor?: RequestExecutor | null })._requestExecutor ?? null;
    if (executor) executor = this.recording(executor);
    Object.defineProperty(context, '_requestExecutor', {
      configurable: true,
      get: () => executor,
      set: (made: RequestExecutor) => {
        executor = this.recording(made);
      },
    });
  }

  private recording(executor: RequestExecutor): RequestExecutor {
    return {
      executeAsync: (customData, flags, message) => {
        const start = this.now();
        const request = requestIn(message.Body);
        return executor.executeAsync(customData, flags, message).then((response) => {
          if (request && !isHousekeeping(request)) this.note(request, response, this.now() - start);
          return response;
        });
      },
    };
  }

  private note(request: BatchRequest, response: ResponseMessage, ms: number): void {
    const answer = answerIn(response.Body);
    const ways = new ObjectPaths(request.ObjectPaths, this.references);
    this.noteTypes(request, answer);
    const shownAnswer = answer && this.names.hideIn(request, answer, ways);
    for (const { ActionId, Value } of answer?.Results ?? []) {
      const action = request.Actions.find(({ Id }) => Id === ActionId);
      const reference = referenceIn(Value);
      if (action && reference !== null) this.references.set(reference, ways.to(action.ObjectPathId));
    }
    const error = response.ErrorCode
      ? { error: `${response.ErrorCode}: ${response.ErrorMessage ?? ''}` }
      : {};
    this.batches.push({
      request: this.names.shownRequest(request),
      ...(shownAnswer ? { answer: shownAnswer } : {}),
      ...error,
      ms: Math.round(ms * 100) / 100,
    });
  }

  /** Records types such as `GetRange.Values: object`; for a method, whether this client has it. */
  private noteTypes({ Actions, ObjectPaths }: BatchRequest, answer: BatchAnswer | null): void {
    const results = new Map(answer?.Results?.map(({ ActionId, Value }) => [ActionId, Value]));
    const nameOf = (id = 0): string => {
      const path = ObjectPaths[String(id)];
      if (path?.ObjectPathType === PATH.indexer) return `${nameOf(path.ParentObjectPathId)}[]`;
      return path && path.Name !== '' ? path.Name : 'Workbook';
    };
    for (const { ObjectPathType: type, Name, ParentObjectPathId: parent } of Object.values(ObjectPaths)) {
      if (type === PATH.method || type === PATH.property)
        this.types[`${nameOf(parent)}.${Name}`] ??= typeInClient(Name);
    }
    for (const { Id, ActionType, Name, ObjectPathId } of Actions) {
      const owner = nameOf(ObjectPathId);
      if (ActionType === ACTION.method || ActionType === ACTION.set)
        this.types[`${owner}.${Name}`] ??= typeInClient(Name);
      else if (ActionType === ACTION.query) this.noteTypesIn(results.get(Id), owner);
    }
  }

  /** Records types in an answer, such as `Charts[].Name: string`. */
  private noteTypesIn(value: unknown, owner: string): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [name, part] of Object.entries(value) as [string, unknown][]) {
      if (name === '_Items') {
        for (const item of part as readonly unknown[]) this.noteTypesIn(item, `${owner}[]`);
        continue;
      }
      // Null is the answer for cells that differ, so it says nothing about the type.
      if (part !== null) this.types[`${owner}.${name}`] = typeof part;
      this.noteTypesIn(part, name);
    }
  }
}

/** Members that have another name in the client than in requests. */
const CLIENT_NAME: Readonly<Record<string, string>> = { Gridlines: 'showGridlines' };

/** The type of a member, searched in all classes of this client: `function` for a method, `property` for a getter or setter. */
function typeInClient(name: string): string {
  const member = CLIENT_NAME[name] ?? name.charAt(0).toLowerCase() + name.slice(1);
  for (const made of Object.values(Excel) as unknown[]) {
    // Arrow functions have no prototype.
    if (typeof made !== 'function' || (made.prototype as unknown) === undefined) continue;
    const found = Object.getOwnPropertyDescriptor(made.prototype as object, member);
    if (found) return found.get || found.set ? 'property' : typeof found.value;
  }
  return 'undefined';
}

function requestIn(body: unknown): BatchRequest | null {
  // A copy, because the client may change the object later.
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const { Actions, ObjectPaths } = JSON.parse(text) as Partial<BatchRequest>;
  return Actions && ObjectPaths ? { Actions, ObjectPaths } : null;
}

function answerIn(body: unknown): BatchAnswer | null {
  const parsed = (typeof body === 'string' && body !== '' ? JSON.parse(body) : body) as
    BatchAnswer | undefined;
  if (!parsed || typeof parsed !== 'object') return null;
  const { Results, Error: error } = parsed;
  return { ...(Results ? { Results } : {}), ...(error ? { Error: error } : {}) };
}
