/**
 * Reads requests of Office.js in the form in which they are sent: actions on objects, each named by its path. The numbers for kinds of
 * actions and paths are those in the client's code.
 */
import type { BatchAction, BatchPath, BatchRequest } from '../../shared/self-test/recording';

export const ACTION = { instantiate: 1, query: 2, method: 3, set: 4 } as const;
export const PATH = { global: 1, method: 3, property: 4, indexer: 5, reference: 6 } as const;

/** Requests that the client sends on its own after a batch, and that nobody waits for. */
const HOUSEKEEPING = ['_RemoveReference', 'NotifyActionHandlerReady'];

export function isHousekeeping({ Actions }: BatchRequest): boolean {
  return Actions.every(
    ({ ActionType, Name }) => ActionType === ACTION.instantiate || HOUSEKEEPING.includes(Name),
  );
}

/** The paths of the objects in a request, as text: `Workbook.Worksheets.GetItem("自检").GetRange("A1")`. */
export class ObjectPaths {
  /**
   * @param paths the object paths of the request
   * @param references paths of the objects that Excel numbered in earlier answers
   */
  constructor(
    private readonly paths: BatchRequest['ObjectPaths'],
    private readonly references: ReadonlyMap<string, string>,
  ) {}

  to(id: number): string {
    const path = this.paths[String(id)];
    if (!path) return '?';
    if (path.ObjectPathType === PATH.reference) return this.references.get(path.Name) ?? path.Name;
    if (path.ParentObjectPathId === undefined || path.ParentObjectPathId === 0)
      return path.Name === '' ? 'Workbook' : path.Name;
    return this.to(path.ParentObjectPathId) + this.step(path);
  }

  /** The arguments of an action as text. An object is written as its path. */
  arguments({ ArgumentInfo: info }: Pick<BatchAction, 'ArgumentInfo'>): string {
    const values = info?.Arguments ?? [];
    return values
      .map((value, index) => {
        const object = info?.ReferencedObjectPathIds?.[index];
        return typeof object === 'number' && object > 0 ? this.to(object) : JSON.stringify(value);
      })
      .join();
  }

  private step(path: BatchPath): string {
    if (path.ObjectPathType === PATH.indexer) return `[${this.arguments(path)}]`;
    const call = path.ObjectPathType === PATH.method ? `(${this.arguments(path)})` : '';
    return `.${path.Name}${call}`;
  }
}

/** An action as text: `Workbook.Worksheets?items/name`, `….GetRange("A1").Values=[[1]]`. */
export function statementOf(action: BatchAction, ways: ObjectPaths): string {
  const way = ways.to(action.ObjectPathId);
  switch (action.ActionType) {
    case ACTION.instantiate:
      return way;
    case ACTION.query:
      return `${way}?${(action.QueryInfo?.Select ?? []).join()}`;
    case ACTION.set:
      return `${way}.${action.Name}=${ways.arguments(action)}`;
    default:
      return `${way}.${action.Name}(${ways.arguments(action)})!`;
  }
}

/** The number under which Excel keeps an object for later requests; null if it keeps none. */
export function referenceIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('_ReferenceId' in value)) return null;
  const { _ReferenceId: reference } = value;
  return typeof reference === 'string' ? reference : null;
}
