/**
 * Holds a recording of Excel against the simulated one: each request is made there too, in the same order, and what comes otherwise is
 * told, statement by statement.
 */
import type { BatchAnswer, BatchRequest, ExcelRecording } from '../../src/hosts/shared/self-test/recording';
import { referenceIn, statementOf, Ways } from '../../src/hosts/excel/self-test/wire';
import { SimulatedExcel } from '../excel-host/simulated-excel';
import { bookOfUnits } from '../hosts/books';
import type { Difference } from './compare-wps';

/** What is the user's: how much of it there is, and what it is called, says nothing of how Excel behaves. */
const OF_THE_USER = [
  '.GetFirst(null)',
  'Worksheets?',
  'Names?',
  'Tables?',
  'Worksheets.GetCount()',
  'GetActiveWorksheet()',
  'Application?calculationMode',
];

/** Ids of objects, in answers. */
const ID_KEYS: readonly string[] = ['Id', '_ReferenceId'];

export function compareWithSimulatedExcel(recording: ExcelRecording): Difference[] {
  const side = new SimulatedSide(recording);
  return recording.checks.flatMap(({ check, batches }) =>
    batches.flatMap(({ request, answer, error }) => {
      const ways = new Ways(request.ObjectPaths, side.ways);
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

/** The simulated Excel, asked what was recorded: with its own ids in place of the recorded ones. */
class SimulatedSide {
  /** Ids of the simulation, by those that were recorded. */
  private readonly ids = new Map<string, string>();
  /** Ways to objects that were given a number, by the recorded number. */
  readonly ways = new Map<string, string>();
  /** Recorded ids of what is the user's. */
  private readonly foreign = new Set<string>();
  private readonly excel = new SimulatedExcel(bookOfUnits(3));

  constructor({ program }: ExcelRecording) {
    this.excel.apiVersion = Number(/ExcelApi 1\.(\d+)/.exec(String(program['sets']))?.[1] ?? 15);
  }

  /** Makes a recorded request, less what it asks of the user's sheets, which are others here. */
  make(request: BatchRequest, recorded: BatchAnswer | undefined): BatchAnswer | undefined {
    const ways = new Ways(request.ObjectPaths, this.ways);
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

  /** Whose name is hidden is the user's, as are its charts and what else came with its id. */
  private noteForeign(value: unknown): void {
    if (Array.isArray(value)) for (const item of value) this.noteForeign(item);
    if (typeof value !== 'object' || value === null) return;
    const { Id: id, Name: name } = value as { readonly Id?: unknown; readonly Name?: unknown };
    if (typeof id === 'string' && typeof name === 'string' && name.startsWith('‹')) this.foreign.add(id);
    for (const part of Object.values(value)) this.noteForeign(part);
  }

  /** Ids that stand at the same place of two answers are the same object's. */
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

  /** Lists hold the user's too: what is the test's own is found by its name. */
  private pairByName(recorded: readonly object[], own: readonly object[]): void {
    const nameOf = (item: object): unknown => (item as { readonly Name?: unknown }).Name;
    for (const item of recorded) {
      const same = own.find((candidate) => nameOf(candidate) === nameOf(item));
      if (same) this.pair(item, same);
    }
  }
}

/** What a statement came to. Ids are whatever the program gives. */
function outcome(answer: BatchAnswer | undefined, id: number, index: number): string {
  if (!answer) return 'no answer';
  const result = answer.Results?.find((candidate) => candidate.ActionId === id);
  if (result)
    return JSON.stringify(result.Value, (key, part: unknown) => (ID_KEYS.includes(key) ? '…' : part));
  if (!answer.Error) return 'not asked';
  return answer.Error.ActionIndex === index ? `fails: ${answer.Error.Code}` : 'not carried out';
}

/** As JSON, with the simulation's ids. */
function inTheirIds(request: BatchRequest, ids: ReadonlyMap<string, string>): string {
  return JSON.stringify(request, (_, part: unknown) =>
    typeof part === 'string' ? (ids.get(part) ?? part) : part,
  );
}
