/**
 * Reads ranges, and remembers what several formulas need from the same range: sums, sorted numbers, an index of its values.
 *
 * Sums are remembered at once. Sorted numbers and indexes take memory in proportion to the range, so they are made only when the same range
 * is asked for a second time: a column of `COUNTIF(A$2:A2,A2)` has ten thousand different ranges.
 */
import type { Area } from '../../spreadsheet/address';
import { type CellError, isCellError } from '../../spreadsheet/grid';
import { intersection } from './areas';
import { tokenize } from '../tokens';
import type { Cells, SheetCells } from './cells';
import { equalityKey, KnownCriteria, type LookupKey, textKey } from './text/criteria';
import { fifteenDigits, Sum } from './numbers';
import { Matrix, Range, type Scalar } from './values';

/** What SUM, COUNT, MIN and similar functions need to know about some values. Text and logicals are counted, not summed. */
export interface Summary {
  readonly sum: number;
  /** How many values are numbers. */
  readonly count: number;
  /** How many cells are not empty. */
  readonly filled: number;
  /** Infinity when there are no numbers. */
  readonly min: number;
  readonly max: number;
  /** The first error among the values. */
  readonly error: CellError | null;
}

/** The positions of each value in a range, by its key. A position is counted row by row from 0; the list ascends. */
export type LookupIndex = ReadonlyMap<LookupKey, readonly number[]>;

interface Digest {
  uses: number;
  summary?: Summary;
  sorted?: Float64Array | CellError;
  index?: LookupIndex;
  matrix?: Matrix;
}

/** The first `count` items of a list of ascending positions. */
export interface FirstPositions {
  readonly positions: readonly number[];
  readonly count: number;
}

/** The positions of each value, for COUNTIF over ranges that start at the same cell and have different lengths. */
interface EqualPositions {
  uses: number;
  /** Rows indexed so far. In a column of `COUNTIF(A$2:A9,A9)` each formula needs one row more than the one above it. */
  rows: number;
  readonly byKey: Map<LookupKey, number[]>;
}

/** The summary of a column's first rows. It grows row by row: in a column of `COUNTA(A$2:A9)` each formula needs one row more. */
interface RunningSummary {
  readonly totals: Totals;
  /** The last row summed up. */
  readonly bottom: number;
}

/** Fewest cells of a range that is remembered. Reading a smaller range again is cheaper. */
const WORTH_KEEPING = 64;

type Visit = (value: Scalar, row: number, column: number) => void;

export class Ranges {
  private readonly digests = new Map<string, Digest>();
  private readonly equals = new Map<string, EqualPositions>();
  private readonly results = new Map<string, Summary>();
  readonly criteria = new KnownCriteria();
  /** Running summaries by sheet, first row and column. */
  private readonly running = new Map<string, RunningSummary>();
  /** How many cells were read: the measure of the work that computing a workbook takes. */
  looks = 0;

  constructor(readonly cells: Cells) {}

  /** Visits the cells that are not empty, column by column. `visit` gets the row and column of the sheet, from 1. */
  each(range: Range, visit: Visit): void {
    const { sheet } = range;
    const area = usedPart(range);
    if (!area) return;
    this.cells.expect(sheet, area);
    this.looks += (area.right - area.left + 1) * (area.bottom - area.top + 1);
    for (let column = area.left; column <= area.right; column++) {
      for (let row = area.top; row <= area.bottom; row++) {
        // Numbers and text are final. Any other value may mark a cell that is still being computed.
        const known = sheet.columns[column]?.[row];
        const isFinal = typeof known === 'number' || typeof known === 'string' || known === null;
        const value = isFinal ? known : this.cells.read(sheet, row, column);
        if (value !== null) visit(value, row, column);
      }
    }
  }

  /** The value at a 0-based row and column of a range. */
  at(range: Range, row: number, column: number): Scalar {
    this.looks++;
    return this.cells.read(range.sheet, range.area.top + row, range.area.left + column);
  }

  /** The value of a cell of a sheet. */
  cell(sheet: SheetCells, row: number, column: number): Scalar {
    this.looks++;
    return this.cells.read(sheet, row, column);
  }

  summary(range: Range): Summary {
    const digest = this.digest(range);
    return (digest.summary ??= this.summedUp(range));
  }

  private summedUp(range: Range): Summary {
    if (range.columns > 1 || !isWorthKeeping(range)) {
      return summarize((visit) => {
        this.each(range, visit);
      });
    }
    const { top, left, bottom } = range.area;
    const name = `${range.sheet.id}:${top}:${left}`;
    const known = this.running.get(name);
    const running = known && known.bottom <= bottom ? known : { totals: new Totals(), bottom: top - 1 };
    const rest = new Range(range.sheet, { ...range.area, top: running.bottom + 1 });
    // The values are added to a copy, which replaces the old totals when it is complete: reading a cell may postpone the computation.
    const totals = running.totals.copy();
    this.each(rest, (value) => {
      totals.add(value);
    });
    this.running.set(name, { totals, bottom });
    return totals.summary;
  }

  /** The numbers of a range in ascending order, or the first error in it. Null the first time a large range is asked for. */
  sorted(range: Range): Float64Array | CellError | null {
    const digest = this.digest(range);
    return isAskedAgain(digest) ? (digest.sorted ??= this.sort(range)) : null;
  }

  sort(range: Range): Float64Array | CellError {
    const numbers: number[] = [];
    const errors: CellError[] = [];
    this.each(range, (value) => {
      if (typeof value === 'number') numbers.push(value);
      else if (isCellError(value)) errors.push(value);
    });
    return errors[0] ?? Float64Array.from(numbers).sort();
  }

  /** The positions of each value. Null for a small range, and the first time a range is asked for. */
  index(range: Range): LookupIndex | null {
    const digest = this.digest(range);
    return isAskedAgain(digest) ? (digest.index ??= this.file(range)) : null;
  }

  /**
   * The positions where every range has the value of its key. All ranges have the same size. Null for small ranges, and the first time the
   * ranges are asked for.
   */
  positions(ranges: readonly Range[], keys: readonly LookupKey[]): FirstPositions | null {
    const [first] = ranges;
    if (!first || !isWorthKeeping(first)) return null;
    const name = ranges.map(({ sheet, area }) => `${sheet.id}:${area.top}:${area.left}:${area.right}`).join();
    let equal = this.equals.get(name);
    if (!equal) this.equals.set(name, (equal = { uses: 0, rows: 0, byKey: new Map() }));
    if (++equal.uses === 1) return null;
    this.fileEquals(equal, ranges);
    const positions = equal.byKey.get(jointKey(keys)) ?? [];
    return { positions, count: countBefore(positions, first.rows * first.columns) };
  }

  /** Computes a result once for each key. */
  remembered(key: string, compute: () => Summary): Summary {
    let result = this.results.get(key);
    if (!result) this.results.set(key, (result = compute()));
    return result;
  }

  private fileEquals(equal: EqualPositions, ranges: readonly Range[]): void {
    const parts = ranges.map(usedPart);
    const rows = Math.min(...ranges.map(({ area }, index) => (parts[index]?.bottom ?? 0) - area.top + 1));
    const [{ columns } = { columns: 0 }] = ranges;
    if (rows > equal.rows) {
      for (const { sheet, area } of ranges)
        this.cells.expect(sheet, { ...area, top: area.top + equal.rows, bottom: area.top + rows - 1 });
    }
    const [only] = ranges;
    if (only && ranges.length === 1 && columns === 1) {
      for (; equal.rows < rows; equal.rows++)
        filePosition(equal, equalityKey(this.at(only, equal.rows, 0)), equal.rows);
      return;
    }
    for (; equal.rows < rows; equal.rows++) {
      // The whole row is read before it is filed, because reading a cell may postpone the computation.
      const keys: (LookupKey | null)[] = [];
      for (let column = 0; column < columns; column++) keys.push(this.keyAt(ranges, equal.rows, column));
      keys.forEach((key, column) => {
        filePosition(equal, key, equal.rows * columns + column);
      });
    }
  }

  /** The index key of the cells at the same place of several ranges; null where a cell is empty. */
  private keyAt(ranges: readonly Range[], row: number, column: number): LookupKey | null {
    const keys: LookupKey[] = [];
    for (const range of ranges) {
      const key = equalityKey(this.at(range, row, column));
      if (key === null) return null;
      keys.push(key);
    }
    return jointKey(keys);
  }

  /**
   * All values, row by row. Whole columns and rows are cut off where the last used area of the workbook ends. The limit is the same for all
   * sheets, so that the two sizes match in `(A:A="x")*(Sheet2!B:B)`.
   */
  matrix(range: Range): Matrix {
    const digest = this.digest(range);
    if (digest.matrix) return digest.matrix;
    const matrix = this.readMatrix(this.clipped(range));
    if (isAskedAgain(digest)) digest.matrix = matrix;
    return matrix;
  }

  /**
   * Whether the formula of a cell contains a SUBTOTAL. Other SUBTOTALs leave such a cell out (as do LibreOffice's
   * `ScFormulaCell::IsSubTotal` and Excel).
   */
  isSubtotal(sheet: SheetCells, row: number, column: number): boolean {
    const formula = this.cells.formula(sheet, row, column);
    if (formula === null || !/SUBTOTAL|AGGREGATE/i.test(formula)) return false;
    return tokenize(formula).some(
      ({ kind, text }) => kind === 'name' && /^(SUBTOTAL|AGGREGATE)$/i.test(text),
    );
  }

  private readMatrix(range: Range): Matrix {
    const { rows, columns } = range;
    const items = new Array<Scalar>(rows * columns).fill(null);
    this.each(range, (value, row, column) => {
      items[(row - range.area.top) * columns + column - range.area.left] = value;
    });
    return new Matrix(rows, columns, items);
  }

  private clipped(range: Range): Range {
    const extent = this.cells.extent();
    const bottom = Math.max(range.area.top, Math.min(range.area.bottom, extent.bottom));
    const right = Math.max(range.area.left, Math.min(range.area.right, extent.right));
    return new Range(range.sheet, { ...range.area, bottom, right });
  }

  private file(range: Range): LookupIndex {
    const index = new Map<LookupKey, number[]>();
    const { columns } = range;
    this.each(range, (value, row, column) => {
      const position = (row - range.area.top) * columns + column - range.area.left;
      const key = lookupKey(value);
      if (key === null) return;
      const positions = index.get(key);
      if (positions) positions.push(position);
      else index.set(key, [position]);
    });
    if (columns > 1) for (const positions of index.values()) positions.sort((a, b) => a - b);
    return index;
  }

  private digest(range: Range): Digest {
    if (!isWorthKeeping(range)) return { uses: 0 };
    let digest = this.digests.get(range.key);
    if (!digest) this.digests.set(range.key, (digest = { uses: 0 }));
    return digest;
  }
}

/** Whether a range is large enough for its results to be remembered. */
export function isWorthKeeping({ rows, columns }: Range): boolean {
  return rows * columns >= WORTH_KEEPING;
}

function isAskedAgain(digest: Digest): boolean {
  return ++digest.uses > 1;
}

/** The part of a range inside the used area of its sheet; null when there is none. */
function usedPart({ sheet, area }: Range): Area | null {
  return sheet.used && intersection(area, sheet.used);
}

/** A {@link Summary} of the values added so far. */
class Totals {
  private sum = new Sum();
  private count = 0;
  private filled = 0;
  private min = Infinity;
  private max = -Infinity;
  private error: CellError | null = null;

  add(value: Scalar): void {
    if (value === null) return;
    this.filled++;
    if (typeof value === 'number') {
      this.count++;
      this.sum.add(value);
      this.min = Math.min(this.min, value);
      this.max = Math.max(this.max, value);
    } else if (isCellError(value)) this.error ??= value;
  }

  copy(): Totals {
    return Object.assign(new Totals(), this, { sum: this.sum.copy() });
  }

  get summary(): Summary {
    const { sum, count, filled, min, max, error } = this;
    return { sum: sum.value, count, filled, min, max, error };
  }
}

/** Sums up the values that `each` visits. */
export function summarize(each: (visit: (value: Scalar) => void) => void): Summary {
  const totals = new Totals();
  each((value) => {
    totals.add(value);
  });
  return totals.summary;
}

/** The key of a value in an index for lookups; null for errors and empty cells. */
export function lookupKey(value: Scalar): LookupKey | null {
  if (typeof value === 'number') return fifteenDigits(value);
  if (typeof value === 'string') return textKey(value);
  return typeof value === 'boolean' ? value : null;
}

/** Joins the keys of several ranges into one key. */
function jointKey(keys: readonly LookupKey[]): LookupKey {
  const [only] = keys;
  if (only !== undefined && keys.length === 1) return only;
  return keys.map((key) => `${typeof key}${String(key).length}:${String(key)}`).join('');
}

function filePosition({ byKey }: EqualPositions, key: LookupKey | null, position: number): void {
  if (key === null) return;
  const positions = byKey.get(key);
  if (positions) positions.push(position);
  else byKey.set(key, [position]);
}

/** How many of the ascending positions are less than `end`. */
function countBefore(positions: readonly number[], end: number): number {
  const last = positions[positions.length - 1];
  if (last === undefined || last < end) return positions.length;
  let [low, high] = [0, positions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? end) < end) low = middle + 1;
    else high = middle;
  }
  return low;
}
