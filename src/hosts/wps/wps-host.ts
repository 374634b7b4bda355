/**
 * The host for a workbook that is open in WPS 表格: ET's object model, called from one page at a time and answered at once.
 *
 * Every call crosses from one process to another (about 0.2 ms), so cells go in blocks and the number of calls does not grow with
 * their rows. Nothing can be sent as one batch that holds or fails as a whole: everything is checked before the first write,
 * noted with the way to take it back, and read back.
 */
import { cellAddress, type Position } from '../../domain/address';
import type { WorkbookGrid } from '../../domain/grid';
import type { ReadScope } from '../../sheets/reading';
import { isEmptyChange, type NewWorkbook, type WorkbookChange } from '../../sheets/spec';
import { checkChange } from '../check-change';
import { isSameBook } from '../compare';
import { HostError, RefusedStepError, type Host, type HostFeature } from '../host';
import { madeBytes } from '../made-bytes';
import { typed } from '../typed';
import { typedSince } from '../typed-since';
import { PinnedBook } from './book';
import { Doing } from './doing';
import type { EtApplication } from './et';
import { openBytes, type WorkbookMaker } from './open-bytes';
import { backupSheets, readBook } from './read-book';
import { watchBook } from './watch';
import { writeChange, type Done } from './write-change';

/** A change that can be taken back. */
interface Change extends Done {
  readonly pinned: PinnedBook;
  readonly change: WorkbookChange;
}

/** More nobody steps back; each may keep hidden sheets alive. */
const MOST_CHANGES = 10;

/* eslint-disable @typescript-eslint/require-await -- the interface is asynchronous, ET is not */
export class WpsHost implements Host {
  private readonly lacking = new Set<HostFeature>();
  private readonly doing = new Doing(this.lacking);
  private readonly changes: Change[] = [];
  /** The workbook last read, which is written to whatever is in view by then; null when it was written. */
  private last: {
    readonly pinned: PinnedBook;
    readonly scope: ReadScope;
    readonly grid: WorkbookGrid;
  } | null = null;
  private count = 0;
  private isWriting = false;

  constructor(
    private readonly app: EtApplication,
    private readonly makeWorkbook: WorkbookMaker,
  ) {}

  get missing(): readonly HostFeature[] {
    return [...this.lacking];
  }

  async read(scope: ReadScope): Promise<WorkbookGrid> {
    this.checkReady();
    const pinned = PinnedBook.active(this.app);
    return this.readPinned(pinned, scope);
  }

  async apply(change: WorkbookChange): Promise<void> {
    this.checkReady();
    const pinned = this.last?.pinned ?? PinnedBook.active(this.app);
    const before = this.last?.scope === 'everything' ? this.last.grid : this.readPinned(pinned, 'everything');
    checkChange(change, before);
    const done: Change = { pinned, change, inverses: [], backups: [] };
    if (!isEmptyChange(change))
      this.quietly(pinned, () => {
        this.writeOrRestore(pinned, change, before, done);
      });
    this.changes.push(done);
    if (this.changes.length > MOST_CHANGES) this.changes.shift();
    this.last = null;
  }

  async undo(): Promise<boolean> {
    this.checkReady();
    const active = PinnedBook.active(this.app);
    const last = [...this.changes].reverse().find((change) => change.pinned.is(active.book));
    if (!last) return false;
    const since = typedSince(last.change, this.readPinned(active, 'everything'));
    this.changes.splice(this.changes.indexOf(last), 1);
    this.last = null;
    this.quietly(active, () => {
      takeBack(last);
      for (const cell of since) active.sheet(cell.sheet).Range(cellAddress(cell)).Formula = typed(cell.value);
    });
    return true;
  }

  async select(cell: Position & { readonly sheet: string }): Promise<void> {
    const pinned = PinnedBook.active(this.app);
    const sheet = pinned.sheet(cell.sheet);
    try {
      sheet.Activate();
      sheet.Range(cellAddress(cell)).Select();
    } catch (error) {
      throw new HostError('refused', cell.sheet, { cause: error });
    }
  }

  async watch(changed: () => void): Promise<() => void> {
    return watchBook(this.app, () => {
      if (!this.isWriting) changed();
    });
  }

  async createWorkbook(book: NewWorkbook, signal?: AbortSignal): Promise<null> {
    const pinned = PinnedBook.active(this.app);
    const bytes = madeBytes(await this.makeWorkbook(book), book.fileName);
    if (signal?.aborted === true) throw new DOMException('given up', 'AbortError');
    openBytes(pinned, this.doing, book.fileName, bytes);
    return null;
  }

  private readPinned(pinned: PinnedBook, scope: ReadScope): WorkbookGrid {
    try {
      const grid = readBook(pinned, scope, this.lacking);
      this.last = { pinned, scope, grid };
      return grid;
    } catch (error) {
      if (error instanceof HostError) throw error;
      throw new HostError('no-answer', String(error), { cause: error });
    }
  }

  /** Finishes the change, or puts everything back as it was and says why. */
  private writeOrRestore(
    pinned: PinnedBook,
    change: WorkbookChange,
    before: WorkbookGrid,
    done: Change,
  ): void {
    this.count += 1;
    try {
      this.removeOldBackups(pinned);
      writeChange(pinned, this.doing, change, before, `${String(this.count)}_`, done);
    } catch (error) {
      this.last = null;
      restore(done, before, error, () => readBook(pinned, 'everything', new Set()));
      throw error instanceof HostError ? error : new HostError('refused', String(error), { cause: error });
    }
  }

  /** Hidden copies no change needs any more, also those of a session that ended before it could. */
  private removeOldBackups(pinned: PinnedBook): void {
    const needed = new Set(this.changes.flatMap((change) => change.backups));
    for (const name of backupSheets(pinned)) if (!needed.has(name)) pinned.sheet(name).Delete();
  }

  /** Without flicker, questions and events of its own; the user's view comes back whatever happens. */
  private quietly(pinned: PinnedBook, work: () => void): void {
    const { app } = this;
    const { ScreenUpdating, DisplayAlerts } = app;
    const lookBack = viewBefore(pinned);
    this.isWriting = true;
    try {
      app.ScreenUpdating = false;
      app.DisplayAlerts = false;
      work();
    } finally {
      lookBack();
      app.ScreenUpdating = ScreenUpdating;
      app.DisplayAlerts = DisplayAlerts;
      this.isWriting = false;
    }
  }

  /** @throws HostError `cell-in-edit-mode` */
  private checkReady(): void {
    if (this.app.Ready === false) throw new HostError('cell-in-edit-mode');
  }
}

/** Remembers what is in view: workbook, sheet, selection. Returns how to go back there. */
function viewBefore({ app, book }: PinnedBook): () => void {
  const inView = app.ActiveWorkbook;
  const sheet = book.ActiveSheet;
  const selected = inView?.FullName === book.FullName ? selectionOf(app) : null;
  return () => {
    try {
      book.Activate();
      sheet.Activate();
      if (selected !== null) sheet.Range(selected).Select();
      inView?.Activate();
    } catch {
      // The sheet in view is gone: then there is nowhere to go back to.
    }
  };
}

function selectionOf(app: EtApplication): string | null {
  try {
    return app.ActiveWindow?.RangeSelection.Address() ?? null;
  } catch {
    return null;
  }
}

function takeBack({ pinned, inverses, backups }: Change): void {
  try {
    for (const inverse of [...inverses].reverse()) inverse();
  } catch (error) {
    throw new HostError('not-restored', String(error), { cause: error });
  }
  for (const name of backups) pinned.sheet(name).Delete();
}

/** @throws HostError `not-restored` when the workbook is not as it was */
function restore(done: Change, before: WorkbookGrid, cause: unknown, read: () => WorkbookGrid): void {
  const detail = cause instanceof RefusedStepError ? cause.place : String(cause);
  let now: WorkbookGrid;
  try {
    takeBack(done);
    now = read();
  } catch (error) {
    throw new HostError('not-restored', detail, { cause: error });
  }
  if (!isSameBook(before, now)) throw new HostError('not-restored', detail, { cause });
}
