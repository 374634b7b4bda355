/**
 * Reads the workbook. Earlier reads and writes show what to ask for, so that a later read asks for everything at once.
 *
 * Round trips: a first read takes two, one for the tabs and names and one for the cells; later reads take one. A question that Excel
 * refuses costs one more, but only once (may-fail.ts). Excel on the web answers at most 5 MB at a time: what is expected to come near that
 * limit is asked in several parts, and a workbook that turns out larger is read sheet by sheet and part by part.
 */
import { absoluteAreaAddress, quotedSheet, type Area } from '../../../spreadsheet/address';
import type { DefinedName, SheetGrid, WorkbookGrid } from '../../../spreadsheet/grid';
import { MANY_ROWS, UNREAD_FORMULA, type ReadingPlan } from '../../../spreadsheet/reading';
import type { SheetSpec, WorkbookChange } from '../../../spreadsheet/spec';
import { asHostError, ExcelFailure, inExcel, type ExcelRunner } from '../in-excel';
import { Questions } from '../may-fail';
import { ACTIVE_SHEET, outlineAfter, requestOutline, type Outline, type Tab } from './outline';
import { requestSizes, type SheetSize } from './sheet-sizes';
import { MERGES, readLargeSheet, requestSheet, type SheetAnswer, type SheetRequest } from './read-sheet';

/** A workbook that was read, and the facts that writing to it needs. */
export interface ReadBook {
  readonly grid: WorkbookGrid;
  readonly outline: Outline;
  readonly answers: ReadonlyMap<string, SheetAnswer>;
  /** What was asked for. */
  readonly plan: ReadingPlan;
}

/** The most bytes of cells in an answer. The limit is 4 MB, and the other things that are read take some of it. */
const MOST_BYTES = 3_500_000;
/** Assumed bytes for a row of a sheet that was written but never read. Phase sheets have the longest rows, and need less. */
const BYTES_PER_ROW = 120;
/**
 * Assumed bytes for each of the two texts of a cell that was never read: a figure or a short name. Excel answers each cell as a value and
 * as a formula.
 */
const BYTES_PER_TEXT = 12;

export class BookReader {
  /** The outline of the last read. With it, the next read can ask for everything at once. */
  private known: Outline | null = null;
  /** The number of used rows by sheet id, as far as known. */
  private readonly rows = new Map<string, number>();
  /** The size of each sheet's used range at the first read, by sheet id. */
  private sizes: ReadonlyMap<string, SheetSize> = new Map();
  /** The bytes that the cells of large sheets took in their last answer, by sheet id. */
  private readonly bytes = new Map<string, number>();
  /** The number of ways to ask that Excel refused in this workbook, by key of the question. */
  private readonly refused = new Map<string, number>();

  constructor(private readonly run: ExcelRunner) {}

  /**
   * Reads with the help of earlier reads. Starts from scratch when those no longer hold, and reads in parts when an answer would be too
   * large.
   */
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
      const pending = new Map<string, () => SheetAnswer>();
      const ask = (outline: Outline, requests: readonly SheetRequest[]): void => {
        calculateManually(context, outline);
        for (const request of requests)
          pending.set(request.tab.id, requestSheet(context, request, questions));
      };
      if (known) ask(known, this.inOneAnswer(this.requests(known, plan)));
      const sizes = known ? null : requestSizes(context.workbook, questions);
      await questions.sync(context);
      if (sizes) this.sizes = sizes();
      const outline = outlineAnswer();
      let open = this.requests(outline, plan).filter(
        ({ tab: { id } }) => !pending.has(id) || !isStillGood(id, known, outline, plan),
      );
      while (open.length > 0) {
        const asked = this.inOneAnswer(open);
        ask(outline, asked);
        await questions.sync(context);
        open = open.slice(asked.length);
      }
      return assemble(
        plan,
        outline,
        outline.sheets.flatMap((tab) => pending.get(tab.id)?.() ?? []),
      );
    }, this.run);
  }

  /** Reads sheet by sheet, and large sheets in parts, because Excel on the web answers at most 5 MB at once. */
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
        return assemble(plan, outline, answers);
      }, this.run);
      return this.noted(book);
    } catch (error) {
      throw asHostError(error);
    }
  }

  /** Whether Excel refused to list the merged cells of a sheet. */
  get missesMerges(): boolean {
    return [...this.refused.keys()].some((key) => key.startsWith(MERGES));
  }

  private questions(): Questions {
    this.refused.delete(ACTIVE_SHEET);
    return new Questions(this.refused);
  }

  /** What to ask about each sheet. */
  private requests(outline: Outline, plan: ReadingPlan): SheetRequest[] {
    const reading = plan(outline);
    return outline.sheets.map((tab) => ({
      tab,
      reading: reading(tab.name),
      tables: outline.tables.filter((table) => table.sheet === tab.name),
      rows: tab.name === outline.activeSheet ? outline.activeRows : this.rowsOf(tab.id),
    }));
  }

  private rowsOf(id: string): number | null {
    return this.rows.get(id) ?? this.sizes.get(id)?.rows ?? null;
  }

  /** The estimated bytes of a sheet's cells in an answer. */
  private bytesOf({ tab: { id }, reading, rows }: SheetRequest): number {
    const known = this.bytes.get(id);
    if (known !== undefined) return known;
    const columns = this.sizes.get(id)?.columns;
    if (rows === null || columns === undefined || !reading.hasOwnValues) return (rows ?? 0) * BYTES_PER_ROW;
    const unread = rows > MANY_ROWS ? reading.ownColumns.length : 0;
    return rows * (2 * columns - unread) * BYTES_PER_TEXT;
  }

  /** As many requests from the start of the list as are estimated to fit into one answer, but at least one request. */
  private inOneAnswer(requests: readonly SheetRequest[]): readonly SheetRequest[] {
    let bytes = 0;
    const end = requests.findIndex((request, index) => {
      if (!request.reading.hasContents) return false;
      bytes += this.bytesOf(request);
      return index > 0 && bytes > MOST_BYTES;
    });
    return end < 0 ? requests : requests.slice(0, end);
  }

  /** Keeps the facts that later reads and writes need. */
  private noted(book: ReadBook): ReadBook {
    this.known = book.outline;
    for (const { id, name } of book.outline.sheets) {
      const grid = book.answers.get(name)?.grid;
      if (!grid?.area) continue;
      const rows = grid.area.bottom - grid.area.top + 1;
      this.rows.set(id, rows);
      if (rows > MANY_ROWS) this.bytes.set(id, bytesOf(grid));
    }
    return book;
  }

  /** Updates what is known after a change. @param added the worksheets the change added */
  changed({ outline }: ReadBook, change: WorkbookChange, added: readonly Tab[]): void {
    this.known = outlineAfter(outline, change, added);
    for (const { id, name } of added) {
      const spec = change.sheets.find((sheet) => sheet.sheet === name);
      if (spec) this.rows.set(id, rowsMade(spec));
    }
  }

  /** Makes the next read start from scratch. */
  forget(): void {
    this.known = null;
    this.refused.clear();
  }
}

/** Whether a request for a sheet that was made from an older outline would be the same with the present outline. */
function isStillGood(id: string, known: Outline | null, outline: Outline, plan: ReadingPlan): boolean {
  const before = known?.sheets.find((tab) => tab.id === id);
  const now = outline.sheets.find((tab) => tab.id === id);
  if (!known || !before || !now) return false;
  // The values just read are out of date: calculation was not requested, because manual mode was not known.
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

/** Requests a calculation if the workbook is in manual mode, because formulas may then show old results. As with F9, nothing else changes. */
function calculateManually(context: Excel.RequestContext, outline: Outline): void {
  if (outline.isManual) context.application.calculate('Recalculate');
}

function assemble(plan: ReadingPlan, outline: Outline, answers: readonly SheetAnswer[]): ReadBook {
  const printAreas = answers.flatMap(({ grid, facts }) =>
    facts.printArea === null ? [] : [printAreaName(grid.name, facts.printArea)],
  );
  return {
    plan,
    outline,
    answers: new Map(answers.map((answer) => [answer.grid.name, answer])),
    grid: {
      sheets: answers.map((answer) => answer.grid),
      activeSheet: outline.activeSheet,
      names: [...outline.names, ...printAreas],
    },
  };
}

/** A print area as the defined name that stores it in files. */
function printAreaName(sheet: string, area: Area): DefinedName {
  return {
    name: '_xlnm.Print_Area',
    refersTo: `${quotedSheet(sheet)}!${absoluteAreaAddress(area)}`,
    scope: sheet,
  };
}

/** The length of `{"rowHidden":false},`, which Excel answers for each row. */
const BYTES_OF_ROW_FACTS = 22;

/** The bytes in UTF-8 that a sheet took in an answer. Excel answers each cell as a value and as a formula. */
function bytesOf({ values, formulas }: SheetGrid): number {
  const encoder = new TextEncoder();
  return values.reduce((bytes, row, index) => {
    const formulaAt = (column: number): string | null => formulas[index]?.[column] ?? null;
    // In the add-in's own columns some formulas were not asked for. Elsewhere Excel answers an empty cell as empty text.
    const answered = row.filter((value, column) => value !== null || formulaAt(column) === null);
    const texts = row.flatMap((value, column) =>
      formulaAt(column) === UNREAD_FORMULA ? [] : [formulaAt(column) ?? value ?? ''],
    );
    return bytes + BYTES_OF_ROW_FACTS + encoder.encode(JSON.stringify([answered, texts])).length;
  }, 0);
}

/** The number of rows of a sheet made from a spec. */
function rowsMade({ blocks, fills }: SheetSpec): number {
  const bottoms = blocks.map(({ top, rows }) => top + rows.length - 1);
  return Math.max(0, ...bottoms, ...fills.map(({ area }) => area.bottom));
}
