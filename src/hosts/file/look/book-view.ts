/**
 * Shows a workbook: the layout of its sheets, the cells of the rows in view, and the content of a single cell.
 */
import { contains, type Area, type Position } from '../../../spreadsheet/address';
import type { CellValue, StaleCause, StaleCell } from '../../../spreadsheet/grid';
import type { Calculator } from '../../../formula/calc/calculator';
import { DAYS_TO_1904 } from '../../../formula/calc/dates';
import type { BookChanges, SheetChanges } from '../live/changes';
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
import { cellHeights, readLayout, refitRowHeights } from './layout';
import type { BookLook, CellsLook, ChartLook, FormatLook, SheetLook } from '../../../spreadsheet/look';
import { validationAt, type CellRule } from './validation';

/** What a user who edits a cell needs to see. */
export interface CellDetail {
  /** The text to edit: the formula with its `=`, or the value as it would be typed. */
  readonly input: string;
  readonly format: FormatLook;
  /** What may be typed into the cell; null when anything may. */
  readonly rule: CellRule | null;
  /** Days to add to a date's serial number to count it from 1900 (see {@link displayText}). */
  readonly dayShift: number;
}

/** The content of a cell, to be copied into another cell. */
export interface FilledCell extends Position {
  readonly value: CellValue;
  /** Without its `=`; null for a value. */
  readonly formula: string | null;
  readonly numberFormat: string;
}

/** Figures about a selection, as a status bar shows them. */
export interface Tally {
  /** How many cells are not empty. */
  readonly filled: number;
  readonly numbers: number;
  readonly sum: number;
}

/** What an edit changed. */
export interface EditedBook {
  /** The calculator for the workbook with the edit. */
  readonly calculator: Calculator;
  /** Formulas that still show the result from before a change. */
  readonly stale: readonly StaleCell[];
  readonly changes: BookChanges;
  /** Sheets with new column widths. */
  readonly relaid: ReadonlySet<string>;
}

/** A view of a workbook. Code that edits cells must call {@link update}. */
export class BookView {
  private readonly formats: Formats;
  /** The look of each sheet. If an edit does not change it, the object stays the same, so that callers can compare by identity. */
  private readonly looks = new Map<string, SheetLook>();
  private readonly conditional = new Map<string, ConditionalLooks>();
  /** Days to add to a date's serial number to count it from 1900 (see {@link displayText}). */
  private readonly dayShift: number;

  /** @param stale formulas that still show the result from before a change */
  constructor(
    private readonly workbook: Workbook,
    private calculator: Calculator,
    private stale: readonly StaleCell[],
  ) {
    this.formats = new Formats(workbook.styles, new Colors(themeOf(workbook)));
    this.dayShift = workbook.book.dates1904 ? DAYS_TO_1904 : 0;
  }

  /** Updates the view after an edit. */
  update(edited: EditedBook): void {
    for (const name of this.looks.keys()) this.updateSheet(name, edited);
    this.take(edited);
    for (const [name, look] of this.looks) {
      // A chart may show cells of any sheet, so charts are redrawn after every edit.
      if (look.charts.length > 0) this.looks.set(name, this.redrawn(look));
    }
  }

  /** Updates a single sheet after an edit, but not its charts. */
  updateSheet(name: string, edited: EditedBook): void {
    this.take(edited);
    if (edited.relaid.has(name)) this.looks.delete(name);
    const [look, changed] = [this.looks.get(name), edited.changes.sheets.get(name)];
    if (look && changed) this.looks.set(name, this.refitted(look, changed));
  }

  private take({ calculator, stale }: EditedBook): void {
    this.calculator = calculator;
    this.stale = stale;
    this.conditional.clear();
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
    const cell = sheet.cells.viewAt(row, column);
    const { numberFormat } = this.formats.at(cell?.style ?? 0);
    const formula = cell?.formula ?? null;
    const input = formula === null ? inputText(cell?.value ?? null, numberFormat, dayShift) : `=${formula}`;
    const rule = validationAt(sheet, { row, column });
    return { input, format: this.formatAt(sheet, row, column), rule, dayShift };
  }

  /** The contents of the cells in an area; empty cells are left out. */
  filledCells(name: string, area: Area): FilledCell[] {
    const found: FilledCell[] = [];
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
        show(cell, this.valueOf(sheet.name, cell));
      },
      (row) => row >= area.top && row <= area.bottom,
    );
  }

  /** The value of a cell. The calculator, which indexes whole sheets, is asked only for a formula without a result. */
  private valueOf(sheet: string, { row, column, value }: CellView): CellValue {
    return value === undefined ? this.calculator.value(sheet, row, column) : value;
  }

  private sheetLook(name: string, visible: boolean): SheetLook {
    let look = this.looks.get(name);
    if (look) return look;
    const sheet = this.workbook.sheet(name);
    const layout = readLayout(sheet, this.formats);
    look = { name, visible, charts: this.charts(sheet, layout), ...layout };
    this.looks.set(name, look);
    return look;
  }

  /** The look with row heights fitted again. Only rows in which a cell needs a new height are measured. */
  private refitted(look: SheetLook, { rows, columns, before, written }: SheetChanges): SheetLook {
    const sheet = this.workbook.sheet(look.name);
    const again = new Set(written.map(({ row }) => row));
    const heightOf = cellHeights({ formats: this.formats, columns: look.columns, merges: look.merges });
    for (const [index, row] of rows.entries()) {
      if (again.has(row)) continue;
      const at = { row, column: columns[index] ?? 0 };
      const style = sheet.cells.styleAt(row, at.column);
      const now = this.calculator.value(look.name, row, at.column);
      if (heightOf(at, before[index], style) !== heightOf(at, now, style)) again.add(row);
    }
    const layout = refitRowHeights(look, sheet, this.formats, again);
    return layout === look ? look : { ...look, ...layout };
  }

  private redrawn(look: SheetLook): SheetLook {
    const charts = this.charts(this.workbook.sheet(look.name), look);
    return JSON.stringify(charts) === JSON.stringify(look.charts) ? look : { ...look, charts };
  }

  private charts(sheet: SheetPart, layout: Pick<SheetLook, 'columns' | 'rows'>): ChartLook[] {
    return readCharts(sheet, {
      workbook: this.workbook,
      colors: this.formats.colors,
      columns: layout.columns,
      rows: layout.rows,
      dayShift: this.dayShift,
      cell: (of, row, column) => {
        const source = this.workbook.sheet(of);
        const cell = source.cells.viewAt(row, column);
        const { numberFormat } = this.formatAt(source, row, column);
        return { value: cell ? this.valueOf(of, cell) : null, numberFormat };
      },
    });
  }

  /** Why cells of a sheet could not be computed, keyed by `row,column`. */
  private staleOf(sheet: string): ReadonlyMap<string, StaleCause> {
    const own = this.stale.filter((cell) => sameSheet(cell.sheet, sheet));
    return new Map(own.map((cell) => [`${cell.row},${cell.column}`, cell.cause]));
  }

  private formatAt(sheet: SheetPart, row: number, column: number): FormatLook {
    return this.formats.at(sheet.cells.styleAt(row, column));
  }
}

/** A value as the user would type it into a cell with a number format. */
function inputText(value: CellValue, numberFormat: string, dayShift: number): string {
  if (typeof value !== 'number') return displayText(value, 'General');
  // Spreadsheet programs keep fifteen digits of a number.
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
