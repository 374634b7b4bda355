/**
 * Reading the rows below a header: what each one is, and where the table ends.
 */
import type { Area } from './address';
import type { Figure } from './breakdown';
import { NO_FIGURE, readFigure } from './figure';
import { formulaAt, isBlank, valueAt, type TableObject } from './grid';
import { rolesInRow, textCells, type FreeCells, type Header } from './header';
import { normalizeHeading } from './headings';

/**
 * What a row of the table is.
 *
 * - `unit`: carries a task; `numbered` where its name begins like a section's (一、)
 * - `detail`: 其中 and rows of comparison; neither unit nor sum
 * - `section`: a heading among the rows
 * - `subtotal`: 小计; `part-total`: 县区合计; `total`: 合计; `totals-row`: the totals row of an Excel Table
 */
export type RowKind =
  | 'unit'
  | 'numbered'
  | 'detail'
  | 'section'
  | 'subtotal'
  | 'part-total'
  | 'total'
  | 'totals-row';

export interface TableRow {
  readonly row: number;
  readonly kind: RowKind;
  readonly name: string;
  readonly baseline: Figure;
  readonly target: Figure;
  readonly actual: Figure;
  readonly note: string;
}

/** More empty rows than this end a table; forms are printed with rows to spare above their total. */
const MOST_BLANK_ROWS = 20;
/** A row of text longer than this is a note, not the name of a unit still without figures. */
const LONGEST_BARE_NAME = 25;

const TOTAL =
  /^(?:全?[市县区省州系统]{0,2}|本[市县区级]{1,2}|[总合])(?:总计|合计|共计)(?:数|人数)?$|^(?:总数|总和|汇总|累计|计|全[市县区省州]|grandtotal|total)$/i;
const PART_TOTAL = /(?:合计|总计|共计)$/;
const SUBTOTAL = /^小计|小计$|^subtotal$/i;
const DETAIL = /^\(?其中|^(?:上年|去年|同期|比上年|比去年|占比|平均|人均|增长|完成率|增幅)/;
const NUMBERED = /^(?:[一二三四五六七八九十]+[、.,:]|\([一二三四五六七八九十]+\))/;
const FOOTER =
  /^(?:填[表报]|制表|审[核批签]|复核|报送|负责人|单位(?:领导|负责人|\(?盖?章|:)|分管|主管(?:领导|:)|经办|联系|电话:|统计(?:人|员|负责人)|注(?:[\d:.、(]|$)|[备附]注:|附[:件]|说明|日期|时间|\(?盖章|(?:数据|资料)来源|截[至止]|(?:19|20)\d\d年\d+月|年月日|以上|本表)/;

/** The rows of a table below its header, in order; the header's Excel Table bounds them where there is one. */
export function readRows(cells: FreeCells, header: Header, tableObject: TableObject | null): readonly TableRow[] {
  const reader = new RowReader(cells, header, tableObject);
  return reader.read();
}

/** Walks down the rows, holding back those that belong to the table only if figures follow. */
class RowReader {
  private readonly rows: TableRow[] = [];
  private held: TableRow[] = [];
  private blankRows = 0;
  private readonly names: ReadonlyMap<number, string>;
  private readonly lastRow: number;

  constructor(
    private readonly cells: FreeCells,
    private readonly header: Header,
    private readonly tableObject: TableObject | null,
  ) {
    this.lastRow = Math.min(lastRowOf(cells, header), tableObject ? tableObject.area.bottom + 1 : Infinity);
    this.names = mergedNames(cells, header, this.lastRow);
  }

  read(): readonly TableRow[] {
    for (let row = this.header.bottom + 1; row <= this.lastRow; row += 1) {
      if (!this.take(row)) break;
    }
    return this.rows;
  }

  /** Takes a row in; false where the table ended before it. */
  private take(row: number): boolean {
    const read = this.readRow(row);
    const { tableObject } = this;
    if (tableObject && row <= tableObject.area.bottom) {
      const isTotals = row > tableObject.area.bottom - tableObject.totalsRows;
      if (isTotals) this.rows.push({ ...read, kind: 'totals-row' });
      else if (read.name !== '' || hasFigure(read)) this.rows.push(read);
      return true;
    }
    if (tableObject) {
      // A total typed right below an Excel Table without a totals row.
      if (isTotal(read.kind) && tableObject.totalsRows === 0) this.rows.push(read);
      return false;
    }
    return this.takeOpen(row, read);
  }

  /** Where no Excel Table says how far the table goes. */
  private takeOpen(row: number, read: TableRow): boolean {
    if (hasNumber(read)) {
      if (this.isColumnNumbers(row, read)) return true;
      this.accept(read);
      return true;
    }
    if (this.isHeaderRow(row)) return this.isRepeatedHeader();
    if (isTotal(read.kind) && read.name !== '') {
      this.accept(read);
      return true;
    }
    const texts = textCells(this.cells, row);
    if (texts.some(({ text, column }) => this.isBeside(column) && FOOTER.test(normalizeHeading(text)))) return false;
    if (read.name === '') return this.takeNameless(row, read);
    if (isNote(read.name)) return false;
    if (this.blankRows > 0 || this.isAfterTotal()) this.held.push(read);
    else this.accept(this.isSection(row, read) ? { ...read, kind: 'section' } : read);
    return true;
  }

  /** No name and no number: a spacer, unless a figure column holds something that should have been one. */
  private takeNameless(row: number, read: TableRow): boolean {
    if ([read.baseline, read.target].some(({ kind }) => kind === 'error')) {
      this.accept(read);
      return true;
    }
    if (this.isAfterTotal()) return false;
    if (isRowBlank(this.cells, this.header, row)) this.blankRows += 1;
    return this.blankRows <= MOST_BLANK_ROWS;
  }

  private accept(read: TableRow): void {
    this.rows.push(...this.held, read);
    this.held = [];
    this.blankRows = 0;
  }

  private isAfterTotal(): boolean {
    const last = this.rows[this.rows.length - 1];
    return last?.kind === 'total' && this.rows.length > 1;
  }
}
