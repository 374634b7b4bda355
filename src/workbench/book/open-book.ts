/**
 * The page's side of the open workbook: the host for the pane, and the state the grid shows. The workbook itself is in the
 * worker.
 */
import type { Area, Position } from '../../spreadsheet/address';
import { sheetNamed, type SheetGrid, type WorkbookGrid } from '../../spreadsheet/grid';
import { makeWorkbook } from '../../engine/make-workbook';
import type { CellDetail, Tally } from '../../hosts/file/look/book-view';
import type { BookLook } from '../../spreadsheet/look';
import { HostError, type Host } from '../../spreadsheet/host';
import { madeBytes } from '../../hosts/shared/made-bytes';
import type { NewWorkbook, WorkbookChange } from '../../spreadsheet/spec';
import type { EditedLook, StepResult, TypedCell, TypedResult } from './book-service';
import { receivedFormulas } from './received-formulas';
import { ShownRows } from './shown-rows';
import { spareWorker, type BookCalls } from './spare-worker';

export type Cell = Position & { readonly sheet: string };

/** The state of the open workbook that the page shows. */
export interface BookState {
  readonly look: BookLook;
  /** The number of changes so far. */
  readonly version: number;
  /** Whether there are unsaved changes. */
  readonly isUnsaved: boolean;
  /** Whether the worker is changing the workbook. */
  readonly isBusy: boolean;
  /** By sheet: the columns that the pane's last action appended. */
  readonly added: ReadonlyMap<string, Area>;
  /** Sheets to which an action of the pane ever appended columns. */
  readonly widened: ReadonlySet<string>;
}

/** The result when nothing was typed, or when another call returns the actual result. */
export const NOTHING_TYPED: TypedResult = {
  edited: { sheets: [], cells: [], isUnfinished: false },
  refused: [],
};

/** The saved version of a workbook that was never saved. */
const NEVER = -1;

export class OpenBook implements Host {
  readonly rows: ShownRows;
  private state: BookState;
  private busy = 0;
  private savedVersion: number;
  /** The grid that was last read, and the version of the workbook it is of. */
  private lastRead: { readonly version: number; readonly grid: WorkbookGrid } | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly watchers = new Set<() => void>();
  private showCell: (cell: Cell) => void = () => undefined;
  /** Settles when all calls so far have ended. */
  private last: Promise<unknown> = Promise.resolve();
  /** The number of pending calls. */
  private turns = 0;
  /** Typed texts that were not yet sent to the worker; further texts on the same sheet are added. */
  private waiting: { readonly sheet: string; readonly cells: TypedCell[] } | null = null;

  private constructor(
    private readonly calls: BookCalls,
    readonly name: string,
    look: BookLook,
    readonly missing: Host['missing'],
    /** The draft it was opened from; null when it was opened from a file. */
    readonly draftId: number | null,
  ) {
    const isUnsaved = draftId !== null;
    this.savedVersion = isUnsaved ? NEVER : 0;
    this.state = { look, version: 0, isUnsaved, isBusy: false, added: new Map(), widened: new Set() };
    this.rows = new ShownRows(
      (sheet, rows) => this.calls.call('cells', sheet, rows),
      // A new state object makes subscribers render the rows that have arrived.
      () => {
        this.update({});
      },
    );
  }

  /**
   * @param draftId the draft that the bytes come from, whose changes are still unsaved; null for a file
   * @throws HostError `not-a-workbook`, `old-format`, `encrypted`, `damaged`, `too-large`, `unsafe`
   */
  static async open(bytes: Uint8Array, name: string, draftId: number | null = null): Promise<OpenBook> {
    const calls = spareWorker.take();
    try {
      const look = await calls.call('open', bytes);
      return new OpenBook(calls, name, look, await calls.call('missing'), draftId);
    } catch (error) {
      calls.close();
      throw error;
    }
  }

  /** Whether no call is pending, so that answers for the present version are up to date. */
  get isQuiet(): boolean {
    return this.turns === 0;
  }

  readonly getState = (): BookState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Sets the function that brings cells into view. */
  onSelect(show: (cell: Cell) => void): void {
    this.showCell = show;
  }

  /** Reads the workbook. As long as nothing changes, it is the same grid. */
  read(): Promise<WorkbookGrid> {
    return this.inTurn(async () => {
      const { version } = this.state;
      if (this.lastRead?.version === version) return this.lastRead.grid;
      this.lastRead = null;
      const grid = await readInParts(this.calls);
      this.lastRead = { version, grid };
      // The caller is now busy with the result, so the worker has time to prepare for the next edit.
      this.calls.call('prepare').catch(() => undefined);
      return grid;
    });
  }

  apply(change: WorkbookChange): Promise<boolean> {
    return this.inTurn(async () => {
      const before = this.state.look;
      await ownTask();
      const { look, isStep } = await this.whileBusy(() => this.calls.call('apply', change));
      this.become(look);
      const added = addedColumns(before, look);
      this.update({ added, widened: new Set([...this.state.widened, ...added.keys()]) });
      return isStep;
    });
  }

  undo(): Promise<boolean> {
    return this.inTurn(async () => {
      const look = await this.whileBusy(() => this.calls.call('undo'));
      if (look) this.become(look);
      return look !== null;
    });
  }

  select(cell: Cell): Promise<void> {
    const sheet = sheetNamed(this.state.look, cell.sheet);
    if (!sheet) return Promise.reject(new HostError('sheet-not-found', cell.sheet));
    this.showCell(cell);
    return Promise.resolve();
  }

  watch(changed: () => void): Promise<() => void> {
    this.watchers.add(changed);
    return Promise.resolve(() => this.watchers.delete(changed));
  }

  async createWorkbook(book: NewWorkbook, signal?: AbortSignal): Promise<Uint8Array> {
    return madeBytes(await makeWorkbook(book, signal), book.fileName);
  }

  /**
   * Types into cells; they show the text immediately. Texts typed while the worker is busy are written together and undone
   * together.
   * @throws HostError; nothing was written
   */
  type(sheet: string, cells: readonly TypedCell[]): Promise<TypedResult> {
    this.rows.showTyped(sheet, cells);
    if (this.waiting?.sheet === sheet) {
      this.waiting.cells.push(...cells);
      // The call to which these cells were added returns their result.
      return Promise.resolve(NOTHING_TYPED);
    }
    const batch = { sheet, cells: [...cells] };
    const result = this.inTurn(async () => {
      if (this.waiting === batch) this.waiting = null;
      try {
        const typed = await this.whileBusy(() =>
          this.calls.call('type', sheet, batch.cells, this.rows.inView()),
        );
        this.takeEdit(typed.edited);
        // The cells in view that depend on the text are up to date; the others are still being computed.
        this.rows.forgetTyped(sheet, batch.cells);
        await this.finish(typed.edited);
        return typed;
      } finally {
        this.rows.forgetTyped(sheet, batch.cells);
        this.edited();
      }
    });
    this.waiting = batch;
    return result;
  }

  /**
   * Keeps the contents of an area for {@link paste}; returns its displayed texts for other programs.
   * @throws HostError
   */
  copy(sheet: string, area: Area, isCut: boolean): Promise<string[][]> {
    return this.inTurn(() => this.calls.call('copy', sheet, area, isCut));
  }

  /**
   * Pastes the last copied or cut cells; null when there are none, because a cut has ended.
   * @throws HostError; nothing was written
   */
  paste(sheet: string, area: Area): Promise<TypedResult | null> {
    return this.inTurn(async () => {
      const result = await this.whileBusy(() => this.calls.call('paste', sheet, area, this.rows.inView()));
      if (result) {
        await this.takeWholeEdit(result.edited);
        this.edited();
      }
      return result;
    });
  }

  /** Ends a cut: the cells stay in place and can no longer be pasted. */
  endCut(): void {
    // A failure means that the worker is gone; then there is nothing to paste anyway.
    this.inTurn(() => this.calls.call('endCut')).catch(() => undefined);
  }

  /**
   * Changes the width of a column.
   * @param width pixels
   * @throws HostError
   */
  resize(sheet: string, column: number, width: number): Promise<void> {
    return this.inTurn(async () => {
      const inView = this.rows.inView();
      await this.takeWholeEdit(
        await this.whileBusy(() => this.calls.call('resize', sheet, column, width, inView)),
      );
    });
  }

  /** Undoes the last typing; returns `action` when an action came after it, null when there is nothing to undo. */
  undoTyping(): Promise<StepResult | 'action' | null> {
    return this.step('undoTyping');
  }

  /** Redoes the typing that was last undone. */
  redoTyping(): Promise<StepResult | 'action' | null> {
    return this.step('redoTyping');
  }

  cell(sheet: string, at: Position): Promise<CellDetail> {
    return this.calls.call('cell', sheet, at);
  }

  /** The displayed texts of an area, including everything typed before this call. */
  texts(sheet: string, area: Area): Promise<string[][]> {
    return this.inTurn(() => this.calls.call('texts', sheet, area));
  }

  tally(sheet: string, area: Area): Promise<Tally> {
    return this.calls.call('tally', sheet, area);
  }

  /** The workbook as a file; programs open it at the given cell. */
  save(open: Cell): Promise<Uint8Array> {
    return this.inTurn(async () => {
      const { version } = this.state;
      const bytes = await this.whileBusy(() => this.calls.call('save', open));
      this.savedVersion = version;
      this.update({ isUnsaved: this.state.version !== version });
      return bytes;
    });
  }

  /** The workbook as a file, for a draft: its changes remain unsaved. */
  draft(): Promise<Uint8Array> {
    const open = { sheet: this.state.look.activeSheet, row: 1, column: 1 };
    return this.inTurn(() => this.calls.call('save', open));
  }

  /** Ends the worker. The book can't be used afterwards. */
  close(): void {
    this.calls.close();
    this.listeners.clear();
    this.watchers.clear();
  }

  private step(name: 'undoTyping' | 'redoTyping'): Promise<StepResult | 'action' | null> {
    return this.inTurn(async () => {
      const stepped = await this.whileBusy(() => this.calls.call(name, this.rows.inView()));
      if (stepped === null || stepped === 'action') return stepped;
      await this.takeWholeEdit(stepped.edited);
      this.edited();
      return stepped;
    });
  }

  /** Runs calls one after the other, so that no call overtakes earlier typing. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    this.waiting = null;
    this.turns += 1;
    const turn = this.last.then(work).finally(() => {
      this.turns -= 1;
    });
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private edited(): void {
    for (const watcher of this.watchers) watcher();
  }

  private become(look: BookLook): void {
    this.rows.outdate();
    this.show(look);
  }

  /** Applies an edit to the state. Sheets that look the same keep their objects, so that they are not laid out again. */
  private takeEdit({ sheets, cells }: EditedLook): void {
    const { look } = this.state;
    this.rows.patch(cells);
    this.show({ ...look, sheets: look.sheets.map((sheet) => sheetNamed({ sheets }, sheet.name) ?? sheet) });
  }

  private async takeWholeEdit(edited: EditedLook): Promise<void> {
    this.takeEdit(edited);
    await this.finish(edited);
  }

  /**
   * Waits for what an edit changed out of view.
   * @throws HostError; the edit was taken back
   */
  private async finish({ isUnfinished }: EditedLook): Promise<void> {
    if (!isUnfinished) return;
    try {
      this.takeEdit(await this.whileBusy(() => this.calls.call('finish', this.rows.inView())));
    } catch (error) {
      this.become(await this.calls.call('look'));
      throw error;
    }
  }

  private show(look: BookLook): void {
    const version = this.state.version + 1;
    this.update({ look, version, isUnsaved: version !== this.savedVersion });
  }

  private async whileBusy<T>(work: () => Promise<T>): Promise<T> {
    this.busy += 1;
    this.update({ isBusy: true });
    try {
      return await work();
    } finally {
      this.busy -= 1;
      this.update({ isBusy: this.busy > 0 });
    }
  }

  private update(change: Partial<BookState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** The number of rows per message. Unpacking some thousands of rows takes the page tens of milliseconds. */
const ROWS_READ = 1000;

/** Reads the rows in messages of their own. All are asked for at once, so that the worker packs a message while the page unpacks another. */
async function readInParts(calls: BookCalls): Promise<WorkbookGrid> {
  const { grid, rows } = await calls.call('beginRead');
  const sheets = grid.sheets.map(async (sheet, index): Promise<SheetGrid> => {
    const parts = await Promise.all(
      Array.from({ length: Math.ceil((rows[index] ?? 0) / ROWS_READ) }, (_, part) =>
        calls.call('rowsRead', index, part * ROWS_READ, (part + 1) * ROWS_READ),
      ),
    );
    const values = parts.flatMap((part) => part.values);
    const formulas = receivedFormulas(
      parts.map((part) => part.formulas),
      ROWS_READ,
    );
    return { ...sheet, values, formulas };
  });
  const read = { ...grid, sheets: await Promise.all(sheets) };
  await calls.call('endRead');
  return read;
}

/** The columns that were appended to each sheet. New sheets are left out, because they are shown from their beginning. */
function addedColumns(before: BookLook, after: BookLook): Map<string, Area> {
  const added = new Map<string, Area>();
  for (const { name, extent } of after.sheets) {
    const left = sheetNamed(before, name)?.extent.columns ?? 0;
    if (left === 0 || extent.columns <= left) continue;
    added.set(name, { top: 1, left: left + 1, bottom: 1, right: extent.columns });
  }
  return added;
}

/** Resolves in a new task of the event loop, because copying a large change into a message takes tens of milliseconds. */
function ownTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
