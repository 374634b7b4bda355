/**
 * The host for a workbook that is open in Excel: Office.js.
 *
 * Round trips (`context.sync`): a first read takes two, one for the tabs and names and one for the cells; later reads know
 * what to ask for and take one. A change takes one, however many rows it covers.
 */
import {
  absoluteAreaAddress,
  cellAddress,
  quotedSheet,
  type Area,
  type Position,
} from '../../domain/address';
import type { DefinedName, WorkbookGrid } from '../../domain/grid';
import { readingPlan, type ReadScope } from '../../sheets/reading';
import type { NewWorkbook, WorkbookChange } from '../../sheets/spec';
import { HostError, type Host, type HostFeature } from '../host';
import { base64 } from './base64';
import { Batch, type Inverse } from './batch';
import { ExcelFailure, hasApi, inExcel } from './in-excel';
import { isSameBook, stands } from './compare';
import { outlineAfter, requestOutline, type Outline } from './outline';
import { requestSheet, type SheetAnswer } from './read-sheet';
import { watchBook } from './watch';
import { removeName, writeName } from './write-names';
import { checkSheet, writeSheet } from './write-sheet';

/** Makes the bytes of a new workbook: the file host, in a place where it does not hold up the pane. */
export type WorkbookMaker = (book: NewWorkbook, signal?: AbortSignal) => Promise<Uint8Array>;

/** A workbook as it was read, with what writing has to know. */
interface ReadBook {
  readonly grid: WorkbookGrid;
  readonly outline: Outline;
  readonly answers: ReadonlyMap<string, SheetAnswer>;
}

/** A change that can be taken back. */
interface Change {
  readonly inverses: readonly Inverse[];
  /** Hidden sheets that taking it back needs. */
  readonly backups: readonly string[];
}

/** More nobody steps back; each may keep hidden sheets alive. */
const MOST_CHANGES = 10;

export class ExcelHost implements Host {
  readonly missing: readonly HostFeature[] = missingFeatures();
  /** The last outline: what a later read may ask for at once. */
  private known: Outline | null = null;
  /** As last read; null once something was written. */
  private book: ReadBook | null = null;
  private readonly changes: Change[] = [];
  private batches = 0;
  private isWriting = false;

  constructor(private readonly makeWorkbook: WorkbookMaker) {}

  async read(scope: ReadScope): Promise<WorkbookGrid> {
    return (await this.readBook(scope)).grid;
  }

  async apply(change: WorkbookChange): Promise<void> {
    const book = this.book ?? (await this.readBook('everything'));
    for (const spec of change.sheets) checkSheet(spec, book.answers.get(spec.sheet) ?? null);
    if (isEmpty(change)) {
      this.changes.push({ inverses: [], backups: [] });
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
      this.finish(batch, book.outline, change);
    } catch (error) {
      await this.putBack(batch, error, book, change);
    } finally {
      this.isWriting = false;
    }
  }

  async undo(): Promise<boolean> {
    const last = this.changes.pop();
    if (!last) return false;
    if (last.inverses.length === 0) return true;
    this.isWriting = true;
    try {
      await carryOut(last.inverses);
    } catch (error) {
      this.changes.length = 0;
      throw asHostError(error);
    } finally {
      this.isWriting = false;
      this.forget();
    }
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
    const bytes = await this.makeWorkbook(book, signal);
    try {
      await Excel.createWorkbook(base64(bytes));
    } catch (error) {
      throw new HostError('refused', String(error), { cause: error });
    }
    return null;
  }

  /** Reads with the help of what is known; when that no longer holds, from scratch. */
  private async readBook(scope: ReadScope): Promise<ReadBook> {
    try {
      return await this.readKnowing(this.known, scope);
    } catch (error) {
      const isStale = error instanceof ExcelFailure && error.isAnswered && this.known !== null;
      if (!isStale) throw asHostError(error);
    }
    try {
      return await this.readKnowing(null, scope);
    } catch (error) {
      throw asHostError(error);
    }
  }

  private async readKnowing(known: Outline | null, scope: ReadScope): Promise<ReadBook> {
    const book = await inExcel(async (context) => {
      const outlineAnswer = requestOutline(context);
      const pending = known
        ? requestSheets(
            context,
            known,
            known.sheets.map((tab) => tab.id),
            scope,
          )
        : new Map<string, () => SheetAnswer>();
      await context.sync();
      const outline = outlineAnswer();
      const open = outline.sheets
        .filter((tab) => !isStillGood(tab.id, known, outline, scope))
        .map((tab) => tab.id);
      if (open.length > 0) {
        for (const [id, answer] of requestSheets(context, outline, open, scope)) pending.set(id, answer);
        await context.sync();
      }
      return assemble(outline, pending);
    });
    this.known = book.outline;
    this.book = book;
    return book;
  }

  private finish(batch: Batch | null, outline: Outline, change: WorkbookChange): void {
    this.changes.push({ inverses: batch?.inverses() ?? [], backups: batch?.backups() ?? [] });
    if (this.changes.length > MOST_CHANGES) this.changes.shift();
    this.book = null;
    this.known = batch ? outlineAfter(outline, change, batch.added()) : null;
  }

  /** Hidden copies no change needs any more, also those of a session that ended before it could. */
  private removeOldBackups(batch: Batch, outline: Outline): void {
    const needed = new Set(this.changes.flatMap((one) => one.backups));
    for (const id of outline.backups) {
      if (!needed.has(id)) batch.context.workbook.worksheets.getItem(id).delete();
    }
  }

  private forget(): void {
    this.book = null;
    this.known = null;
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
    const now = await this.readBook('everything').catch(() => null);
    if (now && !isSameBook(book.grid, now.grid)) {
      if (stands(change, now.grid)) return;
      throw new HostError('not-restored', failure.detail, { cause: error });
    }
    throw failure;
  }
}

function isEmpty({ copies, sheets, names, removedNames }: WorkbookChange): boolean {
  return copies.length + sheets.length + names.length + removedNames.length === 0;
}

function missingFeatures(): HostFeature[] {
  const missing: HostFeature[] = [];
  if (!hasApi('1.13')) missing.push('merged-cells');
  if (!hasApi('1.9')) missing.push('hidden-rows', 'print-setup', 'neighbour-look');
  if (!hasApi('1.15')) missing.push('exact-undo');
  return missing;
}

function requestSheets(
  context: Excel.RequestContext,
  outline: Outline,
  ids: readonly string[],
  scope: ReadScope,
): Map<string, () => SheetAnswer> {
  const plan = readingPlan(outline, scope);
  const wanted = outline.sheets.filter((tab) => ids.includes(tab.id));
  return new Map(
    wanted.map((tab) => [
      tab.id,
      requestSheet(context, {
        tab,
        reading: plan(tab.name),
        tables: outline.tables.filter((table) => table.sheet === tab.name),
        rows: tab.name === outline.activeSheet ? outline.activeRows : null,
      }),
    ]),
  );
}

/** Whether what was asked of a sheet on the strength of an older outline is what the present one would ask. */
function isStillGood(id: string, known: Outline | null, outline: Outline, scope: ReadScope): boolean {
  const before = known?.sheets.find((tab) => tab.id === id);
  const now = outline.sheets.find((tab) => tab.id === id);
  if (!known || !before || !now) return false;
  const asked = (book: Outline, name: string): string =>
    JSON.stringify([
      readingPlan(book, scope)(name),
      book.tables
        .filter((table) => table.sheet === name)
        .map(({ id, headerRows, totalsRows }) => [id, headerRows, totalsRows]),
    ]);
  return (
    before.name === now.name &&
    before.locked === now.locked &&
    before.visible === now.visible &&
    asked(known, before.name) === asked(outline, now.name)
  );
}

function assemble(outline: Outline, pending: ReadonlyMap<string, () => SheetAnswer>): ReadBook {
  const answers = outline.sheets.flatMap((tab) => pending.get(tab.id)?.() ?? []);
  const printAreas = answers.flatMap(({ grid, facts }) =>
    facts.printArea === null ? [] : [printAreaName(grid.name, facts.printArea)],
  );
  return {
    outline,
    answers: new Map(answers.map((answer) => [answer.grid.name, answer])),
    grid: {
      sheets: answers.map((answer) => answer.grid),
      activeSheet: outline.activeSheet,
      names: [...outline.names, ...printAreas],
    },
  };
}

/** As files keep it. */
function printAreaName(sheet: string, area: Area): DefinedName {
  return {
    name: '_xlnm.Print_Area',
    refersTo: `${quotedSheet(sheet)}!${absoluteAreaAddress(area)}`,
    scope: sheet,
  };
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

async function carryOut(inverses: readonly Inverse[]): Promise<void> {
  await inExcel(async (context) => {
    for (const inverse of inverses) inverse(context);
    await context.sync();
  });
}

function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  if (error instanceof ExcelFailure) return error.toHostError();
  throw error;
}
