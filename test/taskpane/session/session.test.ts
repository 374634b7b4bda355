import type { Survey } from '../../../src/actions/survey';
import { survey } from '../../../src/actions/survey';
import {
  INITIAL_STATE,
  reduce,
  type SessionEvent,
  type SessionState,
} from '../../../src/taskpane/session/session';
import { bookOf } from '../../support/book';

const CHANGED = {
  notice: { kind: 'recomputed', added: 6, updated: 0, settingsMade: null },
  isChanged: true,
} as const;
const UNCHANGED = { notice: { kind: 'unchanged' }, isChanged: false } as const;
const NO_TABLE = { code: 'no-table', details: {} } as const;
const PROTECTED = { code: 'sheet-protected', details: { sheet: '任务分解表' } } as const;
const RECOMPUTE = { kind: 'recompute' } as const;

const TABLE = { sheet: '甲表', area: { top: 1, left: 1, bottom: 3, right: 3 } };

function after(events: readonly SessionEvent[], from: SessionState = INITIAL_STATE): SessionState {
  return events.reduce(reduce, from);
}

async function anySurvey(): Promise<Survey> {
  return survey(
    bookOf([
      ['单位名称', '基数（人）', '任务数（人）'],
      ['甲', 100, 20],
      ['乙', 200, 30],
    ]),
  );
}

describe('the session', () => {
  it('starts in the state of reading, so that no action can start before the table is known', () => {
    expect(INITIAL_STATE.running).toEqual({ kind: 'read' });
    expect(INITIAL_STATE.survey).toBeNull();
  });

  it('counts the actions that changed something', () => {
    const state = after([
      { type: 'finished', outcome: CHANGED },
      { type: 'finished', outcome: UNCHANGED },
      { type: 'finished', outcome: CHANGED },
    ]);
    expect(state.undoable).toBe(2);
    expect(state.running).toBeNull();
  });

  it('offers no undo once a change was made that can’t be taken back, and shows it until the next command', () => {
    const unconfirmed = { undo: 'none' } as const;
    const state = after([
      { type: 'finished', outcome: CHANGED },
      { type: 'finished', outcome: { ...UNCHANGED, unconfirmed } },
    ]);
    const { notice } = UNCHANGED;
    expect([state.undoable, state.unconfirmed]).toEqual([0, { ...unconfirmed, notice }]);
    expect(state.notice).toBeNull();
    expect(reduce(state, { type: 'dismissed', what: 'unconfirmed' }).unconfirmed).toBeNull();
    expect(reduce(state, { type: 'started', command: RECOMPUTE }).unconfirmed).toBeNull();
  });

  it('undoes one action at a time, and forgets all undo steps where the program has none', () => {
    const state = after([
      { type: 'finished', outcome: CHANGED },
      { type: 'finished', outcome: CHANGED },
    ]);
    const undone = reduce(state, { type: 'undone', isUndone: true });
    expect([undone.undoable, undone.notice?.notice]).toEqual([1, { kind: 'undone' }]);
    const lost = reduce(state, { type: 'undone', isUndone: false });
    expect([lost.undoable, lost.notice?.notice]).toEqual([0, { kind: 'nothing-to-undo' }]);
  });

  it('gives the same notice twice under different ids', () => {
    const first = after([{ type: 'finished', outcome: UNCHANGED }]);
    const second = reduce(first, { type: 'finished', outcome: UNCHANGED });
    expect(second.notice?.notice).toEqual(first.notice?.notice);
    expect(second.notice?.id).not.toBe(first.notice?.id);
  });

  it('gives the same notice twice under different ids, also with the start of an action between them', () => {
    const first = after([{ type: 'finished', outcome: UNCHANGED }]);
    const second = after(
      [
        { type: 'started', command: RECOMPUTE },
        { type: 'finished', outcome: UNCHANGED },
      ],
      first,
    );
    expect(second.notice?.id).not.toBe(first.notice?.id);
  });

  it('still shows the table when an action fails, and drops the failure when the action starts again', async () => {
    const read: SessionEvent = {
      type: 'surveyed',
      survey: await anySurvey(),
      choices: [],
      table: null,
      undoable: null,
    };
    const state = after([
      read,
      { type: 'started', command: RECOMPUTE },
      { type: 'failed', command: RECOMPUTE, failure: PROTECTED },
    ]);
    expect(state.survey).not.toBeNull();
    expect(state.failure).toEqual({ failure: PROTECTED, command: RECOMPUTE });
    expect(state.running).toBeNull();
    expect(reduce(state, { type: 'started', command: RECOMPUTE }).failure).toBeNull();
  });

  it('shows no table after reading found none, and drops that failure when a table is found again', async () => {
    const read: SessionEvent = {
      type: 'surveyed',
      survey: await anySurvey(),
      choices: [],
      table: TABLE,
      undoable: null,
    };
    const gone = after([read, { type: 'failed', command: { kind: 'read' }, failure: NO_TABLE }]);
    expect(gone.survey).toBeNull();
    expect(gone.table).toBeNull();
    expect(reduce(gone, read).failure).toBeNull();
  });

  it('drops a failure of reading as soon as reading succeeds', async () => {
    const failed: SessionEvent = {
      type: 'failed',
      command: { kind: 'read' },
      failure: { code: 'no-answer', details: {} },
    };
    const read: SessionEvent = {
      type: 'surveyed',
      survey: await anySurvey(),
      choices: [],
      table: null,
      undoable: null,
    };
    expect(after([failed]).failure).not.toBeNull();
    expect(after([failed, read]).failure).toBeNull();
  });

  it('keeps other failures until they are dismissed, even after the workbook is read again', async () => {
    const read: SessionEvent = {
      type: 'surveyed',
      survey: await anySurvey(),
      choices: [],
      table: null,
      undoable: null,
    };
    const state = after([{ type: 'failed', command: RECOMPUTE, failure: PROTECTED }, read]);
    expect(state.failure).not.toBeNull();
    expect(reduce(state, { type: 'dismissed', what: 'failure' }).failure).toBeNull();
  });

  it('leaves no trace of a cancelled action', () => {
    const state = after([
      { type: 'started', command: { kind: 'year-end' } },
      { type: 'year-end-step', step: 'computing' },
      { type: 'cancelling' },
      { type: 'cancelled' },
    ]);
    expect(state).toMatchObject({ running: null, yearEndStep: null, isCancelling: false, undoable: 0 });
    expect(state.notice?.notice).toEqual({ kind: 'cancelled' });
  });
});
