/**
 * Whichever round trip or call fails in Excel, every action either is complete or has changed nothing, and the error says which. The
 * same holds for undo.
 */
import { recompute } from '../../../src/actions/recompute';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import { ExcelHost } from '../../../src/hosts/excel/excel-host';
import { createWorkbook } from '../../../src/hosts/file/file-host';
import { BACKUP_PREFIX } from '../../../src/hosts/shared/backup-sheets';
import { connect, settled } from '../../excel-host/client';
import { SimulatedExcel, type CarriedOut, type Failure } from '../../excel-host/simulated-excel';
import { sampleBook } from '../books';
import { actionsThere, USER_ACTIONS, type UserAction } from '../failing/user-actions';
import { wrongWithFailures, type Injected, type WatchedProgram } from '../failing/drive';
import { IS_EVERY, Sample, TIMEOUT } from '../failing/sample';
import { openInExcel } from '../opened-book';

it('tests every action that a user can start in an open workbook', () => {
  expect([...new Set(USER_ACTIONS.map(({ action }) => action))].sort()).toEqual(actionsThere());
});

/** Excel with the workbook of an action. */
class DrivenExcel implements WatchedProgram<CarriedOut> {
  private readonly excel: SimulatedExcel;

  constructor({ book }: UserAction) {
    this.excel = new SimulatedExcel(book());
    connect(this.excel);
  }

  readonly newHost = (): ExcelHost => new ExcelHost((book) => Promise.resolve(createWorkbook(book)));
  readonly settled = settled;
  readonly contents = () => this.excel.contents();
  readonly keep = () => this.excel.keep();
  readonly unrestored = () => [];

  type(sheet: string, address: string, value: number): void {
    this.excel.type(sheet, address, value);
  }

  backups(): readonly string[] {
    return this.excel.book.sheets.map(({ name }) => name).filter((name) => name.startsWith(BACKUP_PREFIX));
  }

  /** The actions that Excel performs during some work. */
  async watched(work: () => Promise<unknown>): Promise<readonly CarriedOut[]> {
    const { excel } = this;
    const [first, actions] = [excel.traffic.roundTrips + 1, [] as CarriedOut[]];
    excel.record = (action) => actions.push({ ...action, trip: action.trip - first });
    await work();
    await settled();
    excel.record = null;
    return actions.filter(({ trip }) => trip >= 0);
  }

  /** A failure of a round trip. 0 is the next one. */
  failing(trip: number, failure: Failure, name = ''): Injected {
    const { failures } = this.excel;
    return {
      name: `round trip ${trip}: ${failure.kind} ${name}`.trim(),
      inject: () => failures.set(trip, failure),
      end: () => {
        failures.clear();
      },
    };
  }
}

/** Whether the client only queries something, or sends it for its own bookkeeping. Excel answers these if the call before succeeded. */
function isQuestion({ what }: CarriedOut): boolean {
  return /(?:\.|\._\w+|\.Get\w*)$/.test(what);
}

/** Failures of every round trip, and refusals of some calls of each kind. */
function failuresOf(excel: DrivenExcel, actions: readonly CarriedOut[], sample: Sample): Injected[] {
  const calls = actions.filter((action) => !isQuestion(action));
  const trips = [...new Set(actions.map(({ trip }) => trip))];
  const lost = trips.flatMap((trip) => {
    const writes = calls.some((call) => call.trip === trip);
    const ways = ['lost-request', ...(writes || IS_EVERY ? (['lost-answer'] as const) : [])] as const;
    const changes =
      writes && !calls.some((call) => call.trip === trip && call.what.startsWith('WorkbookCreated'));
    return ways.map((kind) => ({
      ...excel.failing(trip, { kind }),
      isUnanswered: kind === 'lost-answer' && changes,
    }));
  });
  const shares = IS_EVERY ? [0.1, 0.5, 0.95] : [0.5];
  const refused = trips.flatMap((trip) =>
    shares.map((after) => excel.failing(trip, { kind: 'refused', after })),
  );
  const each = sample
    .of(calls.map(({ what }) => what))
    .flatMap((index) => calls[index] ?? [])
    .map(({ trip, action, what }) =>
      excel.failing(trip, { kind: 'refused-at', action }, `${action} ${what}`),
    );
  return [...lost, ...refused, ...each];
}

const EACH = USER_ACTIONS.map(
  (userAction) => [`${userAction.action}, ${userAction.on}`, userAction] as const,
);

describe('when Excel fails', () => {
  const samples = { action: new Sample(), undo: new Sample() };

  it.each(EACH)(
    'the workbook is unchanged or complete, also after undo: %s',
    async (_, userAction) => {
      const excel = new DrivenExcel(userAction);
      const wrong = await wrongWithFailures(excel, userAction, (calls, during) =>
        failuresOf(excel, calls, samples[during]),
      );
      expect(wrong).toEqual([]);
    },
    TIMEOUT,
  );
});

it('keeps what the user typed after the action when the action is undone', async () => {
  const { excel, host } = openInExcel(sampleBook());
  await recompute(host);
  excel.type('任务分解表', 'E4', 1200);
  excel.type('任务分解表', 'F5', '已核实');
  excel.type('任务分解表', 'B6', 41_778);
  await host.undo();
  const values = [
    [3, 6],
    [4, 5],
    [5, 6],
    [6, 2],
    [4, 6],
  ].map(([row = 0, column = 0]) => excel.book.value(excel.book.activeSheet, row, column));
  expect(values).toEqual([null, 1200, '已核实', 41_778, null]);
});

it('does nothing while a cell is being edited, and says so', async () => {
  const { excel, host } = openInExcel(sampleBook());
  excel.isEditing = true;
  await expect(recompute(host)).rejects.toMatchObject({ code: 'cell-in-edit-mode' });
  excel.isEditing = false;
  await recompute(host);
});

it('says that the workbook was not restored when restoring fails, too', async () => {
  const { excel, host } = openInExcel(sampleBook());
  excel.failures.set(2, { kind: 'refused', after: 0.5 });
  excel.failures.set(3, { kind: 'lost-request' });
  await expect(recompute(host)).rejects.toMatchObject({ code: 'not-restored' });
});

it('reads again when a known sheet was deleted', async () => {
  const { excel, host } = openInExcel(sampleBook());
  await summarisePhases(host);
  excel.deleteSheet('推进实施阶段汇总');
  await expect(recompute(host)).resolves.toBeDefined();
  excel.deleteSheet('任务分解表');
  await expect(survey(host)).rejects.toMatchObject({ code: 'no-table' });
});
