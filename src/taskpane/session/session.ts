/**
 * The state of the pane, and how each event changes it. Pure; session-runner.ts does the work.
 */
import type { KeptCopy } from '../../actions/report';
import type { Failure } from '../../actions/parts/failure';
import { surveyChosen } from '../../actions/choose-indicator';
import type { Survey } from '../../actions/survey';
import type { TablePlace } from '../../domain/table/table-place';
import type { YearEndStep } from '../../actions/year-end';
import type { Notice, TabName } from '../../i18n/pane/messages';
import type { SheetCell } from '../../sheets/memory';
import { cellAddress, isSameCell } from '../../spreadsheet/address';
import type { TextFigure } from '../../domain/table/text-figures';
import type { Unconfirmed } from '../../spreadsheet/host';
import type { Command, Outcome } from './command';

/** A table that the user can choose. */
export interface TableChoice {
  readonly place: TablePlace;
  /** The table's range, where its sheet has several tables. */
  readonly range: string | null;
  readonly units: number;
}

export interface SessionState {
  /** The workbook as last read; null before the first reading, and while the workbook has no table. */
  readonly survey: Survey | null;
  /** All tables of the workbook. */
  readonly choices: readonly TableChoice[];
  /** The position of the current table, where there are several tables; otherwise null. */
  readonly table: TablePlace | null;
  /** The name of the indicator that the user chose in this pane; null where none was chosen. */
  readonly indicator: string | null;
  /** The running command; no other can be started meanwhile. */
  readonly running: Command | null;
  /** The last failure, and the command to run for a retry. */
  readonly failure: { readonly failure: Failure; readonly command: Command } | null;
  /** The last change, if the program did not confirm it, and what it did. It is shown in place of the notice. */
  readonly unconfirmed: (Unconfirmed & { readonly notice: Notice | null }) | null;
  /** The number of steps that 撤销 can undo. */
  readonly undoable: number;
  /** Whether the program counts these steps, including steps from the ribbon's own page; otherwise this session counts its own. */
  readonly isUndoCounted: boolean;
  /** The notice to show; `id` is different each time, so that a repeated text is shown again. */
  readonly notice: { readonly id: number; readonly notice: Notice } | null;
  /** The number of notices so far. */
  readonly noticeCount: number;
  /** Copies of manually edited sheets that the last 生成阶段汇总 kept. */
  readonly keptCopies: readonly KeptCopy[];
  readonly yearEndStep: YearEndStep | null;
  readonly isCancelling: boolean;
  /** A question to answer before an action continues. */
  readonly question: Question | null;
  /** The view that ribbon, menus or shortcuts asked for; null if none did. */
  readonly requestedView: RequestedView | null;
}

/** A view; with a cell, the findings of that cell in 核验. `id` is different each time, so that the same view can be requested again. */
export interface RequestedView {
  readonly id: number;
  readonly tab: TabName;
  readonly cell: SheetCell | null;
}

/** A yes-or-no question, asked before an action writes. */
export type Question =
  /** Whether a sheet that was edited manually may be replaced. */
  | { readonly kind: 'replace'; readonly sheet: string }
  /** Whether figures that are stored as text may be converted to numbers. */
  | { readonly kind: 'convert'; readonly figures: readonly TextFigure[]; readonly command: Command };

export const INITIAL_STATE: SessionState = {
  survey: null,
  choices: [],
  table: null,
  indicator: null,
  running: { kind: 'read' },
  failure: null,
  unconfirmed: null,
  undoable: 0,
  isUndoCounted: false,
  notice: null,
  noticeCount: 0,
  keptCopies: [],
  yearEndStep: null,
  isCancelling: false,
  question: null,
  requestedView: null,
};

export type SessionEvent =
  | { readonly type: 'started'; readonly command: Command }
  | {
      readonly type: 'surveyed';
      readonly survey: Survey;
      readonly choices: readonly TableChoice[];
      readonly table: TablePlace | null;
      readonly undoable: number | null;
    }
  | { readonly type: 'looked-at'; readonly indicator: string }
  | { readonly type: 'finished'; readonly outcome: Outcome }
  /** `isUndone` is false where the program had nothing to undo. */
  | { readonly type: 'undone'; readonly isUndone: boolean }
  | { readonly type: 'cancelled' }
  | { readonly type: 'failed'; readonly command: Command; readonly failure: Failure }
  | { readonly type: 'year-end-step'; readonly step: YearEndStep }
  | { readonly type: 'cancelling' }
  | { readonly type: 'asked'; readonly question: Question }
  | { readonly type: 'answered' }
  | { readonly type: 'shown'; readonly tab: TabName; readonly cell: SheetCell | null }
  | { readonly type: 'dismissed'; readonly what: 'notice' | 'failure' | 'unconfirmed' };

const AT_REST = { running: null, yearEndStep: null, isCancelling: false, question: null } as const;

export function reduce(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'started':
      return { ...state, ...AT_REST, running: event.command, notice: null, failure: null, unconfirmed: null };
    case 'surveyed': {
      const { choices, table } = event;
      const survey = surveyChosen(event.survey, state.indicator);
      const failure = state.failure && isAnswered(state.failure) ? null : state.failure;
      const { undoable } = event;
      const counted = undoable === null ? {} : { undoable, isUndoCounted: true };
      return { ...state, survey, choices, table, failure, ...counted };
    }
    case 'looked-at': {
      const survey = state.survey && surveyChosen(state.survey, event.indicator);
      return { ...state, survey, indicator: event.indicator };
    }
    case 'finished':
      return {
        ...state,
        ...AT_REST,
        undoable: undoableNow(state, event.outcome),
        ...toldOutcome(state, event.outcome),
        keptCopies: event.outcome.keptCopies ?? state.keptCopies,
      };
    case 'undone':
      return {
        ...state,
        ...AT_REST,
        undoable: undoableAfter(state, event.isUndone),
        ...told(state, { kind: event.isUndone ? 'undone' : 'nothing-to-undo' }),
        keptCopies: [],
      };
    case 'cancelled':
      return { ...state, ...AT_REST, ...told(state, { kind: 'cancelled' }) };
    case 'failed':
      return failed(state, event);
    case 'year-end-step':
      return { ...state, yearEndStep: event.step };
    case 'cancelling':
      return { ...state, isCancelling: true };
    case 'asked':
      return { ...state, question: event.question };
    case 'answered':
      return { ...state, question: null };
    case 'shown':
      return shown(state, event);
    case 'dismissed':
      return { ...state, [event.what]: null };
  }
}

/** Whether a successful reading clears the failure. It clears failures to read; others stay until they are dismissed or retried. */
function isAnswered({ command, failure }: NonNullable<SessionState['failure']>): boolean {
  return command.kind === 'read' || command.kind === 'choose' || isNoTable(failure);
}

/** Whether the failure only means that there is no table. The pane then explains what a table needs. */
export function isNoTable({ code }: Failure): boolean {
  return (
    code === 'no-table' || code === 'no-table-near-miss' || code === 'sideways-table' || code === 'own-sheet'
  );
}

/** Shows a view. If the requested cell has no finding, a notice says so; before the first reading, nothing is said. */
function shown(state: SessionState, { tab, cell }: SessionEvent & { type: 'shown' }): SessionState {
  const next: SessionState = {
    ...state,
    requestedView: { id: (state.requestedView?.id ?? 0) + 1, tab, cell },
  };
  if (cell === null || state.survey?.findings.some((finding) => isSameCell(finding, cell)) !== false)
    return next;
  return { ...next, ...told(state, { kind: 'no-finding', cell: `${cell.sheet}!${cellAddress(cell)}` }) };
}

function toldOutcome(
  state: SessionState,
  { notice, unconfirmed }: Outcome,
): Pick<SessionState, 'notice' | 'noticeCount' | 'unconfirmed'> {
  if (!unconfirmed) return { ...told(state, notice), unconfirmed: null };
  return { ...told(state, null), unconfirmed: { ...unconfirmed, notice } };
}

function undoableNow({ undoable, isUndoCounted }: SessionState, { isChanged, unconfirmed }: Outcome): number {
  if (unconfirmed?.undo === 'none') return 0;
  return undoable + (isChanged && !isUndoCounted ? 1 : 0);
}

/** Where the program counts the steps, its count was already read after the undo. */
function undoableAfter({ undoable, isUndoCounted }: SessionState, isUndone: boolean): number {
  if (!isUndone) return 0;
  return isUndoCounted ? undoable : Math.max(0, undoable - 1);
}

function failed(state: SessionState, event: SessionEvent & { type: 'failed' }): SessionState {
  const { command, failure } = event;
  return {
    ...state,
    ...AT_REST,
    failure: { failure, command },
    survey: isNoTable(failure) ? null : state.survey,
    choices: isNoTable(failure) ? [] : state.choices,
    table: isNoTable(failure) ? null : state.table,
  };
}

function told(state: SessionState, notice: Notice | null): Pick<SessionState, 'notice' | 'noticeCount'> {
  const id = state.noticeCount + 1;
  return { notice: notice && { id, notice }, noticeCount: id };
}
