/**
 * Defines the values inside a computation, and converts between their types.
 */
import type { Area } from '../../spreadsheet/address';
import { type CellValue, isCellError } from '../../spreadsheet/grid';
import type { SheetCells } from './cells';
import { DAYS_TO_1904 } from './dates';
import { asThrowable, BAD_VALUE, UNKNOWN } from './errors';
import { compareNumbers, numberText } from './numbers';
import { isDateText, isDoubtfulDate, parseNumber } from './text/text-number';

export type Scalar = CellValue;

/** An array of rows × columns scalars, stored row by row. */
export class Matrix {
  constructor(
    readonly rows: number,
    readonly columns: number,
    readonly items: readonly Scalar[],
  ) {}

  /** The item at a 0-based row and column. A single row or column repeats as often as needed. */
  at(row: number, column: number): Scalar | undefined {
    const r = this.rows === 1 ? 0 : row;
    const c = this.columns === 1 ? 0 : column;
    return r < this.rows && c < this.columns ? this.items[r * this.columns + c] : undefined;
  }
}

/** A reference to cells of a sheet; their values are not read yet. */
export class Range {
  constructor(
    readonly sheet: SheetCells,
    readonly area: Area,
  ) {}

  private knownKey: string | null = null;

  /** A text that is the same for ranges over the same cells. It is made once, because a formula asks for a fixed range in each cell. */
  get key(): string {
    if (this.knownKey !== null) return this.knownKey;
    const { top, left, bottom, right } = this.area;
    return (this.knownKey = `${this.sheet.id}:${top}:${left}:${bottom}:${right}`);
  }

  get rows(): number {
    return this.area.bottom - this.area.top + 1;
  }

  get columns(): number {
    return this.area.right - this.area.left + 1;
  }
}

/** Several ranges in brackets, as in `(A1:A3,C1)`. */
export class RangeList {
  constructor(readonly ranges: readonly Range[]) {}
}

export type Value = Scalar | Matrix | Range | RangeList;

export function isScalar(value: Value): value is Scalar {
  return !(value instanceof Matrix || value instanceof Range || value instanceof RangeList);
}

/**
 * Converts a scalar to a number.
 * @throws CalcError for errors and for text that is not a number
 * @throws Unknown for a date whose year depends on the day or the system it is read on
 */
export function toNumber(value: Scalar): number {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isCellError(value)) throw asThrowable(value);
  if (isDoubtfulDate(value)) throw UNKNOWN;
  const parsed = parseNumber(value);
  if (parsed === null) throw BAD_VALUE;
  return parsed;
}

/** In a 1904 workbook: a date in text becomes its serial number; any other value stays unchanged. */
export function countedFrom1904(value: Scalar): Scalar {
  if (typeof value !== 'string' || isDoubtfulDate(value) || !isDateText(value)) return value;
  return (parseNumber(value) ?? 0) - DAYS_TO_1904;
}

/** Converts a scalar to text. @throws CalcError for errors */
export function toText(value: Scalar): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  throw asThrowable(value);
}

/** Converts a scalar to a condition. @throws CalcError for errors and for text that is neither TRUE nor FALSE */
export function toLogical(value: Scalar): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (value === null) return false;
  if (isCellError(value)) throw asThrowable(value);
  const word = value.trim().toUpperCase();
  if (word === 'TRUE') return true;
  if (word === 'FALSE') return false;
  throw BAD_VALUE;
}

/**
 * Compares two scalars that are not errors: numbers come first, then text, then logicals. Case does not matter. An empty cell counts as 0,
 * '' or FALSE, whichever suits the other value.
 */
export function compareScalars(a: Scalar, b: Scalar): number {
  const left = a ?? blankLike(b);
  const right = b ?? blankLike(a);
  if (typeof left === 'number' && typeof right === 'number') return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareTexts(left, right);
  const rank = typeRank(left) - typeRank(right);
  return rank === 0 ? Number(left) - Number(right) : rank;
}

function blankLike(other: Scalar): Scalar {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

function typeRank(value: Scalar): number {
  if (typeof value === 'number') return 1;
  return typeof value === 'string' ? 2 : 3;
}

export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a.length - b.length;
  const left = a.toLowerCase();
  const right = b.toLowerCase();
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
