/**
 * What the worker does with the workbook it holds: everything the page asks, in plain data.
 */
import { cellArea, type Area, type Position } from '../../domain/address';
import type { WorkbookGrid } from '../../domain/grid';
import { FileHost } from '../../hosts/file/file-host';
import type { CellDetail, Tally } from '../../hosts/file/look/book-view';
import { characters } from '../../hosts/file/look/layout';
import type { RowSpan } from '../../hosts/file/look/cells';
import type { BookLook, CellsLook } from '../../hosts/file/look/look';
import { HostError } from '../../hosts/host';
import {
  emptySpec,
  type CellContent,
  type FormatRange,
  type SheetSpec,
  type WorkbookChange,
} from '../../sheets/spec';
import { readTyped, type Refusal } from './typed-content';

/** Text typed into a cell. */
export interface TypedCell extends Position {
  readonly text: string;
}

/** What became of something typed: the workbook after it, and the cells that can't hold what was meant for them. */
export interface TypedResult {
  readonly look: BookLook;
  readonly refused: readonly (Position & { readonly refusal: Refusal })[];
}

/** How a step back or forth ended. */
export interface Stepped {
  readonly look: BookLook;
  /** Where what changed is to be seen. */
  readonly place: (Position & { readonly sheet: string }) | null;
}

export class BookService {
  private host: FileHost | null = null;
  /** What was taken back and can be typed again, last first. */
  private readonly undone: WorkbookChange[] = [];

  /** @throws HostError as FileHost.open */
  open(bytes: Uint8Array): BookLook {
    this.host = FileHost.open(bytes);
    return this.look();
  }

  read(): Promise<WorkbookGrid> {
    return this.book.read();
  }

  /** @throws HostError; the workbook is then as it was */
  async apply(change: WorkbookChange): Promise<BookLook> {
    await this.book.apply(change);
    this.undone.length = 0;
    return this.look();
  }

  /** Takes back the last action; null where there is none. */
  async undo(): Promise<BookLook | null> {
    return (await this.book.undo()) ? this.look() : null;
  }

  /** @throws HostError `sheet-protected` and others; the workbook is then as it was */
  type(sheet: string, cells: readonly TypedCell[]): TypedResult {
    const blocks: { top: number; left: number; rows: CellContent[][] }[] = [];
    const formats: FormatRange[] = [];
    const refused: (Position & { refusal: Refusal })[] = [];
    for (const { row, column, text } of cells) {
      const typed = readTyped(text, this.book.view().cell(sheet, { row, column }));
      if (typed.kind === 'refused') {
        refused.push({ row, column, refusal: typed.refusal });
        continue;
      }
      blocks.push({ top: row, left: column, rows: [[typed.content]] });
      if (typed.numberFormat === undefined) continue;
      formats.push({ area: cellArea({ row, column }), style: { numberFormat: typed.numberFormat } });
    }
    if (blocks.length === 0) return { look: this.look(), refused };
    this.book.type(onSheet({ ...emptySpec(sheet, 'patch'), blocks, formats }));
    this.undone.length = 0;
    return { look: this.look(), refused };
  }

  /**
   * Gives a column another width.
   * @param width pixels
   * @throws HostError `sheet-protected`
   */
  resize(sheet: string, column: number, width: number): BookLook {
    const columnWidths = [{ column, width: characters(width) }];
    this.book.type(onSheet({ ...emptySpec(sheet, 'patch'), columnWidths }));
    this.undone.length = 0;
    return this.look();
  }

  /** Takes back what was typed last; `action` where an action came after it, null where there is nothing. */
  untype(): Stepped | 'action' | null {
    const change = this.book.untype();
    if (change === null || change === 'action') return change;
    this.undone.push(change);
    return this.stepped(change);
  }

  /** Types again what was taken back last; null where there is nothing. */
  retype(): Stepped | null {
    const change = this.undone.pop();
    if (!change) return null;
    this.book.type(change);
    return this.stepped(change);
  }

  cells(sheet: string, rows: RowSpan): CellsLook {
    return this.book.view().cells(sheet, rows);
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
  async save(open: Position & { readonly sheet: string }): Promise<Uint8Array> {
    await this.book.select(open);
    return this.book.save();
  }

  private get book(): FileHost {
    if (!this.host) throw new HostError('no-answer', 'nothing is open');
    return this.host;
  }

  private look(): BookLook {
    return this.book.view().look();
  }

  private stepped(change: WorkbookChange): Stepped {
    const [spec] = change.sheets;
    const [block] = spec?.blocks ?? [];
    const place = spec && block ? { sheet: spec.sheet, row: block.top, column: block.left } : null;
    return { look: this.look(), place };
  }
}

function onSheet(spec: SheetSpec): WorkbookChange {
  return { copies: [], names: [], removedNames: [], sheets: [spec] };
}
