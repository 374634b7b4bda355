/** Reads the rows below a header: the kind of each row, and where the table ends. */
import type { Area } from '../../../spreadsheet/address';
import type { Figure, FigureColumn } from '../breakdown';
import { NO_FIGURE, readFigure } from '../figure';
import { formulaAt, isBlank, valueAt, type CellValue, type TableObject } from '../../../spreadsheet/grid';
import { textCells, type FreeCells } from '../free-cells';
import type { Header } from '../header/header';
import { normalizeHeading } from '../headings';
import type { RowKind, TableRow } from './table-row';
import { isHeaderOfAnother, mayBeHeader, nextPageAfter, type TableEdge } from './table-end';

/** More empty rows than this end a table; printed forms have spare rows above their total. */
const MOST_BLANK_ROWS = 20;
/** A row of text longer than this is a note, not the name of a unit that has no figures yet. */
const LONGEST_BARE_NAME = 25;
/** How many columns to the left of the unit's column are searched for a word such as 合计. */
const FARTHEST_LABEL = 5;

/** The figures of the other indicators, where there are none. */
const NO_OTHERS: readonly Figure[] = [];

const TOTAL =
  /^(?:全[市县区省州系统]{1,2}|本[市县区级]{1,2}|[总合])?(?:总计|合计|共计)(?:数|人数)?$|^(?:总数|总和|汇总|累计|计|全[国省市州盟县区旗乡镇]|[Σ∑]|grandtotal|total)$/i;
const PART_TOTAL = /(?:合计|总计|共计)$/;
const SUBTOTAL = /^小计|小计$|^subtotal$/i;
const DETAIL = /^\(?其中|^(?:上年|去年|同期|比上年|比去年|占比|平均|人均|增长|完成率|增幅)/;
const NUMBERED = /^(?:[一二三四五六七八九十]+[、.,:]|\([一二三四五六七八九十]+\))/;
const COLON_AT_END = /:$/;
const BRACKETS_AT_END = /\([^)]*\)$/;
const LINE_BREAKS = /[\r\n]+/g;
const SECTION_NUMBER = /^\(?[一二三四五六七八九十]+\)?[、.]?$/;
const FOOTER =
  /^(?:填[表报]|制表|审[核批签]|复核|报送|负责人|单位(?:领导|负责人|\(?盖?章|:)|分管|主管(?:领导|:)|经办|联系|电话:|统计(?:人|员|负责人)|注(?:[\d:.、(]|$)|[备附]注:|附[:件]|说明|日期|时间|\(?盖章|(?:数据|资料)来源|截[至止]|(?:19|20)\d\d年\d+月|年月日|以上|本表)/;

/**
 * The rows of a table below its header, in order.
 *
 * @param tableObject the Excel Table around the header, which then determines the last row
 */
export function readRows(
  cells: FreeCells,
  header: Header,
  tableObject: TableObject | null,
): readonly TableRow[] {
  return new RowReader(cells, header, tableObject).read();
}

/** Reads rows from top to bottom. Holds back rows that belong to the table only if more of the table follows. */
class RowReader implements TableEdge {
  private readonly rows: TableRow[] = [];
  private held: TableRow[] = [];
  /** The last accepted row that is no detail row. */
  private lastPlain: TableRow | null = null;
  private blankRows = 0;
  /** The last row of a header that is repeated on a new page; the rows up to it are skipped. */
  private pageBreakEnd = 0;
  /** The last row that is looked at. */
  private readonly bottom: number;
  private readonly mergedNames: ReadonlyMap<number, Area>;
  /** The figure columns of all indicators except the first. */
  private readonly otherColumns: readonly FigureColumn[];

  constructor(
    private readonly cells: FreeCells,
    private readonly header: Header,
    private readonly tableObject: TableObject | null,
  ) {
    const used = cells.sheet.area?.bottom ?? 0;
    this.bottom = tableObject ? Math.min(used, tableObject.area.bottom + 1) : used;
    this.mergedNames = this.mergesOverNames();
    this.otherColumns = header.indicators
      .slice(1)
      .flatMap(({ columns: { baseline, target, actual } }) => [baseline, target, actual])
      .filter((column) => column !== null);
  }

  read(): readonly TableRow[] {
    let row = this.header.bottom + 1;
    while (row <= this.bottom && this.take(row)) row += 1;
    return this.rows;
  }

  /** Takes the next row; returns false where the table ended before it. */
  private take(row: number): boolean {
    const read = this.readRow(row);
    const { tableObject } = this;
    if (!tableObject) return this.takeOpen(read);
    if (row <= tableObject.area.bottom) {
      const isTotals = row > tableObject.area.bottom - tableObject.totalsRows;
      if (isTotals) this.accept({ ...read, kind: 'totals-row' });
      else if (read.name !== '' || hasFigure(read)) this.accept(read);
    } else if (isTotal(read) && tableObject.totalsRows === 0) {
      // A total that was typed right below an Excel Table without a totals row.
      this.accept(read);
    }
    return true;
  }

  /** Does the same for a table whose end no Excel Table determines. */
  private takeOpen(read: TableRow): boolean {
    if (read.row <= this.pageBreakEnd || this.isPageBreak(read)) return true;
    if (!this.hasMainFigures(read) && this.isFooter(read)) return false;
    if (mayBeHeader(read) && isHeaderOfAnother(this.cells, this.header, read, this)) return false;
    if (hasFigure(read)) {
      if (this.isBelowHeader && this.isColumnNumbers(read)) return true;
      if (this.isAfterTotal && this.blankRows > 0 && !isTotal(read)) this.held.push(read);
      else this.accept(read);
      return true;
    }
    if (isTotal(read)) {
      this.accept(read);
      return true;
    }
    if (read.name === '' || this.isBelowItsName(read.row)) return this.pass(read.row);
    if (this.isSection(read)) return this.takeSection(read);
    if (this.blankRows > 0 || this.isAfterTotal) this.held.push(read);
    else this.accept(read);
    return true;
  }

  private takeSection(read: TableRow): boolean {
    if (normalizeHeading(read.name).length > LONGEST_BARE_NAME) return false;
    this.held.push({ ...read, kind: 'section' });
    return true;
  }

  /** Skips an empty row; returns false when too many empty rows have ended the table. */
  private pass(row: number): boolean {
    const { left, right } = this.header;
    const isEmpty = this.cells.sheet.values[row - (this.cells.sheet.area?.top ?? 1)]?.every(
      (value, index) => isBlank(value) || !isWithin(left, right, (this.cells.sheet.area?.left ?? 1) + index),
    );
    if (isEmpty) this.blankRows += 1;
    return this.blankRows <= MOST_BLANK_ROWS;
  }

  private accept(read: TableRow): void {
    const row: TableRow = this.isMoreDetail(read) ? { ...read, kind: 'detail' } : read;
    if (this.held.length > 0) this.acceptHeld();
    this.rows.push(row);
    if (row.kind !== 'detail') this.lastPlain = row;
    this.blankRows = 0;
  }

  private acceptHeld(): void {
    for (const held of this.held) this.rows.push(held);
    this.held = [];
  }

  /** Whether a row is another part of the row that 其中 details: it follows a 其中 row and is indented deeper than the detailed row. */
  private isMoreDetail(read: TableRow): boolean {
    return (
      read.kind === 'unit' &&
      this.held.length === 0 &&
      this.rows[this.rows.length - 1]?.kind === 'detail' &&
      this.lastPlain !== null &&
      this.indent(read.row) > this.indent(this.lastPlain.row)
    );
  }

  private indent(row: number): number {
    const value = valueAt(this.cells.sheet, row, this.header.columns.unit.column);
    return typeof value === 'string' ? value.length - value.trimStart().length : 0;
  }

  get isBelowHeader(): boolean {
    return this.rows.length === 0;
  }

  /** Whether a total was read below units, so that the table may end here. A total directly below the header sums the rows that follow. */
  get isAfterTotal(): boolean {
    return this.lastPlain?.kind === 'total' && this.lastPlain !== this.rows[0];
  }

  get isAfterCaption(): boolean {
    return this.held.some(({ kind }) => kind === 'section');
  }

  get isAfterGap(): boolean {
    return this.blankRows > 0 || this.held.length > 0;
  }

  get lastRow(): number {
    return this.rows[this.rows.length - 1]?.row ?? this.header.bottom;
  }

  private isFooter(read: TableRow): boolean {
    if (read.name !== '') return FOOTER.test(normalizeHeading(read.name));
    const { left, right, columns } = this.header;
    return textCells(this.cells, read.row).some(
      ({ column, text }) =>
        isWithin(left, right, column) &&
        column !== columns.note?.column &&
        FOOTER.test(normalizeHeading(text)),
    );
  }

  /** Whether a row has a target, and a baseline where the table has that column. */
  private hasMainFigures({ baseline, target }: TableRow): boolean {
    return target.inCell !== null && (baseline.inCell !== null || this.header.columns.baseline === null);
  }

  /** Whether a header is repeated for a new page here, beginning with the first row that belongs to no unit. */
  private isPageBreak(read: TableRow): boolean {
    if (this.isBelowHeader || hasFigure(read)) return false;
    const end = nextPageAfter(this.cells, this.header, read.row, this);
    if (end === null) return false;
    this.pageBreakEnd = end;
    return true;
  }

  /** Whether this is the line 甲 1 2 3 that numbers the columns of statistical forms. */
  private isColumnNumbers({ name, baseline, target, actual }: TableRow): boolean {
    const { columns } = this.header;
    if (!/^(?:[甲乙丙]|栏次|行次|\d*)$/.test(normalizeHeading(name))) return false;
    const numbered = [
      [columns.baseline, baseline],
      [columns.target, target],
      [columns.actual, actual],
    ] as const;
    const numbers = numbered.flatMap(([column, { inCell }]) =>
      column && inCell !== null ? [{ number: inCell, column: column.column }] : [],
    );
    const [first] = numbers;
    return (
      first !== undefined &&
      numbers.length > 1 &&
      numbers.every(
        ({ number, column }) =>
          number - first.number === column - first.column && number <= column + first.column,
      )
    );
  }

  private isSection(read: TableRow): boolean {
    const { baseline, target } = this.header.columns;
    const merge = this.mergedNames.get(read.row);
    return (
      read.kind === 'numbered' ||
      this.hasSectionNumber(read.row) ||
      normalizeHeading(read.name).length > LONGEST_BARE_NAME ||
      (merge !== undefined && isWithin(merge.left, merge.right, (baseline ?? target).column))
    );
  }

  /** Whether the column of running numbers has 一 or （二） here, while units have 1, 2, 3. */
  private hasSectionNumber(row: number): boolean {
    return SECTION_NUMBER.test(normalizeHeading(this.serialOf(row)));
  }

  private serialOf(row: number): string {
    const { ordinal } = this.header.columns;
    return ordinal ? cleanText(valueAt(this.cells.sheet, row, ordinal.column)) : '';
  }

  /** Whether a row is in a name cell that is merged over several rows, below its first row. */
  private isBelowItsName(row: number): boolean {
    const merge = this.mergedNames.get(row);
    return merge !== undefined && merge.top < row;
  }

  private readRow(row: number): TableRow {
    const { baseline, target, actual, note } = this.header.columns;
    const name = this.nameOf(row);
    return {
      row,
      kind: kindOf(name),
      name,
      baseline: baseline ? this.figureIn(row, baseline) : NO_FIGURE,
      target: this.figureIn(row, target),
      actual: actual ? this.figureIn(row, actual) : NO_FIGURE,
      others: this.othersIn(row),
      note: note ? cleanText(valueAt(this.cells.sheet, row, note.column)) : '',
      serial: this.serialOf(row),
      indent: this.indent(row),
    };
  }

  private figureIn(row: number, { column, scale, unitOfMeasure }: FigureColumn): Figure {
    const { sheet } = this.cells;
    return readFigure(valueAt(sheet, row, column), formulaAt(sheet, row, column), scale, unitOfMeasure);
  }

  private othersIn(row: number): readonly Figure[] {
    if (this.otherColumns.length === 0) return NO_OTHERS;
    return this.otherColumns.map((column) => this.figureIn(row, column));
  }

  /** The name of a row: the unit's cell or the merged cell over it; else a word to the left that can't be part of a unit's name: 合计 under 序号. */
  private nameOf(row: number): string {
    const { sheet } = this.cells;
    const { unit } = this.header.columns;
    const own = cleanText(valueAt(sheet, row, unit.column));
    if (own !== '') return own;
    const merge = this.mergedNames.get(row);
    if (merge) return cleanText(valueAt(sheet, merge.top, merge.left));
    const first = Math.max(this.header.left, sheet.area?.left ?? 1, unit.column - FARTHEST_LABEL);
    for (let column = unit.column - 1; column >= first; column -= 1) {
      const text = cleanText(valueAt(sheet, row, column));
      if (text !== '') return kindOf(text) !== 'unit' || FOOTER.test(normalizeHeading(text)) ? text : '';
    }
    return '';
  }

  private mergesOverNames(): Map<number, Area> {
    const { unit } = this.header.columns;
    const names = new Map<number, Area>();
    for (const merge of this.cells.sheet.merges) {
      if (!isWithin(merge.left, merge.right, unit.column)) continue;
      const last = Math.min(merge.bottom, this.bottom);
      for (let row = Math.max(merge.top, this.header.bottom + 1); row <= last; row += 1)
        names.set(row, merge);
    }
    return names;
  }
}

function kindOf(name: string): RowKind {
  if (name === '') return 'unit';
  const text = normalizeHeading(name).replace(COLON_AT_END, '');
  const isNumbered = NUMBERED.test(text);
  const words = text.replace(NUMBERED, '').replace(BRACKETS_AT_END, '');
  if (DETAIL.test(words)) return 'detail';
  if (SUBTOTAL.test(words)) return 'subtotal';
  if (TOTAL.test(words)) return 'total';
  if (PART_TOTAL.test(words)) return 'part-total';
  return isNumbered ? 'numbered' : 'unit';
}

function isTotal({ kind }: TableRow): boolean {
  return kind === 'total' || kind === 'part-total' || kind === 'subtotal';
}

function hasFigure({ baseline, target, actual, others }: TableRow): boolean {
  return isFilled(target) || isFilled(baseline) || isFilled(actual) || others.some(isFilled);
}

function isFilled({ kind, inCell }: Figure): boolean {
  return kind === 'error' || inCell !== null;
}

function isWithin(first: number, last: number, column: number): boolean {
  return first <= column && column <= last;
}

/** A cell's text on one line, trimmed; a number is given as digits. */
function cleanText(value: CellValue): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.replace(LINE_BREAKS, '').trim() : '';
}
