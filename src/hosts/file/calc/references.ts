/**
 * A1 references: reading them, and moving the relative ones of a formula's text.
 */
import { columnLetters, columnNumber, LAST_COLUMN, LAST_ROW } from '../../../domain/address';
import { type Token, tokenize } from './tokens';

/** One corner of a reference; what is not absolute moves with the formula. */
export interface Corner {
  readonly row: number;
  readonly column: number;
  readonly rowAbsolute: boolean;
  readonly columnAbsolute: boolean;
}

/** `$A1` as a corner; null when it lies outside a sheet. */
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

/** `A:$C` or `1:5` as the first and last corner; null when it lies outside a sheet. */
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

/** The sheet a prefix token names, unquoted; null when it leads out of the workbook or over several sheets. */
export function sheetOfPrefix(prefix: string): string | null {
  const name = prefix.startsWith("'") ? prefix.slice(1, -2).replace(/''/g, "'") : prefix.slice(0, -1);
  return /[[\]:#]/.test(name) ? null : name;
}

/**
 * Moves the relative references of a formula by `rows` down and `columns` to the right, as filling it into another
 * cell does. A reference that leaves the sheet becomes `#REF!`. Everything else stays as it was written.
 * `shiftFormula('=A1*$B$1', 2, 0)` → `=A3*$B$1`.
 */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const tokens = tokenize(formula);
  let shifted = '';
  for (let index = 0; index < tokens.length; index++) {
    const pair = cellPair(tokens, index);
    if (pair) index += 2;
    const texts = pair ?? tokens.slice(index, index + 1);
    const moved = texts.map((token) => shiftToken(token, rows, columns));
    shifted += moved.includes(null) ? '#REF!' : moved.join(pair ? ':' : '');
  }
  return shifted;
}

/** The two cells of `A1:B2`, which stand or fall together. */
function cellPair(tokens: readonly Token[], index: number): readonly Token[] | null {
  const [first, colon, last] = tokens.slice(index, index + 3);
  return first?.kind === 'cell' && colon?.text === ':' && last?.kind === 'cell' ? [first, last] : null;
}

/** The token's text after the move; null when it leaves the sheet. */
function shiftToken(token: Token, rows: number, columns: number): string | null {
  switch (token.kind) {
    case 'cell':
      return shiftCell(token.text, rows, columns);
    case 'columns':
      return shiftStripe(token.text, (end) => shiftLetters(end, columns));
    case 'rows':
      return shiftStripe(token.text, (end) => shiftDigits(end, rows));
    default:
      return token.text;
  }
}

function shiftCell(text: string, rows: number, columns: number): string | null {
  const [, letters = '', digits = ''] = /^(\$?[A-Za-z]+)(\$?\d+)$/.exec(text) ?? [];
  const column = shiftLetters(letters, columns);
  const row = shiftDigits(digits, rows);
  return column === null || row === null ? null : column + row;
}

function shiftStripe(text: string, shiftEnd: (end: string) => string | null): string | null {
  const ends = text.split(':').map(shiftEnd);
  return ends.includes(null) ? null : ends.join(':');
}

function shiftLetters(letters: string, columns: number): string | null {
  if (letters.startsWith('$') || columns === 0) return letters;
  const column = columnNumber(letters) + columns;
  return isInside(1, column) ? columnLetters(column) : null;
}

function shiftDigits(digits: string, rows: number): string | null {
  if (digits.startsWith('$') || rows === 0) return digits;
  const row = Number(digits) + rows;
  return isInside(row, 1) ? String(row) : null;
}
