/**
 * Converts formulas to R1C1 notation. In R1C1 a filled formula reads the same in each of its cells, so one text can be written to a whole
 * area at once.
 */
import { columnNumber, type Position } from '../spreadsheet/address';
import { tokenize } from './tokens';

/**
 * Converts the formula of a cell to R1C1 notation: `=C4/$D$1` in E4 → `=RC[-2]/R1C4`.
 * @param formula with or without its `=`
 */
export function toR1C1(formula: string, at: Position): string {
  const tokens = tokenize(formula.replace(/^=/, ''));
  const text = tokens.map((token) => {
    if (token.kind === 'cell') return cellR1C1(token.text, at);
    if (token.kind === 'columns') return stripe(token.text, (end) => columnR1C1(end, at));
    if (token.kind === 'rows') return stripe(token.text, (end) => rowR1C1(end, at));
    return token.text;
  });
  return `=${text.join('')}`;
}

function cellR1C1(text: string, at: Position): string {
  const [, letters = '', digits = ''] = /^(\$?[A-Za-z]+)(\$?\d+)$/.exec(text) ?? [];
  return rowR1C1(digits, at) + columnR1C1(letters, at);
}

function stripe(text: string, end: (text: string) => string): string {
  return text.split(':').map(end).join(':');
}

function rowR1C1(digits: string, at: Position): string {
  return digits.startsWith('$') ? `R${digits.slice(1)}` : `R${offset(Number(digits) - at.row)}`;
}

function columnR1C1(letters: string, at: Position): string {
  if (letters.startsWith('$')) return `C${columnNumber(letters.slice(1))}`;
  return `C${offset(columnNumber(letters) - at.column)}`;
}

function offset(steps: number): string {
  return steps === 0 ? '' : `[${steps}]`;
}
