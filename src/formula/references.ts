/**
 * Reads A1 references, and moves the relative references in a formula's text.
 */
import { columnLetters, columnNumber, LAST_COLUMN, LAST_ROW } from '../spreadsheet/address';
import { type Token, tokenize } from './tokens';

/** A corner of a reference. A row or column that is not absolute moves with the formula. */
export interface Corner {
  readonly row: number;
  readonly column: number;
  readonly rowAbsolute: boolean;
  readonly columnAbsolute: boolean;
}

/** Reads `$A1` as a corner; null when it lies outside a sheet. */
export function parseCell(text: string): Corner | null {
  const match = /^(\$?)([A-Za-z]+)(\$?)(\d+)$/.exec(text);
  if (!match) return null;
  const [, columnSign, letters = '', rowSign, digits = ''] = match;
  const corner = {
    row: Number(digits),
    column: columnNumber(letters),
    rowAbsolute: rowSign === '$',
    columnAbsolute: columnSign === '$',
  };
  return isInside(corner.row, corner.column) ? corner : null;
}

/** Reads whole columns `A:$C` or whole rows `1:5` as their first and last corner; null when they lie outside a sheet. */
export function parseStripe(text: string): readonly [Corner, Corner] | null {
  const [first = '', last = ''] = text.split(':');
  const corners = [stripeEnd(first, 1, 1), stripeEnd(last, LAST_ROW, LAST_COLUMN)] as const;
  const [start, end] = corners;
  return isInside(start.row, start.column) && isInside(end.row, end.column) ? corners : null;
}

function stripeEnd(text: string, fullRow: number, fullColumn: number): Corner {
  const absolute = text.startsWith('$');
  const plain = absolute ? text.slice(1) : text;
  return /^\d/.test(plain)
    ? { row: Number(plain), column: fullColumn, rowAbsolute: absolute, columnAbsolute: true }
    : { row: fullRow, column: columnNumber(plain), rowAbsolute: true, columnAbsolute: absolute };
}

export function isInside(row: number, column: number): boolean {
  return row >= 1 && row <= LAST_ROW && column >= 1 && column <= LAST_COLUMN;
}

/** The sheet that a prefix token names, without quotes; null when it names another workbook or several sheets. */
export function sheetOfPrefix(prefix: string): string | null {
  const name = prefix.startsWith("'") ? prefix.slice(1, -2).replace(/''/g, "'") : prefix.slice(0, -1);
  return /[[\]:#]/.test(name) ? null : name;
}

/**
 * Moves the relative references of a formula by `rows` down and `columns` to the right, as filling it into another cell does. A reference
 * that leaves the sheet becomes `#REF!`. Everything else stays unchanged. `shiftFormula('=A1*$B$1', 2, 0)` → `=A3*$B$1`.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return rows === 0 && columns === 0 ? formula : new MovableFormula(formula).moved(rows, columns);
}

/** A formula that is tokenized once and moved to many cells: see {@link shiftFormula}. */
export class MovableFormula {
  private readonly pieces: readonly (string | readonly ReferenceEnd[])[];
  /** What {@link isMovedDown} compares: the pieces with the row numbers as they stand. */
  private downPieces: readonly RowPiece[] | null | undefined;

  /** @param encoded encodes the pieces that do not move (for example for XML); by default they stay unchanged */
  constructor(formula: string, encoded: (text: string) => string = (text) => text) {
    const pieces: (string | readonly ReferenceEnd[])[] = [];
    const tokens = tokenize(formula);
    let still = '';
    for (let index = 0; index < tokens.length; index++) {
      const pair = cellPair(tokens, index);
      const text = pair ?? tokens[index]?.text ?? '';
      if (pair !== null) index += 2;
      const ends = pair !== null || isReference(tokens[index]) ? text.split(':').map(referenceEnd) : [];
      if (ends.length === 0) still += text;
      else {
        pieces.push(encoded(still), ends);
        still = '';
      }
    }
    this.pieces = [...pieces, encoded(still)];
  }

  moved(rows: number, columns: number): string {
    let text = '';
    for (const piece of this.pieces) {
      text += typeof piece === 'string' ? piece : movedReference(piece, rows, columns);
    }
    return text;
  }

  /**
   * Whether a text is what {@link moved} gives for a cell of the same column. Comparing piece by piece takes a fraction of building the
   * text. Where a reference leaves the sheet, no text is recognised.
   */
  isMovedDown(text: string, rows: number): boolean {
    if (this.downPieces === undefined) this.downPieces = joinedTexts(this.rowPieces(0, 0));
    if (this.downPieces === null) return this.moved(rows, 0) === text;
    let at = 0;
    let row = 0;
    let digits = '';
    for (const piece of this.downPieces) {
      let part = piece;
      if (typeof part === 'number') {
        if (!isInside(part + rows, 1)) return false;
        // Most references of a formula are to its own row.
        if (part !== row) digits = String((row = part) + rows);
        part = digits;
      }
      if (!text.startsWith(part, at)) return false;
      at += part.length;
    }
    return at === text.length;
  }

  /**
   * The pieces of the text that {@link moved} gives: a number is a row relative to the row of the cell. They hold for all cells of a
   * column, as long as none of these rows leaves the sheet.
   * @param base the row that the formula was written for
   * @returns null when a reference leaves the sheet by its column, or writes a row in an unusual way (`01:05`)
   */
  rowPieces(base: number, columns: number): readonly RowPiece[] | null {
    const pieces: RowPiece[] = [];
    for (const piece of this.pieces) {
      if (typeof piece === 'string') pieces.push(piece);
      else {
        for (const [index, { letters, column, digits, row }] of piece.entries()) {
          const newColumn = (column ?? 1) + (column === null ? 0 : columns);
          const isUsual = row === null || String(row) === digits;
          if (!isInside(1, newColumn) || !isUsual) return null;
          if (index > 0) pieces.push(':');
          pieces.push(column === null || columns === 0 ? letters : columnLetters(newColumn));
          pieces.push(row === null ? digits : row - base);
        }
      }
    }
    return pieces;
  }
}

/** A piece of a text: a text, or a number that stands for a row, relative to the row of the cell. */
export type RowPiece = string | number;

/** The pieces with texts that follow one another joined. */
function joinedTexts(pieces: readonly RowPiece[] | null): readonly RowPiece[] | null {
  if (pieces === null) return null;
  const joined: RowPiece[] = [];
  for (const piece of pieces) {
    const last = joined[joined.length - 1];
    if (typeof last === 'string' && typeof piece === 'string') joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined;
}

/** A cell such as `$A1`, or one end of `A:C` or `1:5`. Absolute parts are kept as text, relative parts as numbers. */
interface ReferenceEnd {
  readonly letters: string;
  readonly column: number | null;
  readonly digits: string;
  readonly row: number | null;
}

/**
 * The text `A1:B2` when the tokens at `index` form one, otherwise null. The whole text becomes #REF! when one of its cells leaves the
 * sheet.
 */
function cellPair(tokens: readonly Token[], index: number): string | null {
  const [first, colon, last] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  const isPair = first?.kind === 'cell' && colon?.text === ':' && last?.kind === 'cell';
  return isPair ? `${first.text}:${last.text}` : null;
}

function isReference(token: Token | undefined): boolean {
  return token?.kind === 'cell' || token?.kind === 'columns' || token?.kind === 'rows';
}

function referenceEnd(text: string): ReferenceEnd {
  const [, letters = '', digits = ''] = /^(\$?[A-Za-z]+)?(\$?\d+)?$/.exec(text) ?? [];
  return {
    letters,
    column: /^[A-Za-z]/.test(letters) ? columnNumber(letters) : null,
    digits,
    row: /^\d/.test(digits) ? Number(digits) : null,
  };
}

function movedReference(ends: readonly ReferenceEnd[], rows: number, columns: number): string {
  let text = '';
  for (const { letters, column, digits, row } of ends) {
    const newColumn = (column ?? 1) + (column === null ? 0 : columns);
    const newRow = (row ?? 1) + (row === null ? 0 : rows);
    if (!isInside(newRow, newColumn)) return '#REF!';
    if (text !== '') text += ':';
    text += column === null || columns === 0 ? letters : columnLetters(newColumn);
    text += row === null || rows === 0 ? digits : String(newRow);
  }
  return text;
}
