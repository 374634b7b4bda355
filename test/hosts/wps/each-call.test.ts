/**
 * Whichever call to WPS fails once, everything a user can ask for is done whole, or has changed nothing and the error says why. So is
 * taking it back.
 */
import { createWorkbook } from '../../../src/hosts/file/file-host';
import { BACKUP_PREFIX } from '../../../src/hosts/shared/backup-sheets';
import { WpsHost } from '../../../src/hosts/wps/wps-host';
import { READ_ALL } from '../../../src/spreadsheet/reading';
import { SimulatedWps } from '../../wps-host/simulated-wps';
import { bookOfUnits } from '../books';
import { actionsThere, USER_ACTIONS, type UserAction } from '../failing/user-actions';
import { wrongWithFailures, type Injected, type WatchedProgram } from '../failing/drive';
import { IS_EVERY, Sample, spread, TIMEOUT } from '../failing/sample';
import { ONE_OF_EVERYTHING } from './one-of-everything';

it('drives everything a user can ask of an open workbook', () => {
  expect([...new Set(USER_ACTIONS.map(({ action }) => action))].sort()).toEqual(actionsThere());
});

const BOOK = 'breakdown.xlsx';

/** WPS with the workbook of an action. */
class DrivenWps implements WatchedProgram<string> {
  private readonly wps: SimulatedWps;

  constructor({ book }: Pick<UserAction, 'book'>) {
    this.wps = new SimulatedWps(book(), BOOK);
  }

  readonly newHost = (): WpsHost =>
    new WpsHost(this.wps.application, (book) => Promise.resolve(createWorkbook(book)), true);
  /** The user goes back to the workbook: a new one may have come before it. */
  readonly settled = (): Promise<void> => {
    this.wps.goTo(BOOK);
    return Promise.resolve();
  };
  readonly contents = () => this.wps.contents();

  /** Keeps the workbook as a WPS that was just started opens it: what was prepared is no step to be undone. */
  keep(): () => void {
    this.wps.startAnew();
    return this.wps.keep();
  }

  type(sheet: string, address: string, value: number): void {
    this.wps.type(sheet, address, value);
  }

  backups(): readonly string[] {
    return this.wps.book.sheets.map(({ name }) => name).filter((name) => name.startsWith(BACKUP_PREFIX));
  }

  unrestored(): readonly string[] {
    return [...(this.wps.isAtRest ? [] : ['the screen is not drawn']), ...this.wps.violations];
  }

  /** The calls that some work makes, each by what it is: `set Range.Formula`. */
  async watched(work: () => Promise<unknown>): Promise<readonly string[]> {
    const { wps } = this;
    const [first, kinds] = [wps.crossings, [] as string[]];
    wps.record(({ kind, type, member }) => {
      kinds[wps.crossings - first - 1] = `${kind} ${type}.${member}`;
    });
    await work();
    wps.record(null);
    // A call that fails of itself, as a question about what is not there does, is not told.
    return Array.from({ length: wps.crossings - first }, (_, index) => kinds[index] ?? 'a call that fails');
  }

  /** A failure of a call, counted from the next one, which is 0. */
  failing(call: number, kind: string, isCarriedOut = false): Injected {
    const { wps } = this;
    return {
      name: `call ${call}: ${kind}`,
      inject: () => {
        wps.failAfter(call + 1, isCarriedOut);
      },
      end: () => {
        wps.behave();
      },
    };
  }
}

/** Calls that fail besides those of each kind, spread over all calls of an action. */
const SPREAD = IS_EVERY ? 40 : 4;

function failuresOf(wps: DrivenWps, kinds: readonly string[], sample: Sample): Injected[] {
  const calls = new Set([...sample.of(kinds), ...spread(kinds.length, SPREAD)]);
  return [...calls].sort((a, b) => a - b).map((call) => wps.failing(call, kinds[call] ?? ''));
}

/** A change with one of everything a change can hold, beside what users ask for. */
const EVERYTHING: UserAction = {
  action: 'a change',
  on: 'one of everything',
  book: () => bookOfUnits(3),
  prepare: [],
  run: async (host) => {
    await host.read(READ_ALL);
    await host.apply(ONE_OF_EVERYTHING);
  },
};

const EACH = [EVERYTHING, ...USER_ACTIONS].map(
  (userAction) => [`${userAction.action}, ${userAction.on}`, userAction] as const,
);

describe('when a call fails', () => {
  const samples = { action: new Sample(), undo: new Sample() };

  it.each(EACH)(
    'leaves the workbook as it was, or finished, and so does taking it back: %s',
    async (_, userAction) => {
      const wps = new DrivenWps(userAction);
      const wrong = await wrongWithFailures(wps, userAction, (calls, during) =>
        failuresOf(wps, calls, samples[during]),
      );
      expect(wrong).toEqual([]);
    },
    TIMEOUT,
  );
});

it(
  'leaves the workbook as it was, or finished and with an undo, when a call is carried out but fails',
  async () => {
    const wps = new DrivenWps(EVERYTHING);
    const sample = new Sample();
    const wrong = await wrongWithFailures(wps, EVERYTHING, (kinds, during) =>
      during === 'undo'
        ? []
        : sample
            .of(kinds)
            .filter((call, index) => !kinds[call]?.startsWith('get ') && (IS_EVERY || index % 3 === 0))
            .map((call) => wps.failing(call, `carried out: ${kinds[call] ?? ''}`, true)),
    );
    expect(wrong).toEqual([]);
  },
  TIMEOUT,
);
