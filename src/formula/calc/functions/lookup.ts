/**
 * Functions that find values or return references, such as VLOOKUP, MATCH, INDEX and OFFSET.
 */
import {
  type Position,
  absoluteAddress,
  cellAddress,
  columnLetters,
  quotedSheet,
} from '../../../spreadsheet/address';
import { BAD_REFERENCE, BAD_VALUE, CalcError, NOT_AVAILABLE } from '../errors';
import { isInside } from '../../references';
import { lookupKey } from '../ranges';
import { compareScalars, Matrix, Range, RangeList, type Scalar, type Value } from '../values';
import { hasWildcards, parsePattern } from '../text/wildcards';
import { type Args, fixed, type FunctionTable } from './define';

export const LOOKUP: FunctionTable = {
  MATCH: fixed('srs', 2, match),
  LOOKUP: fixed('saa', 2, lookup),
  VLOOKUP: fixed('srss', 3, (args) => tableLookup(args, 'down')),
  HLOOKUP: fixed('srss', 3, (args) => tableLookup(args, 'across')),
  /** The letter `a` makes INDEX compute its first argument as an array in any formula: `MATCH(1,INDEX((A1:A9="x")*(B1:B9="y"),0),0)`. */
  INDEX: fixed('asss', 2, index),
  OFFSET: fixed('rssss', 3, offset),
  ROW: fixed('r', 0, (args) => numbering(args, 'down')),
  COLUMN: fixed('r', 0, (args) => numbering(args, 'across')),
  ROWS: fixed('r', 1, (args) => sizeOf(args).rows),
  COLUMNS: fixed('r', 1, (args) => sizeOf(args).columns),
  ADDRESS: fixed('sssss', 2, address),
};

type Direction = 'down' | 'across';

/** A single row or column to search in. */
interface Line {
  readonly length: number;
  at(index: number): Scalar;
  /** The first place of a value, found in the index of the line; null when the line has no index. */
  find(needle: Scalar): number | null;
}

/** The first column (down) or row (across) of a range or array. */
function lineOf(value: Value, direction: Direction, args: Args): Line {
  if (value instanceof Range) return rangeLine(value, direction, args);
  if (!(value instanceof Matrix)) throw NOT_AVAILABLE;
  const isDown = direction === 'down';
  return {
    length: isDown ? value.rows : value.columns,
    at: (place) => value.at(isDown ? place : 0, isDown ? 0 : place) ?? null,
    find: () => null,
  };
}

function rangeLine(range: Range, direction: Direction, args: Args): Line {
  const { sheet, area } = range;
  const { used } = sheet;
  const line =
    direction === 'down'
      ? new Range(sheet, { ...area, right: area.left })
      : new Range(sheet, { ...area, bottom: area.top });
  const end =
    direction === 'down' ? [area.bottom, used?.bottom, area.top] : [area.right, used?.right, area.left];
  const [last = 0, lastUsed = 0, first = 0] = end;
  return {
    length: Math.max(0, Math.min(last, lastUsed) - first + 1),
    at: (place) => args.ranges.at(line, direction === 'down' ? place : 0, direction === 'down' ? 0 : place),
    find: (needle) => {
      const key = lookupKey(needle);
      const kept = key === null ? null : args.ranges.index(line);
      return kept && key !== null ? (kept.get(key)?.[0] ?? -1) : null;
    },
  };
}

/** `across` for a single row; `down` for a column and for a block. */
function directionOf(value: Value): Direction {
  const isLying =
    (value instanceof Range || value instanceof Matrix) && value.rows === 1 && value.columns > 1;
  return isLying ? 'across' : 'down';
}

function isSameKind(a: Scalar, b: Scalar): boolean {
  return typeof a === typeof b && a !== null && typeof a !== 'object';
}

/** The first place of a value that equals the needle. A needle of text may have wildcards. */
function findExact(needle: Scalar, line: Line): number {
  if (typeof needle === 'string' && hasWildcards(needle)) {
    const pattern = parsePattern(needle);
    return findFirst(line, (value) => typeof value === 'string' && pattern.matches(value));
  }
  return (
    line.find(needle) ??
    findFirst(line, (value) => isSameKind(value, needle) && compareScalars(value, needle) === 0)
  );
}

function findFirst(line: Line, test: (value: Scalar) => boolean): number {
  for (let place = 0; place < line.length; place++) if (test(line.at(place))) return place;
  return -1;
}

/**
 * The last place whose value is not greater than the needle, by binary search as in Excel. Values of another type are skipped. In an
 * unsorted line the result is the place where the search ends, as in Excel (`LOOKUP(9E307,A:A)` gives the last number).
 */
function findAscending(needle: Scalar, line: Line): number {
  let low = 0;
  let high = line.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    let place = middle;
    while (place <= high && !isSameKind(line.at(place), needle)) place++;
    const order = place <= high ? compareScalars(line.at(place), needle) : 1;
    if (order === 0) return lastOfRun(place, needle, line);
    if (order < 0) {
      found = place;
      low = place + 1;
    } else high = middle - 1;
  }
  return found;
}

/** The last place of the run of equal values that starts at `place`. */
function lastOfRun(place: number, needle: Scalar, line: Line): number {
  let last = place;
  for (let next = place + 1; next < line.length; next++) {
    const value = line.at(next);
    if (!isSameKind(value, needle) || compareScalars(value, needle) !== 0) break;
    last = next;
  }
  return last;
}

/** The position of the last value that is not less than the needle, in a line that is sorted in descending order. */
function findDescending(needle: Scalar, line: Line): number {
  let found = -1;
  for (let place = 0; place < line.length; place++) {
    const value = line.at(place);
    if (!isSameKind(value, needle)) continue;
    const order = compareScalars(value, needle);
    if (order < 0) break;
    found = place;
    if (order === 0) break;
  }
  return found;
}

/** The value to look for; an empty cell counts as 0. @throws CalcError when it is an error */
function needleOf(args: Args): Scalar {
  const needle = args.scalar(0) ?? 0;
  return typeof needle === 'object' ? args.number(0) : needle;
}

function match(args: Args): number {
  const needle = needleOf(args);
  const where = args.value(1);
  const isBlock = (where instanceof Range || where instanceof Matrix) && where.rows > 1 && where.columns > 1;
  if (isBlock) throw NOT_AVAILABLE;
  const line = lineOf(where, directionOf(where), args);
  const type = args.number(2, 1);
  const search = type === 0 ? findExact : type > 0 ? findAscending : findDescending;
  return found(search(needle, line)) + 1;
}

function found(place: number): number {
  if (place < 0) throw NOT_AVAILABLE;
  return place;
}

function lookup(args: Args): Value {
  const where = args.value(1);
  const size = sizeOfValue(where);
  const isWide = size.columns > size.rows;
  const place = found(findAscending(needleOf(args), lineOf(where, isWide ? 'across' : 'down', args)));
  if (!args.has(2)) {
    return isWide ? item(where, size.rows - 1, place, args) : item(where, place, size.columns - 1, args);
  }
  const results = args.value(2);
  return directionOf(results) === 'across' ? item(results, 0, place, args) : item(results, place, 0, args);
}

function tableLookup(args: Args, direction: Direction): Value {
  const needle = needleOf(args);
  const table = args.value(1);
  const isSorted = args.logical(3, true);
  const offsetInTable = tableIndex(args) - 1;
  const size = sizeOfValue(table);
  if (offsetInTable < 0) throw BAD_VALUE;
  if (offsetInTable >= (direction === 'down' ? size.columns : size.rows)) throw BAD_REFERENCE;
  const line = lineOf(table, direction, args);
  const place = found(isSorted ? findAscending(needle, line) : findExact(needle, line));
  return direction === 'down'
    ? item(table, place, offsetInTable, args)
    : item(table, offsetInTable, place, args);
}

/**
 * The argument that names a column or row of the table. @throws #REF! when it is not a number (Apache POI's
 * LookupFunctionsTestCaseData.xls)
 */
function tableIndex(args: Args): number {
  try {
    return args.whole(2);
  } catch (error) {
    throw error instanceof CalcError ? BAD_REFERENCE : error;
  }
}

/** The value at a 0-based row and column. @throws #REF! outside the value */
function item(value: Value, row: number, column: number, args: Args): Scalar {
  const { rows, columns } = sizeOfValue(value);
  if (row >= rows || column >= columns) throw BAD_REFERENCE;
  if (value instanceof Range) return args.ranges.at(value, row, column);
  return value instanceof Matrix ? (value.at(row, column) ?? null) : (value as Scalar);
}

function sizeOfValue(value: Value): { readonly rows: number; readonly columns: number } {
  if (value instanceof RangeList) throw BAD_REFERENCE;
  return value instanceof Range || value instanceof Matrix ? value : { rows: 1, columns: 1 };
}

function sizeOf(args: Args): { readonly rows: number; readonly columns: number } {
  args.values.forEach((value) => {
    if (typeof value === 'object' && value !== null && 'error' in value) args.number(0);
  });
  return sizeOfValue(args.value(0));
}

/**
 * INDEX: a cell of a range as a reference. Row 0 means the whole column, column 0 the whole row. A block needs both numbers (#REF!
 * otherwise: Apache POI's IndexFunctionTestCaseData.xls, which Excel computed).
 */
function index(args: Args): Value {
  const source = indexed(args);
  const { rows, columns } = sizeOfValue(source);
  let [row, column] = [args.whole(1), args.whole(2)];
  if (row < 0 || column < 0) throw BAD_VALUE;
  if (!args.has(2) && rows > 1 && columns > 1) throw BAD_REFERENCE;
  if (!args.has(2) && rows === 1 && columns > 1) [row, column] = [0, row];
  if (row > rows || column > columns) throw BAD_REFERENCE;
  const isWholeRow = column === 0 && columns > 1;
  const isWholeColumn = row === 0 && rows > 1;
  const part = {
    top: isWholeColumn ? 0 : Math.max(row, 1) - 1,
    left: isWholeRow ? 0 : Math.max(column, 1) - 1,
    rows: isWholeColumn ? rows : 1,
    columns: isWholeRow ? columns : 1,
  };
  return source instanceof Range ? partOfRange(source, part) : partOfMatrix(args.matrix(0), part);
}

function indexed(args: Args): Value {
  const value = args.value(0);
  if (typeof value === 'object' && value !== null && 'error' in value) args.number(0);
  if (!(value instanceof RangeList)) return value;
  const range = value.ranges[args.whole(3, 1) - 1];
  if (!range) throw BAD_REFERENCE;
  return range;
}

/** A part of a range or array: its 0-based place and its size. */
interface Part {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

function partOfRange({ sheet, area }: Range, part: Part): Range {
  const top = area.top + part.top;
  const left = area.left + part.left;
  return new Range(sheet, { top, left, bottom: top + part.rows - 1, right: left + part.columns - 1 });
}

function partOfMatrix(matrix: Matrix, { top, left, rows, columns }: Part): Value {
  if (rows === 1 && columns === 1) return matrix.at(top, left) ?? null;
  const items = Array.from(
    { length: rows * columns },
    (_, place) => matrix.at(top + Math.floor(place / columns), left + (place % columns)) ?? null,
  );
  return new Matrix(rows, columns, items);
}

function offset(args: Args): Value {
  const { sheet, area, rows, columns } = args.range(0);
  const top = area.top + args.whole(1);
  const left = area.left + args.whole(2);
  const height = isGiven(args, 3) ? args.whole(3) : rows;
  const width = isGiven(args, 4) ? args.whole(4) : columns;
  if (height === 0 || width === 0) throw BAD_REFERENCE;
  const [first, last] = height > 0 ? [top, top + height - 1] : [top + height + 1, top];
  const [start, end] = width > 0 ? [left, left + width - 1] : [left + width + 1, left];
  if (!isInside(first, start) || !isInside(last, end)) throw BAD_REFERENCE;
  return new Range(sheet, { top: first, left: start, bottom: last, right: end });
}

function isGiven(args: Args, at: number): boolean {
  return args.has(at) && args.value(at) !== null;
}

/** ROW and COLUMN: the number of the formula's own cell, or of a reference; in an array formula, of each row or column of the reference. */
function numbering(args: Args, direction: Direction): Value {
  const isDown = direction === 'down';
  if (!args.has(0)) return isDown ? args.at.row : args.at.column;
  const { area, rows, columns } = args.range(0);
  const start = isDown ? area.top : area.left;
  const length = isDown ? rows : columns;
  if (!args.array || length === 1) return start;
  const { bottom, right } = args.ranges.cells.extent();
  const count = Math.max(1, Math.min(length, (isDown ? bottom : right) - start + 1));
  const isWhole = length > 16_384;
  const items = Array.from({ length: isWhole ? count : length }, (_, place) => start + place);
  return isDown ? new Matrix(items.length, 1, items) : new Matrix(1, items.length, items);
}

function address(args: Args): string {
  const cell = { row: args.whole(0), column: args.whole(1) };
  const kind = isGiven(args, 2) ? args.whole(2) : 1;
  if (!isInside(cell.row, cell.column) || kind < 1 || kind > 4) throw BAD_VALUE;
  const isA1 = !isGiven(args, 3) || args.logical(3);
  const text = (isA1 ? addressTexts(cell) : addressTextsR1C1(cell))[kind - 1] ?? '';
  if (!isGiven(args, 4)) return text;
  const sheet = args.text(4);
  return `${/^(?:\[\w+\])?(?:[A-Za-z_]\w*)?$/.test(sheet) ? sheet : quotedSheet(sheet)}!${text}`;
}

/** The four forms of ADDRESS in their order: absolute, row absolute, column absolute, relative. */
function addressTexts(cell: Position): readonly string[] {
  const column = columnLetters(cell.column);
  return [absoluteAddress(cell), `${column}$${cell.row}`, `$${column}${cell.row}`, cellAddress(cell)];
}

function addressTextsR1C1({ row, column }: Position): readonly string[] {
  return [`R${row}C${column}`, `R${row}C[${column}]`, `R[${row}]C${column}`, `R[${row}]C[${column}]`];
}
