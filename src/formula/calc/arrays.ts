/**
 * Computes operations item by item over arrays.
 */
import { CalcError, NOT_AVAILABLE } from './errors';
import { Matrix, type Scalar } from './values';

/**
 * Applies `compute` to the items at each place of several values. Single values, rows and columns stretch to the largest size; a place that
 * a value does not reach becomes #N/A. Where `compute` throws a CalcError, the item becomes that error.
 */
export function combine(
  values: readonly (Scalar | Matrix)[],
  compute: (items: readonly Scalar[]) => Scalar,
): Matrix {
  const matrices = values.map((value) => (value instanceof Matrix ? value : new Matrix(1, 1, [value])));
  const rows = Math.max(...matrices.map((matrix) => matrix.rows));
  const columns = Math.max(...matrices.map((matrix) => matrix.columns));
  const items = new Array<Scalar>(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const operands = matrices.map((matrix) => matrix.at(row, column));
      const isComplete = operands.every((item) => item !== undefined);
      items[row * columns + column] = isComplete ? itemOf(operands, compute) : NOT_AVAILABLE.value;
    }
  }
  return new Matrix(rows, columns, items);
}

function itemOf(operands: readonly Scalar[], compute: (items: readonly Scalar[]) => Scalar): Scalar {
  try {
    return compute(operands);
  } catch (error) {
    if (error instanceof CalcError) return error.value;
    throw error;
  }
}

/** Does the same as {@link combine} for two values, but makes no list of items for each place. SUMPRODUCT spends most of its time here. */
export function combineTwo(
  a: Scalar | Matrix,
  b: Scalar | Matrix,
  compute: (a: Scalar, b: Scalar) => Scalar,
): Matrix {
  if (a instanceof Matrix && b instanceof Matrix) {
    if (a.rows !== b.rows || a.columns !== b.columns)
      return combine([a, b], ([x = null, y = null]) => compute(x, y));
    return new Matrix(
      a.rows,
      a.columns,
      a.items.map((item, place) => compute(item, b.items[place] ?? null)),
    );
  }
  if (a instanceof Matrix)
    return new Matrix(
      a.rows,
      a.columns,
      a.items.map((item) => compute(item, b as Scalar)),
    );
  if (b instanceof Matrix)
    return new Matrix(
      b.rows,
      b.columns,
      b.items.map((item) => compute(a, item)),
    );
  return new Matrix(1, 1, [compute(a, b)]);
}
