/**
 * Finds rows and cells in a sheet's text without building a document: a document of 100,000 rows takes gigabytes of memory.
 *
 * The results are positions in the text, so that unchanged text can be written back as it was.
 */
import { LAST_COLUMN, LAST_ROW } from '../../../spreadsheet/address';
import { HostError } from '../../../spreadsheet/host';
import { attributeOf, endOfTag, endsName, findTag, isClosedTag } from '../package/markup';
import { isTrue } from '../package/xml';

/** A `<row>` element in the text. */
export interface RowSpan {
  readonly row: number;
  /** The position of the row among the rows of the text, from 0. */
  readonly index: number;
  readonly start: number;
  /** The place after the `>` of the start tag. */
  readonly tagEnd: number;
  readonly end: number;
  /** The place where the cells end: the start of `</row>`, or `tagEnd` for `<row …/>`. */
  readonly cellsEnd: number;
  /** Hidden by hand, by a filter, or by a height of 0. */
  readonly isHidden: boolean;
  /** Whether the row may state a format that new cells in it inherit. */
  readonly mayHaveFormat: boolean;
}

/**
 * Finds the rows of a sheet.
 * @param from where the first row may start, after `<sheetData>`
 * @param to the start of `</sheetData>`
 * @param prefix the namespace prefix with its colon, or ''
 * @throws HostError `damaged` when a row does not end, or lies outside the limits of a sheet
 */
export function scanRows(text: string, from: number, to: number, prefix: string): RowSpan[] {
  const rows: RowSpan[] = [];
  const open = `<${prefix}row`;
  const close = `</${prefix}row`;
  // Nearly all programs state the number first.
  const number = `${open} r="`;
  let row = 0;
  for (let at = findTag(text, open, from, to); at >= 0; at = findTag(text, open, at, to)) {
    const tagEnd = endOfTag(text, at);
    const tag = text.slice(at, tagEnd);
    const stated = tag.startsWith(number)
      ? tag.slice(number.length, tag.indexOf('"', number.length))
      : attributeOf(tag, 'r');
    row = stated === null ? row + 1 : Number(stated);
    if (!(row >= 1 && row <= LAST_ROW)) throw new HostError('damaged', `row ${stated ?? row}`);
    const isClosed = isClosedTag(tag);
    const cellsEnd = isClosed ? tagEnd : text.indexOf(close, tagEnd);
    if (cellsEnd < 0 || cellsEnd > to) throw new HostError('damaged', `row ${row} does not end`);
    const end = isClosed ? tagEnd : endOfTag(text, cellsEnd);
    rows.push({
      row,
      index: rows.length,
      start: at,
      tagEnd,
      end,
      cellsEnd,
      isHidden: isHiddenRow(tag),
      mayHaveFormat: tag.includes('customFormat'),
    });
    at = end;
  }
  return rows;
}

function isHiddenRow(tag: string): boolean {
  if (tag.includes('hidden') && isTrue(attributeOf(tag, 'hidden'))) return true;
  return tag.includes('ht=') && Number(attributeOf(tag, 'ht') ?? 1) === 0;
}

const code = (character: string): number => character.charCodeAt(0);
const [SPACE, QUOTE, APOSTROPHE, SLASH] = [code(' '), code('"'), code("'"), code('/')];
const [EQUALS, GREATER] = [code('='), code('>')];
const [LETTER_F, LETTER_I, LETTER_V] = [code('f'), code('i'), code('v')];
const [LETTER_R, LETTER_S, LETTER_T] = [code('r'), code('s'), code('t')];
const CAPITAL_A = code('A');

/** Steps through the cells of a row. The fields describe the current cell; a position is -1 when the cell lacks that part. */
export class CellScanner {
  column = 0;
  style = 0;
  type = '';
  start = 0;
  end = 0;
  /** Where the whole `<f>` element starts and ends. */
  formulaStart = -1;
  formulaEnd = -1;
  /** Where the content of `<v>` starts and ends. */
  valueStart = -1;
  valueEnd = -1;
  /** Where the content of `<is>` starts and ends. */
  inlineStart = -1;
  inlineEnd = -1;
  private at = 0;
  private limit = 0;
  private readonly open: string;

  constructor(
    readonly text: string,
    private readonly prefix: string,
  ) {
    this.open = `<${prefix}c`;
  }

  enter(row: RowSpan): void {
    this.at = row.tagEnd;
    this.limit = row.cellsEnd;
    this.column = 0;
  }

  /** Moves back to a cell found earlier. If the cell states no address, `column` is not valid afterwards. */
  revisit(start: number, end: number): void {
    this.at = start;
    this.limit = end;
    this.next();
  }

  /**
   * Moves to the next cell; false at the end of the row.
   * @throws HostError `damaged`
   */
  next(): boolean {
    const { text, open, at } = this;
    if (at >= this.limit) return false;
    const start = findTag(text, open, at, this.limit);
    if (start < 0) return false;
    this.start = start;
    this.formulaStart = this.formulaEnd = -1;
    this.valueStart = this.valueEnd = -1;
    this.inlineStart = this.inlineEnd = -1;
    const tagEnd = this.readTag(start + open.length);
    this.end = text.charCodeAt(tagEnd - 2) === SLASH ? tagEnd : this.readChildren(tagEnd);
    if (this.end > this.limit) throw new HostError('damaged', 'cell does not end');
    this.at = this.end;
    return true;
  }

  /** Reads the attributes r, s and t of the start tag, from the end of its name. Returns the place after `>`. */
  private readTag(from: number): number {
    const text = this.text;
    let column = this.column + 1;
    let at = from;
    this.style = 0;
    this.type = '';
    for (let character = text.charCodeAt(at); character !== GREATER; character = text.charCodeAt(at)) {
      if (at >= this.limit) throw new HostError('damaged', 'tag does not end');
      if (character !== EQUALS) {
        at++;
        continue;
      }
      const quote = this.openingQuote(at + 1);
      const end = text.indexOf(text[quote] ?? '"', quote + 1);
      if (end < 0) throw new HostError('damaged', 'attribute does not end');
      let nameAt = at - 1;
      while (text.charCodeAt(nameAt) <= SPACE) nameAt--;
      const name = text.charCodeAt(nameAt - 1) <= SPACE ? text.charCodeAt(nameAt) : 0;
      if (name === LETTER_R) column = columnAt(text, quote + 1);
      else if (name === LETTER_S) this.style = Number(text.slice(quote + 1, end)) || 0;
      else if (name === LETTER_T) this.type = text.slice(quote + 1, end);
      at = end + 1;
    }
    if (!(column >= 1 && column <= LAST_COLUMN)) throw new HostError('damaged', `column ${column}`);
    this.column = column;
    return at + 1;
  }

  private openingQuote(from: number): number {
    let at = from;
    for (let character = this.text.charCodeAt(at); at < this.limit; character = this.text.charCodeAt(++at)) {
      if (character === QUOTE || character === APOSTROPHE) break;
    }
    return at;
  }

  /** Finds the formula, the value and the inline string of a cell. Returns the place after `</c>`. */
  private readChildren(from: number): number {
    const text = this.text;
    const nameAt = 1 + this.prefix.length;
    for (let at = text.indexOf('<', from); at >= 0 && at < this.limit; at = text.indexOf('<', at)) {
      const first = text.charCodeAt(at + 1);
      if (first === SLASH) return endOfTag(text, at);
      const tagEnd = endOfTag(text, at);
      const name = this.childName(at + nameAt);
      const isClosed = text.charCodeAt(tagEnd - 2) === SLASH;
      const contentEnd = isClosed ? tagEnd : this.findClosing(at, tagEnd);
      const end = isClosed ? tagEnd : endOfTag(text, contentEnd);
      if (name === LETTER_F) {
        this.formulaStart = at;
        this.formulaEnd = end;
      } else if (name === LETTER_V) {
        this.valueStart = tagEnd;
        this.valueEnd = contentEnd;
      } else if (name === LETTER_I) {
        this.inlineStart = tagEnd;
        this.inlineEnd = contentEnd;
      }
      at = end;
    }
    throw new HostError('damaged', 'cell does not end');
  }

  /** The character code of the first letter, for the elements `f`, `v` and `is`; 0 for any other element. */
  private childName(at: number): number {
    const { text } = this;
    const letter = text.charCodeAt(at);
    const length = letter === LETTER_I && text.charCodeAt(at + 1) === LETTER_S ? 2 : 1;
    return endsName(text.charCodeAt(at + length)) ? letter : 0;
  }

  private findClosing(at: number, tagEnd: number): number {
    const { text } = this;
    // The next tag is nearly always the closing tag.
    const next = text.indexOf('<', tagEnd);
    const name = text.charCodeAt(at + 1 + this.prefix.length);
    const isNext =
      text.charCodeAt(next + 1) === SLASH && text.charCodeAt(next + 2 + this.prefix.length) === name;
    if (isNext && next < this.limit) return next;
    const fullName = /^<([^\s/>]+)/.exec(text.slice(at, tagEnd))?.[1] ?? '';
    const closing = text.indexOf(`</${fullName}`, tagEnd);
    if (closing < 0 || closing >= this.limit) throw new HostError('damaged', `${fullName} does not end`);
    return closing;
  }
}

/** The column number from the letters of the address at a place in the text. */
function columnAt(text: string, from: number): number {
  let column = 0;
  for (let at = from, letter = text.charCodeAt(at); letter >= CAPITAL_A; letter = text.charCodeAt(++at)) {
    column = column * 26 + (letter & 31);
    if (column > LAST_COLUMN) break;
  }
  return column;
}
