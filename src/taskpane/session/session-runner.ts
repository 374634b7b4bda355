/** Carries out the user's commands one at a time, and follows edits in the sheet between commands. */
import { CancelledError } from '../../actions/parts/cancelled';
import { chooseIndicator } from '../../actions/choose-indicator';
import { chooseTable } from '../../actions/choose-table';
import { failureOf } from '../../actions/parts/failure';
import type { Survey } from '../../actions/survey';
import type { TablePlace } from '../../domain/table/table-place';
import type { TabName } from '../../i18n/pane/messages';
import type { SheetCell } from '../../sheets/memory';
import type { FileEngine } from '../../engine/file-engine';
import { latePerform } from '../late/late-perform';
import { HostError, unconfirmedSince, type Host } from '../../spreadsheet/host';
import type { ActionCommand, Command, CommandContext, OpenBook, SaveFile } from './command';
import { readTables, type ReadTables } from './read-tables';
import { INITIAL_STATE, reduce, type Question, type SessionEvent, type SessionState } from './session';
import { pause } from './pause';

/** Milliseconds without an edit before the workbook is read again: long enough for a run of edits to end, short enough to feel immediate. */
const QUIET_MS = 400;
/** Milliseconds between attempts to read: the program does not answer while a cell is being edited. */
const EDITING_RETRY_MS = 2000;
const EDITING_RETRIES = 5;

export interface RunnerOptions {
  readonly host: Host;
  readonly bookName: string | (() => string);
  readonly save: SaveFile | undefined;
  readonly openBook?: OpenBook | undefined;
  readonly startEngine: () => FileEngine;
}

export class SessionRunner {
  private state: SessionState = INITIAL_STATE;
  private readonly listeners = new Set<() => void>();
  private isStopped = false;
  /** The silent reading in progress; actions wait for it. */
  private reading: Promise<void> = Promise.resolve();
  /** The last survey, before the user's choice of an indicator. */
  private known: Survey | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private editingRetries = 0;
  private abort = new AbortController();
  private answerQuestion: (answer: boolean) => void = () => undefined;

  constructor(private readonly options: RunnerOptions) {}

  readonly getState = (): SessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads the workbook and begins to follow its edits; returns a function that stops. */
  start(): () => void {
    let stopWatching: () => void = () => undefined;
    void this.read({ kind: 'read' }, null, false);
    this.options.host.watch(this.onEdit).then(
      (stop) => {
        if (this.isStopped) stop();
        else stopWatching = stop;
      },
      // Without edit events, the pane is still up to date after 重新识别 and after every action.
      () => undefined,
    );
    return () => {
      this.isStopped = true;
      clearTimeout(this.timer);
      this.abort.abort();
      stopWatching();
    };
  }

  /** Starts a command, unless another is running. */
  readonly run = (command: Command): void => {
    if (command.kind === 'go-to') void this.goTo(command.cell);
    else if (!this.state.running) void this.carryOut(command);
  };

  /** Switches to a view; with a cell, shows the findings of that cell in 核验. */
  readonly show = (tab: TabName, cell: SheetCell | null = null): void => {
    this.dispatch({ type: 'shown', tab, cell });
  };

  readonly cancel = (): void => {
    this.dispatch({ type: 'cancelling' });
    this.abort.abort();
  };

  readonly answer = (isYes: boolean): void => {
    this.dispatch({ type: 'answered' });
    this.answerQuestion(isYes);
  };

  readonly dismiss = (what: 'notice' | 'failure' | 'unconfirmed'): void => {
    this.dispatch({ type: 'dismissed', what });
  };

  private readonly dispatch = (event: SessionEvent): void => {
    if (this.isStopped) return;
    this.state = reduce(this.state, event);
    for (const listener of this.listeners) listener();
  };

  private async carryOut(command: Exclude<Command, { kind: 'go-to' }>): Promise<void> {
    this.dispatch({ type: 'started', command });
    clearTimeout(this.timer);
    await this.reading;
    await painted();
    switch (command.kind) {
      case 'read':
        return this.read(command, this.state.table, true);
      case 'choose':
        return this.choose(command);
      case 'look-at':
        return this.lookAt(command);
      case 'undo':
        return this.undo(command);
      default:
        return this.act(command);
    }
  }

  /** Reads the workbook and shows that it is reading. */
  private async read(command: Command, table: TablePlace | null, isTold: boolean): Promise<void> {
    try {
      const found = await this.survey(table);
      const units = found.survey.breakdown.units.length;
      const notice = isTold ? ({ kind: 'reread', units } as const) : null;
      this.dispatch({ type: 'finished', outcome: { notice, isChanged: false } });
    } catch (error) {
      this.dispatch({ type: 'failed', command, failure: failureOf(error) });
    }
  }

  /** Switches to another table, and stores the choice in the workbook if that is writable. */
  private async choose(command: Command & { kind: 'choose' }): Promise<void> {
    const { host } = this.options;
    try {
      await chooseTable(host, command.table).catch((error: unknown) => {
        // If the choice can't be stored, it still applies in this pane.
        if (!(error instanceof HostError)) throw error;
      });
      await this.survey(command.table);
      this.dispatch({ type: 'finished', outcome: { notice: null, isChanged: false } });
    } catch (error) {
      this.dispatch({ type: 'failed', command, failure: failureOf(error) });
    }
  }

  /** Switches to another indicator, and stores the choice in the workbook if that is writable. */
  private async lookAt({ indicator }: Command & { kind: 'look-at' }): Promise<void> {
    this.dispatch({ type: 'looked-at', indicator });
    try {
      await chooseIndicator(this.options.host, indicator);
    } catch {
      // If the choice can't be stored, it still applies in this pane.
    }
    this.dispatch({ type: 'finished', outcome: { notice: null, isChanged: false } });
  }

  private async act(command: ActionCommand): Promise<void> {
    this.abort = new AbortController();
    try {
      const { host } = this.options;
      const earlier = host.unconfirmed ?? null;
      const { perform } = await latePerform.get();
      const outcome = await perform(host, command, this.context(command));
      const unconfirmed = unconfirmedSince(host, earlier);
      await this.readSilently();
      this.dispatch({ type: 'finished', outcome: { ...outcome, ...(unconfirmed && { unconfirmed }) } });
    } catch (error) {
      if (isCancelled(error, this.abort.signal)) this.dispatch({ type: 'cancelled' });
      else this.dispatch({ type: 'failed', command, failure: failureOf(error) });
    }
  }

  private async undo(command: Command): Promise<void> {
    try {
      const isUndone = await this.options.host.undo();
      await this.readSilently();
      this.dispatch({ type: 'undone', isUndone });
    } catch (error) {
      this.dispatch({ type: 'failed', command, failure: failureOf(error) });
    }
  }

  /** Selects a cell and scrolls it into view. A failure is shown, not thrown. */
  readonly goTo = async (cell: SheetCell): Promise<void> => {
    const command = { kind: 'go-to', cell } as const;
    try {
      await this.options.host.select(cell);
      if (this.state.failure?.command.kind === 'go-to') this.dismiss('failure');
    } catch (error) {
      // An action may be running; its state must not change.
      if (this.state.running) return;
      this.dispatch({ type: 'failed', command, failure: failureOf(error) });
    }
  };

  private readonly onEdit = (): void => {
    // A running command reads the workbook again when it ends.
    if (this.isStopped || this.state.running) return;
    this.readLater(QUIET_MS);
  };

  private readLater(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.reading = this.reading.then(() => (this.state.running ? undefined : this.readSilently()));
    }, delay);
  }

  /** Reads silently: the view is unchanged until the reading is done. */
  private async readSilently(): Promise<void> {
    try {
      await this.survey(this.state.table);
      this.editingRetries = 0;
    } catch (error) {
      const isEditing = error instanceof HostError && error.code === 'cell-in-edit-mode';
      if (!isEditing) {
        const command = { kind: 'read' } as const;
        if (!this.state.running) {
          this.dispatch({ type: 'failed', command, failure: failureOf(error) });
        }
      } else if (this.editingRetries < EDITING_RETRIES) {
        this.editingRetries += 1;
        this.readLater(EDITING_RETRY_MS);
      }
    }
  }

  /** Reads a table and shows it. Where the host reads the same grid as before, the last survey is taken. */
  private async survey(table: TablePlace | null): Promise<ReadTables> {
    const found = await readTables(this.options.host, table, { pause, known: this.known });
    this.known = found.survey;
    this.dispatch({ type: 'surveyed', ...found });
    return found;
  }

  private ask(question: Question): Promise<boolean> {
    return new Promise((resolve) => {
      this.answerQuestion = resolve;
      this.dispatch({ type: 'asked', question });
    });
  }

  private context(command: Command): CommandContext {
    const { bookName, save, startEngine, openBook } = this.options;
    return {
      options: {
        pause,
        known: this.known,
        ...(this.state.table === null ? {} : { tableNear: this.state.table }),
      },
      bookName: typeof bookName === 'function' ? bookName() : bookName,
      save,
      openBook,
      startEngine,
      signal: this.abort.signal,
      ask: (sheet) => this.ask({ kind: 'replace', sheet }),
      mayConvert: (figures) => this.ask({ kind: 'convert', figures, command }),
      onStep: (step) => {
        this.dispatch({ type: 'year-end-step', step });
        return painted();
      },
    };
  }
}

/** Whether an error means cancelling: hosts reject with the signal's reason, actions with {@link CancelledError}. */
function isCancelled(error: unknown, signal: AbortSignal): boolean {
  return error instanceof CancelledError || (signal.aborted && !(error instanceof HostError));
}

/** Lets the browser draw and handle clicks before work that may block it. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}
