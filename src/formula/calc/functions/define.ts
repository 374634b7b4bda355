/**
 * The definition of a worksheet function.
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
 * A letter for each parameter: `s` takes one value (given several, the function is computed for each), `r` a range or array as it is,
 * `a` a range or array whose expression is computed as in an array formula.
 */
export type Parameters = string;

export interface WorksheetFunction {
  readonly parameters: Parameters;
  /** Number of arguments. */
  readonly min: number;
  readonly max: number;
  /** How many of the last parameters repeat when there are more arguments. */
  readonly repeat: number;
  /** @throws CalcError, whose value is then the result */
  readonly call: (args: Args) => Value;
}

export type FunctionTable = Readonly<Record<string, WorksheetFunction>>;

/** A function of as many arguments as `parameters` has, of which `min` must be given. */
export function fixed(parameters: Parameters, min: number, call: (args: Args) => Value): WorksheetFunction {
  return { parameters, min, max: parameters.length, repeat: 0, call };
}

/** A function whose last `repeat` parameters may be given again, up to 255 arguments (Excel's limit). */
export function repeated(
  parameters: Parameters,
  repeat: number,
  min: number,
  call: (args: Args) => Value,
): WorksheetFunction {
  return { parameters, min, max: 255, repeat, call };
}

/** The letter of {@link Parameters} for an argument. */
export function parameterAt({ parameters, repeat }: WorksheetFunction, index: number): string {
  const { length } = parameters;
  return parameters.charAt(index < length ? index : length - repeat + ((index - length) % repeat));
}

/** The arguments of one call, 0-based; those left out read as their fallbacks. */
export class Args {
  constructor(
    readonly values: readonly Value[],
    readonly ranges: Ranges,
    readonly at: Place,
    /** Whether the call is part of an array computation. */
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

  /** The value as it is, errors too. */
  scalar(index: number): Scalar {
    const value = this.value(index);
    if (!isScalar(value)) throw BAD_VALUE;
    return value;
  }

  /** @throws CalcError when it is an error or no number */
  number(index: number, fallback = 0): number {
    return this.has(index) ? this.numberOf(this.scalar(index)) : fallback;
  }

  /** A single value as a number; a date in text counts as the workbook counts days. */
  numberOf(value: Scalar): number {
    return toNumber(this.ranges.cells.dates1904 ? countedFrom1904(value) : value);
  }

  /** What has to be added to the workbook's days to count from 1900. */
  get dayShift(): number {
    return this.ranges.cells.dates1904 ? DAYS_TO_1904 : 0;
  }

  /** Towards zero, as Excel takes counts and positions. */
  whole(index: number, fallback = 0): number {
    return Math.trunc(this.number(index, fallback));
  }

  text(index: number, fallback = ''): string {
    return this.has(index) ? toText(this.scalar(index)) : fallback;
  }

  logical(index: number, fallback = false): boolean {
    return this.has(index) ? toLogical(this.scalar(index)) : fallback;
  }

  /** An argument as a range. @throws #VALUE! when it is no reference to a single range */
  range(index: number): Range {
    const value = this.value(index);
    if (!(value instanceof Range)) throw BAD_VALUE;
    return value;
  }

  /** A range or an array with all its values; a single value as 1 × 1. */
  matrix(index: number): Matrix {
    return this.matrixOf(this.value(index));
  }

  matrixOf(value: Value): Matrix {
    if (value instanceof RangeList) throw BAD_VALUE;
    if (value instanceof Range) return this.ranges.matrix(value);
    return value instanceof Matrix ? value : new Matrix(1, 1, [value]);
  }
}
