/**
 * What the worker does with the workbook it holds: everything the page asks, in plain data.
 */
import { cellArea, type Area, type Position } from '../../spreadsheet/address';
import type { SheetGrid, WorkbookGrid } from '../../spreadsheet/grid';
import { FileHost } from '../../hosts/file/file-host';
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
import { SentRows, type ChangedCells, type RowsInView } from './sent-rows';
import { readHeld, readTyped, type Refusal, type Typed } from './typed-content';

/** Text typed into a cell. */
export interface TypedCell extends Position {
  readonly text: string;
}

/** What looks otherwise after an edit. */
export interface EditedLook {
  readonly sheets: readonly SheetLook[];
  readonly cells: readonly ChangedCells[];
}

/** What became of something typed: what looks otherwise, and the cells that can't hold what was meant for them. */
export interface TypedResult {
  readonly edited: EditedLook;
  readonly refused: readonly (Position & { readonly refusal: Refusal })[];
}

/** The workbook after a change of the pane, and whether 撤销 can take it back. */
export interface Applied {
  readonly look: BookLook;
  readonly isStep: boolean;
}

/** How a step back or forth ended. */
export interface Stepped {
  readonly edited: EditedLook;
  /** Where what changed is to be seen. */
  readonly place: (Position & { readonly sheet: string }) | null;
}

export class BookService {
  private host: FileHost | null = null;
  /** What was taken back and can be typed again, last first. */
  private readonly undone: WorkbookChange[] = [];
  /** What was copied or cut last. */
  private kept: KeptCells | null = null;
  /** The sheets as the page has them. */
  private shown: readonly SheetLook[] = [];
  private readonly rows = new SentRows();
  /** What is being handed over to the page. */
  private reading: WorkbookGrid | null = null;

  /** @throws HostError as FileHost.open */
  open(bytes: Uint8Array): BookLook {
    this.host = FileHost.open(bytes);
    return this.look();
  }

  /** What can't be kept or done in this workbook. */
  missing(): Host['missing'] {
    return this.book.missing;
  }

  read(): Promise<WorkbookGrid> {
    return this.book.read();
  }

  /**
   * Reads the workbook to be handed over in parts: a large one as one message would hold the page up while it is unpacked.
   * @returns the workbook with no rows, and how many each sheet has; {@link rowsRead} hands them over
   */
  async beginRead(): Promise<{ readonly grid: WorkbookGrid; readonly rows: readonly number[] }> {
    const grid = await this.book.read();
    this.reading = grid;
    const sheets = grid.sheets.map((sheet) => ({ ...sheet, values: [], formulas: [] }));
    return { grid: { ...grid, sheets }, rows: grid.sheets.map(({ values }) => values.length) };
  }

  /** Rows of a sheet of what {@link beginRead} read. @param from 0-based, as `to`, which is not included */
  rowsRead(sheet: number, from: number, to: number): Pick<SheetGrid, 'values' | 'formulas'> {
    const { values = [], formulas = [] } = this.reading?.sheets[sheet] ?? {};
    return { values: values.slice(from, to), formulas: formulas.slice(from, to) };
  }

  /** What {@link beginRead} read was handed over. */
  endRead(): void {
    this.reading = null;
  }

  /** Reads what the next edit would have to wait for. */
  prepare(): void {
    this.book.prepare();
  }

  /** @throws HostError; the workbook is then as it was */
  async apply(change: WorkbookChange): Promise<Applied> {
    const isStep = await this.book.apply(change);
    this.changed();
    return { look: this.look(), isStep };
  }

  /** Takes back the last action; null where there is none. */
  async undo(): Promise<BookLook | null> {
    if (!(await this.book.undo())) return null;
    this.endCut();
    return this.look();
  }

  /** @throws HostError `sheet-protected` and others; the workbook is then as it was */
  type(sheet: string, cells: readonly TypedCell[], inView: RowsInView | null = null): TypedResult {
    const { spec, refused } = this.written(sheet, cells, ({ text }, detail) => readTyped(text, detail));
    if (spec.blocks.length > 0) this.typed([spec]);
    return { edited: this.edited(inView), refused };
  }

  /** Keeps what an area holds, to be pasted; returns its texts as they are shown, for other programs. */
  copy(sheet: string, area: Area, isCut: boolean): string[][] {
    this.kept = { sheet, area, cells: this.book.view().held(sheet, area), isCut };
    return this.texts(sheet, area);
  }

  /**
   * Pastes what was copied or cut last into an area. What was cut leaves its place in the same step; where a cell refuses
   * its part nothing is moved. null where nothing is kept: a cut ends with the next change of the workbook.
   * @throws HostError `sheet-protected` and others; the workbook is then as it was
   */
  paste(sheet: string, area: Area, inView: RowsInView | null = null): TypedResult | null {
    const { kept } = this;
    if (!kept) return null;
    const { spec, refused } = this.written(sheet, pastedCells(kept, area), readHeld);
    if (kept.isCut && refused.length > 0) return { edited: this.edited(inView), refused };
    const blocks = (kept.isCut ? vacatedCells(kept, sheet, area) : []).map(emptied);
    if (sheet === kept.sheet) this.typed([{ ...spec, blocks: [...blocks, ...spec.blocks] }]);
    else this.typed([spec, { ...emptySpec(kept.sheet, 'patch'), blocks }]);
    return { edited: this.edited(inView), refused };
  }

  /** What was cut stays where it is, and can't be pasted any more. */
  endCut(): void {
    if (this.kept?.isCut === true) this.kept = null;
  }

  /**
   * Gives a column another width.
   * @param width pixels
   * @throws HostError `sheet-protected`
   */
  resize(sheet: string, column: number, width: number, inView: RowsInView | null = null): EditedLook {
    const columnWidths = [{ column, width: characters(width) }];
    this.typed([{ ...emptySpec(sheet, 'patch'), columnWidths }]);
    return this.edited(inView);
  }

  /** Takes back what was typed last; `action` where an action came after it, null where there is nothing. */
  untype(inView: RowsInView | null = null): Stepped | 'action' | null {
    const change = this.book.untype();
    if (change === null || change === 'action') return change;
    this.endCut();
    this.undone.push(change);
    return this.stepped(change, inView);
  }

  /** Types again what was taken back last; null where there is nothing. */
  retype(inView: RowsInView | null = null): Stepped | null {
    const change = this.undone.pop();
    if (!change) return null;
    this.book.type(change);
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

  /** The workbook as a file that opens at a cell. */
  save(open: Position & { readonly sheet: string }): Uint8Array {
    return this.book.save(open);
  }

  /** What goes into cells of a sheet, and which of them can't hold what is meant for them. */
  private written<Cell extends Position>(
    sheet: string,
    cells: readonly Cell[],
    read: (cell: Cell, target: CellDetail) => Typed,
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

  private typed(sheets: readonly SheetSpec[]): void {
    this.book.type({ copies: [], names: [], removedNames: [], sheets });
    this.changed();
  }

  /** A change that is not a step back or forth: there is nothing to go forth to any more. */
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

  /** @param inView rows that the page has as they were before the edit */
  private edited(inView: RowsInView | null): EditedLook {
    const before = new Set(this.shown);
    const sheets = this.look().sheets.filter((sheet) => !before.has(sheet));
    const { sheet, spans } = inView ?? { sheet: '', spans: [] };
    const view = this.book.view();
    const cells = spans.flatMap((span) => this.rows.changed(sheet, span, view.cells(sheet, span)) ?? []);
    return { sheets, cells };
  }

  private stepped(change: WorkbookChange, inView: RowsInView | null): Stepped {
    const [spec] = change.sheets;
    const [block] = spec?.blocks ?? [];
    const place = spec && block ? { sheet: spec.sheet, row: block.top, column: block.left } : null;
    return { edited: this.edited(inView), place };
  }
}

function emptied({ row, column }: Position): { top: number; left: number; rows: CellContent[][] } {
  return { top: row, left: column, rows: [['']] };
}
