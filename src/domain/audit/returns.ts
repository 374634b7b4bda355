/** Checks the monthly returns in the ledger. */
import { unitKey } from '../table/breakdown';
import { dueMonth, monthsOf } from '../campaign/campaign';
import { finding, type Finding } from '../finding';
import { missingMonths, type Ledger, type LedgerRow } from '../ledger';
import { nearestUnit } from '../nearest';
import type { AuditInput } from './rule';

/** Reports return-missing, return-decreased and return-unknown-unit. */
export function auditReturns(input: AuditInput): Finding[] {
  const { ledger } = input;
  if (!ledger) return [];
  const { breakdown } = input.whole ?? input;
  const known = new Set<string>();
  // A unit without a task owes no returns.
  const owing = new Set<string>();
  for (const { name, target } of breakdown.units) {
    const key = unitKey(name);
    known.add(key);
    if ((target.amount ?? 0) > 0) owing.add(key);
  }
  const months = monthsOf(input.campaign);
  const due = dueMonth(input.campaign, ledger, input.cutOffMonth);
  return ledger.rows.flatMap((row) => {
    const key = unitKey(row.unit);
    if (known.has(key))
      return [
        ...(owing.has(key) ? missing(ledger, row, missingMonths(row, months, due)) : []),
        ...decreased(input, row),
      ];
    const at = { sheet: ledger.sheet, row: row.row, column: ledger.unitColumn };
    const nearest = nearestUnit(
      row.unit,
      breakdown.units.map(({ name }) => name),
    );
    return [finding('return-unknown-unit', at, { name: row.unit, nearest })];
  });
}

/** @param months the months that are due and not reported */
function missing(ledger: Ledger, row: LedgerRow, months: readonly number[]): Finding[] {
  const [first] = months;
  if (first === undefined) return [];
  const column = ledger.months.find(({ month }) => month === first)?.column ?? ledger.unitColumn;
  return [
    finding('return-missing', { sheet: ledger.sheet, row: row.row, column }, { unit: row.unit, months }),
  ];
}

function decreased({ campaign, ledger }: AuditInput, row: LedgerRow): Finding[] {
  if (!ledger || campaign.returnKind !== 'cumulative') return [];
  const reported = [...row.figures].sort(([a], [b]) => a - b);
  return reported.flatMap(([month, figure], index) => {
    const [previousMonth, previous] = reported[index - 1] ?? [0, -Infinity];
    if (figure >= previous) return [];
    const column =
      ledger.months.find((reportedMonth) => reportedMonth.month === month)?.column ?? ledger.unitColumn;
    const details = { unit: row.unit, month, figure, previousMonth, previous };
    return [finding('return-decreased', { sheet: ledger.sheet, row: row.row, column }, details)];
  });
}
