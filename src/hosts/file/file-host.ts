/**
 * The host for workbooks that are bytes: a file on disk, a file dropped on a page.
 */
import type { Position } from '../../spreadsheet/address';
import type { StaleCell, WorkbookGrid } from '../../spreadsheet/grid';
import { isMemory, type NewWorkbook, type WorkbookChange } from '../../spreadsheet/spec';
import { HostError, type Host } from '../../spreadsheet/host';
import { madeBytes } from '../shared/made-bytes';
import { writeCharts } from './write/chart/charts';
import { copySheet } from './write/copy-sheet';
import { BookView } from './look/book-view';
import { emptyPackage } from './parts/new-workbook';
import { Package } from './package/package';
import { readNames, readSheet } from './read-grid';
import { recalculate, uncachedValues } from './recalculate';
import { setActiveCell, setSelectedTab } from './write/sheet-layout';
import { dropSignatures, isSigned } from './package/signature';
import { templateAsWorkbook } from './package/template';
import { Workbook } from './parts/workbook';
import { writeSheet } from './write/write-sheet';

/** Snapshots share all parts a change did not touch, so that some cost little; more nobody steps back. */
const MOST_STEPS = 50;

/** A workbook between two changes. */
interface State {
  readonly pack: Package;
  /** Formulas that could not be computed after the changes so far. The file itself does not say which. */
  readonly stale: readonly StaleCell[];
}

/**
 * A change that was made, the workbook before it, and who made it: an action, the add-in that remembers something, or the user in
 * a grid.
 */
interface Step {
  readonly before: State;
  readonly change: WorkbookChange;
  readonly by: 'action' | 'memory' | 'user';
}

/**
 * A workbook held as .xlsx or .xlsm bytes. What a change does not touch is carried over byte for byte.
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
  /** What was read of the package as it is now. Never changed: changes are made on another one. */
  private workbook: Workbook;
  private shown: BookView | null = null;

  private state: State;

  private constructor(pack: Package) {
    this.state = { pack, stale: [] };
    this.missing = isSigned(pack) ? ['digital-signature'] : [];
    this.workbook = new Workbook(pack);
  }

  /**
   * Opens a workbook; of a template, a workbook made from it. Every worksheet is looked through, so that a broken one is
   * found now and not later.
   * @throws HostError `not-a-workbook`, `old-format`, `encrypted`, `damaged`, `too-large`, `unsafe`, `no-worksheet`
   */
  static open(bytes: Uint8Array): FileHost {
    const host = new FileHost(templateAsWorkbook(Package.open(bytes)));
    const sheets = host.workbook.worksheets();
    if (sheets.length === 0)
      throw new HostError(host.workbook.book.sheets().length === 0 ? 'damaged' : 'no-worksheet');
    for (const sheet of sheets) host.workbook.sheet(sheet.name);
    return host;
  }

  get staleCells(): readonly StaleCell[] {
    return this.state.stale;
  }

  /** The workbook as a file. The same workbook gives the same bytes. */
  save(): Uint8Array {
    return this.state.pack.save();
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, this host is not
  async read(): Promise<WorkbookGrid> {
    const { workbook } = this;
    const sheets = workbook.worksheets();
    const uncached = uncachedValues(workbook);
    const active =
      sheets.find((sheet) => sheet.index === workbook.book.activeTab) ??
      sheets.find((sheet) => sheet.visible);
    return {
      sheets: sheets.map((entry) => readSheet(workbook, entry, (cell) => uncached(entry.name, cell))),
      activeSheet: (active ?? sheets[0])?.name ?? '',
      names: readNames(workbook),
      staleCells: this.staleCells,
      ...(workbook.book.dates1904 ? { dates1904: true } : {}),
    };
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async apply(change: WorkbookChange): Promise<boolean> {
    const by = isMemory(change) ? 'memory' : 'action';
    return this.take(change, by) && by === 'action';
  }

  /** Takes back the last action. What the user typed since is typed again: it is not the action's to take. */
  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async undo(): Promise<boolean> {
    return this.takeBack(this.steps.map((step) => step.by).lastIndexOf('action')) !== null;
  }

  /**
   * A change the user makes in a grid: {@link undo} leaves it, {@link untype} takes it back.
   * @throws HostError; the workbook is then as it was
   */
  type(change: WorkbookChange): void {
    this.take(change, 'user');
  }

  /** Takes back the last step and returns its change, if it is the user's; an action is left for {@link undo}. */
  untype(): WorkbookChange | 'action' | null {
    const at = this.steps.map((step) => step.by !== 'memory').lastIndexOf(true);
    if (this.steps[at]?.by === 'action') return 'action';
    return this.takeBack(at)?.change ?? null;
  }

  /** The workbook as it looks now. */
  view(): BookView {
    this.shown ??= new BookView(this.workbook, this.state.stale);
    return this.shown;
  }

  /** Makes the saved workbook open at a cell. */
  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async select(cell: Position & { readonly sheet: string }): Promise<void> {
    this.become({ ...this.state, pack: openedAt(this.state.pack, cell) });
  }

  /** Nobody else changes a workbook held here: never calls back. */
  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async watch(): Promise<() => void> {
    return () => undefined;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async createWorkbook(book: NewWorkbook): Promise<Uint8Array> {
    return madeBytes(createWorkbook(book), book.fileName);
  }

  /** @returns whether it is a step: an action that left the workbook as it was is none */
  private take(change: WorkbookChange, by: Step['by']): boolean {
    const before = this.state;
    this.become(applied(before, change));
    if (by !== 'user' && this.state.pack.isSameAs(before.pack)) return false;
    this.steps.push({ before, change, by });
    if (this.steps.length > MOST_STEPS) this.steps.shift();
    return true;
  }

  /** Takes back one step, and makes those that came after it again. */
  private takeBack(at: number): Step | null {
    const undone = this.steps[at];
    if (!undone) return null;
    const since = this.steps.slice(at + 1);
    this.steps = this.steps.slice(0, at);
    this.become(undone.before);
    for (const step of since) this.takeAgain(step);
    return undone;
  }

  /** What was typed on a sheet the action had made is gone with the sheet. */
  private takeAgain({ change, by }: Step): void {
    try {
      this.take(change, by);
    } catch (error) {
      if (!(error instanceof HostError && error.code === 'sheet-not-found')) throw error;
    }
  }

  private become(state: State): void {
    this.workbook = new Workbook(state.pack);
    this.shown = null;
    this.state = state;
  }
}

/**
 * A workbook made from nothing, as .xlsx bytes. The same book gives the same bytes.
 * @throws HostError `sheet-not-found` when `open` names a sheet the change does not make
 */
export function createWorkbook(book: NewWorkbook): Uint8Array {
  const workbook = new Workbook(emptyPackage(book.title));
  carryOut(workbook, book.change, []);
  openAt(workbook, book.open);
  return workbook.storeAndPack().save();
}

/** A changed copy of a workbook. Throws before anything is changed for good. */
function applied({ pack, stale }: State, change: WorkbookChange): State {
  const workbook = new Workbook(pack.copy());
  const left = carryOut(workbook, change, stale);
  return { pack: withTrueSignature(pack, workbook.store()), stale: left };
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
  // Also where nothing was written: a script may have left formulas without results.
  const left = recalculate(
    workbook,
    change.names.map((name) => name.refersTo),
    stale,
  );
  for (const spec of change.sheets) writeCharts(workbook, workbook.sheet(spec.sheet), spec.charts);
  return left;
}

/** A signature holds for the workbook as it was. */
function withTrueSignature(before: Package, after: Package): Package {
  if (isSigned(after) && !after.isSameAs(before)) dropSignatures(after);
  return after;
}

function openedAt(pack: Package, cell: Position & { readonly sheet: string }): Package {
  const workbook = new Workbook(pack.copy());
  openAt(workbook, cell);
  return withTrueSignature(pack, workbook.store());
}

function openAt(workbook: Workbook, cell: Position & { readonly sheet: string }): void {
  const target = workbook.entry(cell.sheet);
  for (const { name } of workbook.worksheets()) setSelectedTab(workbook.sheet(name), name === target.name);
  setActiveCell(workbook.sheet(target.name), cell.row, cell.column);
  workbook.book.activeTab = target.index;
}
