/**
 * The operators between two single values. Errors are values here, not thrown: arrays are full of them.
 */
import { isCellError } from '../../../domain/grid';
import { BAD_NUMBER, CalcError, DIVISION_BY_ZERO } from './errors';
import { power } from './functions/math';
import { approxAdd } from './numbers';
import type { BinaryOperator } from './parse';
import { compareScalars, type Scalar, toNumber, toText } from './values';

export type ValueOperator = Exclude<BinaryOperator, ':' | ' '>;

export function applyBinary(operator: ValueOperator, a: Scalar, b: Scalar): Scalar {
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
    case '=':
      return compareScalars(a, b) === 0;
    case '<>':
      return compareScalars(a, b) !== 0;
    case '<':
      return compareScalars(a, b) < 0;
    case '<=':
      return compareScalars(a, b) <= 0;
    case '>':
      return compareScalars(a, b) > 0;
    case '>=':
      return compareScalars(a, b) >= 0;
    default:
      return checked(calculate(operator, toNumber(a), toNumber(b)));
  }
}

function calculate(operator: '+' | '-' | '*' | '/' | '^', a: number, b: number): number | null {
  switch (operator) {
    case '+':
      return approxAdd(a, b);
    case '-':
      return approxAdd(a, -b);
    case '*':
      return a * b;
    case '/':
      return b === 0 ? null : a / b;
    case '^':
      return power(a, b);
  }
}

/** null stands for a division by zero; what is too large or no number is #NUM!. */
function checked(value: number | null): Scalar {
  if (value === null) return DIVISION_BY_ZERO.value;
  return Number.isFinite(value) ? value : BAD_NUMBER.value;
}

/** Signs and percent. */
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
