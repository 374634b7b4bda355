/** The service in the worker that holds the workbook. It answers each call of the page with plain data. */
import { cellArea, type Area, type Position } from '../../spreadsheet/address';
import type { SheetGrid, WorkbookGrid } from '../../spreadsheet/grid';
import type { FilledSheet } from '../../hosts/file/read-grid';
import { FileHost } from '../../hosts/file/file-host';
import type { ShownRows } from '../../hosts/file/live/settlement';
import type { CellDetail, Tally } from '../../hosts/file/look/book-view';
import { characters } from '../../hosts/file/look/layout';
import type { RowSpan } from '../../hosts/file/look/cells';
import type { BookLook, CellsLook, SheetLook } from '../../spreadsheet/look';
import { HostError, type Host } from '../../spreadsheet/host';
import {
  emptySpec,
  type CellContent,
  type FormatRange,
  type SheetSpec,
  type WorkbookChange,
} from '../../spreadsheet/spec';
import { pastedCells, vacatedCells, type KeptCells } from './kept-cells';
import { sentFormulas, type SentFormulas } from './sent-formulas';
import { SentRows, type ChangedCells, type RowsInView } from './sent-rows';
import { readCopied, readTyped, type Refusal, type TypedContent } from './typed-content';

/** Text typed into a cell. */
export interface TypedCell extends Position {
  readonly text: string;
}

/** The sheets and cells whose look changed in an edit. */
export interface EditedLook {
  readonly sheets: readonly SheetLook[];
  readonly cells: readonly ChangedCells[];
  /** Formulas out of view are still to be computed; {@link BookService.finish} does it. */
  readonly isUnfinished: boolean;
}

/** The result of typing: what changed its look, and the cells that refused their content. */
export interface TypedResult {
  readonly edited: EditedLook;
  readonly refused: readonly (Position & { readonly refusal: Refusal })[];
}

/** Rows of a sheet, for the pane. */
export interface RowsRead {
  readonly values: SheetGrid['values'];
  readonly formulas: SentFormulas;
}

/** The workbook after a change by the pane, and whether 撤销 can undo the change. */
export interface Applied {
  readonly look: BookLook;
  readonly isStep: boolean;
}

/** The result of undoing or redoing a step of typing. */
export interface StepResult {
  readonly edited: EditedLook;
  /** A changed cell, to be scrolled into view. */
  readonly place: (Position & { readonly sheet: string }) | null;
}

/** Up to this many formulas out of view are computed within the edit itself, which takes some milliseconds. */
const AT_ONCE = 500;

export class BookService {
  private host: FileHost | null = null;
  /** Changes that were undone and can be redone, the most recent at the end. */
  private readonly undone: WorkbookChange[] = [];
  /** The cells that were last copied or cut. */
  private kept: KeptCells | null = null;
  /** The sheets as last sent to the page. */
  private shown: readonly SheetLook[] = [];
  private readonly rows = new SentRows();
  /** The sheets that are being sent to the page in parts. */
  private reading: readonly FilledSheet[] = [];

  /** @param atOnce the most formulas out of view that an edit computes before it answers */
  constructor(private readonly atOnce = AT_ONCE) {}

  /** Opens a workbook. @throws HostError as FileHost.open does */
  open(bytes: Uint8Array): BookLook {
    this.host = FileHost.open(bytes);
    return this.look();
  }

  /** The host features that this workbook does not support. */
  missing(): Host['missing'] {
    return this.book.missing;
  }

  read(): Promise<WorkbookGrid> {
    return this.book.read();
  }

  /**
   * Reads the workbook so that it can be sent in parts: unpacking a large workbook from one message would block the page.
   * @returns the workbook without rows, and the number of rows per sheet; {@link rowsRead} gives the rows
   */
  beginRead(): { readonly grid: WorkbookGrid; readonly rows: readonly number[] } {
    const grid = this.book.readFilled();
    this.reading = grid.sheets;
    const sheets = grid.sheets.map((sheet) => ({ ...sheet, values: [], formulas: [] }));
    return { grid: { ...grid, sheets }, rows: grid.sheets.map(({ values }) => values.length) };
  }

  /** Rows of a sheet that {@link beginRead} read. @param from 0-based, like `to`, which is excluded */
  rowsRead(sheet: number, from: number, to: number): RowsRead {
    const read = this.reading[sheet];
    if (!read) return { values: [], formulas: { texts: [], fills: [] } };
    return { values: read.values.slice(from, to), formulas: sentFormulas(read, from, to) };
  }

  /** Frees the memory of {@link beginRead}. */
  endRead(): void {
    this.reading = [];
  }

  /** Indexes the formulas ahead of time, so that the next edit need not wait. */
  prepare(): void {
    this.book.prepare();
  }

  /** Applies a change. @throws HostError; the workbook is then unchanged */
  async apply(change: WorkbookChange): Promise<Applied> {
    const isStep = await this.book.apply(change);
    this.changed();
    return { look: this.look(), isStep };
  }

  /** Undoes the last action; null where there is none. */
  async undo(): Promise<BookLook | null> {
    if (!(await this.book.undo())) return null;
    this.endCut();
    return this.look();
  }

  /** Types into cells. @throws HostError `sheet-protected` and others; the workbook is then unchanged */
  type(sheet: string, cells: readonly TypedCell[], inView: RowsInView | null = null): TypedResult {
    const { spec, refused } = this.written(sheet, cells, ({ text }, detail) => readTyped(text, detail));
    if (spec.blocks.length > 0) this.typed([spec], inView);
    return { edited: this.edited(inView), refused };
  }

  /** Keeps the contents of an area for {@link paste}; returns its displayed texts for other programs. */
  copy(sheet: string, area: Area, isCut: boolean): string[][] {
    this.kept = { sheet, area, cells: this.book.view().filledCells(sheet, area), isCut };
    return this.texts(sheet, area);
  }

  /**
   * Pastes the last copied or cut cells into an area. Cut cells leave their old place in the same step; if a target cell refuses
   * its content, nothing is moved. Returns null when no cells are kept: the next change of the workbook ends a cut.
   * @throws HostError `sheet-protected` and others; the workbook is then unchanged
   */
  paste(sheet: string, area: Area, inView: RowsInView | null = null): TypedResult | null {
    const { kept } = this;
    if (!kept) return null;
    const { spec, refused } = this.written(sheet, pastedCells(kept, area), readCopied);
    if (kept.isCut && refused.length > 0) return { edited: this.edited(inView), refused };
    const blocks = (kept.isCut ? vacatedCells(kept, sheet, area) : []).map(emptied);
    if (sheet === kept.sheet) this.typed([{ ...spec, blocks: [...blocks, ...spec.blocks] }], inView);
    else this.typed([spec, { ...emptySpec(kept.sheet, 'patch'), blocks }], inView);
    return { edited: this.edited(inView), refused };
  }

  /** Ends a cut: the cells stay in place and can no longer be pasted. */
  endCut(): void {
    if (this.kept?.isCut === true) this.kept = null;
  }

  /**
   * Changes the width of a column.
   * @param width pixels
   * @throws HostError `sheet-protected`
   */
  resize(sheet: string, column: number, width: number, inView: RowsInView | null = null): EditedLook {
    const columnWidths = [{ column, width: characters(width) }];
    this.typed([{ ...emptySpec(sheet, 'patch'), columnWidths }], inView);
    return this.edited(inView);
  }

  /**
   * Computes what an edit left out of view.
   * @throws HostError, and takes the edit back
   */
  finish(inView: RowsInView | null = null): EditedLook {
    this.book.finish();
    return this.edited(inView);
  }

  /** Undoes the last typing; returns `action` when an action came after it, null when there is nothing to undo. */
  undoTyping(inView: RowsInView | null = null): StepResult | 'action' | null {
    const change = this.book.undoTyping();
    if (change === null || change === 'action') return change;
    this.endCut();
    this.undone.push(change);
    return this.stepped(change, inView);
  }

  /** Redoes the typing that was last undone; null when there is none. */
  redoTyping(inView: RowsInView | null = null): StepResult | null {
    const change = this.undone.pop();
    if (!change) return null;
    this.book.type(change, this.shownRows(inView));
    this.endCut();
    return this.stepped(change, inView);
  }

  cells(sheet: string, rows: RowSpan): CellsLook {
    const look = this.book.view().cells(sheet, rows);
    this.rows.note(sheet, rows, look);
    return look;
  }

  cell(sheet: string, at: Position): CellDetail {
    return this.book.view().cell(sheet, at);
  }

  texts(sheet: string, area: Area): string[][] {
    return this.book.view().texts(sheet, area);
  }

  tally(sheet: string, area: Area): Tally {
    return this.book.view().tally(sheet, area);
  }

  /** The workbook as a file; programs open it at the given cell. */
  save(open: Position & { readonly sheet: string }): Promise<Uint8Array> {
    return this.book.saved(open);
  }

  /** The spec that writes into cells of a sheet, and the cells that refuse their content. */
  private written<Cell extends Position>(
    sheet: string,
    cells: readonly Cell[],
    read: (cell: Cell, target: CellDetail) => TypedContent,
  ): { readonly spec: SheetSpec; readonly refused: TypedResult['refused'] } {
    const blocks: { top: number; left: number; rows: CellContent[][] }[] = [];
    const formats: FormatRange[] = [];
    const refused: (Position & { refusal: Refusal })[] = [];
    for (const cell of cells) {
      const { row, column } = cell;
      const typed = read(cell, this.book.view().cell(sheet, { row, column }));
      if (typed.kind === 'refused') {
        refused.push({ row, column, refusal: typed.refusal });
        continue;
      }
      blocks.push({ top: row, left: column, rows: [[typed.content]] });
      if (typed.numberFormat === undefined) continue;
      formats.push({ area: cellArea({ row, column }), style: { numberFormat: typed.numberFormat } });
    }
    return { spec: { ...emptySpec(sheet, 'patch'), blocks, formats }, refused };
  }

  private typed(sheets: readonly SheetSpec[], inView: RowsInView | null): void {
    this.book.type({ copies: [], names: [], removedNames: [], sheets }, this.shownRows(inView));
    this.changed();
  }

  private shownRows(inView: RowsInView | null): ShownRows | null {
    return inView && { ...inView, atOnce: this.atOnce };
  }

  /** Called after a change that is neither undo nor redo: undone changes can no longer be redone. */
  private changed(): void {
    this.undone.length = 0;
    this.endCut();
  }

  private get book(): FileHost {
    if (!this.host) throw new HostError('no-answer', 'nothing is open');
    return this.host;
  }

  look(): BookLook {
    const look = this.book.view().look();
    this.shown = look.sheets;
    return look;
  }

  /** Finds what an edit changed. @param inView the rows that the page shows, with their look before the edit */
  private edited(inView: RowsInView | null): EditedLook {
    const { isUnfinished } = this.book;
    const view = this.book.shownView();
    const before = new Set(this.shown);
    this.shown = view.look().sheets;
    const sheets = this.shown.filter((sheet) => !before.has(sheet));
    const { sheet, spans } = inView ?? { sheet: '', spans: [] };
    const cells = spans.flatMap((span) => this.rows.changed(sheet, span, view.cells(sheet, span)) ?? []);
    return { sheets, cells, isUnfinished };
  }

  private stepped(change: WorkbookChange, inView: RowsInView | null): StepResult {
    const [spec] = change.sheets;
    const [block] = spec?.blocks ?? [];
    const place = spec && block ? { sheet: spec.sheet, row: block.top, column: block.left } : null;
    return { edited: this.edited(inView), place };
  }
}

function emptied({ row, column }: Position): { top: number; left: number; rows: CellContent[][] } {
  return { top: row, left: column, rows: [['']] };
}
