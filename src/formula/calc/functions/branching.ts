/**
 * Functions such as IF, which compute only the arguments they need.
 */
import { isCellError } from '../../../spreadsheet/grid';
import { combine } from '../arrays';
import { asThrowable, BAD_VALUE, NOT_AVAILABLE, UNKNOWN } from '../errors';
import type { Node } from '../parse';
import { compareScalars, isScalar, Matrix, type Scalar, toLogical, toNumber, type Value } from '../values';

/** Computes the arguments of a branching function on demand, by their 0-based number. */
export interface Branches {
  readonly args: readonly Node[];
  /** The argument unchanged: a range stays a range. Null when the argument is left out. */
  value(index: number): Value;
  /** The argument as one value; in an array formula, as an array. */
  single(index: number): Scalar | Matrix;
  /** The argument with all its values, even outside array formulas. */
  all(index: number): Scalar | Matrix;
}

export interface BranchingFunction {
  readonly min: number;
  readonly max: number;
  /** @throws CalcError whose value is then the result of the function */
  readonly call: (branches: Branches) => Value;
}

export const BRANCHING: ReadonlyMap<string, BranchingFunction> = new Map([
  ['IF', { min: 2, max: 3, call: choose }],
  ['IFERROR', { min: 2, max: 2, call: (branches: Branches) => replaceErrors(branches, isCellError) }],
  ['IFNA', { min: 2, max: 2, call: (branches: Branches) => replaceErrors(branches, isNotAvailable) }],
  ['CHOOSE', { min: 2, max: 255, call: chooseByNumber }],
  ['IFS', { min: 2, max: 254, call: firstThatHolds }],
  ['SWITCH', { min: 3, max: 254, call: firstThatEquals }],
]);

function isNotAvailable(value: Scalar): boolean {
  return isCellError(value) && value.error === '#N/A';
}

function choose(branches: Branches): Value {
  const condition = branches.single(0);
  const otherwise = (): Value => (branches.args.length > 2 ? branches.value(2) : false);
  if (!(condition instanceof Matrix)) return toLogical(condition) ? branches.value(1) : otherwise();
  // A list of conditions gives an array even outside array formulas: `VLOOKUP(x,IF({1,0},B1:B9,A1:A9),2,0)` looks to the left.
  const yes = branches.all(1);
  const no = branches.args.length > 2 ? branches.all(2) : false;
  return combine([condition, yes, no], ([test = null, a = null, b = null]) =>
    isCellError(test) ? test : toLogical(test) ? a : b,
  );
}

function replaceErrors(branches: Branches, isReplaced: (value: Scalar) => boolean): Value {
  const value = branches.single(0);
  if (!(value instanceof Matrix)) return isReplaced(value) ? branches.value(1) : value;
  if (!value.items.some(isReplaced)) return value;
  return combine([value, branches.single(1)], ([item = null, other = null]) =>
    isReplaced(item) ? other : item,
  );
}

function chooseByNumber(branches: Branches): Value {
  const which = scalar(branches.single(0));
  const index = Math.trunc(toNumber(which));
  if (index < 1 || index >= branches.args.length) throw BAD_VALUE;
  return branches.value(index);
}

/** The single value of an argument. The branching functions below are not computed for whole arrays. @throws Unknown for an array */
function scalar(value: Scalar | Matrix): Scalar {
  if (value instanceof Matrix) throw UNKNOWN;
  return value;
}

function firstThatHolds(branches: Branches): Value {
  if (branches.args.length % 2 !== 0) throw UNKNOWN;
  for (let index = 0; index < branches.args.length; index += 2) {
    if (toLogical(scalar(branches.single(index)))) return branches.value(index + 1);
  }
  throw NOT_AVAILABLE;
}

function firstThatEquals(branches: Branches): Value {
  const value = scalar(branches.single(0));
  if (isCellError(value)) throw asThrowable(value);
  const { length } = branches.args;
  for (let index = 1; index + 1 < length; index += 2) {
    const candidate = scalar(branches.single(index));
    if (isCellError(candidate)) throw asThrowable(candidate);
    if (isScalar(candidate) && compareScalars(value, candidate) === 0) return branches.value(index + 1);
  }
  if (length % 2 === 1) throw NOT_AVAILABLE;
  return branches.value(length - 1);
}
