/**
 * Functions for arithmetic and rounding.
 */
import { isCellError } from '../../../spreadsheet/grid';
import { asThrowable, BAD_NUMBER, BAD_VALUE, DIVISION_BY_ZERO } from '../errors';
import { approxAdd, approxFloor, fifteenDigits, roundTo, Sum } from '../numbers';
import { eachValue, operands, summaryOf, withoutError } from './aggregate';
import { type Args, fixed, type FunctionTable, repeated, type WorksheetFunction } from './define';

const ofNumber = (compute: (value: number) => number): WorksheetFunction =>
  fixed('s', 1, (args) => compute(args.number(0)));

const rounding = (how: 'half' | 'up' | 'down', min: number): WorksheetFunction =>
  fixed('ss', min, (args) => roundTo(args.number(0), args.whole(1), how));

export const MATH: FunctionTable = {
  SUM: repeated('r', 1, 1, (args) => withoutError(summaryOf(args)).sum),
  PRODUCT: repeated('r', 1, 1, product),
  SUMPRODUCT: repeated('a', 1, 1, sumProduct),
  SUMSQ: repeated('r', 1, 1, (args) => sumOf(args, (value) => value * value)),
  ROUND: rounding('half', 2),
  ROUNDUP: rounding('up', 2),
  ROUNDDOWN: rounding('down', 2),
  TRUNC: rounding('down', 1),
  INT: ofNumber(approxFloor),
  ABS: ofNumber(Math.abs),
  SIGN: ofNumber(Math.sign),
  SQRT: ofNumber(Math.sqrt),
  EXP: ofNumber(Math.exp),
  LN: ofNumber(Math.log),
  LOG10: ofNumber(Math.log10),
  PI: fixed('', 0, () => Math.PI),
  POWER: fixed('ss', 2, (args) => power(args.number(0), args.number(1))),
  MOD: fixed('ss', 2, (args) => modulo(args.number(0), args.number(1))),
  CEILING: fixed('ss', 2, (args) => toMultiple(args.number(0), args.number(1), Math.ceil)),
  FLOOR: fixed('ss', 2, (args) => toMultiple(args.number(0), args.number(1), Math.floor)),
};

/** `base ^ exponent` as Excel computes it. @throws #NUM! for 0^0, #DIV/0! for a negative power of 0 */
export function power(base: number, exponent: number): number {
  if (base === 0 && exponent === 0) throw BAD_NUMBER;
  if (base === 0 && exponent < 0) throw DIVISION_BY_ZERO;
  return base ** exponent;
}

/** The remainder with the sign of the divisor. */
function modulo(value: number, divisor: number): number {
  if (divisor === 0) throw DIVISION_BY_ZERO;
  return approxAdd(value, -approxFloor(value / divisor) * divisor);
}

function toMultiple(value: number, step: number, round: (value: number) => number): number {
  if (value === 0) return 0;
  if (step === 0) {
    if (round === Math.floor) throw DIVISION_BY_ZERO;
    return 0;
  }
  if (value > 0 && step < 0) throw BAD_NUMBER;
  return round(fifteenDigits(value / step)) * step;
}

function sumOf(args: Args, compute: (value: number) => number): number {
  const sum = new Sum();
  eachNumber(args, (value) => {
    sum.add(compute(value));
  });
  return sum.value;
}

function product(args: Args): number {
  const factors: number[] = [];
  eachNumber(args, (value) => {
    factors.push(value);
  });
  return factors.length === 0 ? 0 : factors.reduce((all, factor) => all * factor);
}

function eachNumber(args: Args, visit: (value: number) => void): void {
  for (const operand of operands(args)) {
    const isSingle = typeof operand !== 'object' || operand === null;
    eachValue(operand, args, (value) => {
      if (isSingle) visit(args.numberOf(value));
      else if (typeof value === 'number') visit(value);
      else if (isCellError(value)) throw asThrowable(value);
    });
  }
}

/** Multiplies the items at the same place of each array and adds up the products; anything but a number counts as 0. */
function sumProduct(args: Args): number {
  const matrices = args.values.map((_, index) => args.matrix(index));
  const [first] = matrices;
  if (!first) return 0;
  const isAlike = matrices.every(({ rows, columns }) => rows === first.rows && columns === first.columns);
  if (!isAlike) throw BAD_VALUE;
  const sum = new Sum();
  for (let index = 0; index < first.items.length; index++) {
    let factor = 1;
    for (const { items } of matrices) {
      const item = items[index] ?? null;
      if (isCellError(item)) throw asThrowable(item);
      factor *= typeof item === 'number' ? item : 0;
    }
    sum.add(factor);
  }
  return sum.value;
}
