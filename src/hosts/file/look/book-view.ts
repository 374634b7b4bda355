/**
 * A workbook as it is shown: its sheets' layout, the cells of the rows in view, and what one cell holds.
 */
import { contains, type Area, type Position } from '../../../spreadsheet/address';
import type { CellValue, StaleCause, StaleCell } from '../../../spreadsheet/grid';
import { Calculator } from '../../../formula/calc/calculator';
import { DAYS_TO_1904 } from '../../../formula/calc/dates';
import { NOTHING_STALE, WorkbookSource } from '../calc-source';
import type { CellView } from '../parts/cell-view';
import type { SheetPart } from '../parts/sheet-part';
import type { Workbook } from '../parts/workbook';
import { sameSheet } from '../parts/workbook-part';
import { XmlPart } from '../package/xml-part';
import { readCells, type RowSpan } from './cells';
import { readCharts } from './charts';
import { Colors } from './colors';
import { ConditionalLooks } from './conditional';
import { displayText, showsDate } from './display-text';
import { Formats } from './formats';
import { readLayout } from './layout';
import type { BookLook, CellsLook, FormatLook, SheetLook } from '../../../spreadsheet/look';
import { validationAt, type CellRule } from './validation';

/** What someone who edits a cell needs to know. */
export interface CellDetail {
  /** What is to be edited: the formula with its `=`, or the value as it would be typed. */
  readonly input: string;
  readonly format: FormatLook;
  /** What may be typed. */
  readonly rule: CellRule | null;
  /** Days to add to a date's number, of {@link displayText}. */
  readonly dayShift: number;
}

/** What a cell holds, for another one to hold it too. */
export interface HeldCell extends Position {
  readonly value: CellValue;
  /** Without its `=`; null for a value. */
  readonly formula: string | null;
  readonly numberFormat: string;
}

/** Figures of a selection, as a status bar shows them. */
export interface Tally {
  /** Cells that hold something. */
  readonly filled: number;
  readonly numbers: number;
  readonly sum: number;
}

/** A view of a workbook that does not change; after a change, make a new one. */
export class BookView {
  private readonly calculator: Calculator;
  private readonly formats: Formats;
  private readonly conditional = new Map<string, ConditionalLooks>();
  /** Of {@link displayText}. */
  private readonly dayShift: number;

  /** @param stale formulas that show the result they had before a change */
  constructor(
    private readonly workbook: Workbook,
    private readonly stale: readonly StaleCell[] = [],
  ) {
    this.calculator = new Calculator(new WorkbookSource(workbook, NOTHING_STALE));
    this.formats = new Formats(workbook.styles, new Colors(themeOf(workbook)));
    this.dayShift = workbook.book.dates1904 ? DAYS_TO_1904 : 0;
  }

  look(): BookLook {
    const sheets = this.workbook.worksheets();
    const active = sheets.find((sheet) => sheet.index === this.workbook.book.activeTab && sheet.visible);
    return {
      sheets: sheets.map((entry) => this.sheetLook(entry.name, entry.visible)),
      activeSheet: (active ?? sheets.find((sheet) => sheet.visible) ?? sheets[0])?.name ?? '',
    };
  }

  /** @throws HostError `sheet-not-found` */
  cells(name: string, rows: RowSpan): CellsLook {
    const sheet = this.workbook.sheet(name);
    let conditional = this.conditional.get(name);
    if (!conditional) {
      conditional = new ConditionalLooks(sheet, this.formats, this.calculator);
      this.conditional.set(name, conditional);
    }
    const { formats, dayShift } = this;
    const looks = { formats, conditional, stale: this.staleOf(sheet.name), dayShift };
    return readCells(sheet, rows, looks, ({ row, column }) => this.calculator.value(name, row, column));
  }

  /** @throws HostError `sheet-not-found` */
  cell(name: string, { row, column }: Position): CellDetail {
    const sheet = this.workbook.sheet(name);
    const { dayShift } = this;
    let input = '';
    sheet.cells.visit(
      (cell) => {
        if (cell.column !== column) return;
        const { numberFormat } = this.formats.at(cell.style);
        input =
          cell.formula === null ? inputText(cell.value ?? null, numberFormat, dayShift) : `=${cell.formula}`;
      },
      (at) => at === row,
    );
    const rule = validationAt(sheet, { row, column });
    return { input, format: this.formatAt(sheet, row, column), rule, dayShift };
  }

  /** What the cells of an area hold; those without content are left out. */
  held(name: string, area: Area): HeldCell[] {
    const found: HeldCell[] = [];
    this.visitArea(this.workbook.sheet(name), area, ({ row, column, formula, style }, value) => {
      if (value === null && formula === null) return;
      found.push({ row, column, value, formula, numberFormat: this.formats.at(style).numberFormat });
    });
    return found;
  }

  /** The texts of an area as they are shown: rows × columns. */
  texts(name: string, area: Area): string[][] {
    const sheet = this.workbook.sheet(name);
    const texts = Array.from({ length: area.bottom - area.top + 1 }, () =>
      new Array<string>(area.right - area.left + 1).fill(''),
    );
    this.visitArea(sheet, area, ({ row, column, style }, value) => {
      const line = texts[row - area.top];
      if (line)
        line[column - area.left] = displayText(value, this.formats.at(style).numberFormat, this.dayShift);
    });
    return texts;
  }

  tally(name: string, area: Area): Tally {
    let [filled, numbers, sum] = [0, 0, 0];
    this.visitArea(this.workbook.sheet(name), area, (_, value) => {
      if (value === null || value === '') return;
      filled += 1;
      if (typeof value !== 'number') return;
      numbers += 1;
      sum += value;
    });
    return { filled, numbers, sum };
  }

  private visitArea(sheet: SheetPart, area: Area, show: (cell: CellView, value: CellValue) => void): void {
    sheet.cells.visit(
      (cell) => {
        if (!contains(area, cell)) return;
        show(
          cell,
          cell.value === undefined ? this.calculator.value(sheet.name, cell.row, cell.column) : cell.value,
        );
      },
      (row) => row >= area.top && row <= area.bottom,
    );
  }

  private sheetLook(name: string, visible: boolean): SheetLook {
    const sheet = this.workbook.sheet(name);
    const layout = readLayout(sheet, this.formats);
    const charts = readCharts(sheet, {
      workbook: this.workbook,
      colors: this.formats.colors,
      columns: layout.columns,
      rows: layout.rows,
      dayShift: this.dayShift,
      cell: (of, row, column) => ({
        value: this.calculator.value(of, row, column),
        numberFormat: this.formatAt(this.workbook.sheet(of), row, column).numberFormat,
      }),
    });
    return { name, visible, charts, ...layout };
  }

  /** What keeps cells of a sheet from being computed, by `row,column`. */
  private staleOf(sheet: string): ReadonlyMap<string, StaleCause> {
    const own = this.stale.filter((cell) => sameSheet(cell.sheet, sheet));
    return new Map(own.map((cell) => [`${cell.row},${cell.column}`, cell.cause]));
  }

  private formatAt(sheet: SheetPart, row: number, column: number): FormatLook {
    return this.formats.at(sheet.cells.styleAt(row, column));
  }
}

/** A value as it would be typed into a cell of a format. */
function inputText(value: CellValue, numberFormat: string, dayShift: number): string {
  if (typeof value !== 'number') return displayText(value, 'General');
  // Fifteen digits are what a spreadsheet keeps of a number.
  if (numberFormat.includes('%')) return `${Number((value * 100).toPrecision(15))}%`;
  if (showsDate(numberFormat)) {
    return displayText(value, Number.isInteger(value) ? 'yyyy/m/d' : 'yyyy/m/d h:mm:ss', dayShift);
  }
  return String(Number(value.toPrecision(15)));
}

function themeOf(workbook: Workbook) {
  const part = workbook.book.relationships.ofKind('theme')[0]?.part;
  return typeof part === 'string' && workbook.pack.has(part) ? new XmlPart(workbook.pack, part).root : null;
}
