/**
 * An object of the simulated Excel as requests access it: properties to get and set, objects behind properties, methods, items. A member
 * that a thing does not list does not exist, and using it is an error, so that tests can't rely on anything not simulated on purpose.
 */

/** An error that Excel answers instead of a result. */
export class ExcelError extends Error {
  override readonly name = 'ExcelError';
  /** The failing member: `WorksheetCollection.getItem`. */
  location = '';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Thing {
  /** The class name in Excel's API. */
  readonly type: string;
  /** Whether this is a null object, for an object that does not exist. */
  readonly isNull?: boolean;
  /** Properties that are part of every answer about the object. */
  readonly identity?: () => Readonly<Record<string, unknown>>;
  readonly get?: Readonly<Record<string, () => unknown>>;
  readonly set?: Readonly<Record<string, (value: never) => void>>;
  readonly nav?: Readonly<Record<string, () => Thing>>;
  readonly call?: Readonly<Record<string, (...args: never[]) => unknown>>;
  /** Gets an item by name, id or index. */
  readonly item?: (key: string | number) => Thing;
  readonly items?: () => readonly Thing[];
}

export const NOTHING: Thing = { type: 'null', isNull: true };

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && 'type' in value && !Array.isArray(value);
}

/** Thrown for anything not simulated: either the simulation must be extended, or the add-in uses something that does not exist. */
export class NotSimulated extends Error {
  override readonly name = 'NotSimulated';
}

export function notFound(what: string): ExcelError {
  return new ExcelError('ItemNotFound', `The requested resource doesn't exist. (${what})`);
}

export function invalid(what: string): ExcelError {
  return new ExcelError(
    'InvalidArgument',
    `The argument is invalid or missing or has an incorrect format. (${what})`,
  );
}
