/**
 * Reads the workbook, with what earlier reads and writes taught: a later read asks for everything at once.
 *
 * Round trips: a first read takes two, one for the tabs and names and one for the cells; later reads take one. What Excel
 * refuses to tell costs one more, once (may-fail.ts). Excel on the
 * web gives no more than 5 MB at once: a workbook that is larger is read sheet by sheet and part by part.
 */
import { absoluteAreaAddress, quotedSheet, type Area } from '../../../spreadsheet/address';
import type { DefinedName, WorkbookGrid } from '../../../spreadsheet/grid';
import { type ReadingPlan } from '../../../spreadsheet/reading';
import type { SheetSpec, WorkbookChange } from '../../../spreadsheet/spec';
import { asHostError, ExcelFailure, inExcel } from '../in-excel';
import { Questions } from '../may-fail';
import { ACTIVE_SHEET, outlineAfter, requestOutline, type Outline, type Tab } from './outline';
import { MERGES, readLargeSheet, requestSheet, type SheetAnswer, type SheetRequest } from './read-sheet';

/** A workbook as it was read, with what writing has to know. */
export interface ReadBook {
  readonly grid: WorkbookGrid;
  readonly outline: Outline;
  readonly answers: ReadonlyMap<string, SheetAnswer>;
}

export class BookReader {
  /** The last outline: what a later read may ask for at once. */
  private known: Outline | null = null;
  /** Rows in use on each sheet, by its id, as far as known. */
  private readonly rows = new Map<string, number>();
  /** Questions Excel refuses in this workbook. */
  private readonly refused = new Map<string, number>();

  /** Reads with the help of what is known; when that no longer holds, from scratch; what is too large, in parts. */
  async read(plan: ReadingPlan): Promise<ReadBook> {
    try {
      return this.noted(await this.readKnowing(this.known, plan));
    } catch (error) {
      if (!(error instanceof ExcelFailure)) throw error;
      if (error.isTooLarge) return this.readLarge(plan);
      const isStale = error.isAnswered && this.known !== null;
      if (!isStale) throw asHostError(error);
      this.forget();
      return this.read(plan);
    }
  }

  private async readKnowing(known: Outline | null, plan: ReadingPlan): Promise<ReadBook> {
    return inExcel(async (context) => {
      const questions = this.questions();
      const outlineAnswer = requestOutline(context, questions, known);
      const ask = (outline: Outline, ids: readonly string[]): Map<string, () => SheetAnswer> => {
        calculateManually(context, outline);
        return new Map(
          this.requests(outline, plan)
            .filter(({ tab }) => ids.includes(tab.id))
            .map((request) => [request.tab.id, requestSheet(context, request, questions)]),
        );
      };
      const pending = known
        ? ask(
            known,
            known.sheets.map((tab) => tab.id),
          )
        : new Map<string, () => SheetAnswer>();
      await questions.sync(context);
      const outline = outlineAnswer();
      const open = outline.sheets
        .filter((tab) => !isStillGood(tab.id, known, outline, plan))
        .map((tab) => tab.id);
      if (open.length > 0) {
        for (const [id, answer] of ask(outline, open)) pending.set(id, answer);
        await questions.sync(context);
      }
      return assemble(
        outline,
        outline.sheets.flatMap((tab) => pending.get(tab.id)?.() ?? []),
      );
    });
  }

  /** Reads sheet by sheet, and large sheets in parts: Excel on the web gives no more than 5 MB at once. */
  private async readLarge(plan: ReadingPlan): Promise<ReadBook> {
    try {
      const book = await inExcel(async (context) => {
        const questions = this.questions();
        const outlineAnswer = requestOutline(context, questions, this.known);
        await questions.sync(context);
        const outline = outlineAnswer();
        calculateManually(context, outline);
        const answers: SheetAnswer[] = [];
        for (const request of this.requests(outline, plan))
          answers.push(await readLargeSheet(context, request, questions));
        return assemble(outline, answers);
      });
      return this.noted(book);
    } catch (error) {
      throw asHostError(error);
    }
  }

  /** Whether sheets have merged cells Excel does not tell of. */
  get missesMerges(): boolean {
    return [...this.refused.keys()].some((key) => key.startsWith(MERGES));
  }

  private questions(): Questions {
    this.refused.delete(ACTIVE_SHEET);
    return new Questions(this.refused);
  }

  /** What to ask of each sheet. */
  private requests(outline: Outline, plan: ReadingPlan): SheetRequest[] {
    const reading = plan(outline);
    return outline.sheets.map((tab) => ({
      tab,
      reading: reading(tab.name),
      tables: outline.tables.filter((table) => table.sheet === tab.name),
      rows: tab.name === outline.activeSheet ? outline.activeRows : (this.rows.get(tab.id) ?? null),
    }));
  }

  /** Keeps what later reads and writes need to know. */
  private noted(book: ReadBook): ReadBook {
    this.known = book.outline;
    for (const { id, name } of book.outline.sheets) {
      const area = book.answers.get(name)?.grid.area;
      if (area) this.rows.set(id, area.bottom - area.top + 1);
    }
    return book;
  }

  /** Learns what a change made of the workbook. @param added the worksheets it added */
  changed({ outline }: ReadBook, change: WorkbookChange, added: readonly Tab[]): void {
    this.known = outlineAfter(outline, change, added);
    for (const { id, name } of added) {
      const spec = change.sheets.find((one) => one.sheet === name);
      if (spec) this.rows.set(id, rowsOf(spec));
    }
  }

  /** The next read starts from scratch. */
  forget(): void {
    this.known = null;
    this.refused.clear();
  }
}

/** Whether what was asked of a sheet on the strength of an older outline is what the present one would ask. */
function isStillGood(id: string, known: Outline | null, outline: Outline, plan: ReadingPlan): boolean {
  const before = known?.sheets.find((tab) => tab.id === id);
  const now = outline.sheets.find((tab) => tab.id === id);
  if (!known || !before || !now) return false;
  // What was read before was not calculated.
  if (outline.isManual && !known.isManual) return false;
  const asked = (book: Outline, name: string): string =>
    JSON.stringify([
      plan(book)(name),
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

/** In manual mode formulas show old results until calculation is asked for: F9 costs nothing of what the user has. */
function calculateManually(context: Excel.RequestContext, outline: Outline): void {
  if (outline.isManual) context.application.calculate('Recalculate');
}

function assemble(outline: Outline, answers: readonly SheetAnswer[]): ReadBook {
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

/** How many rows a sheet made from a spec has. */
function rowsOf({ blocks, fills }: SheetSpec): number {
  const bottoms = blocks.map(({ top, rows }) => top + rows.length - 1);
  return Math.max(0, ...bottoms, ...fills.map(({ area }) => area.bottom));
}
