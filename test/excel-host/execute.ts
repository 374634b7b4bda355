/**
 * Performs a request of the Office.js client: resolves its object paths and performs its actions in order.
 */
import { apiSetOf } from './api-sets';
import { ExcelError, isThing, NOTHING, NotSimulated, type Thing } from './thing';

/** Numbers of action types in requests, as captured from the client. */
const ACTION = { instantiate: 1, query: 2, method: 3, set: 4, trace: 5 } as const;
const PATH = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

interface Arguments {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly unknown[] | null;
}

interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: Arguments;
}

interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: Arguments;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[] };
}

export interface RequestBody {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface ResponseBody {
  readonly Results: { readonly ActionId: number; readonly Value: unknown }[];
  readonly TraceIds: number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}

export interface Surroundings {
  readonly root: Thing;
  /** Objects that the client keeps between requests, by reference id. */
  readonly references: Map<string, Thing>;
  /** The highest requirement set that this Excel supports: 9 is ExcelApi 1.9. */
  readonly apiVersion: number;
  /** Objects outside the workbook, such as the program's window. */
  readonly service: (name: string) => Thing | null;
  /** Called before each action; throws to make it fail. */
  readonly beforeAction: (index: number) => void;
  /** Called after each action with its index in the batch and its member, such as `Range.Formulas`. */
  readonly afterAction: (index: number, what: string) => void;
  /** Called before a method is called or a property is set (`Worksheet.Copy`); throws to refuse it. */
  readonly uses: (member: string) => void;
}

/** Properties whose name in requests is not the API's name with a capital letter. */
const WIRE_NAME: Readonly<Record<string, string>> = {
  showGridlines: 'Gridlines',
  _ReferenceId: '_ReferenceId',
};
const HTTP_STATUS: Readonly<Record<string, number>> = { ItemNotFound: 404, AccessDenied: 403 };

/** Accepts the client's message that its event handlers are ready. The simulation does not wait for it. */
const ADDIN_SERVICE: Thing = {
  type: 'Microsoft.InternalService.AddinInternalService',
  call: { NotifyActionHandlerReady: () => undefined },
};

export function execute(body: RequestBody, surroundings: Surroundings): ResponseBody {
  const paths = new Paths(body, surroundings);
  const results: { ActionId: number; Value: unknown }[] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      surroundings.beforeAction(index);
      results.push({ ActionId: action.Id, Value: perform(action, paths, surroundings) });
      surroundings.afterAction(index, `${paths.typeOf(action.ObjectPathId)}.${action.Name}`);
    } catch (error) {
      if (!(error instanceof ExcelError)) throw error;
      return {
        Results: results,
        TraceIds: [],
        Error: {
          Code: error.code,
          Message: error.message,
          Location:
            error.location === '' ? `${paths.typeOf(action.ObjectPathId)}.${action.Name}` : error.location,
          ActionIndex: index,
          HttpStatusCode: HTTP_STATUS[error.code] ?? 400,
        },
      };
    }
  }
  return { Results: results, TraceIds: [] };
}

function perform(action: Action, paths: Paths, surroundings: Surroundings): unknown {
  switch (action.ActionType) {
    case ACTION.trace:
      return null;
    case ACTION.instantiate:
      return identityOf(paths.resolve(action.ObjectPathId), surroundings);
    case ACTION.query:
      return query(paths.resolve(action.ObjectPathId), action.QueryInfo?.Select ?? [], surroundings);
    case ACTION.method:
      return plain(
        callMethod(
          paths.resolve(action.ObjectPathId),
          action.Name,
          paths.arguments(action.ArgumentInfo),
          surroundings,
        ),
      );
    case ACTION.set:
      setProperty(
        paths.resolve(action.ObjectPathId),
        action.Name,
        paths.arguments(action.ArgumentInfo)[0],
        surroundings,
      );
      return null;
    default:
      throw new NotSimulated(`action type ${action.ActionType} (${action.Name})`);
  }
}

class Paths {
  private readonly resolved = new Map<number, Thing>();

  constructor(
    private readonly body: RequestBody,
    private readonly surroundings: Surroundings,
  ) {}

  /** Resolves an object path once per request, so that a method in a path is called only once. */
  resolve(id: number): Thing {
    const known = this.resolved.get(id);
    if (known) return known;
    const path = this.body.ObjectPaths[String(id)];
    if (!path) throw new NotSimulated(`object path ${id}`);
    const thing = this.find(path);
    this.resolved.set(id, thing);
    return thing;
  }

  typeOf(id: number): string {
    return this.resolved.get(id)?.type ?? this.body.ObjectPaths[String(id)]?.Name ?? '';
  }

  arguments(info: Arguments | undefined): unknown[] {
    const values = info?.Arguments ?? [];
    return values.map((value, index) => {
      const reference = info?.ReferencedObjectPathIds?.[index];
      return typeof reference === 'number' && reference > 0 ? this.resolve(reference) : value;
    });
  }

  private find(path: ObjectPath): Thing {
    switch (path.ObjectPathType) {
      case PATH.global:
        return this.surroundings.root;
      case PATH.newObject:
        if (path.Name === ADDIN_SERVICE.type) return ADDIN_SERVICE;
        return this.surroundings.service(path.Name) ?? notSimulated(`new ${path.Name}`);
      case PATH.nullObject:
        return NOTHING;
      case PATH.reference:
        return this.surroundings.references.get(path.Name) ?? fail('InvalidReference', path.Name);
      default:
        return this.step(this.resolve(path.ParentObjectPathId ?? 0), path);
    }
  }

  private step(parent: Thing, path: ObjectPath): Thing {
    if (parent.isNull === true) return NOTHING;
    const values = this.arguments(path.ArgumentInfo);
    try {
      if (path.ObjectPathType === PATH.property) return navigate(parent, path.Name, this.surroundings);
      if (path.ObjectPathType === PATH.indexer) return itemOf(parent, values[0]);
      const made = callMethod(parent, path.Name, values, this.surroundings);
      if (!isThing(made)) throw new NotSimulated(`${parent.type}.${path.Name} as an object`);
      return made;
    } catch (error) {
      if (error instanceof ExcelError && error.location === '') {
        const name = path.ObjectPathType === PATH.indexer ? 'getItem' : path.Name;
        error.location = `${parent.type}.${name.charAt(0).toLowerCase()}${name.slice(1)}`;
      }
      throw error;
    }
  }
}

function notSimulated(what: string): never {
  throw new NotSimulated(what);
}

function fail(code: string, message: string): never {
  throw new ExcelError(code, message);
}

/** @throws ExcelError `ApiNotFound` for a member of a newer requirement set than this Excel supports */
function requireSet({ type, isNull }: Thing, name: string, { apiVersion }: Surroundings): void {
  if (isNull === true || name.startsWith('_')) return;
  const set = apiSetOf(type, name);
  if (set > apiVersion) fail('ApiNotFound', `${type}.${name} needs ExcelApi 1.${set}.`);
}

function navigate(parent: Thing, name: string, surroundings: Surroundings): Thing {
  requireSet(parent, name, surroundings);
  const found = parent.nav?.[name];
  if (!found) throw new NotSimulated(`${parent.type}.${name}`);
  return found();
}

function itemOf(parent: Thing, key: unknown): Thing {
  if (!parent.item || (typeof key !== 'string' && typeof key !== 'number')) {
    throw new NotSimulated(`${parent.type}[${String(key)}]`);
  }
  return parent.item(key);
}

function callMethod(thing: Thing, name: string, values: unknown[], surroundings: Surroundings): unknown {
  if (name === '_KeepReference' || thing.isNull === true) return null;
  requireSet(thing, name, surroundings);
  surroundings.uses(`${thing.type}.${name}`);
  const method = thing.call?.[name] as ((...args: unknown[]) => unknown) | undefined;
  if (!method) throw new NotSimulated(`${thing.type}.${name}()`);
  return method(...values);
}

function setProperty(thing: Thing, name: string, value: unknown, surroundings: Surroundings): void {
  if (thing.isNull === true) throw new ExcelError('InvalidObjectPath', 'The object is null.');
  requireSet(thing, name, surroundings);
  surroundings.uses(`${thing.type}.${name}`);
  const set = thing.set?.[name] as ((value: unknown) => void) | undefined;
  if (!set) throw new NotSimulated(`${thing.type}.${name} = …`);
  set(value);
}

let lastReference = 0;

/** The identity that the client needs to refer to an object in a later request. */
function identityOf(thing: Thing, { references }: Surroundings): unknown {
  if (thing.isNull === true) return null;
  if (thing.type !== 'Range' && thing.type !== 'RangeAreas') return { ...thing.identity?.() };
  lastReference += 1;
  const id = `reference-${lastReference}`;
  references.set(id, thing);
  return { _ReferenceId: id };
}

/** Reads properties of an object, or of each object of a collection; null for a null object. */
function query(thing: Thing, names: readonly string[], surroundings: Surroundings): unknown {
  if (thing.isNull === true) return null;
  if (thing.items) return { _Items: thing.items().map((item) => query(item, names, surroundings)) };
  const answer: Record<string, unknown> = { ...thing.identity?.() };
  const nested = new Map<string, string[]>();
  for (const name of names) {
    const [first = '', ...rest] = name.split('/');
    const wire = WIRE_NAME[first] ?? first.charAt(0).toUpperCase() + first.slice(1);
    if (rest.length > 0) nested.set(wire, [...(nested.get(wire) ?? []), rest.join('/')]);
    else answer[wire] = read(thing, wire, surroundings);
  }
  for (const [name, inner] of nested)
    answer[name] = query(navigate(thing, name, surroundings), inner, surroundings);
  return answer;
}

function read(thing: Thing, name: string, surroundings: Surroundings): unknown {
  requireSet(thing, name, surroundings);
  const get = thing.get?.[name];
  if (!get) throw new NotSimulated(`${thing.type}.${name}`);
  return get();
}

function plain(value: unknown): unknown {
  return isThing(value) || value === undefined ? null : value;
}
