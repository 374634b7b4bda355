/**
 * Computes the value of a syntax tree.
 *
 * Where a formula wants one value and refers to a range, it gets the cell in its own row or column (implicit intersection). In array
 * formulas, and inside SUMPRODUCT and LOOKUP, it gets all values of the range.
 */
import { type Area, boundingArea } from '../../spreadsheet/address';
import type { CellValue } from '../../spreadsheet/grid';
import { intersection, namedArea, referencedArea, type Shift } from './areas';
import { combine, combineTwo } from './arrays';
import type { Cells } from './cells';
import {
  BAD_NUMBER,
  BAD_REFERENCE,
  BAD_VALUE,
  CalcError,
  NO_INTERSECTION,
  NOT_AVAILABLE,
  RESIZED,
  UNKNOWN,
  UNKNOWN_NAME,
  unknownFunction,
} from './errors';
import { BRANCHING, type Branches, type BranchingFunction } from './functions/branching';
import { Args, parameterAt, type WorksheetFunction } from './functions/define';
import { FUNCTIONS } from './functions/table';
import { applyBinary, applyUnary, isArithmetic, type ValueOperator } from './operators';
import { type BinaryOperator, type Formula, type Node, parseFormula } from './parse';
import { type Corner, isInside } from '../references';
import { Ranges } from './ranges';
import type { ArrayCells, CalcSource, Place } from './source';
import { type TableReference, tableArea } from './table-reference';
import { countedFrom1904, isScalar, Matrix, Range, RangeList, type Scalar, type Value } from './values';

/** The cell a formula is computed for, and how far it has moved from the cell it was written for. */
export interface Frame extends Shift {
  readonly at: Place;
  /** How many defined names are open: 0 in the formula itself, 1 in a name it uses, 2 in a name that this name uses. */
  readonly names: number;
}

/** A name may refer to another name; deeper than this the formula is not computed. */
const MAX_NAMES = 16;

export class Evaluator {
  readonly ranges: Ranges;
  private readonly names = new Map<string, Formula>();
  /** The ranges of absolute references. Every cell of a filled column needs the same ones. */
  private readonly fixed = new Map<Node, Range>();
  /** Results of array formulas, by sheet and first cell. */
  private readonly arrays = new Map<string, Matrix>();

  constructor(
    private readonly source: CalcSource,
    private readonly cells: Cells,
  ) {
    this.ranges = new Ranges(cells);
  }

  /**
   * What an array formula shows in one of its cells. A result of one row or one column repeats over the whole area; a cell beyond the
   * results is #N/A.
   * @throws Unknown where the formula uses something the calculator does not know
   */
  arrayItem(formula: Formula, at: Place, { area, spills }: ArrayCells): CellValue {
    const key = `${at.sheet}:${area.top}:${area.left}`;
    let matrix = this.arrays.get(key);
    if (!matrix) this.arrays.set(key, (matrix = this.arrayOf(formula, at.sheet, area)));
    const isFull =
      matrix.rows === area.bottom - area.top + 1 && matrix.columns === area.right - area.left + 1;
    if (spills && !isFull) throw RESIZED;
    const item = matrix.at(at.row - area.top, at.column - area.left);
    return item === undefined ? NOT_AVAILABLE.value : asResult(item);
  }

  private arrayOf(formula: Formula, sheet: string, { top, left }: Area): Matrix {
    const frame = { at: { sheet, row: top, column: left }, rows: 0, columns: 0, names: 0 };
    const value = this.single(this.evaluate(formula.root, frame, true), frame, true);
    return value instanceof Matrix ? value : new Matrix(1, 1, [value]);
  }

  evaluate(node: Node, frame: Frame, array: boolean): Value {
    switch (node.kind) {
      case 'literal':
        return node.value;
      case 'array':
        return node.matrix;
      case 'missing':
        return null;
      case 'reference':
        return this.reference(node, frame);
      case 'name':
        return this.named(node.name, node.sheet, frame);
      case 'table':
        return this.tableRange(node.reference, frame);
      case 'unary':
        return this.unary(node, frame, array);
      case 'binary':
        return this.binary(node, frame, array);
      case 'union':
        return this.union(node.items, frame, array);
      case 'call':
        return this.call(node, frame, array);
      case 'unknown':
        throw node.reason;
    }
  }

  private reference(node: Extract<Node, { kind: 'reference' }>, frame: Frame): Value {
    const fixed = this.fixed.get(node);
    if (fixed && (node.sheet !== null || fixed.sheet.name === frame.at.sheet)) return fixed;
    const sheet = this.cells.sheet(node.sheet ?? frame.at.sheet);
    const area = (frame.names > 0 ? namedArea : referencedArea)(node.first, node.last, frame);
    if (!sheet || !area) return BAD_REFERENCE.value;
    const range = new Range(sheet, area);
    if (isAbsolute(node.first) && isAbsolute(node.last)) this.fixed.set(node, range);
    return range;
  }

  private named(name: string, sheet: string | null, frame: Frame): Value {
    const text = this.source.definedName(name, sheet ?? frame.at.sheet);
    if (text === null) {
      const isTable = sheet === null && this.source.table(name) !== null;
      if (!isTable) return UNKNOWN_NAME.value;
      return this.tableRange({ table: name, parts: ['data'], columns: null }, frame);
    }
    if (frame.names >= MAX_NAMES) throw UNKNOWN;
    const { at } = frame;
    // Relative references of a defined name are stored as seen from A1.
    const inner = { at, rows: at.row - 1, columns: at.column - 1, names: frame.names + 1 };
    return this.evaluate(this.parsedName(text).root, inner, true);
  }

  parsedName(text: string): Formula {
    let formula = this.names.get(text);
    if (!formula) this.names.set(text, (formula = parseFormula(text)));
    return formula;
  }

  private tableRange(reference: TableReference, { at }: Frame): Value {
    // In a cell of a table, `[@a]` means that table. Files always write its name, so a reference without one is not computed.
    const table = reference.table === null ? null : this.source.table(reference.table);
    if (!table) throw UNKNOWN;
    const sheet = this.cells.sheet(table.sheet);
    const area = tableArea(reference, table, at.row);
    if (!sheet || !area) return (reference.parts.includes('row') ? BAD_VALUE : BAD_REFERENCE).value;
    return new Range(sheet, area);
  }

  private unary(node: Extract<Node, { kind: 'unary' }>, frame: Frame, array: boolean): Value {
    const { operator } = node;
    if (operator === '@') return this.single(this.evaluate(node.operand, frame, false), frame, false);
    const value = this.singleOf(node.operand, frame, array);
    return value instanceof Matrix
      ? combine([value], ([item = null]) => this.sign(operator, item))
      : this.sign(operator, value);
  }

  sign(operator: '-' | '+' | '%', value: Scalar): Scalar {
    return applyUnary(operator, this.source.dates1904 && operator !== '+' ? countedFrom1904(value) : value);
  }

  /**
   * The syntax tree of a chain such as `A1&A2&…` is as deep as the chain is long, on its left side. A loop computes it, because recursion
   * could overflow the stack.
   */
  private binary(node: Extract<Node, { kind: 'binary' }>, frame: Frame, array: boolean): Value {
    if (node.left.kind !== 'binary')
      return this.link(node, this.operand(node, node.left, frame, array), frame, array);
    const chain = [node];
    let left: Node = node.left;
    for (; left.kind === 'binary'; left = left.left) chain.push(left);
    let value = this.evaluate(left, frame, array);
    for (let link = chain.pop(); link; link = chain.pop()) value = this.link(link, value, frame, array);
    return value;
  }

  private link(node: Extract<Node, { kind: 'binary' }>, left: Value, frame: Frame, array: boolean): Value {
    return this.apply(node.operator, left, this.operand(node, node.right, frame, array), frame, array);
  }

  /** Computes an operand: as a range for the operators that join ranges, otherwise as a single value. */
  private operand(
    { operator }: Extract<Node, { kind: 'binary' }>,
    side: Node,
    frame: Frame,
    array: boolean,
  ): Value {
    const joins = operator === ':' || operator === ' ';
    return joins ? this.evaluate(side, frame, array) : this.singleOf(side, frame, array);
  }

  private apply(operator: BinaryOperator, left: Value, right: Value, frame: Frame, array: boolean): Value {
    if (operator === ':' || operator === ' ') return joinRanges(operator, left, right);
    const a = this.single(left, frame, array);
    const b = this.single(right, frame, array);
    if (!(a instanceof Matrix) && !(b instanceof Matrix)) return this.operate(operator, a, b);
    return combineTwo(a, b, (x, y) => this.operate(operator, x, y));
  }

  operate(operator: ValueOperator, a: Scalar, b: Scalar): Scalar {
    return this.source.dates1904 && isArithmetic(operator)
      ? applyBinary(operator, countedFrom1904(a), countedFrom1904(b))
      : applyBinary(operator, a, b);
  }

  private union(items: readonly Node[], frame: Frame, array: boolean): Value {
    const ranges: Range[] = [];
    for (const item of items) {
      const value = this.evaluate(item, frame, array);
      if (value instanceof Range) ranges.push(value);
      else if (value instanceof RangeList) ranges.push(...value.ranges);
      else return BAD_VALUE.value;
    }
    return new RangeList(ranges);
  }

  /**
   * Evaluates a node and reduces the value as {@link single} does. A reference to one cell is read directly, because most references are to
   * a single cell.
   */
  singleOf(node: Node, frame: Frame, array: boolean): Scalar | Matrix {
    if (node.kind !== 'reference' || node.first !== node.last || frame.names > 0)
      return this.single(this.evaluate(node, frame, array), frame, array);
    const { first } = node;
    const sheet = this.cells.sheet(node.sheet ?? frame.at.sheet);
    const row = first.rowAbsolute ? first.row : first.row + frame.rows;
    const column = first.columnAbsolute ? first.column : first.column + frame.columns;
    if (!sheet || !isInside(row, column)) return BAD_REFERENCE.value;
    return this.ranges.cell(sheet, row, column);
  }

  /** Reduces a range to one value; in an array formula, to an array of all its values. */
  private single(value: Value, frame: Frame, array: boolean): Scalar | Matrix {
    if (isScalar(value) || value instanceof Matrix) return value;
    if (value instanceof RangeList) return BAD_VALUE.value;
    if (value.rows === 1 && value.columns === 1) return this.ranges.at(value, 0, 0);
    return array ? this.ranges.matrix(value) : this.intersection(value, frame);
  }

  private intersection({ sheet, area, rows, columns }: Range, { at }: Frame): Scalar {
    const row = rows === 1 ? area.top : at.row;
    const column = columns === 1 ? area.left : at.column;
    const isInRange = row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
    if (!isInRange || (rows > 1 && columns > 1)) return BAD_VALUE.value;
    return this.cells.read(sheet, row, column);
  }

  private call(node: Extract<Node, { kind: 'call' }>, frame: Frame, array: boolean): Value {
    const branching = BRANCHING.get(node.name);
    const known = branching ?? FUNCTIONS.get(node.name);
    if (!known || node.args.length < known.min || node.args.length > known.max)
      throw unknownFunction(node.name);
    try {
      const value = branching
        ? this.branch(branching, node.args, frame, array)
        : this.ordinary(known as WorksheetFunction, node.args, frame, array);
      return withRealNumbers(value);
    } catch (error) {
      if (error instanceof CalcError) return error.value;
      throw error;
    }
  }

  private branch(known: BranchingFunction, args: readonly Node[], frame: Frame, array: boolean): Value {
    return known.call(new BranchArguments(this, args, frame, array));
  }

  /** Evaluates an argument of a branching function; null when it is left out. */
  argument(node: Node | undefined, frame: Frame, array: boolean): Value {
    return node ? this.evaluate(node, frame, array) : null;
  }

  /** Evaluates an argument of a branching function to one value; in an array formula, to an array. */
  singleArgument(node: Node | undefined, frame: Frame, array: boolean): Scalar | Matrix {
    return node ? this.singleOf(node, frame, array) : null;
  }

  private ordinary(known: WorksheetFunction, args: readonly Node[], frame: Frame, array: boolean): Value {
    const values: Value[] = [];
    let isLifted = false;
    for (let index = 0; index < args.length; index++) {
      const arg = args[index];
      if (!arg) continue;
      const parameter = parameterAt(known, index);
      const isArray = array || parameter === 'a';
      const value =
        parameter === 's' ? this.singleOf(arg, frame, isArray) : this.evaluate(arg, frame, isArray);
      values.push(value);
      isLifted ||= parameter === 's' && value instanceof Matrix;
    }
    if (isLifted) return this.forEachItem(known, values, frame, array);
    return known.call(new Args(values, this.ranges, frame.at, array));
  }

  /** Calls a function of single values once for each item of the arrays it was given. */
  private forEachItem(
    known: WorksheetFunction,
    values: readonly Value[],
    frame: Frame,
    array: boolean,
  ): Matrix {
    const lifted = values.map((_, index) => index).filter((index) => parameterAt(known, index) === 's');
    const arrays = lifted.map((index) => values[index] as Scalar | Matrix);
    return combine(arrays, (items) => {
      const args = [...values];
      lifted.forEach((index, place) => {
        args[index] = items[place] ?? null;
      });
      const result = this.single(known.call(new Args(args, this.ranges, frame.at, array)), frame, true);
      return result instanceof Matrix ? (result.items[0] ?? null) : result;
    });
  }
}

class BranchArguments implements Branches {
  constructor(
    private readonly evaluator: Evaluator,
    readonly args: readonly Node[],
    private readonly frame: Frame,
    private readonly array: boolean,
  ) {}

  value(index: number): Value {
    return this.evaluator.argument(this.args[index], this.frame, this.array);
  }

  single(index: number): Scalar | Matrix {
    return this.evaluator.singleArgument(this.args[index], this.frame, this.array);
  }

  all(index: number): Scalar | Matrix {
    return this.evaluator.singleArgument(this.args[index], this.frame, true);
  }
}

export function isAbsolute({ rowAbsolute, columnAbsolute }: Corner): boolean {
  return rowAbsolute && columnAbsolute;
}

/** A value as the result of a formula: one that refers to an empty cell shows 0. The negative zero of `0*-1` becomes 0 too. */
export function asResult(value: Scalar | undefined): CellValue {
  return value === undefined || value === null || value === 0 ? 0 : value;
}

/** Infinity and NaN become #NUM!, as in `SQRT(-1)` and `LN(0)`, before another function receives them. */
function withRealNumbers(value: Value): Value {
  if (typeof value === 'number') return realNumber(value);
  if (!(value instanceof Matrix) || value.items.every((item) => realNumber(item) === item)) return value;
  return new Matrix(value.rows, value.columns, value.items.map(realNumber));
}

/** Replaces Infinity and NaN by #NUM!. */
export function realNumber(value: Scalar): Scalar {
  return typeof value === 'number' && !Number.isFinite(value) ? BAD_NUMBER.value : value;
}

/** Joins two ranges: `:` as in `A1:INDEX(…)`, a space for the intersection `A:A 3:3`. */
function joinRanges(operator: ':' | ' ', left: Value, right: Value): Value {
  if (!(left instanceof Range) || !(right instanceof Range)) return firstError(left, right);
  if (left.sheet !== right.sheet) return BAD_VALUE.value;
  const area = operator === ':' ? boundingArea(left.area, right.area) : intersection(left.area, right.area);
  return area ? new Range(left.sheet, area) : NO_INTERSECTION.value;
}

function firstError(...values: readonly Value[]): Value {
  return (
    values.find((value) => isScalar(value) && typeof value === 'object' && value !== null) ?? BAD_VALUE.value
  );
}
