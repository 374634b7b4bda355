/**
 * The cells in the text of a sheet: their places, formats and values, in arrays over all cells. The text is read once. To search it again
 * for each column that is written took a third of the time.
 */
import type { Area } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';
import { readValue, type CellReading } from './cell-content';
import { IntegerList } from './integer-list';
import { CellScanner, type RowSpan } from './sheet-scan';

export class TextCells {
  /** The values, and the cached results of formulas; undefined for a formula without a result. */
  readonly values: (CellValue | undefined)[] = [];
  /** The smallest rectangle around all cells; its bottom is 0 when there are none. */
  readonly extent: Area;
  private readonly columns = new IntegerList();
  private readonly starts = new IntegerList();
  private readonly ends = new IntegerList();
  private readonly styles = new IntegerList();
  /** The place where the `<f>` of each cell begins; 0 for a cell without a formula. */
  private readonly formulas = new IntegerList();
  /** For each row in the order of the text: the number after that of its last cell. */
  private readonly rowEnds = new IntegerList();
  /** Rows whose cells are not in order from left to right. */
  private readonly unordered = new Set<RowSpan>();
  /** Rows with two cells in the same column. */
  private readonly doubled = new Set<RowSpan>();

  /** @throws HostError `damaged` */
  constructor(text: string, rows: Iterable<RowSpan>, reading: CellReading) {
    const extent = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
    const scanner = new CellScanner(text, reading.prefix);
    for (const row of rows) {
      if (row.cellsEnd > row.tagEnd) this.takeRow(row, scanner, reading, extent);
      this.rowEnds.push(this.columns.length);
    }
    this.extent = extent;
  }

  /** The number of the first cell in a row. The other cells of the row have the next numbers. */
  firstOf(row: RowSpan): number {
    return row.index === 0 ? 0 : this.rowEnds.at(row.index - 1);
  }

  /** The number after that of the last cell in a row. */
  endOf(row: RowSpan): number {
    return this.rowEnds.at(row.index);
  }

  /** The number of the cell in a column of a row; -1 when there is none. */
  find(row: RowSpan, column: number): number {
    const first = this.firstOf(row);
    let cell = this.endOf(row) - 1;
    if (!this.isOrdered(row)) {
      while (cell >= first && this.columns.at(cell) !== column) cell--;
      return cell < first ? -1 : cell;
    }
    // In a row that has a cell in every column from A on, this is the cell. With gaps it is further left.
    cell = Math.min(cell, first + column - 1);
    while (cell >= first && this.columns.at(cell) > column) cell--;
    return cell >= first && this.columns.at(cell) === column ? cell : -1;
  }

  isOrdered(row: RowSpan): boolean {
    return this.unordered.size === 0 || !this.unordered.has(row);
  }

  /** Whether a row has two cells in the same column. */
  isDoubled(row: RowSpan): boolean {
    return this.doubled.size > 0 && this.doubled.has(row);
  }

  columnOf(cell: number): number {
    return this.columns.at(cell);
  }

  styleOf(cell: number): number {
    return this.styles.at(cell);
  }

  startOf(cell: number): number {
    return this.starts.at(cell);
  }

  /** The place after the last character of a cell. */
  textEndOf(cell: number): number {
    return this.ends.at(cell);
  }

  hasFormula(cell: number): boolean {
    return this.formulas.at(cell) !== 0;
  }

  /** The place where the `<f>` of a cell begins; 0 for a cell without a formula. */
  formulaOf(cell: number): number {
    return this.formulas.at(cell);
  }

  private takeRow(
    row: RowSpan,
    scanner: CellScanner,
    reading: CellReading,
    extent: { top: number; left: number; bottom: number; right: number },
  ): void {
    let last = 0;
    scanner.enter(row);
    while (scanner.next()) {
      const { column } = scanner;
      if (column <= last) this.unordered.add(row);
      last = column;
      this.columns.push(column);
      this.starts.push(scanner.start);
      this.ends.push(scanner.end);
      this.styles.push(scanner.style);
      this.formulas.push(Math.max(0, scanner.formulaStart));
      this.values.push(readValue(scanner, reading));
      if (column < extent.left) extent.left = column;
      if (column > extent.right) extent.right = column;
    }
    if (last === 0) return;
    extent.top = Math.min(extent.top, row.row);
    extent.bottom = Math.max(extent.bottom, row.row);
    if (this.unordered.has(row)) this.findDoubled(row);
  }

  private findDoubled(row: RowSpan): void {
    const seen = new Set<number>();
    const first = row.index === 0 ? 0 : this.rowEnds.at(row.index - 1);
    for (let cell = first; cell < this.columns.length; cell++) seen.add(this.columns.at(cell));
    if (seen.size < this.columns.length - first) this.doubled.add(row);
  }
}
