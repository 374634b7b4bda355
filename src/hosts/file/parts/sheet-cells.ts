/**
 * The cells of one sheet: read from its text, changed, and written back with everything unchanged as it was.
 */
import { cellAddress, parseArea, type Area, type Position } from '../../../spreadsheet/address';
import type { CellValue } from '../../../spreadsheet/grid';
import { HostError } from '../../../spreadsheet/host';
import { MovableFormula } from '../../../formula/references';
import {
  formulaXml,
  readFormula,
  readValue,
  valueXml,
  type CellReading,
  type FormulaElement,
} from './cell-content';
import { attributeOf, endOfTag, isClosedTag, withoutAttributes } from '../package/markup';
import type { PartWriter } from '../package/part-writer';
import { CellScanner, scanRows, type RowSpan } from './sheet-scan';
import { isTrue } from '../package/xml';

/** A cell as {@link SheetCells.visit} shows it. */
export interface CellView extends Position {
  /** undefined: a formula without a cached result. */
  readonly value: CellValue | undefined;
  /** Without `=`, shared formulas expanded; null for a plain value. May be put together when it is asked for. */
  readonly formula: string | null;
  /** Whether {@link formula} is not null. */
  readonly hasFormula: boolean;
  /** For the first cell of an array formula or of a data table. */
  readonly array: ArrayFormula | null;
  /** Where the formula was written for many cells: its text, and the cell that text is for. */
  readonly fill: FilledFormula | null;
  /** Number of its format. */
  readonly style: number;
}

/** What one formula gives to several cells; the others hold plain values in the file. */
export interface ArrayFormula {
  readonly area: Area;
  /** `fixed` was entered for these cells; `spilled` takes as many as it needs; a data table has no formula text. */
  readonly kind: 'fixed' | 'spilled' | 'data-table';
}

/** One formula of many cells, as it stands in one of them. The text of the others is put together when it is asked for. */
export class FilledFormula {
  private movable: MovableFormula | null = null;

  /** @param formula without `=` */
  constructor(
    readonly formula: string,
    readonly base: Position,
  ) {}

  /** Without `=`. */
  textAt(row: number, column: number): string {
    this.movable ??= new MovableFormula(this.formula);
    return this.movable.moved(row - this.base.row, column - this.base.column);
  }
}

/** A cell of a row that is being changed. */
class EditedCell implements CellView {
  /** As it stood in the text; '' for a cell that is new. */
  raw = '';
  value: CellValue | undefined = null;
  /** A formula of its own; null for none, and where it is what {@link fill} says. */
  ownFormula: string | null = null;
  /** The `<f>` to write; '' for none, null where it is made from the formula. */
  formulaXml: string | null = '';
  isShared = false;
  array: ArrayFormula | null = null;
  /** Holds a result of an array formula that stands in another cell. */
  isArrayItem = false;
  fill: FilledFormula | null = null;
  isChanged = true;

  constructor(
    readonly row: number,
    readonly column: number,
    readonly rawStyle: number,
    public style = rawStyle,
  ) {}

  get formula(): string | null {
    return this.ownFormula ?? this.fill?.textAt(this.row, this.column) ?? null;
  }

  get hasFormula(): boolean {
    return this.ownFormula !== null || this.fill !== null;
  }
}

/** A row that is being changed. */
interface EditedRow {
  readonly row: number;
  attributes: string;
  readonly cells: Map<number, EditedCell>;
  /** A cell was added, so that the map is no longer in order. */
  isUnordered: boolean;
}

interface SharedFormula {
  readonly fill: FilledFormula;
  readonly ref: string | null;
}

export class SheetCells {
  private readonly spans: Map<number, RowSpan>;
  private readonly edited = new Map<number, EditedRow>();
  private readonly shared = new Map<string, SharedFormula>();
  private readonly scanner: CellScanner;
  private hasNewRows = false;

  /**
   * @param text the sheet's text, its cells between `from` and `to`
   * @param columnStyle the format a new cell takes over from its column
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
    return this.edited.size > 0;
  }

  /** Row numbers, ascending. */
  rows(): number[] {
    const rows = Array.from(this.spans.keys());
    if (!this.hasNewRows) return rows;
    for (const row of this.edited.keys()) if (!this.spans.has(row)) rows.push(row);
    return rows.sort((a, b) => a - b);
  }

  /** Shows every cell in order of rows; empty ones too. @param isWanted which rows; all when left out */
  visit(show: (cell: CellView) => void, isWanted: (row: number) => boolean = () => true): void {
    // A scanner of its own: to show a cell may mean to compute it, which goes through the cells again.
    const scanner = new CellScanner(this.text, this.reading.prefix);
    for (const row of this.rows()) {
      if (!isWanted(row)) continue;
      const edited = this.edited.get(row);
      const span = this.spans.get(row);
      if (edited) {
        orderedCells(edited).forEach(show);
      } else if (span && span.cellsEnd > span.tagEnd) {
        scanner.enter(span);
        while (scanner.next()) {
          const element = readFormula(scanner);
          const formula = this.expandedFormula(row, scanner.column, element);
          show({
            row,
            column: scanner.column,
            value: readValue(scanner, this.reading),
            formula,
            hasFormula: formula !== null,
            array: arrayFormula(element, scanner, row),
            fill: this.sharedFormula(element),
            style: scanner.style,
          });
        }
      }
    }
  }

  /** Heights that are stated, in points. */
  rowHeights(): Map<number, number> {
    const heights = new Map<number, number>();
    for (const row of this.rows()) {
      const height = attributeOf(this.rowAttributes(row), 'ht');
      if (height !== null) heights.set(row, Number(height));
    }
    return heights;
  }

  /** The smallest rectangle that holds every cell, empty ones too; null when there is none. */
  extent(): Area | null {
    const area = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
    const widen = (row: number, column: number): void => {
      area.top = Math.min(area.top, row);
      area.left = Math.min(area.left, column);
      area.bottom = Math.max(area.bottom, row);
      area.right = Math.max(area.right, column);
    };
    for (const span of this.spans.values()) {
      if (this.edited.has(span.row) || span.cellsEnd === span.tagEnd) continue;
      this.scanner.enter(span);
      while (this.scanner.next()) widen(span.row, this.scanner.column);
    }
    for (const { row, cells } of this.edited.values()) for (const column of cells.keys()) widen(row, column);
    return area.bottom === 0 ? null : area;
  }

  /** Rows hidden by hand, by a filter, or by a height of nothing. */
  hiddenRows(): Set<number> {
    const hidden = new Set<number>();
    for (const { row, isHidden } of this.spans.values()) {
      // A row that was given a height since is no longer hidden by a height of nothing.
      if (isHidden && !this.edited.has(row)) hidden.add(row);
    }
    for (const { row, attributes } of this.edited.values()) {
      const height = attributeOf(attributes, 'ht');
      if (isTrue(attributeOf(attributes, 'hidden')) || (height !== null && Number(height) === 0))
        hidden.add(row);
    }
    return hidden;
  }

  /** The value of a cell: what stands there, or a formula's cached result; null for an empty cell. */
  valueAt(row: number, column: number): CellValue {
    return this.editRow(row).cells.get(column)?.value ?? null;
  }

  /** False when no cell can hold a formula. */
  get hasFormulas(): boolean {
    return this.edited.size > 0 || this.text.includes(`<${this.reading.prefix}f`);
  }

  /** Cells whose content was changed, neighbours in a column together. */
  changedAreas(): Area[] {
    const open = new Map<number, Area>();
    const areas: Area[] = [];
    for (const row of this.rows()) {
      for (const cell of this.edited.get(row)?.cells.values() ?? []) {
        if (!cell.isChanged) continue;
        const above = open.get(cell.column);
        if (above?.bottom === row - 1) open.set(cell.column, { ...above, bottom: row });
        else {
          if (above) areas.push(above);
          open.set(cell.column, { top: row, left: cell.column, bottom: row, right: cell.column });
        }
      }
    }
    return [...areas, ...open.values()];
  }

  /** The format of a cell: its own, else its row's, else its column's. */
  styleAt(row: number, column: number): number {
    return this.editRow(row).cells.get(column)?.style ?? this.defaultStyle(row, column);
  }

  /** The same, for showing it: the row is not taken apart to be changed. */
  shownStyleAt(row: number, column: number): number {
    const edited = this.edited.get(row);
    const span = this.spans.get(row);
    if (edited) return edited.cells.get(column)?.style ?? this.defaultStyle(row, column);
    if (span && span.cellsEnd > span.tagEnd) {
      const scanner = new CellScanner(this.text, this.reading.prefix);
      scanner.enter(span);
      while (scanner.next()) if (scanner.column === column) return scanner.style;
    }
    return this.defaultStyle(row, column);
  }

  setStyle(row: number, column: number, style: number): void {
    this.editCell(row, column).style = style;
  }

  /** Puts a plain value into a cell; null empties it. The format stays. */
  setValue(row: number, column: number, value: CellValue): void {
    const present = this.editRow(row).cells.get(column);
    if (value === null && !present) return;
    const cell = present ?? this.editCell(row, column);
    if (!cell.hasFormula && Object.is(cell.value ?? null, value)) return;
    this.overwrite(row, cell);
    cell.value = value;
    cell.ownFormula = null;
    cell.fill = null;
    cell.formulaXml = '';
  }

  /** Puts a formula (without `=`) into a cell. It has no cached result unless it stood there before. */
  setFormula(row: number, column: number, formula: string): void {
    const cell = this.editCell(row, column);
    const isSame = cell.hasFormula && cell.formula === formula;
    if (isSame && !cell.isShared) return;
    this.overwrite(row, cell);
    if (!isSame) cell.value = undefined;
    cell.ownFormula = formula;
    cell.fill = null;
    cell.array = null;
    cell.formulaXml = null;
  }

  /** Puts a formula of many cells into one of them, as {@link setFormula} does its own text. */
  setFilled(row: number, column: number, fill: FilledFormula): void {
    const cell = this.editCell(row, column);
    const isSame = cell.hasFormula && cell.formula === fill.textAt(row, column);
    if (isSame && !cell.isShared) return;
    this.overwrite(row, cell);
    if (!isSame) cell.value = undefined;
    cell.ownFormula = null;
    cell.fill = fill;
    cell.array = null;
    cell.formulaXml = null;
  }

  /** Replaces the cached result of a formula. */
  setCached(row: number, column: number, value: CellValue): void {
    const cell = this.editRow(row).cells.get(column);
    if (!cell?.hasFormula || sameValue(cell.value, value)) return;
    cell.value = value;
    cell.isChanged = true;
  }

  /** Replaces a result that an array formula in another cell gives this one. */
  setArrayItem(row: number, column: number, value: CellValue): void {
    const cell = this.editCell(row, column);
    if (sameValue(cell.value, value)) return;
    cell.value = value;
    cell.isArrayItem = true;
    cell.isChanged = true;
  }

  /** @param height points */
  setRowHeight(row: number, height: number): void {
    const edited = this.editRow(row, true);
    edited.attributes = `${withoutAttributes(edited.attributes, ['ht', 'customHeight'])} ht="${height}" customHeight="1"`;
  }

  /** Writes the text between `<sheetData>` and `</sheetData>`. */
  write(writer: PartWriter): void {
    for (const row of this.rows()) {
      const edited = this.edited.get(row);
      const span = this.spans.get(row);
      if (edited) writer.add(this.rowXml(edited));
      else if (span) writer.add(this.text.slice(span.start, span.end));
    }
  }

  private rowXml(edited: EditedRow): string {
    const { prefix } = this.reading;
    const attributes = withoutAttributes(edited.attributes, ['spans', 'r']);
    const cells = orderedCells(edited).map((cell) => this.cellXml(edited.row, cell));
    return `<${prefix}row r="${edited.row}"${attributes}>${cells.join('')}</${prefix}row>`;
  }

  private cellXml(row: number, cell: EditedCell): string {
    const { prefix } = this.reading;
    if (!cell.isChanged && cell.raw !== '') {
      return cell.style === cell.rawStyle ? cell.raw : withStyle(cell.raw, cell.style);
    }
    const formula = cell.formulaXml ?? formulaXml(cell.formula ?? '', prefix);
    const isResult = formula !== '' || cell.isArrayItem;
    const { type, content } = valueXml(cell.value, isResult ? formula : null, this.reading);
    const style = cell.style === 0 ? '' : ` s="${cell.style}"`;
    const t = type === '' ? '' : ` t="${type}"`;
    // What says that the formula is a dynamic array; without it the formula would stop spilling.
    const metadata = cell.array?.kind === 'spilled' ? attributeOf(cell.raw, 'cm') : null;
    const cm = metadata === null ? '' : ` cm="${metadata}"`;
    const tag = `<${prefix}c r="${cellAddress({ row, column: cell.column })}"${style}${t}${cm}`;
    return content === '' ? `${tag}/>` : `${tag}>${content}</${prefix}c>`;
  }

  private rowAttributes(row: number): string {
    const edited = this.edited.get(row);
    if (edited) return edited.attributes;
    const span = this.spans.get(row);
    if (!span) return '';
    const tag = this.text.slice(span.start, span.tagEnd);
    return tag.slice(`<${this.reading.prefix}row`.length).replace(/\s*\/?>$/, '');
  }

  private defaultStyle(row: number, column: number): number {
    const attributes = this.rowAttributes(row);
    const rowStyle = isTrue(attributeOf(attributes, 'customFormat')) ? attributeOf(attributes, 's') : null;
    return rowStyle === null ? this.columnStyle(column) : Number(rowStyle);
  }

  private editCell(row: number, column: number): EditedCell {
    const edited = this.editRow(row, true);
    const present = edited.cells.get(column);
    if (present) return present;
    const cell = new EditedCell(row, column, this.defaultStyle(row, column));
    edited.cells.set(column, cell);
    edited.isUnordered = true;
    return cell;
  }

  /** The row with its cells taken apart. `keep`: a row that is not in the text is added to the sheet. */
  private editRow(row: number, keep = false): EditedRow {
    const present = this.edited.get(row);
    if (present) return present;
    const span = this.spans.get(row);
    const edited: EditedRow = {
      row,
      attributes: this.rowAttributes(row),
      cells: new Map(),
      isUnordered: false,
    };
    if (span) this.readCells(span, edited);
    else this.hasNewRows ||= keep;
    if (span || keep) this.edited.set(row, edited);
    return edited;
  }

  private readCells(span: RowSpan, edited: EditedRow): void {
    const { scanner } = this;
    scanner.enter(span);
    while (scanner.next()) {
      const element = readFormula(scanner);
      if (edited.cells.has(scanner.column)) throw new HostError('damaged', `a cell twice in row ${span.row}`);
      const cell = new EditedCell(span.row, scanner.column, scanner.style);
      cell.raw = this.text.slice(scanner.start, scanner.end);
      cell.value = readValue(scanner, this.reading);
      cell.fill = this.sharedFormula(element);
      cell.ownFormula = cell.fill ? null : this.expandedFormula(span.row, scanner.column, element);
      cell.formulaXml = element ? this.text.slice(scanner.formulaStart, scanner.formulaEnd) : '';
      cell.isShared = element?.kind === 'shared';
      cell.array = arrayFormula(element, scanner, span.row);
      cell.isChanged = false;
      edited.cells.set(scanner.column, cell);
    }
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

  /** Marks a cell as replaced. When others share its formula, they get their own first. */
  private overwrite(row: number, cell: EditedCell): void {
    cell.isChanged = true;
    if (!cell.isShared) return;
    cell.isShared = false;
    for (const [index, master] of this.shared) {
      const { base } = master.fill;
      if (base.row !== row || base.column !== cell.column) continue;
      this.shared.delete(index);
      this.writeOut(index, master);
    }
  }

  private writeOut(index: string, master: SharedFormula): void {
    const area = parseArea(master.ref ?? '');
    for (const row of this.rows()) {
      if (area && (row < area.top || row > area.bottom)) continue;
      for (const cell of this.editRow(row).cells.values()) {
        if (
          !cell.isShared ||
          cell.formulaXml === null ||
          attributeOf(cell.formulaXml.slice(0, endOfTag(cell.formulaXml, 0)), 'si') !== index
        )
          continue;
        cell.isShared = false;
        cell.isChanged = true;
        cell.ownFormula = null;
        cell.fill = master.fill;
        cell.formulaXml = null;
      }
    }
  }
}

function arrayFormula(
  element: FormulaElement | null,
  scanner: CellScanner,
  row: number,
): ArrayFormula | null {
  if (element?.kind !== 'array' && element?.kind !== 'dataTable') return null;
  const { column } = scanner;
  const area = parseArea(element.ref ?? '') ?? { top: row, left: column, bottom: row, right: column };
  if (element.kind === 'dataTable') return { area, kind: 'data-table' };
  const cell = scanner.text.slice(scanner.start, scanner.formulaStart);
  return { area, kind: attributeOf(cell, 'cm') === null ? 'fixed' : 'spilled' };
}

/** Two rows of one number: spreadsheet programs repair such a sheet, each in its own way, and what one drops would be lost. */
function rowsByNumber(rows: readonly RowSpan[]): Map<number, RowSpan> {
  const byNumber = new Map(rows.map((span) => [span.row, span]));
  if (byNumber.size !== rows.length) throw new HostError('damaged', 'a row twice');
  return byNumber;
}

function orderedCells(edited: EditedRow): EditedCell[] {
  const cells = Array.from(edited.cells.values());
  return edited.isUnordered ? cells.sort((a, b) => a.column - b.column) : cells;
}

function sameValue(a: CellValue | undefined, b: CellValue): boolean {
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) return a.error === b.error;
  return Object.is(a, b);
}

/** A cell's text with another format. */
function withStyle(raw: string, style: number): string {
  const tag = raw.slice(0, endOfTag(raw, 0));
  const end = isClosedTag(tag) ? '/>' : '>';
  const plain = withoutAttributes(tag.slice(0, -end.length), ['s']).trimEnd();
  return `${plain} s="${style}"${end}${raw.slice(tag.length)}`;
}
