/**
 * Turns a formula into its syntax tree.
 */
import { BAD_REFERENCE, EXTERNAL, UNKNOWN, type Unknown } from './errors';
import { type Corner, parseCell, parseStripe, sheetOfPrefix } from '../references';
import { parseTableReference, type TableReference } from './table-reference';
import { type Token, tokenize } from '../tokens';
import { Matrix, type Scalar } from './values';

export type BinaryOperator =
  '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=' | ':' | ' ';

/** A syntax tree. Relative references are stored as seen from the cell that the formula was written for. */
export type Node =
  | { readonly kind: 'literal'; readonly value: Scalar }
  | { readonly kind: 'array'; readonly matrix: Matrix }
  | {
      readonly kind: 'reference';
      /** Null means the sheet of the formula. */
      readonly sheet: string | null;
      readonly first: Corner;
      readonly last: Corner;
    }
  | { readonly kind: 'name'; readonly sheet: string | null; readonly name: string }
  | { readonly kind: 'table'; readonly reference: TableReference }
  | { readonly kind: 'unary'; readonly operator: '-' | '+' | '%' | '@'; readonly operand: Node }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'union'; readonly items: readonly Node[] }
  /** `name` is in capitals, without `_xlfn.`. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] }
  /** An argument that is left out, as in `IF(A1,,1)`. */
  | { readonly kind: 'missing' }
  /** A reference to another workbook, or over several sheets. */
  | { readonly kind: 'unknown'; readonly reason: Unknown };

export interface Formula {
  readonly root: Node;
  /** Levels of nesting. A chain of the same operator counts as one level. */
  readonly height: number;
}

/** Excel allows 64 levels of functions; brackets and operators add more. */
const MAX_HEIGHT = 150;

/** How tightly each operator binds: a higher number binds first. Excel's order is reference operators, sign, %, ^, * /, + -, &, comparison. */
const BINDING: Readonly<Record<BinaryOperator, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
  '^': 5,
  ' ': 8,
  ':': 9,
};
const PERCENT_BINDING = 6;
const SIGN_BINDING = 7;

/**
 * Parses a formula, with or without its `=`.
 * @throws Unknown when the text is not a formula, or when its array literals or its nesting exceed Excel's limits
 */
export function parseFormula(formula: string): Formula {
  return new Parser(tokenize(formula.startsWith('=') ? formula.slice(1) : formula)).formula();
}

class Parser {
  private position = 0;
  private depth = 0;
  private height = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  formula(): Formula {
    const root = this.expression(0);
    this.skipSpace();
    if (this.position < this.tokens.length) throw UNKNOWN;
    return { root, height: this.height };
  }

  private expression(binding: number): Node {
    this.depth++;
    this.height = Math.max(this.height, this.depth);
    if (this.depth > MAX_HEIGHT) throw UNKNOWN;
    let left = this.operand();
    for (;;) {
      const next = this.continuation(left, binding);
      if (!next) break;
      left = next;
    }
    this.depth--;
    return left;
  }

  /** Parses the operator after `left` and its right side. Null when there is no operator, or it binds no tighter than `binding`. */
  private continuation(left: Node, binding: number): Node | null {
    const spaced = this.skipSpace();
    const token = this.tokens[this.position];
    if (!token) return null;
    if (spaced && startsReference(token) && BINDING[' '] > binding) return this.binary(' ', left);
    if (token.kind !== 'operator') return null;
    if (token.text === '%') {
      if (PERCENT_BINDING <= binding) return null;
      if (left.kind === 'unary' && left.operator === '%') throw UNKNOWN;
      this.position++;
      return { kind: 'unary', operator: '%', operand: left };
    }
    if (!isBinary(token.text)) throw UNKNOWN;
    if (BINDING[token.text] <= binding) return null;
    this.position++;
    return this.binary(token.text, left);
  }

  private binary(operator: BinaryOperator, left: Node): Node {
    return { kind: 'binary', operator, left, right: this.expression(BINDING[operator]) };
  }

  private operand(): Node {
    this.skipSpace();
    const token = this.tokens[this.position++];
    switch (token?.kind) {
      case 'number':
        return { kind: 'literal', value: Number(token.text) };
      case 'string':
        return { kind: 'literal', value: token.text.slice(1, -1).replace(/""/g, '"') };
      case 'error':
        return { kind: 'literal', value: { error: token.text.toUpperCase() } };
      case 'operator':
        return this.sign(token.text);
      case 'punctuation':
        if (token.text === '(') return this.brackets();
        if (token.text === '{') return this.arrayLiteral();
        throw UNKNOWN;
      case 'name':
        return this.named(token.text);
      case 'table':
        return tableNode(token.text);
      case 'sheet':
        return this.prefixed(token.text);
      case 'cell':
      case 'columns':
      case 'rows':
        return this.reference(token, null);
      default:
        throw UNKNOWN;
    }
  }

  private sign(operator: string): Node {
    if (operator !== '-' && operator !== '+' && operator !== '@') throw UNKNOWN;
    return { kind: 'unary', operator, operand: this.expression(SIGN_BINDING) };
  }

  /** Parses `(a)`, or the union `(a,b)`. */
  private brackets(): Node {
    const items = [this.expression(0)];
    while (this.takes(',')) items.push(this.expression(0));
    if (!this.takes(')')) throw UNKNOWN;
    const [only] = items;
    return only && items.length === 1 ? only : { kind: 'union', items };
  }

  private named(text: string): Node {
    const name = text.toUpperCase();
    if (this.takes('('))
      return { kind: 'call', name: name.replace(/^(_XLFN\.|_XLWS\.)+/, ''), args: this.args() };
    if (name === 'TRUE' || name === 'FALSE') return { kind: 'literal', value: name === 'TRUE' };
    return { kind: 'name', sheet: null, name: text };
  }

  private args(): readonly Node[] {
    if (this.takes(')')) return [];
    const args: Node[] = [];
    do {
      this.skipSpace();
      const text = this.tokens[this.position]?.text;
      args.push(text === ',' || text === ')' ? { kind: 'missing' } : this.expression(0));
    } while (this.takes(','));
    if (!this.takes(')')) throw UNKNOWN;
    return args;
  }

  /** Parses what follows a sheet prefix: `Sheet1!A1`, `Sheet1!name`, `Sheet1!#REF!`. */
  private prefixed(prefix: string): Node {
    const token = this.tokens[this.position++];
    if (!token) throw UNKNOWN;
    if (token.kind === 'error' || prefix === '#REF!') return { kind: 'literal', value: BAD_REFERENCE.value };
    const sheet = sheetOfPrefix(prefix);
    if (sheet === null) return { kind: 'unknown', reason: prefix.includes('[') ? EXTERNAL : UNKNOWN };
    if (token.kind === 'name') return { kind: 'name', sheet, name: token.text };
    return this.reference(token, sheet);
  }

  private reference(token: Token, sheet: string | null): Node {
    const outside: Node = { kind: 'literal', value: BAD_REFERENCE.value };
    if (token.kind === 'columns' || token.kind === 'rows') {
      const stripe = parseStripe(token.text);
      return stripe ? { kind: 'reference', sheet, first: stripe[0], last: stripe[1] } : outside;
    }
    const first = parseCell(token.text);
    const [colon, end] = this.tokens.slice(this.position, this.position + 2);
    const last = colon?.text === ':' && end?.kind === 'cell' ? parseCell(end.text) : first;
    if (last !== first) this.position += 2;
    return first && last ? { kind: 'reference', sheet, first, last } : outside;
  }

  /** Parses the array literal `{1,2;3,4}` after its opening brace. */
  private arrayLiteral(): Node {
    const items: Scalar[] = [];
    let rows = 1;
    for (;;) {
      items.push(this.arrayItem());
      if (this.takes(',')) continue;
      if (this.takes('}')) break;
      if (!this.takes(';')) throw UNKNOWN;
      rows++;
    }
    if (items.length % rows !== 0) throw UNKNOWN;
    return { kind: 'array', matrix: new Matrix(rows, items.length / rows, items) };
  }

  private arrayItem(): Scalar {
    const item = this.expression(0);
    if (item.kind === 'literal') return item.value;
    const isNegative = item.kind === 'unary' && item.operator === '-' && item.operand.kind === 'literal';
    if (isNegative && typeof item.operand.value === 'number') return -item.operand.value;
    throw UNKNOWN;
  }

  private takes(text: string): boolean {
    this.skipSpace();
    const isNext = this.tokens[this.position]?.text === text;
    if (isNext) this.position++;
    return isNext;
  }

  private skipSpace(): boolean {
    const start = this.position;
    while (this.tokens[this.position]?.kind === 'space') this.position++;
    return this.position > start;
  }
}

function isBinary(text: string): text is BinaryOperator {
  return text in BINDING;
}

function startsReference(token: Token): boolean {
  return ['cell', 'columns', 'rows', 'sheet', 'name', 'table'].includes(token.kind) || token.text === '(';
}

function tableNode(text: string): Node {
  const reference = parseTableReference(text);
  return reference ? { kind: 'table', reference } : { kind: 'unknown', reason: UNKNOWN };
}
