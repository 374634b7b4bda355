/**
 * The monthly returns (月报台账): what each unit reported for each month, and the sums that follow from it.
 */
import type { UnitOfMeasure } from './table/unit-of-measure';

/** Whether returns state the month's new members (当月新增) or all since the campaign began (累计). */
export type ReturnKind = 'monthly' | 'cumulative';

/** One unit's row of the ledger. */
export interface LedgerRow {
  readonly unit: string;
  /** Row on the ledger sheet. */
  readonly row: number;
  /** Month → figure reported, persons where it is persons; a month that is not in the map was not reported. */
  readonly figures: ReadonlyMap<number, number>;
}

/** The ledger as read from its sheet. */
export interface Ledger {
  /** The unit of measure of its cells; persons where left out. */
  readonly measure?: UnitOfMeasure;
  readonly sheet: string;
  /** The months of its columns, ascending, with the column each stands in. */
  readonly months: readonly { readonly month: number; readonly column: number }[];
  readonly unitColumn: number;
  readonly rows: readonly LedgerRow[];
}

/** What a unit has recruited by the end of a month, persons; null when it has reported nothing until then. */
export function cumulativeAt(row: LedgerRow, month: number, kind: ReturnKind): number | null {
  const reported = reportedMonths(row, (reportedMonth) => reportedMonth <= month);
  if (reported.length === 0) return null;
  if (kind === 'monthly')
    return reported.reduce((sum, reportedMonth) => sum + (row.figures.get(reportedMonth) ?? 0), 0);
  return row.figures.get(reported[reported.length - 1] ?? 0) ?? null;
}

/**
 * What a unit recruited in some months up to a month, persons; null when it reported in none of them. With cumulative
 * returns that is the last figure among them less the last one before, so that gaps count where they are caught up.
 * @param months neighbouring months, ascending
 */
export function newIn(
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

/** A unit's returns as new members of each reported month. */
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

/** A unit's returns as cumulative figures of each reported month; {@link monthlyFigures} gives their differences. */
export function cumulativeFigures(row: LedgerRow, kind: ReturnKind): ReadonlyMap<number, number> {
  return new Map(reportedMonths(row).map((month) => [month, cumulativeAt(row, month, kind) ?? 0]));
}

/** Months up to the cut-off that a unit has not reported, ascending. */
export function missingMonths(row: LedgerRow, months: readonly number[], cutOff: number): readonly number[] {
  return months.filter((month) => month <= cutOff && !row.figures.has(month));
}

function reportedMonths(row: LedgerRow, isWanted: (month: number) => boolean = () => true): number[] {
  return [...row.figures.keys()].filter(isWanted).sort((a, b) => a - b);
}
