/**
 * Finds rows and cells in a sheet's text without building a document: a document of 100,000 rows takes gigabytes.
 *
 * What is found are places in the text, so that what is not changed can be written back as it was.
 */
import { columnNumber, LAST_COLUMN, LAST_ROW } from '../../domain/address';
import { HostError } from '../host';

/** One `<row>` in the text. */
export interface RowSpan {
  readonly row: number;
  readonly start: number;
  /** Just behind the start tag's `>`. */
  readonly tagEnd: number;
  readonly end: number;
  /** Where cells end: the start of `</row>`; equal to `tagEnd` for `<row …/>`. */
  readonly cellsEnd: number;
}

/** The value of an attribute in a start tag's text, entities unresolved; null when it is not there. */
export function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match ? (match[1] ?? match[2] ?? '') : null;
}

/**
 * @param from where the first row may start, behind `<sheetData>`
 * @param to the start of `</sheetData>`
 * @param prefix namespace prefix with its colon, or ''
 * @throws HostError `damaged` when a row does not end or stands outside the sheet
 */
export function scanRows(text: string, from: number, to: number, prefix: string): RowSpan[] {
  const rows: RowSpan[] = [];
  const open = `<${prefix}row`;
  const close = `</${prefix}row`;
  let row = 0;
  for (let at = text.indexOf(open, from); at >= 0 && at < to; at = text.indexOf(open, at)) {
    const tagEnd = endOfTag(text, at);
    const stated = attributeOf(text.slice(at, tagEnd), 'r');
    row = stated === null ? row + 1 : Number(stated);
    if (!(row >= 1 && row <= LAST_ROW)) throw new HostError('damaged', `row ${stated ?? row}`);
    const isClosed = text[tagEnd - 2] === '/';
    const cellsEnd = isClosed ? tagEnd : text.indexOf(close, tagEnd);
    if (cellsEnd < 0 || cellsEnd > to) throw new HostError('damaged', `row ${row} does not end`);
    const end = isClosed ? tagEnd : endOfTag(text, cellsEnd);
    rows.push({ row, start: at, tagEnd, end, cellsEnd });
    at = end;
  }
  return rows;
}

function endOfTag(text: string, at: number): number {
  const end = text.indexOf('>', at);
  if (end < 0) throw new HostError('damaged', 'tag does not end');
  return end + 1;
}

const code = (character: string): number => character.charCodeAt(0);
const [SPACE, QUOTE, APOSTROPHE, SLASH] = [code(' '), code('"'), code("'"), code('/')];
const [EQUALS, GREATER, EXCLAMATION] = [code('='), code('>'), code('!')];
const [LETTER_F, LETTER_I, LETTER_V] = [code('f'), code('i'), code('v')];
const [LETTER_R, LETTER_S, LETTER_T] = [code('r'), code('s'), code('t')];

/** Goes through the cells of a row. Its fields describe the current cell; places are -1 for what it has not. */
export class CellScanner {
  column = 0;
  style = 0;
  type = '';
  start = 0;
  end = 0;
  /** The whole `<f>` element. */
  formulaStart = -1;
  formulaEnd = -1;
  /** The content of `<v>`. */
  valueStart = -1;
  valueEnd = -1;
  /** The content of `<is>`. */
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

  /**
   * Moves to the next cell; false at the end of the row.
   * @throws HostError `damaged`
   */
  next(): boolean {
    if (this.at >= this.limit) return false;
    const start = this.text.indexOf(this.open, this.at);
    if (start < 0 || start >= this.limit) return false;
    this.start = start;
    this.formulaStart =
      this.formulaEnd =
      this.valueStart =
      this.valueEnd =
      this.inlineStart =
      this.inlineEnd =
        -1;
    const tagEnd = this.readTag(start + this.open.length);
    this.end = this.text.charCodeAt(tagEnd - 2) === SLASH ? tagEnd : this.readChildren(tagEnd);
    if (this.end > this.limit) throw new HostError('damaged', 'cell does not end');
    this.at = this.end;
    return true;
  }

  /** Reads r, s and t of the start tag from behind its name; returns the place behind `>`. */
  private readTag(from: number): number {
    const text = this.text;
    let address = '';
    let at = from;
    this.style = 0;
    this.type = '';
    for (;;) {
      const character = text.charCodeAt(at);
      if (character === GREATER) break;
      if (Number.isNaN(character)) throw new HostError('damaged', 'tag does not end');
      if (character !== EQUALS) {
        at++;
        continue;
      }
      let quote = at + 1;
      while (text.charCodeAt(quote) !== QUOTE && text.charCodeAt(quote) !== APOSTROPHE && quote < this.limit)
        quote++;
      const end = text.indexOf(text[quote] ?? '"', quote + 1);
      if (end < 0) throw new HostError('damaged', 'attribute does not end');
      const before = text.charCodeAt(at - 2);
      if (before <= SPACE) {
        const name = text.charCodeAt(at - 1);
        if (name === LETTER_R) address = text.slice(quote + 1, end);
        else if (name === LETTER_S) this.style = Number(text.slice(quote + 1, end)) || 0;
        else if (name === LETTER_T) this.type = text.slice(quote + 1, end);
      }
      at = end + 1;
    }
    this.column = address === '' ? this.column + 1 : columnNumber(address.replace(/\d+$/, ''));
    if (!(this.column >= 1 && this.column <= LAST_COLUMN)) throw new HostError('damaged', `cell ${address}`);
    return at + 1;
  }

  /** Notes where formula, value and inline string stand; returns the place behind `</c>`. */
  private readChildren(from: number): number {
    const text = this.text;
    const nameAt = 1 + this.prefix.length;
    for (let at = text.indexOf('<', from); at >= 0 && at < this.limit; at = text.indexOf('<', at)) {
      const first = text.charCodeAt(at + 1);
      if (first === SLASH) return endOfTag(text, at);
      if (first === EXCLAMATION) {
        at = text.indexOf('>', at);
        if (at < 0) break;
        continue;
      }
      const tagEnd = endOfTag(text, at);
      const name = text.charCodeAt(at + nameAt);
      const isClosed = text.charCodeAt(tagEnd - 2) === SLASH;
      const contentEnd = isClosed ? tagEnd : this.findClosing(at, tagEnd);
      const end = isClosed ? tagEnd : endOfTag(text, contentEnd);
      if (name === LETTER_F) [this.formulaStart, this.formulaEnd] = [at, end];
      else if (name === LETTER_V) [this.valueStart, this.valueEnd] = [tagEnd, contentEnd];
      else if (name === LETTER_I) [this.inlineStart, this.inlineEnd] = [tagEnd, contentEnd];
      at = end;
    }
    throw new HostError('damaged', 'cell does not end');
  }

  private findClosing(at: number, tagEnd: number): number {
    const name = /^<([^\s/>]+)/.exec(this.text.slice(at, tagEnd))?.[1] ?? '';
    const closing = this.text.indexOf(`</${name}`, tagEnd);
    if (closing < 0 || closing >= this.limit) throw new HostError('damaged', `${name} does not end`);
    return closing;
  }
}
