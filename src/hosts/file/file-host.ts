/**
 * Reads and writes workbooks that are bytes: a file on disk, or a file dropped on a page.
 */
import type { Position } from '../../spreadsheet/address';
import type { StaleCell, WorkbookGrid } from '../../spreadsheet/grid';
import { isMemory, type NewWorkbook, type WorkbookChange } from '../../spreadsheet/spec';
import { HostError, type Host } from '../../spreadsheet/host';
import { madeBytes } from '../shared/made-bytes';
import { writeCharts } from './write/chart/charts';
import { copySheet } from './write/copy-sheet';
import type { BookChanges } from './live/changes';
import type { ShownRows } from './live/settlement';
import { isEdit, LiveBook, openAt, copyOpeningAt, type LiveEdit } from './live/live-book';
import type { BookView } from './look/book-view';
import { emptyPackage } from './parts/new-workbook';
import { compression } from './package/compression-in-use';
import { Package } from './package/package';
import { readNames, readSheet, withTexts, type FilledSheet } from './read-grid';
import { recalculate } from './recalculate';
import { isSigned, withTrueSignature } from './package/signature';
import { templateAsWorkbook } from './package/template';
import { Workbook } from './parts/workbook';
import { writeSheet } from './write/write-sheet';

/** Snapshots share untouched parts, so they are cheap; 50 undo steps is plenty. */
const MOST_STEPS = 50;

/**
 * A change that was made, the way to take it back, and its origin: an action, the add-in storing its memory, or the user typing in a grid.
 * Edits are made in place; every other change is made on a copy, and the workbook from before the change is kept.
 */
interface Step {
  readonly change: WorkbookChange;
  readonly by: 'action' | 'memory' | 'user';
  readonly back: { readonly to: LiveBook } | { readonly edit: LiveEdit };
}

/**
 * A workbook held as .xlsx or .xlsm bytes. Parts that a change does not touch are copied byte for byte.
 *
 * ```ts
 * const host = FileHost.open(bytes);
 * await host.apply(change);
 * const changed = host.save();
 * ```
 */
export class FileHost implements Host {
  readonly missing: Host['missing'];
  private steps: Step[] = [];
  /** The present state of the workbook. */
  private present: LiveBook;
  /** The error that occurred before {@link finish} was called, when the formulas left by {@link type} were computed early; null if none did. */
  private failure: { readonly error: unknown } | null = null;

  private constructor(pack: Package) {
    this.missing = isSigned(pack) ? ['digital-signature'] : [];
    this.present = new LiveBook(pack, []);
  }

  /**
   * Opens a workbook, or makes a new workbook from a template. Every worksheet is scanned, so that a broken sheet is reported at once.
   * @throws HostError `not-a-workbook`, `old-format`, `encrypted`, `damaged`, `too-large`, `unsafe`, `no-worksheet`
   */
  static open(bytes: Uint8Array): FileHost {
    const host = new FileHost(templateAsWorkbook(Package.open(bytes)));
    const { workbook } = host.book;
    const sheets = workbook.worksheets();
    if (sheets.length === 0)
      throw new HostError(workbook.book.sheets().length === 0 ? 'damaged' : 'no-worksheet');
    for (const sheet of sheets) workbook.sheet(sheet.name);
    return host;
  }

  get staleCells(): readonly StaleCell[] {
    return this.book.staleCells;
  }

  /** The workbook as a file. The same workbook gives the same bytes. @param open the cell that the file opens at; by default the active cell */
  save(open?: Position & { readonly sheet: string }): Uint8Array {
    return this.packOpeningAt(open).save();
  }

  /** The same workbook as {@link save} returns, packed with other threads or functions of the platform where there are any. */
  saved(open?: Position & { readonly sheet: string }): Promise<Uint8Array> {
    return this.packOpeningAt(open).saved();
  }

  /** Indexes the formulas ahead of time. Otherwise the first edit does it while the user waits. */
  prepare(): void {
    this.book.prepare();
  }

  /** What the last edit or the last undo changed. */
  get lastChanges(): BookChanges {
    return this.book.lastChanges;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, this host is not
  async read(): Promise<WorkbookGrid> {
    const book = this.readFilled();
    return { ...book, sheets: book.sheets.map(withTexts) };
  }

  /** The same workbook as {@link read} returns, but a formula that fills many cells is not written out for each of them. */
  readFilled(): Omit<WorkbookGrid, 'sheets'> & { readonly sheets: readonly FilledSheet[] } {
    const { workbook } = this.book;
    const sheets = workbook.worksheets();
    return {
      sheets: sheets.map((entry) =>
        readSheet(workbook, entry, (cell) => this.book.computed(entry.name, cell)),
      ),
      activeSheet: this.book.activeSheet,
      names: readNames(workbook),
      staleCells: this.staleCells,
      ...(workbook.book.dates1904 ? { dates1904: true } : {}),
    };
  }

  async apply(change: WorkbookChange): Promise<boolean> {
    const by = isMemory(change) ? 'memory' : 'action';
    const isStep = compression().deflateBeside ? await this.takeBeside(change, by) : this.take(change, by);
    return isStep && by === 'action';
  }

  /** Takes back the last action. Cells the user typed after it keep their contents. */
  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, this host is not
  async undo(): Promise<boolean> {
    return this.takeBack(this.steps.map((step) => step.by).lastIndexOf('action')) !== null;
  }

  /**
   * Makes a change that the user typed into a grid. {@link undo} keeps it; {@link undoTyping} takes it back.
   * @param shown rows to be computed first; the rest is computed by {@link finish}, or as soon as something else asks for the workbook
   * @throws HostError, and leaves the workbook unchanged
   */
  type(change: WorkbookChange, shown: ShownRows | null = null): void {
    this.take(change, 'user', shown);
  }

  /** Whether {@link type} left formulas out of view that are still to be computed. */
  get isUnfinished(): boolean {
    return this.present.isUnfinished;
  }

  /** The view of the present workbook. While {@link isUnfinished}, only the rows in view are up to date. */
  shownView(): BookView {
    return this.present.view();
  }

  /**
   * Computes the formulas that {@link type} left.
   * @throws the error of the computation, even if it happened before this call; the typing was then taken back
   */
  finish(): void {
    const { failure } = this;
    this.failure = null;
    if (failure) throw failure.error;
    this.settle();
  }

  /**
   * Takes back what the user typed last, and returns that change. Returns 'action' and changes nothing when the last step was an action,
   * which {@link undo} takes back. Null when there is nothing to take back.
   */
  undoTyping(): WorkbookChange | 'action' | null {
    const at = this.steps.map((step) => step.by !== 'memory').lastIndexOf(true);
    if (this.steps[at]?.by === 'action') return 'action';
    return this.takeBack(at)?.change ?? null;
  }

  /** The view of the workbook in its present state. */
  view(): BookView {
    return this.book.view();
  }

  /** Makes the saved workbook open at a cell. */
  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, this host is not
  async select(cell: Position & { readonly sheet: string }): Promise<void> {
    this.book.openAt(cell);
  }

  /** Never calls back: only this host can change the workbook. */
  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, this host is not
  async watch(): Promise<() => void> {
    return () => undefined;
  }

  async createWorkbook(book: NewWorkbook): Promise<Uint8Array> {
    // A workbook that nobody looks at can be read again. In memory it would slow down the garbage collector.
    if (!this.present.isShown && !this.present.isUnfinished) this.present.releaseMemory();
    return madeBytes(await createWorkbookBeside(book), book.fileName);
  }

  private packOpeningAt(open: (Position & { readonly sheet: string }) | undefined): Package {
    const pack = this.book.packed();
    return open ? copyOpeningAt(pack, open) : pack;
  }

  /** The present workbook, with every formula computed. */
  private get book(): LiveBook {
    try {
      this.settle();
    } catch (error) {
      this.failure = { error };
      throw error;
    }
    return this.present;
  }

  private settle(): void {
    try {
      this.present.finish();
    } catch (error) {
      const step = this.steps.pop();
      if (step && 'edit' in step.back) this.present.takeBack(step.back.edit);
      throw error;
    }
  }

  /** Makes a change and records it as a step. @returns whether it did: an action that changes nothing is not recorded */
  private take(change: WorkbookChange, by: Step['by'], shown: ShownRows | null = null): boolean {
    if (by === 'user' && isEdit(change)) {
      this.failure = null;
      this.push({ change, by, back: { edit: this.book.edit(change, shown) } });
      return true;
    }
    const before = this.book;
    const { workbook, left } = changedCopy(before, change);
    const pack = withTrueSignature(before.packed(), workbook.store());
    return this.replace(before, new LiveBook(pack, left, workbook), change, by);
  }

  /** Does the same as {@link take} for an action, while other threads pack what is written. Nothing else may change the workbook meanwhile. */
  private async takeBeside(change: WorkbookChange, by: Step['by']): Promise<boolean> {
    const before = this.book;
    const { workbook, left } = changedCopy(before, change);
    const pack = await workbook.storeAndPackBeside();
    return this.replace(before, new LiveBook(withTrueSignature(before.packed(), pack), left), change, by);
  }

  /** Puts the changed workbook in the place of the present one. @returns whether they differ */
  private replace(before: LiveBook, after: LiveBook, change: WorkbookChange, by: Step['by']): boolean {
    if (by !== 'user' && after.packed().isSameAs(before.packed())) return false;
    before.releaseMemory(after.packed());
    this.present = after;
    this.push({ change, by, back: { to: before } });
    return true;
  }

  private push(step: Step): void {
    this.steps.push(step);
    if (this.steps.length > MOST_STEPS) this.steps.shift();
  }

  /** Takes back one step and makes the later steps again. On failure the workbook and the steps stay as they were. */
  private takeBack(at: number): Step | null {
    const undone = this.steps[at];
    if (!undone) return null;
    const { book, steps } = this;
    // Among the steps from `at` on, the first one made on a copy kept the workbook from before it. The edits before that step are taken
    // back in that workbook.
    const later = steps.slice(at);
    const copied = later.findIndex(({ back }) => 'to' in back);
    const edits = (copied < 0 ? later : later.slice(0, copied)).flatMap(({ back }) =>
      'edit' in back ? [back.edit] : [],
    );
    const [copy] = later.slice(copied);
    if (copied >= 0 && copy && 'to' in copy.back) this.present = copy.back.to;
    for (const edit of [...edits].reverse()) this.book.takeBack(edit);
    this.steps = steps.slice(0, at);
    try {
      for (const step of later.slice(1)) this.takeAgain(step);
    } catch (error) {
      for (const step of this.steps.slice(at).reverse()) this.unmake(step);
      for (const step of later.slice(0, edits.length)) this.book.edit(step.change);
      this.present = book;
      this.steps = steps;
      throw error;
    }
    return undone;
  }

  private unmake({ back }: Step): void {
    if ('edit' in back) this.book.takeBack(back.edit);
    else this.present = back.to;
  }

  /** Makes a step again. A step on a sheet that the undone action had made is dropped, because the sheet is gone. */
  private takeAgain({ change, by }: Step): void {
    try {
      this.take(change, by);
    } catch (error) {
      if (!(error instanceof HostError && error.code === 'sheet-not-found')) throw error;
    }
  }
}

/**
 * Makes a new workbook as .xlsx bytes. The same book gives the same bytes.
 * @throws HostError `sheet-not-found` when `open` names a sheet that the change does not make
 */
export function createWorkbook(book: NewWorkbook): Uint8Array {
  return newWorkbook(book).storeAndPack().save();
}

/** The same workbook as {@link createWorkbook} makes, packed with other threads or functions of the platform where there are any. */
export async function createWorkbookBeside(book: NewWorkbook): Promise<Uint8Array> {
  const pack = await newWorkbook(book).storeAndPackBeside();
  return pack.saved();
}

function newWorkbook(book: NewWorkbook): Workbook {
  const workbook = new Workbook(emptyPackage(book.title));
  carryOut(workbook, book.change, []);
  openAt(workbook, book.open);
  return workbook;
}

/** A copy of a workbook with a change that is not stored yet, and the formulas that could not be computed. The original stays unchanged. */
function changedCopy(
  before: LiveBook,
  change: WorkbookChange,
): { readonly workbook: Workbook; readonly left: readonly StaleCell[] } {
  const workbook = new Workbook(before.packed().copy());
  return { workbook, left: carryOut(workbook, change, before.staleCells) };
}

/** @returns the formulas that could not be computed */
function carryOut(
  workbook: Workbook,
  change: WorkbookChange,
  stale: readonly StaleCell[],
): readonly StaleCell[] {
  for (const copy of change.copies) copySheet(workbook, copy.sheet, copy.as);
  for (const spec of change.sheets) writeSheet(workbook, spec);
  for (const name of change.removedNames) workbook.book.removeName(name);
  for (const name of change.names) workbook.book.setName(name);
  if (workbook.openedSheets().some((sheet) => sheet.cells.isChanged)) workbook.dropCalculationChain();
  // Recalculates even when nothing was written: openpyxl and other scripts save formulas without results.
  const left = recalculate(
    workbook,
    change.names.map((name) => name.refersTo),
    stale,
  );
  for (const spec of change.sheets) writeCharts(workbook, workbook.sheet(spec.sheet), spec.charts);
  return left;
}
