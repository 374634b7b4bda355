/**
 * Compares a recording of Excel with the simulated Excel: repeats each recorded request there, in the same order, and lists the
 * statements whose results differ.
 */
import type { BatchAnswer, BatchRequest, ExcelRecording } from '../../src/hosts/shared/self-test/recording';
import { referenceIn, statementOf, ObjectPaths } from '../../src/hosts/excel/self-test/wire';
import { SimulatedExcel } from '../excel-host/simulated-excel';
import { bookOfUnits } from '../hosts/books';
import type { Difference } from './compare-wps';

/** Statements about the user's own sheets and names. Their number and names say nothing about how Excel behaves. */
const OF_THE_USER = [
  '.GetFirst(null)',
  'Worksheets?',
  'Names?',
  'Tables?',
  'Worksheets.GetCount()',
  'GetActiveWorksheet()',
  'Application?calculationMode',
];

/** Properties of answers that hold ids of objects. */
const ID_KEYS: readonly string[] = ['Id', '_ReferenceId'];

export function compareWithSimulatedExcel(recording: ExcelRecording): Difference[] {
  const side = new SimulatedSide(recording);
  return recording.checks.flatMap(({ check, batches }) =>
    batches.flatMap(({ request, answer, error }) => {
      const ways = new ObjectPaths(request.ObjectPaths, side.ways);
      const simulated = side.make(request, answer);
      const recorded = error === undefined ? answer : undefined;
      return request.Actions.flatMap((action, index) => {
        const call = statementOf(action, ways);
        const [was, is] = [recorded, simulated].map((answer) => outcome(answer, action.Id, index));
        const isTold = side.isOfTheUser(call) || was === is;
        return isTold ? [] : [{ check, call, recorded: was ?? '', simulated: is ?? '' }];
      });
    }),
  );
}

/** Sends recorded requests to the simulated Excel, with its own ids in place of the recorded ones. */
class SimulatedSide {
  /** Recorded id → id in the simulation. */
  private readonly ids = new Map<string, string>();
  /** Recorded reference number of an object → the path that leads to the object. */
  readonly ways = new Map<string, string>();
  /** Recorded ids of the user's own objects. */
  private readonly foreign = new Set<string>();
  private readonly excel = new SimulatedExcel(bookOfUnits(3));

  constructor({ program }: ExcelRecording) {
    this.excel.apiVersion = Number(/ExcelApi 1\.(\d+)/.exec(String(program['sets']))?.[1] ?? 15);
  }

  /** Repeats a recorded request without its statements about the user's sheets, which the simulation does not have. */
  make(request: BatchRequest, recorded: BatchAnswer | undefined): BatchAnswer | undefined {
    const ways = new ObjectPaths(request.ObjectPaths, this.ways);
    for (const { ActionId, Value } of recorded?.Results ?? []) {
      const action = request.Actions.find(({ Id }) => Id === ActionId);
      const reference = referenceIn(Value);
      if (action && reference !== null) this.ways.set(reference, ways.to(action.ObjectPathId));
      this.noteForeign(Value);
    }
    const Actions = request.Actions.filter((action) => !this.isForeign(statementOf(action, ways)));
    const answered = this.excel.handle(inTheirIds({ ...request, Actions }, this.ids));
    if (!('body' in answered)) return undefined;
    for (const { ActionId, Value } of recorded?.Results ?? [])
      this.pair(Value, answered.body.Results.find((result) => result.ActionId === ActionId)?.Value);
    return answered.body;
  }

  isOfTheUser(call: string): boolean {
    return this.isForeign(call) || OF_THE_USER.some((part) => call.includes(part));
  }

  private isForeign(call: string): boolean {
    return call.includes('‹') || [...this.foreign].some((id) => call.includes(id));
  }

  /** Notes ids of the user's own objects: the recording replaces their names with a placeholder in ‹›. */
  private noteForeign(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.noteForeign(item);
    if (typeof value !== 'object' || value === null) return;
    const { Id: id, Name: name } = value as { readonly Id?: unknown; readonly Name?: unknown };
    if (typeof id === 'string' && typeof name === 'string' && name.startsWith('‹')) this.foreign.add(id);
    for (const part of Object.values(value)) this.noteForeign(part);
  }

  /** Notes which ids belong together: those at the same place of the recorded answer and the simulation's. */
  private pair(recorded: unknown, own: unknown): void {
    if (typeof recorded !== 'object' || typeof own !== 'object' || recorded === null || own === null) return;
    const theirs = own as Record<string, unknown>;
    const lists = '_Items' in recorded && '_Items' in own;
    if (lists) this.pairByName(recorded._Items as object[], own._Items as object[]);
    for (const [key, value] of Object.entries(recorded)) {
      const other = theirs[key];
      if (key === '_Items') continue;
      if (ID_KEYS.includes(key) && typeof value === 'string' && typeof other === 'string')
        this.ids.set(value, other);
      else this.pair(value, other);
    }
  }

  /** Pairs the items of lists by name, because recorded lists also contain the user's own objects. */
  private pairByName(recorded: readonly object[], own: readonly object[]): void {
    const nameOf = (item: object): unknown => (item as { readonly Name?: unknown }).Name;
    for (const item of recorded) {
      const same = own.find((candidate) => nameOf(candidate) === nameOf(item));
      if (same) this.pair(item, same);
    }
  }
}

/** The result of a statement as text, with ids left out, because each program gives its own. */
function outcome(answer: BatchAnswer | undefined, id: number, index: number): string {
  if (!answer) return 'no answer';
  const result = answer.Results?.find((candidate) => candidate.ActionId === id);
  if (result)
    return JSON.stringify(result.Value, (key, part: unknown) => (ID_KEYS.includes(key) ? '…' : part));
  if (!answer.Error) return 'not asked';
  return answer.Error.ActionIndex === index ? `fails: ${answer.Error.Code}` : 'not carried out';
}

/** A request as JSON, with the simulation's ids. */
function inTheirIds(request: BatchRequest, ids: ReadonlyMap<string, string>): string {
  return JSON.stringify(request, (_, part: unknown) =>
    typeof part === 'string' ? (ids.get(part) ?? part) : part,
  );
}
