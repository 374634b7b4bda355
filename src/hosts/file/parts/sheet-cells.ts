/**
 * The cells of a sheet: reads them from the XML text, changes them, and writes the text back with everything unchanged in place.
 *
 * New content is kept apart from the text (written-cells.ts). It is merged with the text row by row, for reading and for storing.
 */
import { columnLetters, parseArea, type Area, type Position } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';
import { HostError } from '../../../spreadsheet/host';
import type { Steps } from '../../../spreadsheet/steps';
import { encodedText, readFormula, valueXml, type CellReading, type FormulaElement } from './cell-content';
import { ReadCell, WrittenCell, type ArrayFormula, type CellView } from './cell-view';
import { CellJournal } from './cell-journal';
import { FilledFormula } from './filled-formula';
import type { SharedFormula } from './shared-formula';
import { attributeOf, isClosedTag, endOfTag, withoutAttributes } from '../package/markup';
import type { PartWriter } from '../package/part-writer';
import { CellScanner, type RowSpan } from './sheet-scan';
import type { SheetText } from './sheet-text';
import type { TextCells } from './text-cells';
import { isTrue } from '../package/xml';
import { RowWriter } from './row-writer';
import { MARK, WrittenCells, type WrittenColumn, type WrittenFormula } from './written-cells';

/** Stands for the number of a cell that is not in the text. */
const NOT_IN_TEXT = -1;

/** Takes the content of a cell: its value, undefined for a formula without a cached result, and its formula without `=`. */
export type ShowContent = (
  row: number,
  column: number,
  value: CellValue | undefined,
  formula: WrittenFormula,
) => void;

/** The content of a cell. */
interface Content {
  readonly value: CellValue | undefined;
  readonly formula: WrittenFormula;
  /** Whether the formula is shared with other cells. */
  readonly isShared: boolean;
}

const NOTHING: Content = { value: null, formula: null, isShared: false };

export class SheetCells {
  private readonly text: string;
  private readonly spans: ReadonlyMap<number, RowSpan>;
  private readonly written = new WrittenCells();
  /** The new attributes of rows whose height was changed. */
  private readonly attributes = new Map<number, string>();
  private readonly shared = new Map<string, SharedFormula>();
  private readonly scanner: CellScanner;
  private lookedStyle: { readonly row: number; readonly style: number | null } = { row: 0, style: null };
  private journal: CellJournal | null = null;
  /** Whether a cell was overwritten, or restored, since {@link noteStored}. */
  isChangedSinceStored = false;

  /**
   * @param columnStyle gives the format that a new cell inherits from its column
   * @throws HostError `damaged`
   */
  constructor(
    private readonly sheet: SheetText,
    private readonly reading: CellReading,
    private readonly columnStyle: (column: number) => number,
  ) {
    this.text = sheet.text;
    this.spans = sheet.rows;
    this.scanner = new CellScanner(sheet.text, reading.prefix);
    if (sheet.mayShareFormulas) this.findSharedFormulas();
  }

  get isChanged(): boolean {
    return !this.written.isEmpty || this.attributes.size > 0;
  }

  /** Called after the cells were stored. From then on, cells may only be changed while a journal is open. */
  noteStored(): void {
    this.lookedStyle = { row: 0, style: null };
    this.isChangedSinceStored = false;
  }

  /** Starts a journal, which records overwritten content until {@link endJournal}. */
  beginJournal(): void {
    this.journal = new CellJournal();
  }

  /** The cells that were overwritten since {@link beginJournal}. */
  journaled(): readonly Position[] {
    return this.journal?.cells() ?? [];
  }

  /** Ends the journal and returns it; null when nothing was overwritten since {@link beginJournal}. */
  endJournal(): CellJournal | null {
    const { journal } = this;
    this.journal = null;
    journal?.close();
    if (!journal || journal.size === 0) return null;
    this.isChangedSinceStored = true;
    return journal;
  }

  /** Restores the cells that a change overwrote. Later changes must have been taken back first. */
  putBack(journal: CellJournal): void {
    this.isChangedSinceStored = true;
    journal.undo(this.written, this.shared);
  }

  /** A cell with its changes; null when it is neither in the text nor written. */
  viewAt(row: number, column: number): CellView | null {
    return this.viewOf(row, column, this.find(row, column));
  }

  /** All row numbers, in ascending order. */
  rows(): number[] {
    const rows = Array.from(this.spans.keys());
    const count = rows.length;
    for (const row of this.written.rows) if (!this.spans.has(row)) rows.push(row);
    for (const row of this.attributes.keys())
      if (!this.spans.has(row) && !this.written.rows.has(row)) rows.push(row);
    return rows.length === count ? rows : rows.sort((a, b) => a - b);
  }

  /**
   * Calls `show` for every cell, row by row, empty cells included.
   * @param isWanted which rows; by default all
   * @param isStyleWanted cells of other formats may be left out
   */
  visit(
    show: (cell: CellView) => void,
    isWanted: (row: number) => boolean = () => true,
    isStyleWanted?: (style: number) => boolean,
  ): void {
    for (const row of this.rows()) if (isWanted(row)) this.visitRow(row, show, isStyleWanted);
  }

  /** Does the same as {@link visit} for the content alone, without making an object for each cell. */
  visitContents(show: ShowContent): void {
    const { found } = this;
    for (const row of this.rows()) {
      const span = this.written.rows.has(row) ? undefined : this.spans.get(row);
      if (!span) {
        this.visitRow(row, (cell) => {
          show(row, cell.column, cell.value, cell.fill ?? cell.formula);
        });
        continue;
      }
      const end = found.endOf(span);
      for (let cell = found.firstOf(span); cell < end; cell++) {
        const view = found.hasFormula(cell) ? this.textView(row, cell) : null;
        show(row, found.columnOf(cell), found.values[cell], view && (view.fill ?? view.formula));
      }
    }
  }

  /** The heights that the file states or that were set, in points. */
  rowHeights(): Map<number, number> {
    const heights = new Map<number, number>();
    for (const row of this.rows()) {
      const height = attributeOf(this.rowAttributes(row), 'ht');
      if (height !== null) heights.set(row, Number(height));
    }
    return heights;
  }

  /** Whether the program fits the row's height to its texts, because no height is stated and the row is not hidden. */
  isFitted(row: number): boolean {
    const attributes = this.rowAttributes(row);
    const isHidden = this.spans.get(row)?.isHidden === true || isTrue(attributeOf(attributes, 'hidden'));
    return !isHidden && attributeOf(attributes, 'ht') === null;
  }

  /** The smallest rectangle around all cells, empty cells included; null when there are none. */
  extent(): Area | null {
    const area = { ...this.found.extent };
    for (const row of this.written.rows) {
      area.top = Math.min(area.top, row);
      area.bottom = Math.max(area.bottom, row);
    }
    for (const { column } of this.written.columns()) {
      area.left = Math.min(area.left, column);
      area.right = Math.max(area.right, column);
    }
    return area.bottom === 0 ? null : area;
  }

  /** Rows hidden by hand, by a filter, or by a height of 0. */
  hiddenRows(): Set<number> {
    const hidden = new Set<number>();
    for (const { row, isHidden } of this.spans.values()) {
      // A new height may have shown a row that was hidden by a height of 0. Such rows are checked below, by their new attributes.
      if (isHidden && !this.attributes.has(row)) hidden.add(row);
    }
    for (const [row, attributes] of this.attributes) {
      const height = attributeOf(attributes, 'ht');
      if (isTrue(attributeOf(attributes, 'hidden')) || (height !== null && Number(height) === 0))
        hidden.add(row);
    }
    return hidden;
  }

  /** The value of a cell, or the cached result of its formula; null for an empty cell. */
  valueAt(row: number, column: number): CellValue {
    return this.content(row, column).value ?? null;
  }

  /** False only when no cell can contain a formula. */
  get hasFormulas(): boolean {
    return !this.written.isEmpty || this.text.includes(`<${this.reading.prefix}f`);
  }

  /** The cells of a sheet whose text has no rows, such as a new sheet, by column; null for any other sheet. */
  get newColumns(): readonly WrittenColumn[] | null {
    return this.spans.size === 0 ? this.written.columns() : null;
  }

  /** The areas whose content was changed. Each area is a block of cells in one column. */
  changedAreas(): Area[] {
    const rows = Array.from(this.written.rows).sort((a, b) => a - b);
    return this.written.columns().flatMap(({ column, marks }) => {
      const areas: { top: number; left: number; bottom: number; right: number }[] = [];
      for (const row of rows) {
        if (!((marks[row] ?? 0) & MARK.content)) continue;
        const above = areas[areas.length - 1];
        if (above?.bottom === row - 1) above.bottom = row;
        else areas.push({ top: row, left: column, bottom: row, right: column });
      }
      return areas;
    });
  }

  /** The format of a cell: its own, else that of its row, else that of its column. */
  styleAt(row: number, column: number): number {
    const written = this.written.get(column);
    if (written?.marks[row]) return written.styles[row] ?? 0;
    return this.ownStyle(row, column) ?? this.defaultStyle(row, column);
  }

  setStyle(row: number, column: number, style: number): void {
    const written = this.written.get(column);
    if (!written?.marks[row] && this.ownStyle(row, column) === style) return;
    this.writable(row, column).styles[row] = style;
  }

  /** Writes a plain value to a cell; null empties it. The format stays. */
  setValue(row: number, column: number, value: CellValue): void {
    const now = this.content(row, column);
    if (now.formula === null && Object.is(now.value ?? null, value)) return;
    this.put(row, column, now, value, null);
  }

  /** Writes a formula (without `=`) to a cell. A cached result is kept only if the cell already contained this formula. */
  setFormula(row: number, column: number, formula: string): void {
    const now = this.content(row, column);
    const isSame = now.formula !== null && textOf(now.formula, row, column) === formula;
    if (isSame && !now.isShared) return;
    this.put(row, column, now, isSame ? now.value : undefined, formula);
  }

  /** Does the same as {@link setFormula}, for a formula that fills many cells. */
  setFilled(row: number, column: number, fill: FilledFormula): void {
    const now = this.content(row, column);
    const isSame = now.formula !== null && textOf(now.formula, row, column) === fill.textAt(row, column);
    if (isSame && !now.isShared) return;
    this.put(row, column, now, isSame ? now.value : undefined, fill);
  }

  /** Does the same as {@link setFilled} for every cell of an area. It is quicker where the cells are empty, as on a new sheet. */
  fill({ top, left, bottom, right }: Area, fill: FilledFormula): void {
    for (let column = left; column <= right; column++) {
      const style = this.columnStyle(column);
      for (let row = top; row <= bottom; row++) {
        if (this.isUntouched(row, column)) this.written.addFilled(row, column, style, fill);
        else this.setFilled(row, column, fill);
      }
    }
  }

  /** Changes the format of every cell in an area. @param formatOver gives the new format for a cell's present format */
  restyle({ top, left, bottom, right }: Area, formatOver: (style: number) => number): void {
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const written = this.journal ? undefined : this.written.get(column);
        if (written?.marks[row]) written.styles[row] = formatOver(written.styles[row] ?? 0);
        else this.setStyle(row, column, formatOver(this.styleAt(row, column)));
      }
    }
  }

  /** Whether neither a cell nor its row is in the text or was written, and no journal is open. */
  private isUntouched(row: number, column: number): boolean {
    return !this.journal && !this.spans.has(row) && !this.written.mark(row, column);
  }

  /** Replaces the cached result of a formula. */
  setCached(row: number, column: number, value: CellValue): void {
    const written = this.written.get(column);
    const mark = written?.marks[row] ?? 0;
    if (written && mark & MARK.content && !(mark & MARK.keepsFormula)) {
      if ((written.formulas[row] ?? null) === null || sameValue(written.values[row], value)) return;
      this.journal?.note(row, column, this.written);
      written.values[row] = value;
      return;
    }
    // A shortcut for a cell that already got a new result: the first call checked that there is a formula.
    if (written && mark & MARK.keepsFormula && !(mark & MARK.arrayItem)) {
      if (sameValue(written.values[row], value)) return;
      this.journal?.note(row, column, this.written);
      written.values[row] = value;
      return;
    }
    const now = this.content(row, column);
    if (now.formula === null || sameValue(now.value, value)) return;
    const kept = this.writable(row, column);
    kept.values[row] = value;
    kept.marks[row] = mark | MARK.style | MARK.content | MARK.keepsFormula;
  }

  /** Replaces the value that a cell got from an array formula in another cell. */
  setArrayItem(row: number, column: number, value: CellValue): void {
    if (sameValue(this.content(row, column).value, value)) return;
    const written = this.writable(row, column);
    const mark = written.marks[row] ?? 0;
    written.values[row] = value;
    const keeps = mark & MARK.content ? 0 : MARK.keepsFormula;
    written.marks[row] = mark | MARK.content | MARK.arrayItem | keeps;
  }

  /** Sets the height of a row in points. */
  setRowHeight(row: number, height: number): void {
    const attributes = withoutAttributes(this.rowAttributes(row), ['ht', 'customHeight']);
    this.attributes.set(row, `${attributes} ht="${height}" customHeight="1"`);
  }

  /** Raises a row. If the program fits the row to its texts, it still will. @param height in points */
  raiseRow(row: number, height: number): void {
    this.attributes.set(row, `${withoutAttributes(this.rowAttributes(row), ['ht'])} ht="${height}"`);
  }

  /** Writes the text between `<sheetData>` and `</sheetData>`, row by row. */
  *write(writer: PartWriter): Steps<void> {
    const columns = this.written.columns();
    const letters = new Map(columns.map(({ column }) => [column, columnLetters(column)]));
    const rows = new RowWriter(columns, this.reading, writer, (row, column) =>
      this.writtenCellXml(row, column, letters.get(column.column) ?? '', NOT_IN_TEXT),
    );
    for (const row of this.rows()) {
      const span = this.spans.get(row);
      if (span && !this.written.rows.has(row) && !this.attributes.has(row)) {
        writer.add(this.text.slice(span.start, span.end));
      } else {
        const attributes = withoutAttributes(this.rowAttributes(row), ['spans', 'r']);
        const hasText = span !== undefined && span.cellsEnd > span.tagEnd;
        if (!hasText && writer.isDifferent) rows.write(row, attributes);
        else writer.add(this.rowXml(row, attributes, letters));
      }
      yield;
    }
  }

  private rowXml(row: number, attributes: string, letters: ReadonlyMap<number, string>): string {
    const { prefix } = this.reading;
    let cells = '';
    this.eachOf(row, (column, cell) => {
      const written = this.written.get(column);
      if (written?.marks[row]) cells += this.writtenCellXml(row, written, letters.get(column) ?? '', cell);
      else cells += this.textOf(cell);
    });
    return `<${prefix}row r="${row}"${attributes}>${cells}</${prefix}row>`;
  }

  private writtenCellXml(row: number, written: WrittenColumn, letters: string, cell: number): string {
    const mark = written.marks[row] ?? 0;
    const number = written.styles[row] ?? 0;
    const isInText = cell !== NOT_IN_TEXT;
    if (!(mark & MARK.content) && isInText) {
      const raw = this.textOf(cell);
      return this.found.styleOf(cell) === number ? raw : withStyle(raw, number);
    }
    const { prefix } = this.reading;
    const isKept = (mark & MARK.keepsFormula) !== 0;
    const formula = isKept ? this.formulaInText(cell) : formulaXml(written, row, prefix);
    const isResult = formula !== '' || (mark & MARK.arrayItem) !== 0;
    const { type, content } = valueXml(
      mark & MARK.content ? written.values[row] : null,
      isResult,
      this.reading,
    );
    const style = number === 0 ? '' : ` s="${number}"`;
    // `cm` marks a dynamic array formula. Without it the formula would no longer spill.
    const metadata = isKept && formula !== '' ? attributeOf(this.textOf(cell), 'cm') : null;
    const cm = metadata === null ? '' : ` cm="${metadata}"`;
    const tag = `<${prefix}c r="${letters}${row}"${style}${type}${cm}`;
    return formula === '' && content === '' ? `${tag}/>` : `${tag}>${formula}${content}</${prefix}c>`;
  }

  private formulaInText(cell: number): string {
    if (cell === NOT_IN_TEXT || !this.found.hasFormula(cell)) return '';
    const { formulaStart, formulaEnd } = this.scanned(cell);
    return this.text.slice(formulaStart, formulaEnd);
  }

  private visitRow(
    row: number,
    show: (cell: CellView) => void,
    isStyleWanted: (style: number) => boolean = () => true,
  ): void {
    if (this.written.rows.has(row)) {
      this.eachOf(row, (column, cell) => {
        if (!isStyleWanted(this.styleOf(row, column, cell))) return;
        const view = this.viewOf(row, column, cell);
        if (view) show(view);
      });
      return;
    }
    const span = this.spans.get(row);
    if (!span) return;
    const { found } = this;
    const end = found.endOf(span);
    for (let cell = found.firstOf(span); cell < end; cell++)
      if (isStyleWanted(found.styleOf(cell))) show(this.textView(row, cell));
  }

  /** The format of a cell that is in the text, was written, or both. */
  private styleOf(row: number, column: number, cell: number): number {
    const written = this.written.get(column);
    return written?.marks[row] ? (written.styles[row] ?? 0) : this.found.styleOf(cell);
  }

  private viewOf(row: number, column: number, cell: number): CellView | null {
    const written = this.written.get(column);
    const mark = written?.marks[row] ?? 0;
    const isInText = cell !== NOT_IN_TEXT;
    if (written && mark !== 0 && (!isInText || (mark & MARK.content && !(mark & MARK.keepsFormula))))
      return writtenView(written, row);
    if (!isInText) return null;
    const view = this.textView(row, cell);
    if (!written || mark === 0) return view;
    const isWritten = (mark & MARK.content) !== 0;
    return view.rewritten(isWritten ? written.values[row] : view.value, written.styles[row] ?? 0, isWritten);
  }

  /**
   * Calls `take` for each cell of a row that is in the text, was written, or both, in the order of the text, or from left to right when
   * there are new cells.
   * @param take gets the column, and the cell's number in the text or {@link NOT_IN_TEXT}
   */
  private eachOf(row: number, take: (column: number, cell: number) => void): void {
    const { found } = this;
    const span = this.spans.get(row);
    this.refuseDoubled(row, span);
    if (span && !found.isOrdered(span)) {
      this.eachInOrder(row, span, take);
      return;
    }
    const end = span ? found.endOf(span) : 0;
    let cell = span ? found.firstOf(span) : 0;
    for (const { column, marks } of this.written.columns()) {
      if (!marks[row]) continue;
      for (; cell < end && found.columnOf(cell) < column; cell++) take(found.columnOf(cell), cell);
      if (cell < end && found.columnOf(cell) === column) take(column, cell++);
      else take(column, NOT_IN_TEXT);
    }
    for (; cell < end; cell++) take(found.columnOf(cell), cell);
  }

  /** Does the same as {@link eachOf} for a row whose cells are not in order from left to right. */
  private eachInOrder(row: number, span: RowSpan, take: (column: number, cell: number) => void): void {
    const { found } = this;
    const cells: (readonly [number, number])[] = [];
    for (let cell = found.firstOf(span); cell < found.endOf(span); cell++)
      cells.push([found.columnOf(cell), cell]);
    const count = cells.length;
    for (const { column, marks } of this.written.columns())
      if (marks[row] && found.find(span, column) === NOT_IN_TEXT) cells.push([column, NOT_IN_TEXT]);
    if (cells.length > count) cells.sort(([a], [b]) => a - b);
    for (const [column, cell] of cells) take(column, cell);
  }

  private textView(row: number, cell: number): ReadCell {
    const { found } = this;
    const column = found.columnOf(cell);
    const value = found.values[cell];
    if (!found.hasFormula(cell))
      return new ReadCell(row, column, value, found.styleOf(cell), false, null, null);
    const element = this.formulaElement(cell);
    const formula = this.sharedFormula(element) ?? this.expandedFormula(element);
    const isFill = element.kind === 'array' || element.kind === 'dataTable';
    const array = isFill ? arrayFormula(element, this.textOf(cell), row, column) : null;
    return new ReadCell(row, column, value, found.styleOf(cell), false, formula, array);
  }

  /** The scanner, moved to a cell of the text. */
  private scanned(cell: number): CellScanner {
    this.scanner.revisit(this.found.startOf(cell), this.found.textEndOf(cell));
    return this.scanner;
  }

  /** The formula of a cell that has one. */
  private formulaElement(cell: number): FormulaElement {
    return readFormula(this.text, this.found.formulaOf(cell));
  }

  private textOf(cell: number): string {
    return this.text.slice(this.found.startOf(cell), this.found.textEndOf(cell));
  }

  private content(row: number, column: number): Content {
    const written = this.written.get(column);
    const mark = written?.marks[row] ?? 0;
    const isContent = (mark & MARK.content) !== 0;
    if (written && isContent && !(mark & MARK.keepsFormula))
      return { value: written.values[row], formula: written.formulas[row] ?? null, isShared: false };
    const cell = this.find(row, column);
    if (cell === NOT_IN_TEXT) return NOTHING;
    const value = isContent ? written?.values[row] : this.found.values[cell];
    if (!this.found.hasFormula(cell)) return { value, formula: null, isShared: false };
    const element = this.formulaElement(cell);
    const formula = this.sharedFormula(element) ?? this.expandedFormula(element);
    return { value, formula, isShared: element.kind === 'shared' };
  }

  /** Replaces the content of a cell. If other cells share its formula, each of them first gets a formula of its own. */
  private put(
    row: number,
    column: number,
    before: Content,
    value: CellValue | undefined,
    formula: WrittenFormula,
  ): void {
    const written = this.writable(row, column);
    const isItem = (written.marks[row] ?? 0) & MARK.arrayItem;
    written.values[row] = value;
    written.formulas[row] = formula;
    written.marks[row] = MARK.style | MARK.content | isItem;
    if (before.isShared) this.endSharing(row, column);
  }

  private writable(row: number, column: number): WrittenColumn {
    this.journal?.note(row, column, this.written);
    const written = this.written.get(column);
    if (written?.marks[row]) return written;
    return this.written.add(row, column, this.ownStyle(row, column) ?? this.defaultStyle(row, column));
  }

  private get found(): TextCells {
    return this.sheet.cells(this.reading);
  }

  /** The number of a cell in the text, or {@link NOT_IN_TEXT}. */
  private find(row: number, column: number): number {
    const span = this.spans.get(row);
    if (!span) return NOT_IN_TEXT;
    this.refuseDoubled(row, span);
    return this.found.find(span, column);
  }

  /** The format of a cell in the text; null when the cell is not in the text. */
  private ownStyle(row: number, column: number): number | null {
    const cell = this.find(row, column);
    return cell === NOT_IN_TEXT ? null : this.found.styleOf(cell);
  }

  /** Refuses a row with two cells in one column, because programs disagree about which of the two counts. */
  private refuseDoubled(row: number, span: RowSpan | undefined): void {
    if (span && this.found.isDoubled(span)) throw new HostError('damaged', `a cell twice in row ${row}`);
  }

  private rowAttributes(row: number): string {
    const changed = this.attributes.get(row);
    if (changed !== undefined) return changed;
    const span = this.spans.get(row);
    if (!span) return '';
    const tag = this.text.slice(span.start, span.tagEnd);
    return tag.slice(`<${this.reading.prefix}row`.length).replace(/\s*\/?>$/, '');
  }

  private defaultStyle(row: number, column: number): number {
    if (!this.spans.has(row)) return this.columnStyle(column);
    if (this.lookedStyle.row !== row) this.lookedStyle = { row, style: this.rowStyle(row) };
    return this.lookedStyle.style ?? this.columnStyle(column);
  }

  private rowStyle(row: number): number | null {
    if (this.spans.get(row)?.mayHaveFormat !== true) return null;
    const attributes = this.rowAttributes(row);
    const style = isTrue(attributeOf(attributes, 'customFormat')) ? attributeOf(attributes, 's') : null;
    return style === null ? null : Number(style);
  }

  /** The text of a formula that is not shared, or whose first cell is missing. */
  private expandedFormula(element: FormulaElement): string | null {
    return element.kind === 'dataTable' ? null : element.text;
  }

  private sharedFormula(element: FormulaElement): FilledFormula | null {
    if (element.kind !== 'shared') return null;
    return this.shared.get(element.sharedIndex ?? '')?.fill ?? null;
  }

  private findSharedFormulas(): void {
    const { found } = this;
    for (const span of this.spans.values()) {
      for (let cell = found.firstOf(span); cell < found.endOf(span); cell++) {
        if (!found.hasFormula(cell)) continue;
        const element = this.formulaElement(cell);
        if (element.kind !== 'shared' || element.text === '') continue;
        const base = { row: span.row, column: found.columnOf(cell) };
        const fill = new FilledFormula(element.text, base);
        this.shared.set(element.sharedIndex ?? '', { fill, ref: element.ref });
      }
    }
  }

  /** Called before the first cell of a shared formula is replaced: gives each cell that shares it a formula of its own. */
  private endSharing(row: number, column: number): void {
    for (const [index, master] of this.shared) {
      const { base } = master.fill;
      if (base.row !== row || base.column !== column) continue;
      this.writeOut(index, master);
      this.shared.delete(index);
      this.journal?.noteEnd(index, master);
    }
  }

  private writeOut(index: string, { fill, ref }: SharedFormula): void {
    const area = parseArea(ref ?? '');
    for (const row of this.spans.keys()) {
      if (area && (row < area.top || row > area.bottom)) continue;
      this.eachOf(row, (column, cell) => {
        const mark = this.written.mark(row, column);
        if (cell === NOT_IN_TEXT || !this.found.hasFormula(cell)) return;
        if (mark & MARK.content && !(mark & MARK.keepsFormula)) return;
        const element = this.formulaElement(cell);
        if (element.kind !== 'shared' || element.sharedIndex !== index) return;
        const { value } = this.content(row, column);
        const written = this.writable(row, column);
        written.values[row] = value;
        written.formulas[row] = fill;
        written.marks[row] = MARK.style | MARK.content | (mark & MARK.arrayItem);
      });
    }
  }
}

function writtenView(written: WrittenColumn, row: number): CellView {
  const isContent = ((written.marks[row] ?? 0) & MARK.content) !== 0;
  const style = written.styles[row] ?? 0;
  if (!isContent) return new WrittenCell(row, written.column, null, null, style);
  return new WrittenCell(row, written.column, written.values[row], written.formulas[row] ?? null, style);
}

function textOf(formula: string | FilledFormula, row: number, column: number): string {
  return typeof formula === 'string' ? formula : formula.textAt(row, column);
}

function formulaXml({ formulas, column }: WrittenColumn, row: number, prefix: string): string {
  const formula = formulas[row] ?? null;
  if (formula === null) return '';
  const text = typeof formula === 'string' ? encodedText(formula) : formula.encodedAt(row, column);
  return `<${prefix}f>${text}</${prefix}f>`;
}

/** @param cell the text of the first cell */
function arrayFormula(element: FormulaElement, cell: string, row: number, column: number): ArrayFormula {
  const area = parseArea(element.ref ?? '') ?? { top: row, left: column, bottom: row, right: column };
  if (element.kind === 'dataTable') return { area, kind: 'data-table' };
  return { area, kind: attributeOf(cell, 'cm') === null ? 'fixed' : 'spilled' };
}

function sameValue(a: CellValue | undefined, b: CellValue): boolean {
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) return a.error === b.error;
  return Object.is(a, b);
}

/** The text of a cell with another format. */
function withStyle(raw: string, style: number): string {
  const tag = raw.slice(0, endOfTag(raw, 0));
  const end = isClosedTag(tag) ? '/>' : '>';
  const plain = withoutAttributes(tag.slice(0, -end.length), ['s']).trimEnd();
  return `${plain} s="${style}"${end}${raw.slice(tag.length)}`;
}
