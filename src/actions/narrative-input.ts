/**
 * The survey's figures as the report's narrative needs them.
 */
import { unitKey } from '../domain/breakdown';
import { countedMonths, paceAtMonth } from '../domain/campaign';
import { cumulativeAt, newIn, type LedgerRow } from '../domain/ledger';
import { measureUnits, STATUS_WORDS, type Status } from '../domain/measures';
import { narrative, type Section } from '../domain/narrative';
import type { Survey } from './survey';

/** The drafted report for a workbook. */
export function narrativeOf(found: Survey): Section[] {
  const { breakdown, campaign, cutOffMonth, findings } = found;
  const pace = paceAtMonth(campaign, cutOffMonth);
  const units = breakdown.units.map((unit) => ({
    name: unit.name,
    baseline: unit.baseline.persons,
    target: unit.target.persons,
    actual: actualOf(found, unit.name, unit.actual.persons),
  }));
  const measures = measureUnits(units, {
    pace,
    laggingFactor: campaign.laggingFactor,
    severeFactor: campaign.severeFactor,
  });
  const reported = units.flatMap((unit) => unit.actual ?? []);
  const named = units.map((unit, index) => ({ name: unit.name, ...measures[index] }));
  return narrative({
    campaign,
    cutOffMonth,
    pace,
    unitCount: units.length,
    totals: {
      baseline: sum(units.map((unit) => unit.baseline)),
      target: sum(units.map((unit) => unit.target)),
      actual: reported.length === 0 ? null : sum(reported),
    },
    ranking: named
      .flatMap(({ name, rank, completionRate }) =>
        typeof rank === 'number' && typeof completionRate === 'number'
          ? [{ name, rank, rate: completionRate }]
          : [],
      )
      .sort((a, b) => a.rank - b.rank),
    unitsByStatus: Object.fromEntries(
      (Object.keys(STATUS_WORDS) as Status[]).map((status) => [
        status,
        named.flatMap((unit) => (unit.status === status ? [unit.name] : [])),
      ]),
    ) as Record<Status, string[]>,
    addedByPhase: addedByPhase(found),
    findingCounts: {
      error: findings.filter((one) => one.severity === 'error').length,
      warning: findings.filter((one) => one.severity === 'warning').length,
      info: findings.filter((one) => one.severity === 'info').length,
    },
  });
}

function actualOf(
  { ledger, campaign, cutOffMonth }: Survey,
  name: string,
  typed: number | null,
): number | null {
  if (!ledger) return typed;
  const row = ledger.ledger.rows.find((one) => unitKey(one.unit) === unitKey(name));
  return row ? cumulativeAt(row, cutOffMonth, campaign.returnKind) : null;
}

/** New members of each phase, all units together; null without a ledger. */
function addedByPhase({ breakdown, campaign, cutOffMonth, ledger }: Survey): (number | null)[] | null {
  if (!ledger) return null;
  const names = new Set(breakdown.units.map((unit) => unitKey(unit.name)));
  const rows: LedgerRow[] = ledger.ledger.rows.filter((row) => names.has(unitKey(row.unit)));
  return campaign.phases.map((_, phase) => {
    const months = countedMonths(campaign, phase);
    const added = rows.flatMap((row) => newIn(row, months, cutOffMonth, campaign.returnKind) ?? []);
    return added.length === 0 ? null : sum(added);
  });
}

function sum(figures: readonly (number | null)[]): number {
  return figures.reduce<number>((total, figure) => total + (figure ?? 0), 0);
}
