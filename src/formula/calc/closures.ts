/**
 * Turns formulas into functions. What the cells of a filled column have in common (operators, functions, sheets, absolute ranges) is worked
 * out once per formula. Computing a cell then takes a few calls, without walking the syntax tree.
 *
 * Only single values are computed here, with the same results as in evaluate.ts. The evaluator computes the parts that are not supported
 * here, and the whole formula as soon as a part turns out to have several values.
 */
import { type CellError, isCellError } from '../../spreadsheet/grid';
import { referencedArea } from './areas';
import type { Cells } from './cells';
import { BAD_REFERENCE, CalcError, Unknown } from './errors';
import { type Condition, countClosure, sumClosure } from './count-closures';
import { DAYS_TO_1904 } from './dates';
import { type Evaluator, type Frame, isAbsolute, realNumber } from './evaluate';
import { BRANCHING } from './functions/branching';
import { Args, parameterAt, type WorksheetFunction } from './functions/define';
import { FUNCTIONS } from './functions/table';
import type { Formula, Node } from './parse';
import { isInside } from '../references';
import { isSameEverywhere, joinsRanges } from './same-everywhere';
import type { CalcSource } from './source';
import { isScalar, Matrix, Range, type Scalar, toLogical, type Value } from './values';

/** Computes a formula, or a part of one, for the cell of a frame. @throws Unknown where it uses something the calculator does not know */
export type Single = (frame: Frame) => Scalar;
/** Computes a part of a formula that may be a range or an array. @throws Unknown where it uses something the calculator does not know */
type Whole = (frame: Frame) => Value;

type Call = Extract<Node, { kind: 'call' }>;
type Reference = Extract<Node, { kind: 'reference' }>;

/** Thrown when a part that should have a single value has several. */
class Several extends Error {}
const SEVERAL = new Several();

export class Closures {
  /** The functions made so far, by formula and by the sheet of the cell. */
  private readonly known = new WeakMap<Formula, Map<string, Single>>();

  constructor(
    private readonly source: CalcSource,
    private readonly cells: Cells,
    private readonly evaluator: Evaluator,
  ) {}

  /** The function of a formula on a sheet. If the formula has several results, the function returns the first. */
  of(formula: Formula, sheet: string): Single {
    const bySheet = this.known.get(formula) ?? new Map<string, Single>();
    this.known.set(formula, bySheet);
    let known = bySheet.get(sheet);
    if (!known) bySheet.set(sheet, (known = this.withFallback(formula, sheet)));
    return known;
  }

  private withFallback({ root }: Formula, sheet: string): Single {
    const single = new Builder(sheet, this.source, this.cells, this.evaluator).single(root);
    let isSingle = true;
    return (frame) => {
      if (isSingle) {
        try {
          return single(frame);
        } catch (error) {
          if (error !== SEVERAL) throw error;
          isSingle = false;
        }
      }
      const value = this.evaluator.singleOf(root, frame, false);
      return value instanceof Matrix ? (value.items[0] ?? null) : value;
    };
  }
}

/** Functions whose result may be a range. */
const MAKES_RANGES: ReadonlySet<string> = new Set(['INDEX', 'OFFSET']);

/** Makes the functions for the formulas of a sheet. */
class Builder {
  constructor(
    private readonly sheet: string,
    private readonly source: CalcSource,
    private readonly cells: Cells,
    private readonly evaluator: Evaluator,
  ) {}

  /** The function of a part. If the part has the same value in all cells, it is computed only once. */
  single(node: Node): Single {
    const single = this.made(node);
    const isComputed = node.kind === 'binary' || node.kind === 'call' || node.kind === 'unary';
    if (!isComputed || !isSameEverywhere(node, (name) => this.named(name))) return single;
    let value: Scalar | undefined;
    return (frame) => (value === undefined ? (value = single(frame)) : value);
  }

  private made(node: Node): Single {
    switch (node.kind) {
      case 'literal':
        return constant(node.value);
      case 'missing':
        return constant(null);
      case 'reference':
        return node.first === node.last ? this.cell(node) : this.general(node);
      case 'name':
        return this.namedCell(node);
      case 'unary':
        return this.unary(node);
      case 'binary':
        return this.chain(node);
      case 'call':
        return this.call(node);
      default:
        return this.general(node);
    }
  }

  /** The function of a part that is left to the evaluator. */
  private general(node: Node): Single {
    return (frame) => {
      const value = this.evaluator.singleOf(node, frame, false);
      if (value instanceof Matrix) throw SEVERAL;
      return value;
    };
  }

  /** The function of a part that may be a range. */
  private whole(node: Node): Whole {
    switch (node.kind) {
      case 'reference':
        return this.range(node);
      case 'name': {
        const range = this.fixedRange(node);
        return range ? constant(range) : this.evaluated(node, false);
      }
      case 'call':
        if (node.name === 'INDEX') return this.row(node);
        return MAKES_RANGES.has(node.name) || BRANCHING.has(node.name)
          ? this.evaluated(node, false)
          : this.single(node);
      case 'binary':
        return joinsRanges(node) ? this.evaluated(node, false) : this.single(node);
      case 'literal':
      case 'missing':
      case 'unary':
        return this.single(node);
      default:
        return this.evaluated(node, false);
    }
  }

  private evaluated(node: Node, array: boolean): Whole {
    return (frame) => this.evaluator.evaluate(node, frame, array);
  }

  private cell({ sheet: name, first }: Reference): Single {
    const sheet = this.cells.sheet(name ?? this.sheet);
    if (!sheet) return constant(BAD_REFERENCE.value);
    const { ranges } = this.evaluator;
    const { row, column, rowAbsolute, columnAbsolute } = first;
    return (frame) => {
      const atRow = rowAbsolute ? row : row + frame.rows;
      const atColumn = columnAbsolute ? column : column + frame.columns;
      return isInside(atRow, atColumn) ? ranges.cell(sheet, atRow, atColumn) : BAD_REFERENCE.value;
    };
  }

  private range(node: Reference): Whole {
    const sheet = this.cells.sheet(node.sheet ?? this.sheet);
    if (!sheet) return constant(BAD_REFERENCE.value);
    const { first, last } = node;
    const at = (frame: Frame): Value => {
      const area = referencedArea(first, last, frame);
      return area ? new Range(sheet, area) : BAD_REFERENCE.value;
    };
    return isAbsolute(first) && isAbsolute(last) ? constant(at(NOWHERE)) : at;
  }

  private namedCell(node: Extract<Node, { kind: 'name' }>): Single {
    const range = this.fixedRange(node);
    if (!range || range.rows > 1 || range.columns > 1) return this.general(node);
    const { ranges } = this.evaluator;
    return () => ranges.at(range, 0, 0);
  }

  /** The range that a reference or a name means in every cell; null when it depends on the cell, or is not a single range. */
  private fixedRange(node: Node): Range | null {
    const reference = node.kind === 'name' ? this.named(node) : node;
    if (reference?.kind !== 'reference') return null;
    const { sheet, first, last } = reference;
    if ((node.kind === 'name' && sheet === null) || !isAbsolute(first) || !isAbsolute(last)) return null;
    const value = this.range(reference)(NOWHERE);
    return value instanceof Range ? value : null;
  }

  private named({ name, sheet }: Extract<Node, { kind: 'name' }>): Node | null {
    const text = this.source.definedName(name, sheet ?? this.sheet);
    if (text === null) return null;
    try {
      return this.evaluator.parsedName(text).root;
    } catch (error) {
      if (error instanceof Unknown) return null;
      throw error;
    }
  }

  private unary({ operator, operand }: Extract<Node, { kind: 'unary' }>): Single {
    const value = this.single(operand);
    if (operator === '@') return value;
    const { evaluator } = this;
    return (frame) => evaluator.sign(operator, value(frame));
  }

  /**
   * The syntax tree of a chain such as `A1&A2&…` is as deep as the chain is long, on its left side. A loop walks it, because recursion
   * could overflow the stack.
   */
  private chain(node: Extract<Node, { kind: 'binary' }>): Single {
    const steps: ((left: Scalar, frame: Frame) => Scalar)[] = [];
    let left: Node = node;
    for (; left.kind === 'binary'; left = left.left) {
      const step = this.step(left);
      if (!step) return this.general(node);
      steps.unshift(step);
    }
    const start = this.single(left);
    const [only] = steps;
    if (only && steps.length === 1) return (frame) => only(start(frame), frame);
    return (frame) => {
      let value = start(frame);
      for (const step of steps) value = step(value, frame);
      return value;
    };
  }

  /**
   * The function that applies an operator to its left side, including the computation of its right side. Null for operators that join
   * ranges.
   */
  private step(node: Extract<Node, { kind: 'binary' }>): ((left: Scalar, frame: Frame) => Scalar) | null {
    const { operator, right } = node;
    if (operator === ':' || operator === ' ') return null;
    const { evaluator } = this;
    if (operator === '=' && right.kind === 'literal' && isWithoutCase(right.value)) {
      const { value } = right;
      return (left) => (typeof left === 'string' ? left === value : evaluator.operate('=', left, value));
    }
    const value = this.single(right);
    return (left, frame) => evaluator.operate(operator, left, value(frame));
  }

  private call(node: Call): Single {
    const { name, args } = node;
    const known = BRANCHING.get(name) ?? FUNCTIONS.get(name);
    if (!known || args.length < known.min || args.length > known.max) return this.general(node);
    switch (name) {
      case 'IF':
        return this.choice(node);
      case 'IFERROR':
        return this.replacement(node);
      case 'ISNUMBER':
        return this.isNumber(node);
      case 'INDEX':
        return this.item(node);
      case 'COUNT':
        return this.numbers(node, known as WorksheetFunction);
      case 'COUNTIF':
      case 'COUNTIFS':
        return this.count(node, known as WorksheetFunction);
      case 'SUMIFS':
        return this.sum(node, known as WorksheetFunction);
      case 'SUMPRODUCT':
        return this.counts(node, known as WorksheetFunction);
      default:
        return BRANCHING.has(name) ? this.general(node) : this.ordinary(node, known as WorksheetFunction);
    }
  }

  private choice({ args: [condition = MISSING, yes = MISSING, no] }: Call): Single {
    const test = this.single(condition);
    const chosen = this.branch(yes);
    const otherwise = no ? this.branch(no) : constant(false);
    return (frame) => {
      const value = test(frame);
      const holds = typeof value === 'boolean' ? value : logicalOf(value);
      if (typeof holds !== 'boolean') return holds;
      return holds ? chosen(frame) : otherwise(frame);
    };
  }

  /**
   * The function of a result of IF or IFERROR. Values of cells are returned unchanged; an infinite number written in the formula becomes an
   * error.
   */
  private branch(node: Node): Single {
    const value = this.single(node);
    if (node.kind !== 'literal' && node.kind !== 'unary') return value;
    return (frame) => realNumber(value(frame));
  }

  private replacement({ args: [tried = MISSING, other = MISSING] }: Call): Single {
    const value = this.single(tried);
    const otherwise = this.branch(other);
    return (frame) => {
      const found = value(frame);
      return isCellError(found) ? otherwise(frame) : realNumber(found);
    };
  }

  private isNumber({ args: [arg = MISSING] }: Call): Single {
    const value = this.single(arg);
    return (frame) => typeof value(frame) === 'number';
  }

  /** `COUNT(N6,D6)`: how many of some cells hold numbers. */
  private numbers(node: Call, known: WorksheetFunction): Single {
    if (!node.args.every((arg) => arg.kind === 'reference' && arg.first === arg.last))
      return this.ordinary(node, known);
    const cells = node.args.map((arg) => this.single(arg));
    return (frame) => {
      let count = 0;
      for (const cell of cells) if (typeof cell(frame) === 'number') count++;
      return count;
    };
  }

  /** A cell of a fixed column by its position, as in `INDEX($C$6:$C$99,N6)`. */
  private item(node: Call): Single {
    const [where = MISSING, number = MISSING] = node.args;
    const range = this.fixedRange(where);
    const general = this.general(node);
    if (range?.columns !== 1 || node.args.length !== 2) return general;
    const { ranges } = this.evaluator;
    const { sheet, area, rows } = range;
    const value = this.single(number);
    return (frame) => {
      const index = value(frame);
      const isInRange = typeof index === 'number' && index >= 1 && index < rows + 1;
      return isInRange ? ranges.cell(sheet, area.top + Math.trunc(index) - 1, area.left) : general(frame);
    };
  }

  /** A row of a fixed range by its position, as in `INDEX($C$5:$K$99,O6,0)`, or a cell of a fixed column. */
  private row(node: Call): Whole {
    const [where = MISSING, number = MISSING, column] = node.args;
    const range = this.fixedRange(where);
    const general = this.evaluated(node, false);
    const isRow = column?.kind === 'literal' && column.value === 0 && node.args.length === 3;
    const isCell = range?.columns === 1 && node.args.length === 2;
    if (!range || !(isRow || isCell)) return general;
    const { sheet, area, rows } = range;
    const value = this.single(number);
    return (frame) => {
      const index = value(frame);
      if (typeof index !== 'number' || !(index >= 1 && index < rows + 1)) return general(frame);
      const at = area.top + Math.trunc(index) - 1;
      return new Range(sheet, { ...area, top: at, bottom: at });
    };
  }

  private count(node: Call, known: WorksheetFunction): Single {
    const general = this.ordinary(node, known);
    const conditions = this.conditions(node.args);
    return conditions?.every(({ operands }) => operands.length === 1)
      ? countClosure(conditions, this.evaluator.ranges, this.dayShift, general)
      : general;
  }

  private sum(node: Call, known: WorksheetFunction): Single {
    const general = this.ordinary(node, known);
    const [target = MISSING, ...others] = node.args;
    const conditions = this.conditions(others);
    return conditions?.every(({ operands }) => operands.length === 1)
      ? sumClosure(this.whole(target), conditions, this.evaluator.ranges, this.dayShift, general)
      : general;
  }

  /** `SUMPRODUCT(COUNTIF(D6,{"-","无"}))`: how many cells meet one of the criteria. */
  private counts(node: Call, known: WorksheetFunction): Single {
    const general = this.ordinary(node, known);
    const [inner, ...others] = node.args;
    if (inner?.kind !== 'call' || others.length > 0 || !isCount(inner)) return general;
    const isPlain = inner.args.every((arg, index) =>
      index % 2 === 0 ? this.isPlainRange(arg) : arg.kind === 'array' || this.isOneCell(arg),
    );
    const conditions = isPlain ? this.conditions(inner.args) : null;
    return conditions?.filter(({ operands }) => operands.length > 1).length === 1
      ? countClosure(conditions, this.evaluator.ranges, this.dayShift, general)
      : general;
  }

  /** Whether a part gives the same range inside an array formula as outside. */
  private isPlainRange(node: Node): boolean {
    if (node.kind !== 'call') return node.kind === 'reference' || this.fixedRange(node) !== null;
    const [where = MISSING, ...numbers] = node.args;
    const isFixed = node.name === 'INDEX' && this.fixedRange(where) !== null;
    return isFixed && numbers.every((number) => this.isOneCell(number));
  }

  /** Whether a part gives the same single value inside an array formula as outside. */
  private isOneCell(node: Node): boolean {
    switch (node.kind) {
      case 'literal':
        return true;
      case 'reference':
        return node.first === node.last;
      case 'name': {
        const range = this.fixedRange(node);
        return range?.rows === 1 && range.columns === 1;
      }
      case 'binary':
        return (
          !joinsRanges(node) &&
          node.left.kind !== 'binary' &&
          this.isOneCell(node.left) &&
          this.isOneCell(node.right)
        );
      default:
        return false;
    }
  }

  /** The conditions of COUNTIFS; null when the arguments do not form pairs. */
  private conditions(args: readonly Node[]): readonly Condition[] | null {
    if (args.length === 0 || args.length % 2 !== 0) return null;
    const conditions: Condition[] = [];
    for (let index = 0; index < args.length; index += 2) {
      const [range = MISSING, operand = MISSING] = args.slice(index, index + 2);
      const operands = operand.kind === 'array' ? operand.matrix.items.map(constant) : [this.single(operand)];
      conditions.push({
        range: this.whole(range),
        isSameRange: this.fixedRange(range) !== null,
        operands,
        areSameOperands: isSameEverywhere(operand, (name) => this.named(name)),
      });
    }
    return conditions;
  }

  private get dayShift(): number {
    return this.source.dates1904 ? DAYS_TO_1904 : 0;
  }

  /** The function of a call of a worksheet function for which all arguments are computed. */
  private ordinary({ name, args }: Call, known: WorksheetFunction): Single {
    const values = args.map((arg, index) => this.argument(arg, parameterAt(known, index)));
    const { ranges } = this.evaluator;
    const called = (found: readonly Value[], frame: Frame): Scalar => {
      try {
        const value = known.call(new Args(found, ranges, frame.at, false));
        if (!isScalar(value)) throw SEVERAL;
        return realNumber(value);
      } catch (error) {
        if (error instanceof CalcError) return error.value;
        throw error;
      }
    };
    const [first, second] = values;
    if ((name === 'AND' || name === 'OR') && first && second && values.length === 2) {
      const decides = name === 'OR';
      return (frame) => {
        const [a, b] = [first(frame), second(frame)];
        if (typeof a !== 'boolean' || typeof b !== 'boolean') return called([a, b], frame);
        return a === decides ? a : b;
      };
    }
    return (frame) => {
      const found: Value[] = [];
      for (const value of values) found.push(value(frame));
      return called(found, frame);
    };
  }

  private argument(node: Node, parameter: string): Whole {
    if (parameter === 's') return this.single(node);
    return parameter === 'a' ? this.evaluated(node, true) : this.whole(node);
  }
}

function isCount({ name, args }: Call): boolean {
  return name === 'COUNTIFS' || (name === 'COUNTIF' && args.length === 2);
}

const MISSING: Node = { kind: 'missing' };
/** The frame for parts that have the same value in every cell. */
const NOWHERE: Frame = { at: { sheet: '', row: 1, column: 1 }, rows: 0, columns: 0, names: 0 };

function constant<T>(value: T): () => T {
  return () => value;
}

/** Whether a value is text without upper or lower case letters, for example in Chinese. Only the same text equals such a text. */
function isWithoutCase(value: Scalar): boolean {
  return typeof value === 'string' && value !== '' && value.toLowerCase() === value.toUpperCase();
}

/** A value as a condition, or the error of the conversion. */
function logicalOf(value: Scalar): boolean | CellError {
  try {
    return toLogical(value);
  } catch (error) {
    if (error instanceof CalcError) return error.value;
    throw error;
  }
}
