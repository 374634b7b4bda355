/**
 * Errors that end the computation of a formula or function.
 */
import type { CellError, StaleCause } from '../../spreadsheet/grid';

/** Thrown by a function whose result is an error value. The instances are shared, so throwing is cheap. */
export class CalcError extends Error {
  override readonly name = 'CalcError';
  constructor(readonly value: CellError) {
    super(value.error);
  }
}

const errorNamed = (error: string): CalcError => new CalcError({ error });

export const DIVISION_BY_ZERO = errorNamed('#DIV/0!');
export const NOT_AVAILABLE = errorNamed('#N/A');
export const UNKNOWN_NAME = errorNamed('#NAME?');
export const NO_INTERSECTION = errorNamed('#NULL!');
export const BAD_NUMBER = errorNamed('#NUM!');
export const BAD_REFERENCE = errorNamed('#REF!');
export const BAD_VALUE = errorNamed('#VALUE!');

const ALL = [
  NO_INTERSECTION,
  DIVISION_BY_ZERO,
  BAD_VALUE,
  BAD_REFERENCE,
  UNKNOWN_NAME,
  BAD_NUMBER,
  NOT_AVAILABLE,
];
const byName = new Map(ALL.map((error) => [error.value.error, error]));

/** The error to throw for an error value that was read from a cell. */
export function asThrowable(value: CellError): CalcError {
  return byName.get(value.error) ?? new CalcError(value);
}

/** Thrown when a formula uses something this calculator does not know. No function may catch it. */
export class Unknown extends Error {
  override readonly name = 'Unknown';
  constructor(readonly reason: StaleCause) {
    super('not calculated');
  }
}

/** The formula is written in a way this calculator does not know. */
export const UNKNOWN = new Unknown({ kind: 'other' });
/** The formula refers to another workbook. */
export const EXTERNAL = new Unknown({ kind: 'external-link' });
/** The cell depends on itself: its value depends on how often it was computed before. */
export const CIRCULAR = new Unknown({ kind: 'circular' });
/** The spilled array has another size than the cells that the file keeps for it. */
export const RESIZED = new Unknown({ kind: 'array' });

const unknownFunctions = new Map<string, Unknown>();

/** The function is not known, or not with this number of arguments. */
export function unknownFunction(name: string): Unknown {
  let unknown = unknownFunctions.get(name);
  if (!unknown) unknownFunctions.set(name, (unknown = new Unknown({ kind: 'function', name })));
  return unknown;
}
