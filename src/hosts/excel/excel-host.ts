/**
 * Reads and writes a workbook that is open in Excel, through Office.js.
 *
 * A change takes one round trip (`context.sync`), however many rows it covers. read-book.ts says how many round trips reading takes.
 */
import { cellAddress, type Position } from '../../spreadsheet/address';
import { sheetNamed, type WorkbookGrid } from '../../spreadsheet/grid';
import { READ_ALL, withAllSheets, type ReadingPlan } from '../../spreadsheet/reading';
import { isEmptyChange, isMemory, type NewWorkbook, type WorkbookChange } from '../../spreadsheet/spec';
import { checkChange } from '../shared/check-change';
import { isSameBook, isTakenBack } from '../shared/compare';
import { madeBytes, type WorkbookMaker } from '../shared/made-bytes';
import { HostError, type Host, type HostFeature, type Unconfirmed } from '../../spreadsheet/host';
import { contentToType } from '../shared/content-to-type';
import { typedSince, withTyped, type TypedCell } from '../shared/typed-since';
import { base64 } from './base64';
import { Batch, type Inverse, type Inverses } from './batch';
import { clearAway, newSessionName } from './backups';
import { checkPossible, writtenAreas } from './check-possible';
import { asHostError, ExcelFailure, hasApi, inExcel, runInExcel, type ExcelRunner } from './in-excel';
import { syncWithTail } from './may-fail';
import { wantsUndoGroup } from './undo-group';
import type { Outline } from './read/outline';
import { BookReader, type ReadBook } from './read/read-book';
import type { RecoveredUndo } from './recover/recover-undo';
import { isDone, isUntouched } from './recover/what-became';
import { isEcho, watchBook } from './watch';

export interface ExcelHostOptions {
  /** False where the user has no 撤销, as on the ribbon. Then no undo steps are kept, and the pane's undo steps stay untouched. */
  readonly canUndo: boolean;
  /** Runs the batches. A self-test passes a runner that records them. */
  readonly run?: ExcelRunner;
}

/** A change that can be taken back. */
interface Change {
  readonly change: WorkbookChange;
  /** The workbook before the change, as far as it was read. */
  readonly before: WorkbookGrid;
  readonly inverses: Inverses;
  /** The hidden copies of sheets that its inverses need. */
  readonly backups: readonly string[];
}

/** Loads the code that writes. A page starts to load it when it first reads the workbook. */
function writingCode(): Promise<typeof import('./write/write-change')> {
  return import('./write/write-change');
}

const NO_INVERSES: Inverses = { needed: [], ifPossible: [] };

/** The most undo steps. A step may keep hidden sheets in the workbook, and ten steps are plenty. */
const MOST_CHANGES = 10;

export class ExcelHost implements Host {
  private readonly lacking = new Set<HostFeature>(missingFeatures());
  private readonly session = newSessionName();
  private readonly run: ExcelRunner;
  private readonly reader: BookReader;
  /** The workbook as last read; null after a write. */
  private book: ReadBook | null = null;
  private readonly changes: Change[] = [];
  private batches = 0;
  private isWriting = false;
  /** Whether this Excel can combine requests into one step of Ctrl+Z. Set to false after a refusal. */
  private takesGroups = true;
  private lastUnconfirmed: Unconfirmed | null = null;
  /** When this host last wrote, as Date.now(). */
  private wroteAt = -Infinity;
  /** The plan of the last read. Reads that the host makes itself leave out the same columns, so that they fit into one answer. */
  private plan: ReadingPlan = READ_ALL;

  constructor(
    private readonly makeWorkbook: WorkbookMaker,
    private readonly options: ExcelHostOptions = { canUndo: true },
  ) {
    this.run = options.run ?? runInExcel;
    this.reader = new BookReader(this.run);
  }

  get missing(): readonly HostFeature[] {
    return [...this.lacking];
  }

  get unconfirmed(): Unconfirmed | null {
    return this.lastUnconfirmed;
  }

  async read(plan: ReadingPlan): Promise<WorkbookGrid> {
    this.plan = plan;
    // Loaded ahead, so that changes are possible even if the server is unreachable by then.
    writingCode().catch(() => undefined);
    this.book = await this.reader.read(plan);
    if (this.reader.missesMerges) this.lacking.add('merged-cells');
    return this.book.grid;
  }

  private readAll(): Promise<ReadBook> {
    return this.reader.read(withAllSheets(this.plan));
  }

  async apply(change: WorkbookChange): Promise<boolean> {
    const book = this.book ?? (await this.readAll());
    checkChange(change, book.grid);
    if (isEmptyChange(change)) return false;
    checkPossible(change, book);
    if (!this.takesGroups || !wantsUndoGroup(change, book)) return this.write(change, book);
    try {
      return await this.write(change, book, { mergeUndoGroup: true });
    } catch (error) {
      // Excel does not document which builds refuse which commands in a group (office-js #6491, #6711). The failed write was taken back, so
      // the change is sent again without a group.
      if (!(error instanceof HostError) || error.code !== 'refused') throw error;
      this.takesGroups = false;
      return this.write(change, await this.readAll());
    }
  }

  private async write(change: WorkbookChange, book: ReadBook, options?: Excel.RunOptions): Promise<boolean> {
    const { writeChange } = await writingCode();
    let batch: Batch | null = null;
    this.isWriting = true;
    try {
      await inExcel(
        async (context) => {
          this.batches += 1;
          batch = new Batch(context, `${this.session}${this.batches}`);
          await writeChange(batch, change, book);
          await context.sync();
        },
        this.run,
        options,
      );
      return this.finish(batch, book, change);
    } catch (error) {
      return await this.settle(batch, error, book, change);
    } finally {
      this.endWriting();
    }
  }

  async undo(): Promise<boolean> {
    const last = this.changes[this.changes.length - 1];
    if (!last) return false;
    await this.takeBack(last);
    this.changes.pop();
    void clearAway(last.backups, this.run);
    return true;
  }

  async select(cell: Position & { readonly sheet: string }): Promise<void> {
    try {
      await inExcel(async (context) => {
        const sheet = context.workbook.worksheets.getItem(cell.sheet);
        sheet.activate();
        sheet.getRange(cellAddress(cell)).select();
        await context.sync();
      }, this.run);
    } catch (error) {
      const failure = asHostError(error);
      throw failure.code === 'sheet-not-found' ? new HostError(failure.code, cell.sheet) : failure;
    }
  }

  async watch(changed: () => void): Promise<() => void> {
    return watchBook((event) => {
      if (!this.isWriting && !isEcho(event, this.wroteAt)) changed();
    });
  }

  /**
   * @returns null when Excel opened the workbook; otherwise its bytes, because a policy or a pop-up blocker may refuse (office-js #3568,
   * #3646)
   */
  async createWorkbook(book: NewWorkbook, signal?: AbortSignal): Promise<Uint8Array | null> {
    const bytes = madeBytes(await this.makeWorkbook(book, signal), book.fileName);
    try {
      await Excel.createWorkbook(base64(bytes));
      return null;
    } catch (error) {
      if (error instanceof OfficeExtension.Error) return bytes;
      throw error;
    }
  }

  /** Records the change as an undo step if it can be taken back. @returns whether it can */
  private finish(batch: Batch | null, book: ReadBook, change: WorkbookChange): boolean {
    this.book = null;
    this.reader.changed(book, change, batch?.added() ?? []);
    for (const feature of batch?.missing() ?? []) this.lacking.add(feature);
    const backups = batch?.backups() ?? [];
    const inverses = batch?.inverses() ?? NO_INVERSES;
    const isStep = !isMemory(change) && inverses.needed.length + inverses.ifPossible.length > 0;
    if (this.options.canUndo && isStep) this.changes.push({ change, before: book.grid, inverses, backups });
    if (this.changes.length > MOST_CHANGES) this.changes.shift();
    // Not awaited, because the change is complete. Copies that can't be deleted now are tried again after the next change.
    void clearAway(this.options.canUndo ? this.unneededBackups(book.outline) : backups, this.run);
    return isStep;
  }

  /** The hidden copies that no undo step needs, including those of an earlier session that ended before it deleted them. */
  private unneededBackups({ backups }: Outline): string[] {
    const needed = new Set(this.changes.flatMap((change) => change.backups));
    return backups.filter((id) => !needed.has(id));
  }

  /**
   * Takes a change back. What the user typed into its cells since then is kept.
   * @throws HostError; the workbook is then unchanged, unless the code is `not-restored`
   */
  private async takeBack(last: Change): Promise<void> {
    const book = await this.readAll();
    const now = book.grid;
    this.checkUndo(last, book);
    const since = typedSince(last.change, now);
    const { needed, ifPossible } = last.inverses;
    this.isWriting = true;
    try {
      await this.carryOut({
        needed: [...needed, ...(since.length > 0 ? [typeAgain(since)] : [])],
        ifPossible,
      });
    } catch (error) {
      await this.afterFailedUndo(error, now, { ...last, before: withTyped(last.before, since) });
    } finally {
      this.endWriting();
      this.forget();
    }
  }

  /** Checks whether Excel would refuse the undo or write it to the wrong place. @throws HostError before anything is written */
  private checkUndo({ change, before, backups }: Change, { grid, outline, answers }: ReadBook): void {
    if (backups.some((id) => !outline.backups.includes(id))) {
      this.changes.length = 0;
      throw new HostError('backup-gone');
    }
    const added = change.sheets.find((spec) => !sheetNamed(before, spec.sheet));
    const sheet = change.copies[0]?.as ?? added?.sheet;
    if (outline.isStructureProtected && sheet !== undefined) throw new HostError('workbook-protected', sheet);
    for (const spec of change.sheets.filter((wanted) => wanted.mode === 'patch')) {
      const areas = writtenAreas(spec);
      const hiddenThen = sheetNamed(before, spec.sheet)?.hiddenRows;
      const hiddenNow = [...(sheetNamed(grid, spec.sheet)?.hiddenRows ?? [])];
      const isFiltered = answers.get(spec.sheet)?.facts.isFiltered === true;
      const isInTheWay = (row: number): boolean =>
        (isFiltered || hiddenThen?.has(row) !== true) &&
        areas.some(({ top, bottom }) => row >= top && row <= bottom);
      if (hiddenNow.some(isInTheWay)) throw new HostError('rows-filtered', spec.sheet);
    }
  }

  /**
   * Reads the workbook to see how far a failed undo got. Returns if the change was taken back completely; throws otherwise.
   * @param standing the workbook before the undo
   * @param last with the workbook as the undo should leave it
   */
  private async afterFailedUndo(
    error: unknown,
    standing: WorkbookGrid,
    { change, before }: Pick<Change, 'change' | 'before'>,
  ): Promise<void> {
    const failure = asHostError(error);
    if (error instanceof ExcelFailure && error.isHarmless) throw failure;
    this.forget();
    const now = await this.readAll().catch(() => null);
    if (now && isSameBook(standing, now.grid)) throw failure;
    if (now && isTakenBack(change, before, now.grid)) return;
    this.changes.length = 0;
    throw new HostError('not-restored', failure.detail, { cause: error });
  }

  /**
   * Runs the inverses. Those that Excel may refuse come last. If one is refused, the rest are sent again without it, and the user is told
   * that something was not restored.
   */
  private async carryOut({ needed, ifPossible }: Inverses): Promise<void> {
    if (needed.length + ifPossible.length === 0) return;
    const send = (): Promise<number> =>
      inExcel((context) => {
        for (const inverse of needed) inverse(context);
        return syncWithTail(context, bound(ifPossible, context));
      }, this.run);
    // After a refusal some inverses have run. Excel may have been busy only for a moment, and all inverses can run again, so they are sent
    // once more.
    const done = await send().catch((error: unknown) => {
      if (error instanceof ExcelFailure && error.isAnswered) return send();
      throw error;
    });
    let left = ifPossible.slice(done);
    while (left.length > 0) {
      const sent = left;
      const again = await inExcel((context) => syncWithTail(context, bound(sent, context)), this.run);
      if (again === 0) this.lacking.add('exact-undo');
      left = left.slice(Math.max(1, again));
    }
  }

  private endWriting(): void {
    this.isWriting = false;
    this.wroteAt = Date.now();
  }

  private forget(): void {
    this.book = null;
    this.reader.forget();
  }

  /**
   * After a failure, takes back the commands that ran. If Excel gave no answer, reads the workbook to see whether any ran; the change may
   * turn out to be complete. @returns whether it then became an undo step
   * @throws HostError if it is not complete
   */
  private async settle(
    batch: Batch | null,
    error: unknown,
    book: ReadBook,
    change: WorkbookChange,
  ): Promise<boolean> {
    const failure = asHostError(error);
    if (error instanceof ExcelFailure && error.isHarmless) throw failure;
    this.forget();
    const isAnswered = error instanceof ExcelFailure && error.isAnswered;
    const now = isAnswered ? null : await this.readAll().catch(() => null);
    if (now && isDone(change, book, now)) return this.finishUnconfirmed(batch, change, book, now);
    await this.putBack(batch, failure);
    if (isAnswered) throw failure;
    await this.putBackUnanswered(batch, change, book, failure);
    throw failure;
  }

  /** Takes back the commands that Excel is known to have carried out. @throws HostError `not-restored` */
  private async putBack(batch: Batch | null, failure: HostError): Promise<void> {
    try {
      await this.carryOut(batch?.inverses() ?? NO_INVERSES);
      void clearAway(batch?.backups() ?? [], this.run);
    } catch (second) {
      throw new HostError('not-restored', asHostError(second).detail, { cause: failure });
    }
  }

  /**
   * Takes back what Excel carried out without saying so, if there is any. Returns if the workbook is as before.
   * @throws HostError `not-confirmed`, `not-restored`
   */
  private async putBackUnanswered(
    batch: Batch | null,
    change: WorkbookChange,
    book: ReadBook,
    failure: HostError,
  ): Promise<void> {
    const now = await this.readAll().catch(() => null);
    if (!now) {
      // The change may have been made, so an earlier step can't be taken back before it.
      this.changes.length = 0;
      throw new HostError('not-confirmed', failure.detail, { cause: failure });
    }
    // Facts about a sheet may differ after commands were taken back: the used range does not always shrink again.
    const isPutBack = (batch?.inverses().needed.length ?? 0) > 0;
    if (isPutBack ? isSameBook(book.grid, now.grid) : isUntouched(change, book, now)) return;
    const undo = await this.recover(batch, change, book, now);
    await this.carryOut(undo?.inverses ?? NO_INVERSES).catch(() => undefined);
    const again = await this.readAll().catch(() => null);
    if (undo?.isExact !== true || !again || !isSameBook(book.grid, again.grid))
      throw new HostError('not-restored', failure.detail, { cause: failure });
    void clearAway(this.unneededBackups(again.outline), this.run);
  }

  /** Records a change that Excel made without confirming it. @returns whether it can be taken back */
  private async finishUnconfirmed(
    batch: Batch | null,
    change: WorkbookChange,
    book: ReadBook,
    now: ReadBook,
  ): Promise<boolean> {
    if (isMemory(change)) return false;
    const { canUndo } = this.options;
    const undo = canUndo ? await this.recover(batch, change, book, now) : null;
    // A step from before the change can't be taken back while the change itself stays.
    if (!undo) this.changes.length = 0;
    else this.changes.push({ ...undo, change, before: book.grid });
    if (this.changes.length > MOST_CHANGES) this.changes.shift();
    this.lastUnconfirmed = { undo: canUndo ? (undo ? (undo.isExact ? 'exact' : 'contents') : 'none') : null };
    void clearAway(this.unneededBackups(now.outline), this.run);
    return undo !== null;
  }

  private async recover(
    batch: Batch | null,
    change: WorkbookChange,
    before: ReadBook,
    now: ReadBook,
  ): Promise<RecoveredUndo | null> {
    if (!batch) return null;
    const { recoverUndo } = await writingCode();
    return recoverUndo({ change, before, now, backupName: (number) => batch.backupName(number) }, this.run);
  }
}

function missingFeatures(): HostFeature[] {
  const missing: HostFeature[] = [];
  if (!hasApi('1.13')) missing.push('merged-cells');
  if (!hasApi('1.9')) missing.push('hidden-rows', 'print-setup', 'neighbour-look');
  if (!hasApi('1.15')) missing.push('exact-undo');
  return missing;
}

function typeAgain(cells: readonly TypedCell[]): Inverse {
  return ({ workbook }) => {
    for (const cell of cells) {
      const range = workbook.worksheets.getItem(cell.sheet).getRange(cellAddress(cell));
      range.formulas = [[contentToType(cell.value)]];
    }
  };
}

function bound(inverses: readonly Inverse[], context: Excel.RequestContext): (() => void)[] {
  return inverses.map((inverse) => () => {
    inverse(context);
  });
}
