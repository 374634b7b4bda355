/** The ledger of monthly returns (月报台账): what each unit reported for each month, and the sums of these figures. */
import type { UnitOfMeasure } from './table/unit-of-measure';

/** Whether returns state the new members of the month (当月新增) or all new members since the campaign began (累计). */
export type ReturnKind = 'monthly' | 'cumulative';

/** One unit's row of the ledger. */
export interface LedgerRow {
  readonly unit: string;
  /** The row number on the ledger sheet. */
  readonly row: number;
  /** Month → reported figure, in persons where the ledger counts persons. A month that is missing was not reported. */
  readonly figures: ReadonlyMap<number, number>;
}

/** The ledger as read from its sheet. */
export interface Ledger {
  /** The unit of measure of the ledger's cells; persons where left out. */
  readonly measure?: UnitOfMeasure;
  readonly sheet: string;
  /** The months that have a column, ascending, with the column's number. */
  readonly months: readonly { readonly month: number; readonly column: number }[];
  readonly unitColumn: number;
  readonly rows: readonly LedgerRow[];
}

/** What a unit has recruited by the end of a month, persons; null when it has reported nothing so far. */
export function cumulativeAt(row: LedgerRow, month: number, kind: ReturnKind): number | null {
  const reported = reportedMonths(row, (reportedMonth) => reportedMonth <= month);
  if (reported.length === 0) return null;
  if (kind === 'monthly')
    return reported.reduce((sum, reportedMonth) => sum + (row.figures.get(reportedMonth) ?? 0), 0);
  return row.figures.get(reported[reported.length - 1] ?? 0) ?? null;
}

/**
 * What a unit recruited in a span of months, counted up to `upTo`, persons; null when it reported in none of them. For cumulative
 * returns: the last figure in the span less the last figure before it, so that an unreported month counts in the month that catches
 * up.
 * @param months consecutive months, ascending
 */
export function newFiguresIn(
  row: LedgerRow,
  months: readonly number[],
  upTo: number,
  kind: ReturnKind,
): number | null {
  const first = months[0];
  const reported = reportedMonths(row, (month) => months.includes(month) && month <= upTo);
  if (first === undefined || reported.length === 0) return null;
  if (kind === 'monthly') return reported.reduce((sum, month) => sum + (row.figures.get(month) ?? 0), 0);
  const last = reported[reported.length - 1] ?? 0;
  return (row.figures.get(last) ?? 0) - (cumulativeAt(row, first - 1, kind) ?? 0);
}

/** A unit's new members in each reported month, whichever kind the returns are. */
export function monthlyFigures(row: LedgerRow, kind: ReturnKind): ReadonlyMap<number, number> {
  if (kind === 'monthly') return row.figures;
  let before = 0;
  const figures = new Map<number, number>();
  for (const month of reportedMonths(row)) {
    const now = row.figures.get(month) ?? 0;
    figures.set(month, now - before);
    before = now;
  }
  return figures;
}

/** A unit's cumulative figure for each reported month, whichever kind the returns are; {@link monthlyFigures} gives their differences. */
export function cumulativeFigures(row: LedgerRow, kind: ReturnKind): ReadonlyMap<number, number> {
  return new Map(reportedMonths(row).map((month) => [month, cumulativeAt(row, month, kind) ?? 0]));
}

/** Months up to the cut-off that a unit has not reported, ascending. */
export function missingMonths(row: LedgerRow, months: readonly number[], cutOff: number): readonly number[] {
  return months.filter((month) => month <= cutOff && !row.figures.has(month));
}

/** The reported months that are wanted, ascending. */
function reportedMonths({ figures }: LedgerRow, isWanted?: (month: number) => boolean): number[] {
  const months: number[] = [];
  let isAscending = true;
  for (const month of figures.keys()) {
    if (isWanted && !isWanted(month)) continue;
    isAscending &&= month > (months[months.length - 1] ?? 0);
    months.push(month);
  }
  // The columns of a ledger, in whose order months are read, ascend as long as nobody moves them.
  return isAscending ? months : months.sort((a, b) => a - b);
}
