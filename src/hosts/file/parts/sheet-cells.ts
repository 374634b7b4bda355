/**
 * The cells of a sheet: reads them from the XML text, changes them, and writes the text back with everything unchanged in place.
 *
 * New content is kept apart from the text (written-cells.ts). It is merged with the text row by row, for reading and for storing.
 */
import { columnLetters, parseArea, type Area, type Position } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';
import { HostError } from '../../../spreadsheet/host';
import {
  encodedText,
  readFormula,
  readValue,
  valueXml,
  type CellReading,
  type FormulaElement,
} from './cell-content';
import { WrittenCell, type ArrayFormula, type CellView } from './cell-view';
import { CellJournal } from './cell-journal';
import { FilledFormula } from './filled-formula';
import type { SharedFormula } from './shared-formula';
import { attributeOf, isClosedTag, endOfTag, withoutAttributes } from '../package/markup';
import type { PartWriter } from '../package/part-writer';
import { CellScanner, scanRows, type RowSpan } from './sheet-scan';
import { isTrue } from '../package/xml';
import { MARK, WrittenCells, type WrittenColumn, type WrittenFormula } from './written-cells';

/** The position of a cell in the text. */
interface CellSpan {
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly style: number;
}

/** The cells of a row, by column, in the order of the text. */
type RowCells = ReadonlyMap<number, CellSpan>;

/** A cell that is in the text, was written, or both. */
interface MergedCell {
  readonly column: number;
  readonly span: CellSpan | null;
}

/** The content of a cell. */
interface Content {
  readonly value: CellValue | undefined;
  readonly formula: WrittenFormula;
  /** Whether the formula is shared with other cells. */
  readonly isShared: boolean;
}

const NOTHING: Content = { value: null, formula: null, isShared: false };

export class SheetCells {
  private readonly spans: Map<number, RowSpan>;
  private readonly written = new WrittenCells();
  /** The new attributes of rows whose height was changed. */
  private readonly attributes = new Map<number, string>();
  private readonly shared = new Map<string, SharedFormula>();
  private readonly scanner: CellScanner;
  /** The row parsed last, kept because callers usually ask for the cells of a row one after the other. */
  private looked: { readonly row: number; readonly cells: RowCells } = { row: 0, cells: new Map() };
  private lookedStyle: { readonly row: number; readonly style: number | null } = { row: 0, style: null };
  private textExtent: Area | null = null;
  private journal: CellJournal | null = null;

  /**
   * @param text the text of the sheet; its cells lie between `from` and `to`
   * @param columnStyle gives the format that a new cell inherits from its column
   * @throws HostError `damaged`
   */
  constructor(
    private readonly text: string,
    from: number,
    to: number,
    private readonly reading: CellReading,
    private readonly columnStyle: (column: number) => number,
  ) {
    this.spans = rowsByNumber(scanRows(text, from, to, reading.prefix));
    this.scanner = new CellScanner(text, reading.prefix);
    if (/\st\s*=\s*["']shared["']/.test(text)) this.findSharedFormulas();
  }

  get isChanged(): boolean {
    return !this.written.isEmpty || this.attributes.size > 0;
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
    return journal && journal.size > 0 ? journal : null;
  }

  /** Restores the cells that a change overwrote. Later changes must have been taken back first. */
  putBack(journal: CellJournal): void {
    journal.undo(this.written, this.shared);
  }

  /** A cell with its changes; null when it is neither in the text nor written. */
  viewAt(row: number, column: number): CellView | null {
    return this.viewOf(row, { column, span: this.span(row, column) }, this.scanner);
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

  /** Calls `show` for every cell, row by row, empty cells included. @param isWanted which rows; by default all */
  visit(show: (cell: CellView) => void, isWanted: (row: number) => boolean = () => true): void {
    // A scanner of its own, because `show` may compute the cell, and computing scans other cells.
    const scanner = new CellScanner(this.text, this.reading.prefix);
    for (const row of this.rows()) {
      if (!isWanted(row)) continue;
      const span = this.spans.get(row);
      const hasText = span !== undefined && span.cellsEnd > span.tagEnd;
      if (!this.written.rows.has(row)) {
        if (!hasText) continue;
        scanner.enter(span);
        while (scanner.next()) show(this.textView(scanner, row, scanner.column));
      } else if (!hasText) {
        for (const column of this.written.columns()) if (column.marks[row]) show(writtenView(column, row));
      } else this.visitBoth(row, scanner, show);
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
    this.textExtent ??= this.extentOfText();
    const area = { ...this.textExtent };
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
    return this.span(row, column)?.style ?? this.defaultStyle(row, column);
  }

  setStyle(row: number, column: number, style: number): void {
    const written = this.written.get(column);
    if (!written?.marks[row] && this.span(row, column)?.style === style) return;
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

  /** Raises a row. One that the program fits to its texts goes on being fitted. @param height points */
  raiseRow(row: number, height: number): void {
    this.attributes.set(row, `${withoutAttributes(this.rowAttributes(row), ['ht'])} ht="${height}"`);
  }

  /** Writes the text between `<sheetData>` and `</sheetData>`. */
  write(writer: PartWriter): void {
    const columns = this.written
      .columns()
      .map((column) => ({ column, letters: columnLetters(column.column) }));
    for (const row of this.rows()) {
      const span = this.spans.get(row);
      const isWritten = this.written.rows.has(row);
      if (span && !isWritten && !this.attributes.has(row)) {
        writer.add(this.text.slice(span.start, span.end));
        continue;
      }
      const { prefix } = this.reading;
      const attributes = withoutAttributes(this.rowAttributes(row), ['spans', 'r']);
      const cells = span && span.cellsEnd > span.tagEnd ? this.bothXml(row) : this.writtenXml(row, columns);
      writer.add(`<${prefix}row r="${row}"${attributes}>${cells}</${prefix}row>`);
    }
  }

  /** The XML of the cells in a row that is not in the text. */
  private writtenXml(
    row: number,
    columns: readonly { readonly column: WrittenColumn; readonly letters: string }[],
  ): string {
    let cells = '';
    for (const { column, letters } of columns)
      if (column.marks[row]) cells += this.writtenCellXml(row, column, letters, null);
    return cells;
  }

  /** The XML of the cells in a row of the text, with the cells that were written. */
  private bothXml(row: number): string {
    let cells = '';
    for (const { column, span } of this.merged(row)) {
      const written = this.written.get(column);
      if (written?.marks[row]) cells += this.writtenCellXml(row, written, columnLetters(column), span);
      else if (span) cells += this.text.slice(span.start, span.end);
    }
    return cells;
  }

  private writtenCellXml(
    row: number,
    written: WrittenColumn,
    letters: string,
    span: CellSpan | null,
  ): string {
    const mark = written.marks[row] ?? 0;
    const number = written.styles[row] ?? 0;
    const raw = span ? this.text.slice(span.start, span.end) : '';
    if (!(mark & MARK.content) && span) return span.style === number ? raw : withStyle(raw, number);
    const { prefix } = this.reading;
    const isKept = (mark & MARK.keepsFormula) !== 0;
    const formula = isKept ? this.formulaInText(span) : formulaXml(written, row, prefix);
    const isResult = formula !== '' || (mark & MARK.arrayItem) !== 0;
    const { type, content } = valueXml(
      mark & MARK.content ? written.values[row] : null,
      isResult,
      this.reading,
    );
    const style = number === 0 ? '' : ` s="${number}"`;
    // `cm` marks a dynamic array formula. Without it the formula would no longer spill.
    const metadata = isKept && formula !== '' ? attributeOf(raw, 'cm') : null;
    const cm = metadata === null ? '' : ` cm="${metadata}"`;
    const tag = `<${prefix}c r="${letters}${row}"${style}${type}${cm}`;
    return formula === '' && content === '' ? `${tag}/>` : `${tag}>${formula}${content}</${prefix}c>`;
  }

  private formulaInText(span: CellSpan | null): string {
    if (!span) return '';
    const { scanner } = this;
    scanner.revisit(span.start, span.end);
    return scanner.formulaStart < 0 ? '' : this.text.slice(scanner.formulaStart, scanner.formulaEnd);
  }

  private visitBoth(row: number, scanner: CellScanner, show: (cell: CellView) => void): void {
    for (const cell of this.merged(row)) {
      const view = this.viewOf(row, cell, scanner);
      if (view) show(view);
    }
  }

  private viewOf(row: number, { column, span }: MergedCell, scanner: CellScanner): CellView | null {
    const written = this.written.get(column);
    const mark = written?.marks[row] ?? 0;
    if (written && mark !== 0 && (!span || (mark & MARK.content && !(mark & MARK.keepsFormula))))
      return writtenView(written, row);
    if (!span) return null;
    scanner.revisit(span.start, span.end);
    const view = this.textView(scanner, row, column);
    if (!written || mark === 0) return view;
    const isWritten = (mark & MARK.content) !== 0;
    const value = isWritten ? written.values[row] : view.value;
    return { ...view, value, style: written.styles[row] ?? 0, isWritten };
  }

  /** The cells of a row, from the text and written. They are in the order of the text, or sorted when there are new ones. */
  private merged(row: number): readonly MergedCell[] {
    const spans = this.look(row);
    const cells = Array.from(spans.values(), (span): MergedCell => ({ column: span.column, span }));
    for (const { column, marks } of this.written.columns()) {
      if (marks[row] && !spans.has(column)) cells.push({ column, span: null });
    }
    return cells.length === spans.size ? cells : cells.sort((a, b) => a.column - b.column);
  }

  private textView(scanner: CellScanner, row: number, column: number): CellView {
    const { style } = scanner;
    const element = readFormula(scanner);
    const formula = this.expandedFormula(row, column, element);
    return {
      row,
      column,
      value: readValue(scanner, this.reading),
      formula,
      hasFormula: formula !== null,
      array: arrayFormula(element, scanner, row, column),
      fill: this.sharedFormula(element),
      style,
      isWritten: false,
    };
  }

  private content(row: number, column: number): Content {
    const written = this.written.get(column);
    const mark = written?.marks[row] ?? 0;
    const isContent = (mark & MARK.content) !== 0;
    if (written && isContent && !(mark & MARK.keepsFormula))
      return { value: written.values[row], formula: written.formulas[row] ?? null, isShared: false };
    const span = this.span(row, column);
    if (!span) return NOTHING;
    const { scanner } = this;
    scanner.revisit(span.start, span.end);
    const element = readFormula(scanner);
    return {
      value: isContent ? written?.values[row] : readValue(scanner, this.reading),
      formula: this.sharedFormula(element) ?? this.expandedFormula(row, column, element),
      isShared: element?.kind === 'shared',
    };
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
    return this.written.add(row, column, this.span(row, column)?.style ?? this.defaultStyle(row, column));
  }

  private span(row: number, column: number): CellSpan | null {
    return this.spans.has(row) ? (this.look(row).get(column) ?? null) : null;
  }

  /** The cells of a row in the text. */
  private look(row: number): RowCells {
    if (this.looked.row === row) return this.looked.cells;
    const cells = new Map<number, CellSpan>();
    const span = this.spans.get(row);
    if (span && span.cellsEnd > span.tagEnd) {
      const { scanner } = this;
      scanner.enter(span);
      while (scanner.next()) {
        const { column, start, end, style } = scanner;
        if (cells.has(column)) throw new HostError('damaged', `a cell twice in row ${row}`);
        cells.set(column, { column, start, end, style });
      }
    }
    this.looked = { row, cells };
    return cells;
  }

  private extentOfText(): Area {
    const area = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
    const { scanner } = this;
    for (const span of this.spans.values()) {
      if (span.cellsEnd === span.tagEnd) continue;
      scanner.enter(span);
      while (scanner.next()) {
        area.top = Math.min(area.top, span.row);
        area.left = Math.min(area.left, scanner.column);
        area.bottom = Math.max(area.bottom, span.row);
        area.right = Math.max(area.right, scanner.column);
      }
    }
    return area;
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
    const attributes = this.rowAttributes(row);
    const style = isTrue(attributeOf(attributes, 'customFormat')) ? attributeOf(attributes, 's') : null;
    return style === null ? null : Number(style);
  }

  private expandedFormula(row: number, column: number, element: FormulaElement | null): string | null {
    if (!element || element.kind === 'dataTable') return null;
    if (element.kind !== 'shared' || element.text !== '') return element.text;
    return this.shared.get(element.sharedIndex ?? '')?.fill.textAt(row, column) ?? '';
  }

  private sharedFormula(element: FormulaElement | null): FilledFormula | null {
    if (element?.kind !== 'shared') return null;
    return this.shared.get(element.sharedIndex ?? '')?.fill ?? null;
  }

  private findSharedFormulas(): void {
    for (const span of this.spans.values()) {
      this.scanner.enter(span);
      while (this.scanner.next()) {
        const element = readFormula(this.scanner);
        if (element?.kind !== 'shared' || element.text === '') continue;
        const base = { row: span.row, column: this.scanner.column };
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
      for (const span of this.look(row).values()) {
        const mark = this.written.mark(row, span.column);
        if (mark & MARK.content && !(mark & MARK.keepsFormula)) continue;
        this.scanner.revisit(span.start, span.end);
        const element = readFormula(this.scanner);
        if (element?.kind !== 'shared' || element.sharedIndex !== index) continue;
        const { value } = this.content(row, span.column);
        const written = this.writable(row, span.column);
        written.values[row] = value;
        written.formulas[row] = fill;
        written.marks[row] = MARK.style | MARK.content | (mark & MARK.arrayItem);
      }
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

function arrayFormula(
  element: FormulaElement | null,
  scanner: CellScanner,
  row: number,
  column: number,
): ArrayFormula | null {
  if (element?.kind !== 'array' && element?.kind !== 'dataTable') return null;
  const area = parseArea(element.ref ?? '') ?? { top: row, left: column, bottom: row, right: column };
  if (element.kind === 'dataTable') return { area, kind: 'data-table' };
  const cell = scanner.text.slice(scanner.start, scanner.formulaStart);
  return { area, kind: attributeOf(cell, 'cm') === null ? 'fixed' : 'spilled' };
}

/** Refuses a sheet in which a row number occurs twice. Programs repair such a sheet in different ways, and a row would be lost. */
function rowsByNumber(rows: readonly RowSpan[]): Map<number, RowSpan> {
  const byNumber = new Map(rows.map((span) => [span.row, span]));
  if (byNumber.size !== rows.length) throw new HostError('damaged', 'a row twice');
  return byNumber;
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
