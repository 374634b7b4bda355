/**
 * The open workbook as the page has it: the host the pane works through, and what the grid shows. The workbook itself
 * is in the worker.
 */
import type { Area, Position } from '../../domain/address';
import type { WorkbookGrid } from '../../domain/grid';
import { makeWorkbook } from '../../hosts/browser/make-workbook';
import type { CellDetail, Tally } from '../../hosts/file/look/book-view';
import type { BookLook } from '../../hosts/file/look/look';
import { HostError, type Host } from '../../hosts/host';
import { madeBytes } from '../../hosts/made-bytes';
import type { NewWorkbook, WorkbookChange } from '../../sheets/spec';
import type { Stepped, TypedCell, TypedResult } from './book-service';
import { ShownRows } from './shown-rows';
import { WorkerCalls } from './worker-calls';

export type Cell = Position & { readonly sheet: string };

/** What the page follows. */
export interface BookState {
  readonly look: BookLook;
  /** Counts the changes. */
  readonly version: number;
  /** There are changes that were not saved. */
  readonly isUnsaved: boolean;
  /** The worker is changing the workbook. */
  readonly isBusy: boolean;
}

export class OpenBook implements Host {
  readonly missing: Host['missing'] = [];
  readonly rows: ShownRows;
  private state: BookState;
  private busy = 0;
  private savedVersion = 0;
  private readonly listeners = new Set<() => void>();
  private readonly watchers = new Set<() => void>();
  private showCell: (cell: Cell) => void = () => undefined;
  /** What was typed while the worker was busy with earlier typing: written together. */
  private readonly queue: { readonly sheet: string; readonly cells: TypedCell[] }[] = [];
  private typing: Promise<TypedResult> | null = null;

  private constructor(
    private readonly calls: WorkerCalls,
    readonly name: string,
    look: BookLook,
  ) {
    this.state = { look, version: 0, isUnsaved: false, isBusy: false };
    this.rows = new ShownRows(
      (sheet, rows) => this.calls.call('cells', sheet, rows),
      // Another state, so that whoever follows it draws the rows that have come.
      () => {
        this.update({});
      },
    );
  }

  /** @throws HostError `not-a-workbook`, `old-format`, `encrypted`, `damaged`, `too-large`, `unsafe` */
  static async open(bytes: Uint8Array, name: string): Promise<OpenBook> {
    const calls = new WorkerCalls();
    try {
      return new OpenBook(calls, name, await calls.call('open', bytes));
    } catch (error) {
      calls.close();
      throw error;
    }
  }

  readonly getState = (): BookState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Says who brings cells into view. */
  onSelect(show: (cell: Cell) => void): void {
    this.showCell = show;
  }

  read(): Promise<WorkbookGrid> {
    return this.calls.call('read');
  }

  async apply(change: WorkbookChange): Promise<void> {
    this.become(await this.whileBusy(() => this.calls.call('apply', change)));
  }

  async undo(): Promise<boolean> {
    const look = await this.whileBusy(() => this.calls.call('undo'));
    if (look) this.become(look);
    return look !== null;
  }

  select(cell: Cell): Promise<void> {
    const sheet = this.state.look.sheets.find((one) => one.name === cell.sheet);
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
   * Types into cells; they show it at once. What is typed before the worker is done goes in together, and is taken
   * back together.
   * @throws HostError; nothing was written
   */
  async type(sheet: string, cells: readonly TypedCell[]): Promise<TypedResult> {
    this.rows.showTyped(sheet, cells);
    const waiting = this.queue.find((one) => one.sheet === sheet);
    if (waiting) waiting.cells.push(...cells);
    else this.queue.push({ sheet, cells: [...cells] });
    while (this.typing) await this.typing.catch(() => undefined);
    const next = this.queue.shift();
    // Another call took these cells along.
    if (!next) return { look: this.state.look, refused: [] };
    this.typing = this.whileBusy(() => this.calls.call('type', next.sheet, next.cells));
    try {
      const result = await this.typing;
      this.become(result.look);
      return result;
    } finally {
      this.typing = null;
      this.rows.forgetTyped(next.sheet, next.cells);
      this.edited();
    }
  }

  /**
   * Gives a column another width.
   * @param width pixels
   * @throws HostError
   */
  async resize(sheet: string, column: number, width: number): Promise<void> {
    this.become(await this.whileBusy(() => this.calls.call('resize', sheet, column, width)));
  }

  /** Takes back what was typed last; `action` where an action came after it, null where there is nothing. */
  untype(): Promise<Stepped | 'action' | null> {
    return this.step('untype');
  }

  /** Types again what was taken back last. */
  retype(): Promise<Stepped | 'action' | null> {
    return this.step('retype');
  }

  cell(sheet: string, at: Position): Promise<CellDetail> {
    return this.calls.call('cell', sheet, at);
  }

  texts(sheet: string, area: Area): Promise<string[][]> {
    return this.calls.call('texts', sheet, area);
  }

  tally(sheet: string, area: Area): Promise<Tally> {
    return this.calls.call('tally', sheet, area);
  }

  /** The workbook as a file that opens at a cell. */
  async save(open: Cell): Promise<Uint8Array> {
    const { version } = this.state;
    const bytes = await this.whileBusy(() => this.calls.call('save', open));
    this.savedVersion = version;
    this.update({ isUnsaved: this.state.version !== version });
    return bytes;
  }

  /** Ends the worker. The book can't be used afterwards. */
  close(): void {
    this.calls.close();
    this.listeners.clear();
    this.watchers.clear();
  }

  private async step(name: 'untype' | 'retype'): Promise<Stepped | 'action' | null> {
    while (this.typing) await this.typing.catch(() => undefined);
    const stepped = await this.whileBusy(() => this.calls.call(name));
    if (stepped === null || stepped === 'action') return stepped;
    this.become(stepped.look);
    this.edited();
    return stepped;
  }

  private edited(): void {
    for (const watcher of this.watchers) watcher();
  }

  private become(look: BookLook): void {
    const version = this.state.version + 1;
    this.rows.outdate();
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
