/**
 * Defines a worksheet function: its parameters, and its arguments in a call.
 */
import { DAYS_TO_1904 } from '../dates';
import { BAD_VALUE } from '../errors';
import type { Ranges } from '../ranges';
import type { Place } from '../source';
import {
  countedFrom1904,
  isScalar,
  Matrix,
  Range,
  RangeList,
  type Scalar,
  toLogical,
  toNumber,
  toText,
  type Value,
} from '../values';

/**
 * One letter per parameter. `s`: one value; given an array, the function is computed for each item. `r`: a range or array, unchanged. `a`:
 * a range or array whose expression is computed as in an array formula.
 */
export type Parameters = string;

export interface WorksheetFunction {
  readonly parameters: Parameters;
  /** The fewest arguments. */
  readonly min: number;
  readonly max: number;
  /** How many of the last parameters repeat when there are more arguments. */
  readonly repeat: number;
  /** @throws CalcError whose value is then the result of the function */
  readonly call: (args: Args) => Value;
}

export type FunctionTable = Readonly<Record<string, WorksheetFunction>>;

/** A function with as many arguments as `parameters` has letters; the first `min` are required. */
export function fixed(parameters: Parameters, min: number, call: (args: Args) => Value): WorksheetFunction {
  return { parameters, min, max: parameters.length, repeat: 0, call };
}

/** A function whose last `repeat` parameters may be repeated, up to 255 arguments (Excel's limit). */
export function repeated(
  parameters: Parameters,
  repeat: number,
  min: number,
  call: (args: Args) => Value,
): WorksheetFunction {
  return { parameters, min, max: 255, repeat, call };
}

/** The letter (see {@link Parameters}) of the argument at a 0-based index. */
export function parameterAt({ parameters, repeat }: WorksheetFunction, index: number): string {
  const { length } = parameters;
  return parameters.charAt(index < length ? index : length - repeat + ((index - length) % repeat));
}

/** The arguments of one call, by 0-based index. An argument that is left out reads as its fallback. */
export class Args {
  constructor(
    readonly values: readonly Value[],
    readonly ranges: Ranges,
    readonly at: Place,
    /** Whether the call is inside an array formula. */
    readonly array: boolean,
  ) {}

  get count(): number {
    return this.values.length;
  }

  has(index: number): boolean {
    return index < this.values.length;
  }

  value(index: number): Value {
    return this.values[index] ?? null;
  }

  /** The argument as a single value. An error value is returned, not thrown. */
  scalar(index: number): Scalar {
    const value = this.value(index);
    if (!isScalar(value)) throw BAD_VALUE;
    return value;
  }

  /** The argument as a number. @throws CalcError when it is an error or no number */
  number(index: number, fallback = 0): number {
    return this.has(index) ? this.numberOf(this.scalar(index)) : fallback;
  }

  /** A single value as a number. A date in text becomes a serial number in the workbook's own date system (1900 or 1904). */
  numberOf(value: Scalar): number {
    return toNumber(this.ranges.cells.dates1904 ? countedFrom1904(value) : value);
  }

  /** Days to add to a serial number of the workbook so that it counts from 1900: 0 or {@link DAYS_TO_1904}. */
  get dayShift(): number {
    return this.ranges.cells.dates1904 ? DAYS_TO_1904 : 0;
  }

  /** The argument as a whole number, cut towards zero as Excel does for counts and positions. */
  whole(index: number, fallback = 0): number {
    return Math.trunc(this.number(index, fallback));
  }

  text(index: number, fallback = ''): string {
    return this.has(index) ? toText(this.scalar(index)) : fallback;
  }

  logical(index: number, fallback = false): boolean {
    return this.has(index) ? toLogical(this.scalar(index)) : fallback;
  }

  /** The argument as a range. @throws #VALUE! when it is not a reference to a single range */
  range(index: number): Range {
    const value = this.value(index);
    if (!(value instanceof Range)) throw BAD_VALUE;
    return value;
  }

  /** The argument as an array: all values of a range or array, or a single value as 1 × 1. */
  matrix(index: number): Matrix {
    return this.matrixOf(this.value(index));
  }

  matrixOf(value: Value): Matrix {
    if (value instanceof RangeList) throw BAD_VALUE;
    if (value instanceof Range) return this.ranges.matrix(value);
    return value instanceof Matrix ? value : new Matrix(1, 1, [value]);
  }
}
