/**
 * Functions that tell the type of a value, such as ISNUMBER and TYPE.
 */
import { isCellError } from '../../../spreadsheet/grid';
import { combine } from '../arrays';
import { BAD_VALUE, NOT_AVAILABLE } from '../errors';
import { isScalar, Matrix, Range, type Scalar, toNumber, toText, type Value } from '../values';
import { type Args, fixed, type FunctionTable, type WorksheetFunction } from './define';

const asks = (test: (value: Scalar) => boolean): WorksheetFunction =>
  fixed('s', 1, (args) => test(args.scalar(0)));

export const INFORMATION: FunctionTable = {
  ISNUMBER: asks((value) => typeof value === 'number'),
  ISTEXT: asks((value) => typeof value === 'string'),
  ISNONTEXT: asks((value) => typeof value !== 'string'),
  ISBLANK: asks((value) => value === null),
  ISLOGICAL: asks((value) => typeof value === 'boolean'),
  ISERROR: asks(isCellError),
  ISERR: asks((value) => isCellError(value) && value.error !== '#N/A'),
  ISNA: asks((value) => isCellError(value) && value.error === '#N/A'),
  ISREF: fixed('r', 1, (args) => args.value(0) instanceof Range),
  N: fixed('r', 1, (args) => ofFirst(args, asNumber)),
  T: fixed('r', 1, (args) => ofFirst(args, asText)),
  NA: fixed('', 0, () => {
    throw NOT_AVAILABLE;
  }),
  TYPE: fixed('r', 1, typeCode),
};

function asNumber(value: Scalar): number {
  return typeof value === 'string' ? 0 : toNumber(value);
}

function asText(value: Scalar): string {
  return typeof value === 'string' || isCellError(value) ? toText(value) : '';
}

/** Computes a result from the first cell of a range, or one from each item of an array. */
function ofFirst(args: Args, compute: (value: Scalar) => Scalar): Value {
  const value = args.value(0);
  if (value instanceof Range) return compute(args.ranges.at(value, 0, 0));
  if (value instanceof Matrix) return combine([value], ([item = null]) => compute(item));
  if (!isScalar(value)) throw BAD_VALUE;
  return compute(value);
}

/** The code of TYPE: 1 number, 2 text, 4 logical, 16 error, 64 array. */
function typeCode(args: Args): number {
  const value = args.value(0);
  if (value instanceof Matrix) return 64;
  const single = value instanceof Range ? args.ranges.at(value, 0, 0) : value;
  if (!isScalar(single)) return 64;
  if (isCellError(single)) return 16;
  return typeof single === 'string' ? 2 : typeof single === 'boolean' ? 4 : 1;
}
