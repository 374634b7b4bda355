/**
 * Functions that count, average and rank.
 */
import { asThrowable, BAD_NUMBER, BAD_VALUE, DIVISION_BY_ZERO, NOT_AVAILABLE } from '../errors';
import { summarize, type Summary } from '../ranges';
import { parseNumber } from '../text/text-number';
import { Range, RangeList, type Scalar } from '../values';
import {
  countBelow,
  countUpTo,
  eachValue,
  operands,
  sortedNumbers,
  summaryOf,
  withoutError,
} from './aggregate';
import { type Args, fixed, type FunctionTable, repeated } from './define';

export const STATISTICAL: FunctionTable = {
  COUNT: repeated('r', 1, 1, countNumbers),
  COUNTA: repeated('r', 1, 1, countFilled),
  COUNTBLANK: fixed('r', 1, countBlank),
  AVERAGE: repeated('r', 1, 1, (args) => average(withoutError(summaryOf(args)))),
  MAX: repeated('r', 1, 1, (args) => finite(withoutError(summaryOf(args)).max)),
  MIN: repeated('r', 1, 1, (args) => finite(withoutError(summaryOf(args)).min)),
  MEDIAN: repeated('r', 1, 1, median),
  LARGE: fixed('rs', 2, (args) => ordered(args, (position, count) => count - position)),
  SMALL: fixed('rs', 2, (args) => ordered(args, (position) => position - 1)),
  RANK: fixed('srs', 2, rank),
  'RANK.EQ': fixed('srs', 2, rank),
  SUBTOTAL: repeated('sr', 1, 2, subtotal),
};

/** MIN and MAX of no numbers are 0. */
function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}

function average({ sum, count }: Summary): number {
  if (count === 0) throw DIVISION_BY_ZERO;
  return sum / count;
}

/**
 * COUNT: counts the numbers in ranges and arrays. Single arguments count also when they are logicals or text that reads as a number. Errors
 * are skipped.
 */
function countNumbers(args: Args): number {
  return operands(args).reduce<number>((total, operand) => {
    if (operand instanceof Range) return total + args.ranges.summary(operand).count;
    if (typeof operand === 'string') return total + (parseNumber(operand) === null ? 0 : 1);
    if (typeof operand === 'boolean' || operand === null) return total + 1;
    return (
      total +
      summarize((visit) => {
        eachValue(operand, args, visit);
      }).count
    );
  }, 0);
}

function countFilled(args: Args): number {
  return operands(args).reduce<number>((total, operand) => {
    if (operand instanceof Range) return total + args.ranges.summary(operand).filled;
    if (operand === null) return total + 1;
    return (
      total +
      summarize((visit) => {
        eachValue(operand, args, visit);
      }).filled
    );
  }, 0);
}

/** COUNTBLANK: counts empty cells and empty text. */
function countBlank(args: Args): number {
  const range = args.range(0);
  let filled = 0;
  args.ranges.each(range, (value) => {
    if (value !== '') filled++;
  });
  return range.rows * range.columns - filled;
}

function median(args: Args): number {
  const [first, ...others] = args.values;
  const numbers =
    first !== undefined && others.length === 0
      ? sortedNumbers(first, args)
      : Float64Array.from(args.values.flatMap((value) => [...sortedNumbers(value, args)])).sort();
  if (numbers.length === 0) throw BAD_NUMBER;
  const middle = numbers.length >> 1;
  const upper = numbers[middle] ?? 0;
  return numbers.length % 2 === 1 ? upper : ((numbers[middle - 1] ?? 0) + upper) / 2;
}

function ordered(args: Args, indexOf: (position: number, count: number) => number): number {
  const numbers = sortedNumbers(args.value(0), args);
  const position = Math.ceil(args.number(1));
  const value = position >= 1 ? numbers[indexOf(position, numbers.length)] : undefined;
  if (value === undefined) throw BAD_NUMBER;
  return value;
}

function rank(args: Args): number {
  const value = args.number(0);
  const reference = args.value(1);
  if (!(reference instanceof Range || reference instanceof RangeList)) throw BAD_VALUE;
  const numbers = sortedNumbers(reference, args);
  const below = countBelow(numbers, value);
  if (numbers[below] !== value) throw NOT_AVAILABLE;
  if (args.number(2) !== 0) return below + 1;
  return numbers.length - countUpTo(numbers, value) + 1;
}

/**
 * SUBTOTAL with codes 1–11 leaves out rows hidden by a filter; 101–111 leave out rows hidden by hand too. All codes leave out cells with a
 * SUBTOTAL.
 */
function subtotal(args: Args): number {
  const code = args.whole(0);
  const values: Scalar[] = [];
  for (const value of operands(args, 1)) {
    if (!(value instanceof Range)) throw BAD_VALUE;
    collectShown(value, code > 100, args, values);
  }
  return subtotalOf(code % 100, values);
}

function collectShown(range: Range, skipHidden: boolean, args: Args, into: Scalar[]): void {
  const { ranges } = args;
  const { sheet } = range;
  ranges.each(range, (value, row, column) => {
    const state = ranges.cells.rowState(sheet, row);
    if (state === 'filtered' || (skipHidden && state === 'hidden')) return;
    if (!ranges.isSubtotal(sheet, row, column)) into.push(value);
  });
}

function subtotalOf(code: number, values: readonly Scalar[]): number {
  const summary = summarize((visit) => {
    values.forEach(visit);
  });
  if (code === 2) return summary.count;
  if (code === 3) return summary.filled;
  if (summary.error) throw asThrowable(summary.error);
  switch (code) {
    case 1:
      return average(summary);
    case 4:
      return finite(summary.max);
    case 5:
      return finite(summary.min);
    case 6:
      return summary.count === 0
        ? 0
        : values.reduce<number>((all, value) => (typeof value === 'number' ? all * value : all), 1);
    case 7:
    case 8:
    case 10:
    case 11:
      return spread(code, summary, values);
    case 9:
      return summary.sum;
    default:
      throw BAD_VALUE;
  }
}

/** The measures of spread of SUBTOTAL, by code: 7 STDEV, 8 STDEVP, 10 VAR, 11 VARP. */
function spread(code: number, summary: Summary, values: readonly Scalar[]): number {
  const degrees = summary.count - (code === 7 || code === 10 ? 1 : 0);
  if (degrees <= 0) throw DIVISION_BY_ZERO;
  const mean = summary.sum / summary.count;
  const squares = summarize((visit) => {
    for (const value of values) if (typeof value === 'number') visit((value - mean) ** 2);
  }).sum;
  return code <= 8 ? Math.sqrt(squares / degrees) : squares / degrees;
}
