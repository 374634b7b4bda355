/** Determines which rows each subtotal adds up, and which row is the total. */
import type { Breakdown, Measure, Subtotal, Total, Unit } from '../breakdown';
import type { RowKind, TableRow } from './table-row';
import { markHeads } from './levels';
import { referredRows } from './referred-rows';
import { withWholeRow } from './whole-row';

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];
/** Figures this close are equal: below a millionth of a person there is only binary noise. */
const NOISE = 1e-5;

/**
 * Divides the rows of a table into its units, its subtotals and its total.
 *
 * A subtotal adds up the units since the previous subtotal, or since its section began, or it stands on top of its group and adds up
 * the units below it, down to the next subtotal: its figures tell, then the cells in its formulas, then whether the first subtotal
 * stands on top. Of several totals the last one is the total. A lone 小计 at the end of a table without sections is the total.
 * @param title the table's title, which may name the place whose row is the total
 */
export function sortRows(
  rows: readonly TableRow[],
  title: string | null,
): Pick<Breakdown, 'units' | 'subtotals' | 'total'> {
  return new Scopes(withNumberedSubtotals(withWholeRow(markHeads(rows), title))).sorted();
}

/** A run of units by their index in the list of units; `end` is one past the last. */
interface Span {
  readonly start: number;
  readonly end: number;
}

class Scopes {
  private readonly units: readonly TableRow[];
  /** The number of units before each row. */
  private readonly before: readonly number[];
  /** For each measure that was asked for, the sums of the first 0, 1, 2 … units. */
  private readonly sums = new Map<Measure, readonly number[]>();

  constructor(private readonly rows: readonly TableRow[]) {
    this.units = rows.filter(isUnit);
    let units = 0;
    this.before = rows.map((row) => (isUnit(row) ? units++ : units));
  }

  sorted(): Pick<Breakdown, 'units' | 'subtotals' | 'total'> {
    const total = this.total();
    const subtotals: Subtotal[] = [];
    this.rows.forEach((row, index) => {
      if (row !== total && isSum(row)) subtotals.push(this.subtotal(row, index));
    });
    return { units: this.units.map(toUnit), subtotals, total: total && toTotal(total) };
  }

  /** Whether a row's figures are the sums of these units, in every measure that the row states. */
  fits(row: TableRow, span: Span): boolean {
    const stated = MEASURES.filter((measure) => row[measure].amount !== null);
    return stated.length > 0 && this.fittingMeasures(row, span) === stated.length;
  }

  /** In how many measures a row's figure is the sum of these units. */
  private fittingMeasures(row: TableRow, { start, end }: Span): number {
    if (end <= start) return 0;
    return MEASURES.filter((measure) => {
      const { amount } = row[measure];
      const sums = this.sumsOf(measure);
      return amount !== null && Math.abs((sums[end] ?? 0) - (sums[start] ?? 0) - amount) < NOISE;
    }).length;
  }

  /** How often a row's formulas refer to these units. */
  private referredUnits(row: TableRow, { start, end }: Span): number {
    const rows = MEASURES.flatMap((measure) => referredRows(row[measure].formula));
    const units = this.units.slice(start, end);
    return rows.reduce(
      (count, { first, last }) =>
        count + units.filter((unit) => unit.row >= first && unit.row <= last).length,
      0,
    );
  }

  /** Whether the first subtotal stands above all units, so that the others stand on top of theirs, too. */
  private get areOnTop(): boolean {
    const first = this.rows.findIndex(isSum);
    const row = this.rows[first];
    return row?.kind === 'subtotal' && this.before[first] === 0;
  }

  private sumsOf(measure: Measure): readonly number[] {
    const known = this.sums.get(measure);
    if (known) return known;
    const sums = [0];
    let sum = 0;
    for (const unit of this.units) sums.push((sum += unit[measure].amount ?? 0));
    this.sums.set(measure, sums);
    return sums;
  }

  /** The units below a row, down to the next row for which `ends` is true. */
  below(index: number, ends: (row: TableRow) => boolean): Span {
    let next = index + 1;
    for (let row = this.rows[next]; row && !ends(row); row = this.rows[next]) next += 1;
    return { start: this.before[index] ?? 0, end: this.before[next] ?? this.units.length };
  }

  private total(): TableRow | null {
    const whole: Span = { start: 0, end: this.units.length };
    const last = lastOf(this.rows, 'totals-row') ?? lastOf(this.rows, 'total');
    if (last) return last.row.kind === 'total' && this.isOfItsSection(last, whole) ? null : last.row;
    const widest = this.widestHead(whole);
    if (widest) return widest;
    const part = lastOf(this.rows, 'part-total');
    if (!part) return this.loneSubtotal(whole);
    const isOnly = this.rows.every((row) => row.kind !== 'part-total' || row === part.row);
    const isAtAnEnd = part.index === 0 || part.index === this.rows.length - 1;
    return (isOnly && isAtAnEnd) || this.fits(part.row, whole) ? part.row : null;
  }

  /** The highest head: in 平顶山市 above its counties above their townships, the row 平顶山市. */
  private widestHead(whole: Span): TableRow | null {
    const index = this.rows.findIndex(({ kind }) => kind === 'head');
    const row = this.rows[index];
    if (!row || this.before[index] !== 0) return null;
    const { start, end } = this.scope(row, index);
    const isOnly = this.rows.every((other) => other === row || other.kind !== 'head' || isBelow(other, row));
    return isOnly && start === whole.start && end === whole.end ? row : null;
  }

  /** A 小计 that is the total, because the table has no other sum and the 小计 is its last row or sums up all units from the top. */
  private loneSubtotal(whole: Span): TableRow | null {
    const [only, ...more] = this.rows.filter(isSum);
    if (!only || more.length > 0) return null;
    const plain = this.rows.filter(({ kind }) => kind !== 'detail');
    const isWhole = this.fits(only, whole);
    if (plain[0] === only) return isWhole ? only : null;
    const hasSections = plain.some(({ kind }) => kind === 'section');
    return plain[plain.length - 1] === only && (isWhole || !hasSections) ? only : null;
  }

  /** Whether a 合计 belongs to its section alone, because each section has one and there is no 总计 for all. */
  private isOfItsSection({ row, index }: Place, whole: Span): boolean {
    const previous = lastOf(this.rows.slice(0, index), 'total');
    return previous !== null && !this.fits(row, whole) && this.fits(row, this.between(previous.index, index));
  }

  private between(above: number, below: number): Span {
    return { start: above < 0 ? 0 : (this.before[above] ?? 0), end: this.before[below] ?? 0 };
  }

  private subtotal(row: TableRow, index: number): Subtotal {
    const { start, end } = this.scope(row, index);
    return { ...toTotal(row), unitRows: this.units.slice(start, end).map((unit) => unit.row) };
  }

  private scope(row: TableRow, index: number): Span {
    if (row.kind === 'head')
      return this.below(
        index,
        (other) => isTotalOfPart(other) || (other.depth !== undefined && !isBelow(other, row)),
      );
    const above = this.spansAbove(index);
    const below = this.below(index, (other) => isSum(other) || other.kind === 'section');
    const whole: Span = { start: 0, end: this.units.length };
    // A second total at the top, such as 全市 where 合计 stands at the end, also sums up everything.
    if (row.kind === 'total' && index === 0) return this.fits(row, below) ? below : whole;
    const spans = [...above, below].filter(({ start, end }) => end > start);
    return (
      spans.find((span) => this.fits(row, span)) ??
      theMost(spans, (span) => this.referredUnits(row, span)) ??
      theMost(spans, (span) => this.fittingMeasures(row, span)) ??
      (row.kind === 'subtotal' && this.areOnTop && below.end > below.start ? below : (spans[0] ?? below))
    );
  }

  /** The runs of units above a row that a subtotal there may add up, likeliest first. A total of a part may also span the 小计 within that part. */
  private spansAbove(index: number): readonly Span[] {
    const isBroad = this.rows[index]?.kind !== 'subtotal';
    const since = (ends: (row: TableRow) => boolean): Span => {
      let above = index - 1;
      for (let row = this.rows[above]; row && !ends(row); row = this.rows[above]) above -= 1;
      return this.between(above, index);
    };
    if (isBroad) return [since(isTotalOfPart), this.between(-1, index)];
    return [since((row) => isSum(row) || row.kind === 'section'), since(isSum)];
  }
}

/** Marks 一、县（市、区） with figures as a subtotal on top of its group where it sums up the rows that follow; otherwise it is a unit. */
function withNumberedSubtotals(rows: readonly TableRow[]): readonly TableRow[] {
  if (!rows.some(({ kind }) => kind === 'numbered')) return rows;
  const scopes = new Scopes(
    rows.map((row) => (row.kind === 'numbered' ? { ...row, kind: 'subtotal' } : row)),
  );
  const areSubtotals = rows.some((row, index) => {
    if (row.kind !== 'numbered') return false;
    const span = scopes.below(index, (other) => isSum(other) || other.kind === 'section');
    return span.end - span.start > 1 && scopes.fits(row, span);
  });
  return rows.map((row) =>
    row.kind === 'numbered' ? { ...row, kind: areSubtotals ? 'subtotal' : 'unit' } : row,
  );
}

/** The span with the highest count, the first of equal ones; undefined where all counts are 0. */
function theMost(spans: readonly Span[], countOf: (span: Span) => number): Span | undefined {
  const counts = spans.map(countOf);
  const most = Math.max(0, ...counts);
  return most === 0 ? undefined : spans[counts.indexOf(most)];
}

interface Place {
  readonly row: TableRow;
  readonly index: number;
}

function lastOf(rows: readonly TableRow[], kind: RowKind): Place | null {
  for (let index = rows.length - 1; index >= 0; index -= 1) {
    const row = rows[index];
    if (row?.kind === kind) return { row, index };
  }
  return null;
}

function isUnit({ kind }: TableRow): boolean {
  return kind === 'unit' || kind === 'numbered';
}

function isTotalOfPart({ kind }: TableRow): boolean {
  return kind === 'total' || kind === 'part-total';
}

function isBelow(a: TableRow, b: TableRow): boolean {
  return (a.depth ?? 0) > (b.depth ?? 0);
}

function isSum(row: TableRow): boolean {
  return row.kind === 'subtotal' || row.kind === 'head' || row.kind === 'totals-row' || isTotalOfPart(row);
}

function toUnit({ row, name, baseline, target, actual, note }: TableRow): Unit {
  return { row, name, baseline, target, actual, note };
}

function toTotal({ row, name, baseline, target, actual }: TableRow): Total {
  return { row, name, baseline, target, actual };
}
