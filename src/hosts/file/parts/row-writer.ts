/**
 * Writes rows that the text does not contain yet, directly as bytes: what the cells of a column share is encoded once.
 */
import { columnLetters, LAST_ROW } from '../../../spreadsheet/address';
import { type CellValue, isCellError } from '../../../spreadsheet/grid';
import { encodedText, type CellReading } from './cell-content';
import type { FilledFormula } from './filled-formula';
import type { PartWriter } from '../package/part-writer';
import { RowStamp } from '../package/row-stamp';
import { MARK, type WrittenColumn } from './written-cells';

/** The types of values, each with its `t` attribute (18.18.11 of ISO 29500-1). */
const TYPES = {
  number: '',
  result: ' t="str"',
  text: ' t="s"',
  logical: ' t="b"',
  error: ' t="e"',
  /** The cell has no value. */
  none: '',
} as const;
type Type = keyof typeof TYPES;

/** The text of a column's cells up to the value, by formula (null for none), type and format. */
type Stamps = Map<FilledFormula | null, StampsByType>;
type StampsByType = Record<Type, (RowStamp | undefined)[]>;

interface ColumnToWrite {
  readonly column: WrittenColumn;
  readonly letters: string;
  readonly stamps: Stamps;
  /** The formula of the cell before, which the next cell mostly shares, and its stamps. */
  last: { readonly formula: FilledFormula | null; readonly byType: StampsByType } | null;
}

/**
 * The most texts kept in encoded form. That is enough for states and other words that many cells share; names of units differ from cell to
 * cell.
 */
const MOST_TEXTS = 256;

/** Gives the XML of a cell that this writer does not support. */
export type OtherCell = (row: number, column: WrittenColumn) => string;

export class RowWriter {
  private readonly columns: readonly ColumnToWrite[];
  private readonly rowTags = new Map<string, RowStamp>();
  private readonly texts = new Map<string, Uint8Array>();
  private readonly endOfCell: Uint8Array;
  private readonly endOfRow: Uint8Array;

  constructor(
    columns: readonly WrittenColumn[],
    private readonly reading: CellReading,
    private readonly writer: PartWriter,
    private readonly otherCell: OtherCell,
  ) {
    this.columns = columns.map((column) => ({
      column,
      letters: columnLetters(column.column),
      stamps: new Map(),
      last: null,
    }));
    const { prefix } = reading;
    this.endOfCell = new TextEncoder().encode(`</${prefix}v></${prefix}c>`);
    this.endOfRow = new TextEncoder().encode(`</${prefix}row>`);
  }

  /** @param attributes the attributes of the row, without its number */
  write(row: number, attributes: string): void {
    const { prefix } = this.reading;
    let tag = this.rowTags.get(attributes);
    if (!tag) this.rowTags.set(attributes, (tag = new RowStamp([`<${prefix}row r="`, 0, `"${attributes}>`])));
    this.writer.addBytes(tag.at(row) ?? this.endOfRow);
    for (const column of this.columns) {
      const mark = column.column.marks[row];
      if (mark && !this.cell(row, column, mark)) this.writer.add(this.otherCell(row, column.column));
    }
    this.writer.addBytes(this.endOfRow);
  }

  /**
   * Writes a cell. @returns false for the rare cells that are not supported: a result of an array formula, a formula that no other cell
   * has, a reference that leaves the sheet
   */
  private cell(row: number, of: ColumnToWrite, mark: number): boolean {
    const { column, letters } = of;
    const isContent = mark === (MARK.style | MARK.content);
    if (!isContent && mark !== MARK.style) return false;
    const formula = isContent ? (column.formulas[row] ?? null) : null;
    if (typeof formula === 'string') return false;
    const value = (isContent ? column.values[row] : null) ?? null;
    const type = typeOf(value, formula !== null);
    const style = column.styles[row] ?? 0;
    const byType = of.last?.formula === formula ? of.last.byType : stampsOf(of, formula);
    const stamp = (byType[type][style] ??= this.stamp(letters, column.column, formula, type, style));
    const bytes = stamp.at(row);
    if (!bytes) return false;
    this.writer.addBytes(bytes);
    if (value === null) return true;
    this.value(value, type);
    this.writer.addBytes(this.endOfCell);
    return true;
  }

  /** The text of a cell up to its value; the whole cell when it has no value. */
  private stamp(
    letters: string,
    column: number,
    formula: FilledFormula | null,
    type: Type,
    style: number,
  ): RowStamp {
    const { prefix } = this.reading;
    const tag = [`<${prefix}c r="${letters}`, 0, `"${style === 0 ? '' : ` s="${style}"`}${TYPES[type]}`];
    const isNone = type === 'none';
    if (!formula) return new RowStamp([...tag, isNone ? '/>' : `><${prefix}v>`]);
    const pieces = formula.encodedPieces(column);
    if (!pieces) return NO_STAMP;
    const end = isNone ? `</${prefix}f></${prefix}c>` : `</${prefix}f><${prefix}v>`;
    return new RowStamp([...tag, `><${prefix}f>`, ...pieces, end]);
  }

  private value(value: NonNullable<CellValue>, type: Type): void {
    if (typeof value === 'number') this.writer.addNumber(value);
    else if (typeof value === 'boolean') this.writer.addNumber(value ? 1 : 0);
    else if (isCellError(value)) this.text(value.error);
    else if (type === 'text') this.writer.addNumber(this.reading.strings.indexOf(value));
    else this.text(value);
  }

  private text(text: string): void {
    const known = this.texts.get(text);
    if (known) this.writer.addBytes(known);
    else if (this.texts.size < MOST_TEXTS) {
      const bytes = new TextEncoder().encode(encodedText(text));
      this.texts.set(text, bytes);
      this.writer.addBytes(bytes);
    } else this.writer.add(encodedText(text));
  }
}

/** Stands for a formula whose cells are written by {@link OtherCell}. It has no text for any row. */
const NO_STAMP = new RowStamp([-LAST_ROW]);

function typeOf(value: CellValue, isResult: boolean): Type {
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'logical';
    case 'string':
      return isResult ? 'result' : 'text';
    default:
      return value === null ? 'none' : 'error';
  }
}

/** The stamps of a formula in a column. */
function stampsOf(of: ColumnToWrite, formula: FilledFormula | null): StampsByType {
  let byType = of.stamps.get(formula);
  if (!byType) of.stamps.set(formula, (byType = newStamps()));
  of.last = { formula, byType };
  return byType;
}

function newStamps(): StampsByType {
  return { number: [], result: [], text: [], logical: [], error: [], none: [] };
}
