/**
 * Applies operators to single values. Errors are returned as values, not thrown, because arrays often hold many.
 */
import { isCellError } from '../../spreadsheet/grid';
import { BAD_NUMBER, CalcError, DIVISION_BY_ZERO } from './errors';
import { power } from './functions/math';
import { approxAdd, compareNumbers } from './numbers';
import type { BinaryOperator } from './parse';
import { compareScalars, type Scalar, toNumber, toText } from './values';

export type ValueOperator = Exclude<BinaryOperator, ':' | ' '>;
type Comparison = Exclude<ValueOperator, '+' | '-' | '*' | '/' | '^' | '&'>;

export function isArithmetic(operator: ValueOperator): boolean {
  return '+-*/^'.includes(operator);
}

export function applyBinary(operator: ValueOperator, a: Scalar, b: Scalar): Scalar {
  if (typeof a === 'number' && typeof b === 'number' && operator !== '^' && operator !== '&') {
    return applyToNumbers(operator, a, b);
  }
  if (isCellError(a)) return a;
  if (isCellError(b)) return b;
  try {
    return compute(operator, a, b);
  } catch (error) {
    if (error instanceof CalcError) return error.value;
    throw error;
  }
}

function compute(operator: ValueOperator, a: Scalar, b: Scalar): Scalar {
  switch (operator) {
    case '&':
      return toText(a) + toText(b);
    case '^':
      return finite(power(toNumber(a), toNumber(b)));
    case '+':
    case '-':
    case '*':
    case '/':
      return applyToNumbers(operator, toNumber(a), toNumber(b));
    default:
      return holds(operator, compareScalars(a, b));
  }
}

function applyToNumbers(operator: Exclude<ValueOperator, '^' | '&'>, a: number, b: number): Scalar {
  switch (operator) {
    case '+':
      return finite(approxAdd(a, b));
    case '-':
      return finite(approxAdd(a, -b));
    case '*':
      return finite(a * b);
    case '/':
      return b === 0 ? DIVISION_BY_ZERO.value : finite(a / b);
    default:
      return holds(operator, compareNumbers(a, b));
  }
}

function holds(operator: Comparison, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

/** Replaces Infinity and NaN by #NUM!. */
function finite(value: number): Scalar {
  return Number.isFinite(value) ? value : BAD_NUMBER.value;
}

/** Applies a sign or a percent sign. */
export function applyUnary(operator: '-' | '+' | '%', value: Scalar): Scalar {
  if (operator === '+' || isCellError(value)) return value;
  try {
    const number = toNumber(value);
    return operator === '%' ? number / 100 : 0 - number;
  } catch (error) {
    if (error instanceof CalcError) return error.value;
    throw error;
  }
}
