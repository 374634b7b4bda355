/**
 * Splits a formula into tokens. The texts of the tokens joined together give the formula again.
 */

export type TokenKind =
  | 'space'
  | 'number'
  | 'string'
  | 'error'
  /** A sheet prefix with its `!`: `Sheet1!`, `'a b'!`, `[1]Sheet1!`, `Sheet1:Sheet3!`, `#REF!` before a cell. */
  | 'sheet'
  /** A cell: `$A$1`. */
  | 'cell'
  /** Whole columns: `A:C`. */
  | 'columns'
  /** Whole rows: `1:5`. */
  | 'rows'
  /** A structured reference: `Table1[[#This Row],[a]]`, `[@a]`. */
  | 'table'
  /** A function, a defined name, TRUE or FALSE. */
  | 'name'
  | 'operator'
  /** One of the characters `( ) { } , ;`. */
  | 'punctuation'
  /** A character that cannot occur in a formula. */
  | 'unknown';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const WORD = '[\\p{L}\\p{N}\\p{M}_.\\\\?]';
const WORD_END = `(?!${WORD})`;
/** The brackets of structured references nest one level deep; `'` escapes the next character. */
const BRACKETS = "\\[(?:[^\\[\\]']|'.|\\[(?:[^\\[\\]']|'.)*\\])*\\]";

const RULES: readonly (readonly [TokenKind, RegExp])[] = (
  [
    ['space', '[\\s\\u00a0]+'],
    ['string', '"(?:[^"]|"")*"'],
    ['sheet', "'(?:[^']|'')+'!"],
    ['sheet', `(?:\\[\\d+\\])?[\\p{L}\\p{N}\\p{M}_.]+(?::[\\p{L}\\p{N}\\p{M}_.]+)?!`],
    ['sheet', '\\[\\d+\\]!'],
    ['sheet', '#REF!(?=\\$?[A-Za-z]{1,3}\\$?\\d)'],
    ['error', '#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!)'],
    ['columns', `\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}(?![\\p{L}\\p{N}\\p{M}_.\\\\?$(])`],
    ['rows', '\\$?\\d{1,7}:\\$?\\d{1,7}(?![\\d.])'],
    ['cell', `\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}(?![(\\[])${WORD_END}`],
    ['number', '(?:\\d+\\.?\\d*|\\.\\d+)(?:[Ee][+-]?\\d+)?'],
    ['table', `(?:[\\p{L}_\\\\]${WORD}*)?${BRACKETS}`],
    ['name', `[\\p{L}_\\\\]${WORD}*`],
    ['operator', '<>|<=|>=|[-+*/^&=<>%:@#]'],
    ['punctuation', '[(){},;]'],
    ['unknown', '[^]'],
  ] as const
).map(([kind, pattern]) => [kind, new RegExp(pattern, 'uy')]);

/** Splits a formula (without its `=`) into tokens. It never throws. */
export function tokenize(formula: string): readonly Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < formula.length) {
    const token = tokenAt(formula, position);
    tokens.push(token);
    position += token.text.length;
  }
  return tokens;
}

function tokenAt(formula: string, position: number): Token {
  for (const [kind, pattern] of RULES) {
    pattern.lastIndex = position;
    const match = pattern.exec(formula);
    if (match) return { kind, text: match[0] };
  }
  return { kind: 'unknown', text: formula.charAt(position) };
}
