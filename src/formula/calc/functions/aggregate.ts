/**
 * Sums and lists the numbers among arguments of any kind: ranges, arrays and single values.
 */
import { isCellError } from '../../../spreadsheet/grid';
import { asThrowable } from '../errors';
import { Sum } from '../numbers';
import { summarize, type Summary } from '../ranges';
import { isScalar, Matrix, Range, RangeList, type Scalar, type Value } from '../values';
import type { Args } from './define';

/** The arguments from number `from` on. A list of ranges such as `(A1:A3,C1)` becomes its ranges. */
export function operands(args: Args, from = 0): readonly (Range | Matrix | Scalar)[] {
  const values = from === 0 ? args.values : args.values.slice(from);
  if (!values.some((value) => value instanceof RangeList))
    return values as readonly (Range | Matrix | Scalar)[];
  return values.flatMap((value): readonly (Range | Matrix | Scalar)[] =>
    value instanceof RangeList ? value.ranges : [value],
  );
}

/** Sums up all arguments. In ranges and arrays only numbers count; a single argument must be a number. */
export function summaryOf(args: Args): Summary {
  const [only, ...others] = operands(args);
  if (only instanceof Range && others.length === 0) return args.ranges.summary(only);
  return operands(args)
    .map((value) => summaryOfValue(value, args))
    .reduce(join, NOTHING);
}

function summaryOfValue(value: Range | Matrix | Scalar, args: Args): Summary {
  if (value instanceof Range) return args.ranges.summary(value);
  return summarize((visit) => {
    if (value instanceof Matrix) value.items.forEach(visit);
    else visit(isCellError(value) ? value : args.numberOf(value));
  });
}

/** The summary of no values. */
export const NOTHING: Summary = { sum: 0, count: 0, filled: 0, min: Infinity, max: -Infinity, error: null };

function join(a: Summary, b: Summary): Summary {
  const sum = new Sum();
  sum.add(a.sum);
  sum.add(b.sum);
  return {
    sum: sum.value,
    count: a.count + b.count,
    filled: a.filled + b.filled,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
    error: a.error ?? b.error,
  };
}

/** Returns the summary. @throws CalcError when there is an error among its values */
export function withoutError(summary: Summary): Summary {
  if (summary.error) throw asThrowable(summary.error);
  return summary;
}

/** Visits every value of an argument that is not empty. */
export function eachValue(value: Value, args: Args, visit: (value: Scalar) => void): void {
  if (value instanceof Range) args.ranges.each(value, visit);
  else if (value instanceof RangeList) for (const range of value.ranges) args.ranges.each(range, visit);
  else if (value instanceof Matrix) value.items.filter((item) => item !== null).forEach(visit);
  else visit(value);
}

/**
 * The numbers of an argument in ascending order; a single value must be a number.
 * @throws CalcError when there is an error among the values
 */
export function sortedNumbers(value: Value, args: Args): Float64Array {
  if (value instanceof Range) {
    const sorted = args.ranges.sorted(value) ?? args.ranges.sort(value);
    if (sorted instanceof Float64Array) return sorted;
    throw asThrowable(sorted);
  }
  if (isScalar(value)) return Float64Array.of(args.numberOf(value));
  const numbers: number[] = [];
  eachValue(value, args, (item) => {
    if (typeof item === 'number') numbers.push(item);
    else if (isCellError(item)) throw asThrowable(item);
  });
  return Float64Array.from(numbers).sort();
}

/** How many of the ascending numbers are less than `bound`. */
export function countBelow(sorted: Float64Array, bound: number): number {
  return countWhile(sorted, (value) => value < bound);
}

/** How many of the ascending numbers are not greater than `bound`. */
export function countUpTo(sorted: Float64Array, bound: number): number {
  return countWhile(sorted, (value) => value <= bound);
}

function countWhile(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] ?? Infinity)) low = middle + 1;
    else high = middle;
  }
  return low;
}
