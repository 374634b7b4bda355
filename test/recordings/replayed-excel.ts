/**
 * A recording in place of Excel, behind Microsoft's own client: each statement gets its recorded answer. Statements are identified by
 * their text (`Workbook.Worksheets["{…}"].GetRange("A1")?values`) and not by their batch, so that a host that asks in another order is
 * answered, too. A repeated statement gets its recorded answers in order, and then the last one again.
 */
import type {
  BatchAnswer,
  BatchRequest,
  ExcelRecording,
  RecordedBatch,
} from '../../src/hosts/shared/self-test/recording';
import { isHousekeeping, referenceIn, statementOf, ObjectPaths } from '../../src/hosts/excel/self-test/wire';
import type { Wire } from '../excel-host/client';
import type { Answer, EventEntry } from '../excel-host/simulated-excel';

/** Names of hidden sheets differ from run to run. */
const HIDDEN_SHEET = /任务分解_撤销[0-9a-z]+/g;

/** The recorded outcome of a statement; `lost` where no answer came. */
type Recorded = { readonly value: unknown } | { readonly error: NonNullable<BatchAnswer['Error']> } | 'lost';

export class ReplayedExcel implements Wire {
  apiVersion: number;
  readonly window: { readonly hasSharedRuntime: boolean };
  onEvent: (entries: readonly EventEntry[]) => void = () => undefined;
  /** Statements that were sent but are not in the recording. */
  readonly unanswered: string[] = [];
  private readonly answers = new Map<string, Recorded[]>();
  /** Reference number of an object → the path that leads to the object. */
  private readonly references = new Map<string, string>();

  constructor(recording: ExcelRecording) {
    const sets = String(recording.program['sets']);
    this.apiVersion = Number(/ExcelApi 1\.(\d+)/.exec(sets)?.[1] ?? 15);
    this.window = { hasSharedRuntime: sets.includes('SharedRuntime') };
    for (const { batches } of recording.checks) for (const batch of batches) this.learn(batch);
  }

  handle(text: string): Answer {
    const request = JSON.parse(text) as BatchRequest;
    if (isHousekeeping(request)) return { body: { Results: [], TraceIds: [] } };
    const ways = new ObjectPaths(request.ObjectPaths, this.references);
    const results: { ActionId: number; Value: unknown }[] = [];
    for (const [index, action] of request.Actions.entries()) {
      const statement = keyOf(statementOf(action, ways));
      const recorded = this.next(statement);
      if (recorded === 'lost') return { transportError: 'ConnectionFailure' };
      if ('value' in recorded) {
        results.push({ ActionId: action.Id, Value: recorded.value });
        continue;
      }
      const { Code, Message, Location = statement } = recorded.error;
      const failure = { Code, Message, Location, ActionIndex: index, HttpStatusCode: 400 };
      return { body: { Results: results, TraceIds: [], Error: failure } };
    }
    return { body: { Results: results, TraceIds: [] } };
  }

  private next(statement: string): Recorded {
    const recorded = this.answers.get(statement);
    const answer = recorded && recorded.length > 1 ? recorded.shift() : recorded?.[0];
    if (answer !== undefined) return answer;
    this.unanswered.push(statement);
    return { error: { Code: 'NotRecorded', Message: statement } };
  }

  private learn({ request, answer, error }: RecordedBatch): void {
    const ways = new ObjectPaths(request.ObjectPaths, this.references);
    for (const [index, action] of request.Actions.entries()) {
      const statement = keyOf(statementOf(action, ways));
      const result = answer?.Results?.find(({ ActionId }) => ActionId === action.Id);
      if (result) {
        const reference = referenceIn(result.Value);
        if (reference !== null) this.references.set(reference, ways.to(action.ObjectPathId));
        this.note(statement, { value: asCells(result.Value) });
      } else if (answer?.Error?.ActionIndex === index) this.note(statement, { error: answer.Error });
      else if (index === 0 && (error !== undefined || !answer)) this.note(statement, 'lost');
    }
  }

  private note(statement: string, recorded: Recorded): void {
    this.answers.set(statement, [...(this.answers.get(statement) ?? []), recorded]);
  }
}

function keyOf(statement: string): string {
  return statement.replace(HIDDEN_SHEET, '任务分解_撤销');
}

/** Replaces the user's cells by empty ones; of these cells only the number was recorded. */
function asCells(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asCells);
  if (typeof value !== 'object' || value === null) return value;
  if ('cells' in value) {
    const [rows = 0, columns = 0] = value.cells as readonly number[];
    return Array.from({ length: rows }, () => new Array<string>(columns).fill(''));
  }
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asCells(part)]));
}
