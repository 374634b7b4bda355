/** Which units have not reported and should be reminded (催报). */
import { unitKey, type Breakdown } from '../table/breakdown';
import { dueMonth, monthsOf, type Campaign } from '../campaign/campaign';
import { missingMonths, type Ledger } from '../ledger';

/** A unit whose return for the cut-off month is missing. */
export interface UnreportedUnit {
  readonly unit: string;
  /** All missing months up to the cut-off month, ascending; the cut-off month is the last. */
  readonly months: readonly number[];
}

/** The units whose return for the cut-off month is due and missing, in the ledger's order. A unit without a task owes no returns. */
export function findUnreported(
  ledger: Ledger,
  breakdown: Breakdown,
  campaign: Campaign,
  cutOff: number,
): UnreportedUnit[] {
  const owing = new Set(
    breakdown.units.filter((unit) => (unit.target.amount ?? 0) > 0).map((unit) => unitKey(unit.name)),
  );
  const due = dueMonth(campaign, ledger, cutOff);
  return ledger.rows.flatMap((row) => {
    const months = missingMonths(row, monthsOf(campaign), due);
    const isDue = months[months.length - 1] === due && owing.has(unitKey(row.unit));
    return isDue ? [{ unit: row.unit.trim(), months }] : [];
  });
}
