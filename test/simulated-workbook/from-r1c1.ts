/**
 * Converts formulas from R1C1 to A1 notation, as Excel does when it is given `formulasR1C1`.
 */
import { columnLetters, type Position } from '../../src/spreadsheet/address';

/** One end of a reference in R1C1 notation: `R1C4`, `RC[-2]`, `R[3]`, `C5`. */
const REFERENCE = /^(?:R(\[-?\d+\]|\d+)?)?(?:C(\[-?\d+\]|\d+)?)?$/;

/**
 * A formula in A1 notation, with its `=`: the reverse of `toR1C1` in src/formula/r1c1.ts.
 * @param formula with or without its `=`
 */
export function fromR1C1(formula: string, at: Position): string {
  const text = formula
    .replace(/^=/, '')
    .split(/("(?:[^"]|"")*"|'(?:[^']|'')+'!)/)
    .map((part, index) => (index % 2 === 1 ? part : referencesA1(part, at)));
  return `=${text.join('')}`;
}

function referencesA1(part: string, at: Position): string {
  return part.replace(
    /(?<![\p{L}\p{N}_.\]])[RC](?:\[-?\d+\]|\d+)?(?:C(?:\[-?\d+\]|\d+)?)?(?![\p{L}\p{N}_.([])/gu,
    (reference) => {
      const [whole, row, column] = REFERENCE.exec(reference) ?? [];
      if (whole === undefined) return reference;
      const hasRow = reference.startsWith('R');
      const hasColumn = reference.includes('C');
      const letters = hasColumn ? columnA1(column, at) : '';
      return letters + (hasRow ? rowA1(row, at) : '');
    },
  );
}

function columnA1(text: string | undefined, at: Position): string {
  if (text === undefined) return columnLetters(at.column);
  return text.startsWith('[')
    ? columnLetters(at.column + Number(text.slice(1, -1)))
    : `$${columnLetters(Number(text))}`;
}

function rowA1(text: string | undefined, at: Position): string {
  if (text === undefined) return String(at.row);
  return text.startsWith('[') ? String(at.row + Number(text.slice(1, -1))) : `$${text}`;
}
