/**
 * The host for a workbook that is open in Excel: Office.js.
 *
 * A change takes one round trip (`context.sync`), however many rows it covers; what reading takes is in read-book.ts.
 */
import { cellAddress, type Position } from '../../domain/address';
import type { WorkbookGrid } from '../../domain/grid';
import type { ReadScope } from '../../sheets/reading';
import { isEmptyChange, type NewWorkbook, type WorkbookChange } from '../../sheets/spec';
import { checkChange } from '../check-change';
import { isSameBook, stands } from '../compare';
import { madeBytes } from '../made-bytes';
import { HostError, type Host, type HostFeature } from '../host';
import { typed } from '../typed';
import { typedSince, type TypedCell } from '../typed-since';
import { base64 } from './base64';
import { Batch, type Inverse } from './batch';
import { asHostError, ExcelFailure, hasApi, inExcel } from './in-excel';
import type { Outline } from './outline';
import { BookReader, type ReadBook } from './read-book';
import { watchBook } from './watch';
import { removeName, writeName } from './write-names';
import { writeSheet } from './write-sheet';

/** Makes the bytes of a new workbook: the file host, in a place where it does not hold up the pane. */
export type WorkbookMaker = (book: NewWorkbook, signal?: AbortSignal) => Promise<Uint8Array>;

export interface ExcelHostOptions {
  /**
   * false where nobody can ask for 撤销, as on the ribbon: nothing is kept for it, and what the pane beside it keeps is
   * left alone.
   */
  readonly canUndo: boolean;
}

/** A change that can be taken back. */
interface Change {
  readonly change: WorkbookChange;
  /** The workbook before it, as far as it was read. */
  readonly before: WorkbookGrid;
  readonly inverses: readonly Inverse[];
  /** Hidden sheets that taking it back needs. */
  readonly backups: readonly string[];
}

/** More nobody steps back; each may keep hidden sheets alive. */
const MOST_CHANGES = 10;

export class ExcelHost implements Host {
  readonly missing: readonly HostFeature[] = missingFeatures();
  private readonly reader = new BookReader();
  /** As last read; null once something was written. */
  private book: ReadBook | null = null;
  private readonly changes: Change[] = [];
  private batches = 0;
  private isWriting = false;

  constructor(
    private readonly makeWorkbook: WorkbookMaker,
    private readonly options: ExcelHostOptions = { canUndo: true },
  ) {}

  async read(scope: ReadScope): Promise<WorkbookGrid> {
    this.book = await this.reader.read(scope);
    return this.book.grid;
  }

  async apply(change: WorkbookChange): Promise<void> {
    const book = this.book ?? (await this.reader.read('everything'));
    checkChange(change, book.grid);
    if (isEmptyChange(change)) {
      if (this.options.canUndo) this.changes.push({ change, before: book.grid, inverses: [], backups: [] });
      return;
    }
    let batch: Batch | null = null;
    this.isWriting = true;
    try {
      await inExcel(async (context) => {
        this.batches += 1;
        batch = new Batch(context, this.batches);
        this.removeOldBackups(batch, book.outline);
        await writeChange(batch, change, book);
        await context.sync();
      });
      await this.finish(batch, book, change);
    } catch (error) {
      await this.putBack(batch, error, book, change);
    } finally {
      this.isWriting = false;
    }
  }

  async undo(): Promise<boolean> {
    const last = this.changes[this.changes.length - 1];
    if (!last) return false;
    if (last.inverses.length > 0) await this.takeBack(last);
    this.changes.pop();
    return true;
  }

  async select(cell: Position & { readonly sheet: string }): Promise<void> {
    try {
      await inExcel(async (context) => {
        const sheet = context.workbook.worksheets.getItem(cell.sheet);
        sheet.activate();
        sheet.getRange(cellAddress(cell)).select();
        await context.sync();
      });
    } catch (error) {
      const failure = asHostError(error);
      throw failure.code === 'sheet-not-found' ? new HostError(failure.code, cell.sheet) : failure;
    }
  }

  async watch(changed: () => void): Promise<() => void> {
    return watchBook(() => {
      if (!this.isWriting) changed();
    });
  }

  async createWorkbook(book: NewWorkbook, signal?: AbortSignal): Promise<null> {
    const bytes = madeBytes(await this.makeWorkbook(book, signal), book.fileName);
    try {
      await Excel.createWorkbook(base64(bytes));
    } catch (error) {
      throw new HostError('refused', String(error), { cause: error });
    }
    return null;
  }

  private async finish(batch: Batch | null, book: ReadBook, change: WorkbookChange): Promise<void> {
    this.book = null;
    this.reader.changed(book, change, batch?.added() ?? []);
    const backups = batch?.backups() ?? [];
    const inverses = batch?.inverses() ?? [];
    if (this.options.canUndo) this.changes.push({ change, before: book.grid, inverses, backups });
    else await removeSheets(backups);
    if (this.changes.length > MOST_CHANGES) this.changes.shift();
  }

  /** Hidden copies no change needs any more, also those of a session that ended before it could. */
  private removeOldBackups(batch: Batch, outline: Outline): void {
    if (!this.options.canUndo) return;
    const needed = new Set(this.changes.flatMap((one) => one.backups));
    for (const id of outline.backups) {
      if (!needed.has(id)) batch.context.workbook.worksheets.getItem(id).delete();
    }
  }

  /**
   * Carries out what takes a change back; where someone typed into its cells since, that is typed again.
   * @throws HostError; the workbook is then as it was, unless the code is `not-restored`
   */
  private async takeBack(last: Change): Promise<void> {
    const now = (await this.reader.read('everything')).grid;
    const since = typedSince(last.change, now);
    this.isWriting = true;
    try {
      await carryOut([...last.inverses, ...(since.length > 0 ? [typeAgain(since)] : [])]);
    } catch (error) {
      await this.afterFailedUndo(last, error, now, since.length > 0);
    } finally {
      this.isWriting = false;
      this.forget();
    }
  }

  /** Looks what became of it. Returns when the change turns out to be taken back; throws otherwise. */
  private async afterFailedUndo(
    last: Change,
    error: unknown,
    before: WorkbookGrid,
    isTypedAgain: boolean,
  ): Promise<void> {
    const failure = asHostError(error);
    if (error instanceof ExcelFailure && error.isHarmless) throw failure;
    this.forget();
    const now = await this.reader.read('everything').catch(() => null);
    if (now && isSameBook(before, now.grid)) throw failure;
    if (now && !isTypedAgain && isSameBook(last.before, now.grid)) return;
    this.changes.length = 0;
    throw new HostError('not-restored', failure.detail, { cause: error });
  }

  private forget(): void {
    this.book = null;
    this.reader.forget();
  }

  /**
   * After a failure: puts back what was carried out. Where Excel gave no answer it looks whether anything was.
   * Returns when the change turns out to be finished.
   * @throws HostError otherwise
   */
  private async putBack(
    batch: Batch | null,
    error: unknown,
    book: ReadBook,
    change: WorkbookChange,
  ): Promise<void> {
    const failure = asHostError(error);
    if (error instanceof ExcelFailure && error.isHarmless) throw failure;
    const inverses = batch?.inverses() ?? [];
    this.forget();
    try {
      if (inverses.length > 0) await carryOut(inverses);
    } catch (second) {
      throw new HostError('not-restored', asHostError(second).detail, { cause: second });
    }
    if (error instanceof ExcelFailure && error.isAnswered) throw failure;
    const now = await this.reader.read('everything').catch(() => null);
    if (now && !isSameBook(book.grid, now.grid)) {
      if (stands(change, now.grid)) return;
      throw new HostError('not-restored', failure.detail, { cause: error });
    }
    throw failure;
  }
}

function missingFeatures(): HostFeature[] {
  const missing: HostFeature[] = [];
  if (!hasApi('1.13')) missing.push('merged-cells');
  if (!hasApi('1.9')) missing.push('hidden-rows', 'print-setup', 'neighbour-look');
  if (!hasApi('1.15')) missing.push('exact-undo');
  return missing;
}

async function writeChange(
  batch: Batch,
  change: WorkbookChange,
  { answers, outline }: ReadBook,
): Promise<void> {
  batch.context.application.suspendScreenUpdatingUntilNextSync();
  for (const copy of change.copies) batch.copySheet(copy.sheet, copy.as);
  for (const spec of change.sheets) await writeSheet(batch, spec, answers.get(spec.sheet) ?? null, outline);
  for (const name of change.removedNames) removeName(batch, name, outline);
  for (const name of change.names) writeName(batch, name, outline);
}

function typeAgain(cells: readonly TypedCell[]): Inverse {
  return ({ workbook }) => {
    for (const cell of cells) {
      const range = workbook.worksheets.getItem(cell.sheet).getRange(cellAddress(cell));
      range.formulas = [[typed(cell.value)]];
    }
  };
}

/** The change is made already: hidden sheets that stay behind are removed with a later one. */
async function removeSheets(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  try {
    await carryOut([
      ({ workbook }) => {
        for (const id of ids) workbook.worksheets.getItem(id).delete();
      },
    ]);
  } catch (error) {
    if (!(error instanceof ExcelFailure)) throw error;
  }
}

async function carryOut(inverses: readonly Inverse[]): Promise<void> {
  await inExcel(async (context) => {
    for (const inverse of inverses) inverse(context);
    await context.sync();
  });
}
