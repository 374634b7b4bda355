/**
 * An object of Excel's as requests reach it: properties that can be read and set, objects behind properties, methods, items.
 * What a thing does not list it does not have, and asking for it is refused: nothing is answered that was not thought of.
 */

/** What Excel answers instead of a result. */
export class ExcelError extends Error {
  override readonly name = 'ExcelError';
  /** `WorksheetCollection.getItem` */
  location = '';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Thing {
  /** Excel's name of the class. */
  readonly type: string;
  /** Stands for an object that is not there. */
  readonly isNull?: boolean;
  /** Told with every answer about the object. */
  readonly identity?: () => Readonly<Record<string, unknown>>;
  readonly get?: Readonly<Record<string, () => unknown>>;
  readonly set?: Readonly<Record<string, (value: never) => void>>;
  readonly nav?: Readonly<Record<string, () => Thing>>;
  readonly call?: Readonly<Record<string, (...args: never[]) => unknown>>;
  /** By name, id or number. */
  readonly item?: (key: string | number) => Thing;
  readonly items?: () => readonly Thing[];
}

export const NOTHING: Thing = { type: 'null', isNull: true };

export function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && 'type' in value && !Array.isArray(value);
}

/** The simulated Excel does not know this: the simulation is to be extended, or the add-in asks for what does not exist. */
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
