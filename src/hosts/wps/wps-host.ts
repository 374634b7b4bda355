/**
 * Reads and writes a workbook that is open in WPS 表格, through ET's object model. Calls are synchronous.
 *
 * Every call crosses from one process to another (about 0.2 ms). So cells are written in blocks, and the number of calls does not grow with
 * their rows. There are no transactions: every change is checked before the first write, recorded with the steps that take it back, and
 * read back.
 */
import { cellAddress, type Position } from '../../spreadsheet/address';
import type { WorkbookGrid } from '../../spreadsheet/grid';
import { READ_ALL, type ReadingPlan } from '../../spreadsheet/reading';
import { isEmptyChange, isMemory, type NewWorkbook, type WorkbookChange } from '../../spreadsheet/spec';
import { BACKUP_PREFIX } from '../shared/backup-sheets';
import { checkChange } from '../shared/check-change';
import { isSameBook } from '../shared/compare';
import { HostError, RefusedStepError, type Host, type HostFeature } from '../../spreadsheet/host';
import { madeBytes, type WorkbookMaker } from '../shared/made-bytes';
import { typedSince } from '../shared/typed-since';
import { PinnedBook } from './book';
import { calculateIfManual } from './calculation';
import { CheckedWriter } from './checked-writer';
import type { EtApplication } from './et';
import { Journal, newChangeId } from './undo/journal';
import { openBytes } from './files/open-bytes';
import { readBook, sheetNames } from './read/read-book';
import { WriteTurns } from './turns';
import { tryTwice } from './try-twice';
import { watchBook } from './watch';
import type { Done } from './write/write-change';

type ChangeCode = typeof import('./make-change');

/** Loads the code that changes workbooks. A page starts to load it when it first reads the workbook. */
function changeCode(): Promise<ChangeCode> {
  return import('./make-change');
}

/** How long events caused by the host's own writes may take to arrive, in milliseconds. */
const ECHO_MS = 3000;

/* eslint-disable @typescript-eslint/require-await -- the interface is asynchronous, ET is not */
export class WpsHost implements Host {
  private readonly lacking = new Set<HostFeature>();
  private readonly writer = new CheckedWriter(this.lacking);
  private readonly journal: Journal;
  private readonly turns: WriteTurns;
  /** The last reading of a workbook; null after a write. Changes go to this workbook, even if another one is active by then. */
  private last: {
    readonly pinned: PinnedBook;
    readonly plan: ReadingPlan;
    readonly grid: WorkbookGrid;
    /**
     * The stamp of the journal at that time. If another page has changed the workbook since then, a change planned on this reading is
     * refused.
     */
    readonly stamp: string;
  } | null = null;
  private isWriting = false;
  /** When this host last wrote, as Date.now(). */
  private wroteAt = -Infinity;
  /** The stamp of the journal when this host last looked. */
  private stamp = '';

  constructor(
    private readonly app: EtApplication,
    private readonly makeWorkbook: WorkbookMaker,
    /** Whether the page can hand files to the user when WPS does not let add-ins write files. The pane can, the ribbon can't. */
    private readonly takesFiles = false,
  ) {
    this.journal = new Journal(app);
    this.turns = new WriteTurns(app, takesFiles ? 'pane' : 'ribbon');
  }

  get missing(): readonly HostFeature[] {
    return [...this.lacking];
  }

  async read(plan: ReadingPlan): Promise<WorkbookGrid> {
    // Loaded in advance, so that changes are possible even if the server can't be reached later.
    changeCode().catch(() => undefined);
    return answered(() => {
      this.checkReady();
      return this.readPinned(PinnedBook.active(this.app), plan);
    });
  }

  async apply(change: WorkbookChange): Promise<boolean> {
    // The workbook is chosen before the code is loaded, because the user may activate another workbook in the meantime.
    const pinned = answered(() => this.last?.pinned ?? PinnedBook.active(this.app));
    const code = await changeCode();
    return answered(() => this.turns.take(pinned.book.FullName, () => this.applyNow(pinned, change, code)));
  }

  async undo(): Promise<boolean> {
    const active = answered(() => PinnedBook.active(this.app));
    const code = await changeCode();
    return answered(() => this.turns.take(active.book.FullName, () => this.undoNow(active, code)));
  }

  /** The number of undo steps, including those made by the ribbon. */
  undoable(): number {
    return answered(() => this.journal.entries(PinnedBook.active(this.app)).length);
  }

  async select(cell: Position & { readonly sheet: string }): Promise<void> {
    const sheet = answered(() => PinnedBook.active(this.app).sheet(cell.sheet));
    try {
      sheet.Activate();
      sheet.Range(cellAddress(cell)).Select();
    } catch (error) {
      throw new HostError('refused', cell.sheet, { cause: error });
    }
  }

  async watch(changed: () => void): Promise<() => void> {
    this.stamp = this.journal.stamp();
    const isChangedElsewhere = (): boolean => {
      const stamp = this.journal.stamp();
      const isNew = stamp !== this.stamp;
      this.stamp = stamp;
      return isNew;
    };
    const heard = (): void => {
      if (!this.isWriting && !this.isEcho()) changed();
    };
    return watchBook(this.app, heard, isChangedElsewhere);
  }

  async createWorkbook(book: NewWorkbook, signal?: AbortSignal): Promise<Uint8Array | null> {
    const pinned = answered(() => PinnedBook.active(this.app));
    const bytes = madeBytes(await this.makeWorkbook(book), book.fileName);
    if (signal?.aborted === true) throw new DOMException('cancelled', 'AbortError');
    if (answered(() => openBytes(pinned, this.writer, book.fileName, bytes))) return null;
    if (!this.takesFiles) throw new RefusedStepError('save-file', book.fileName);
    return bytes;
  }

  /** Makes a change. @returns whether it became an undo step */
  private applyNow(pinned: PinnedBook, change: WorkbookChange, { makeChange }: ChangeCode): boolean {
    this.checkReady();
    if (this.last && this.last.stamp !== this.journal.stamp()) {
      this.last = null;
      throw new HostError('busy-elsewhere', pinned.book.FullName);
    }
    const before = this.last && isWhole(this.last) ? this.last.grid : this.readPinned(pinned, READ_ALL);
    checkChange(change, before);
    const [id, { FullName: book }] = [newChangeId(), pinned.book];
    let done: Done = { steps: [], backups: [] };
    if (!isEmptyChange(change))
      this.quietly(pinned, () => {
        this.removeOldBackups(pinned);
        done = this.orForget(() => makeChange(pinned, this.writer, change, before, id));
        // The change is complete even if the calculation fails.
        tryTwice(() => {
          calculateIfManual(this.app);
        });
      });
    const isStep = !isMemory(change) && done.steps.length > 0;
    if (isStep) this.journal.add({ id, when: Date.now(), book, change, ...done });
    this.stamp = this.journal.stamp();
    this.last = null;
    return isStep;
  }

  private undoNow(active: PinnedBook, { takeBack }: ChangeCode): boolean {
    this.checkReady();
    const entries = this.journal.entries(active);
    const entry = entries[entries.length - 1];
    if (!entry) return false;
    const since = typedSince(entry.change, this.readPinned(active, READ_ALL));
    this.last = null;
    this.quietly(active, () => {
      takeBack(active, this.writer, entry, since);
    });
    this.journal.remove(entry.id);
    this.stamp = this.journal.stamp();
    return true;
  }

  private readPinned(pinned: PinnedBook, plan: ReadingPlan): WorkbookGrid {
    calculateIfManual(this.app);
    const stamp = this.journal.stamp();
    const grid = readBook(pinned, plan, this.lacking);
    this.last = { pinned, plan, grid, stamp };
    return grid;
  }

  /** Does work, and forgets the last reading if it fails. */
  private orForget<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      this.last = null;
      throw error;
    }
  }

  /**
   * Deletes hidden copies that no undo step needs, including copies that were saved in the file. Copies do no harm, so one that can't be
   * deleted is left for the next change.
   */
  private removeOldBackups(pinned: PinnedBook): void {
    try {
      const needed = new Set(this.journal.entries(pinned).flatMap((entry) => entry.backups));
      const copies = sheetNames(pinned).filter((name) => name.startsWith(BACKUP_PREFIX));
      for (const name of copies) if (!needed.has(name)) pinned.deleteSheet(name);
    } catch {
      // The next change tries to delete the copies again.
    }
  }

  /**
   * Whether an event comes from this host's own write. No documentation says whether and when own writes raise events. So for some seconds
   * after a write, an event counts as foreign only if the workbook has other contents than when it was last read.
   */
  private isEcho(): boolean {
    if (Date.now() - this.wroteAt > ECHO_MS) return false;
    // The workbook was not read since the write, so there is nothing to compare with.
    if (!this.last) return true;
    const { plan, grid, pinned } = this.last;
    try {
      const active = PinnedBook.active(this.app);
      return pinned.is(active.book) && isSameBook(grid, this.readPinned(active, plan));
    } catch {
      return false;
    }
  }

  /** Does work without flicker and without questions to the user, and marks its events as own. Restores the user's view in any case. */
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
      tryTwice(() => (app.ScreenUpdating = ScreenUpdating));
      tryTwice(() => (app.DisplayAlerts = DisplayAlerts));
      this.isWriting = false;
      this.wroteAt = Date.now();
    }
  }

  /** Refuses to work while the user edits a cell. @throws HostError `cell-in-edit-mode` */
  private checkReady(): void {
    if (this.app.Ready === false) throw new HostError('cell-in-edit-mode');
  }
}

/** Turns any error of the program into a HostError. @throws HostError only */
function answered<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw new HostError('no-answer', String(error), { cause: error });
  }
}

/** Records the active workbook, sheet and selection. Returns a function that restores them. */
function viewBefore({ app, book }: PinnedBook): () => void {
  const inView = app.ActiveWorkbook;
  const sheet = book.ActiveSheet;
  const selected = inView?.FullName === book.FullName ? selectionOf(app) : null;
  return () => {
    // If the active sheet was deleted, the view can't be restored.
    tryTwice(() => {
      book.Activate();
      sheet.Activate();
      if (selected !== null) sheet.Range(selected).Select();
      inView?.Activate();
    });
  };
}

function selectionOf(app: EtApplication): string | null {
  try {
    return app.ActiveWindow?.RangeSelection.Address() ?? null;
  } catch {
    return null;
  }
}

/** Whether the cells of every sheet were read. */
function isWhole({ plan, grid }: { readonly plan: ReadingPlan; readonly grid: WorkbookGrid }): boolean {
  const reading = plan(grid);
  return grid.sheets.every((sheet) => reading(sheet.name).hasContents);
}
