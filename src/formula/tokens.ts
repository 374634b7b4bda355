/**
 * Splits a formula into tokens. The texts of the tokens joined together give the formula again.
 */
import { isFirstOfWord, isOfSheetName, isOfWord } from './word-characters';

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

/** The brackets of structured references nest one level deep; `'` escapes the next character. */
const BRACKETS = "\\[(?:[^\\[\\]']|'.|\\[(?:[^\\[\\]']|'.)*\\])*\\]";

/** Finds the end of a token that begins at a position; returns the position itself where no such token begins. */
type Rule = (formula: string, at: number) => number;

const book = pattern('\\[\\d+\\]');
const brackets = pattern(BRACKETS);

interface TokenRule {
  readonly kind: TokenKind;
  /** The ASCII characters with which such tokens begin. */
  readonly begins: RegExp;
  readonly end: Rule;
}

/** In the order in which they are tried. */
const RULES: readonly TokenRule[] = [
  { kind: 'space', begins: /\s/, end: pattern('[\\s\\u00a0]+') },
  { kind: 'string', begins: /"/, end: pattern('"(?:[^"]|"")*"') },
  { kind: 'sheet', begins: /'/, end: pattern("'(?:[^']|'')+'!") },
  { kind: 'sheet', begins: /[\w.[]/, end: bareSheet },
  { kind: 'sheet', begins: /\[/, end: pattern('\\[\\d+\\]!') },
  { kind: 'sheet', begins: /#/, end: pattern('#REF!(?=\\$?[A-Za-z]{1,3}\\$?\\d)') },
  {
    kind: 'error',
    begins: /#/,
    end: pattern('#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!)'),
  },
  {
    kind: 'columns',
    begins: /[A-Za-z$]/,
    end: wholeWord(pattern('\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}(?![$(])')),
  },
  { kind: 'rows', begins: /[\d$]/, end: pattern('\\$?\\d{1,7}:\\$?\\d{1,7}(?![\\d.])') },
  {
    kind: 'cell',
    begins: /[A-Za-z$]/,
    end: wholeWord(pattern('\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}(?![(\\[])')),
  },
  { kind: 'number', begins: /[\d.]/, end: pattern('(?:\\d+\\.?\\d*|\\.\\d+)(?:[Ee][+-]?\\d+)?') },
  { kind: 'table', begins: /[A-Za-z_\\[]/, end: tableReference },
  { kind: 'name', begins: /[A-Za-z_\\]/, end: name },
  { kind: 'operator', begins: /[-+*/^&=<>%:@#]/, end: pattern('<>|<=|>=|[-+*/^&=<>%:@#]') },
  { kind: 'punctuation', begins: /[(){},;]/, end: pattern('[(){},;]') },
  { kind: 'unknown', begins: /[^]/, end: pattern('[^]') },
];

/** The rules for tokens that begin with a character, by its ASCII number. Each list is made when its character is first met. */
const RULES_BY_FIRST: (readonly TokenRule[] | undefined)[] = [];

function rulesFor(first: number): readonly TokenRule[] {
  if (first >= 0x80) return RULES;
  const character = String.fromCharCode(first);
  return (RULES_BY_FIRST[first] ??= RULES.filter(({ begins }) => begins.test(character)));
}

function pattern(source: string): Rule {
  const expression = new RegExp(source, 'uy');
  return (formula, at) => {
    expression.lastIndex = at;
    return expression.test(formula) ? expression.lastIndex : at;
  };
}

/** The rule for tokens that end where a word ends. */
function wholeWord(rule: Rule): Rule {
  return (formula, at) => {
    const end = rule(formula, at);
    return isOfWord(formula.codePointAt(end) ?? 0) ? at : end;
  };
}

/** A sheet name without quotes, or two of them: `Sheet1!`, `[1]Sheet1!`, `Sheet1:Sheet3!`. */
function bareSheet(formula: string, at: number): number {
  const start = book(formula, at);
  const end = runEnd(formula, start, isOfSheetName);
  if (end === start) return at;
  if (formula[end] === '!') return end + 1;
  if (formula[end] !== ':') return at;
  const last = runEnd(formula, end + 1, isOfSheetName);
  return last > end + 1 && formula[last] === '!' ? last + 1 : at;
}

function tableReference(formula: string, at: number): number {
  const start = name(formula, at);
  const end = brackets(formula, start);
  return end === start ? at : end;
}

function name(formula: string, at: number): number {
  return isFirstOfWord(formula.codePointAt(at) ?? 0) ? runEnd(formula, at, isOfWord) : at;
}

/** The end of the run of such characters that begins at a position. */
function runEnd(formula: string, at: number, isPart: (point: number) => boolean): number {
  let end = at;
  for (;;) {
    const point = formula.codePointAt(end) ?? 0;
    if (!isPart(point)) return end;
    end += point > 0xffff ? 2 : 1;
  }
}

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

function tokenAt(formula: string, at: number): Token {
  for (const { kind, end: endOf } of rulesFor(formula.charCodeAt(at))) {
    const end = endOf(formula, at);
    if (end > at) return { kind, text: formula.slice(at, end) };
  }
  return { kind: 'unknown', text: formula.charAt(at) };
}
