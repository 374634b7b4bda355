/**
 * Who has not reported (催报).
 */
import { unitKey, type Breakdown } from './breakdown';
import type { Campaign } from './campaign';
import { monthsOf } from './campaign';
import { missingMonths, type Ledger } from './ledger';

/** A unit whose return for the cut-off month is missing. */
export interface Unreported {
  readonly unit: string;
  /** All its missing months up to the cut-off month, ascending, that one last. */
  readonly months: readonly number[];
}

/** The units that owe a return for the cut-off month, in the ledger's order. A unit without a task owes none. */
export function unreported(
  ledger: Ledger,
  breakdown: Breakdown,
  campaign: Campaign,
  cutOff: number,
): Unreported[] {
  const owing = new Set(
    breakdown.units.filter((unit) => (unit.target.persons ?? 0) > 0).map((unit) => unitKey(unit.name)),
  );
  return ledger.rows.flatMap((row) => {
    const months = missingMonths(row, monthsOf(campaign), cutOff);
    const isDue = months[months.length - 1] === cutOff && owing.has(unitKey(row.unit));
    return isDue ? [{ unit: row.unit.trim(), months }] : [];
  });
}
