/**
 * The survey's figures as the report's narrative needs them.
 */
import { coverageOf } from './area-names';
import { unitKey } from '../domain/table/breakdown';
import { countedMonths } from '../domain/campaign/campaign';
import { measuredUnits } from '../domain/measured-units';
import { newIn, type LedgerRow } from '../domain/ledger';
import { STATUS_WORDS, type Status } from '../domain/measures';
import { periodColumns } from '../domain/table/period-targets';
import { inMeasure, tableMeasure } from '../domain/table/table-measure';
import { narrative, type Section } from '../sheets/year-end/narrative';
import type { Survey } from './survey';

/** The drafted report for a workbook. */
export function narrativeOf(found: Survey): Section[] {
  const { breakdown, campaign, cutOffMonth, findings } = found;
  const { units: measures, total } = measuredUnits(
    { ...found, ledger: found.ledger?.ledger ?? null },
    cutOffMonth,
  );
  const named = breakdown.units.map((unit, index) => ({ name: unit.name, ...measures[index] }));
  const measure = tableMeasure(breakdown, found.ledger?.ledger ?? null);
  const own = (amount: number): number => inMeasure(amount, measure.scale);
  const mayBe = (amount: number | null): number | null => (amount === null ? null : own(amount));
  return narrative({
    measure,
    campaign,
    cutOffMonth,
    pace: total.pace,
    isPaceByPeriods: periodColumns(breakdown).length > 0,
    unitCount: breakdown.units.length,
    hasBaseline: breakdown.columns.baseline !== null,
    totals: {
      ...total,
      baseline: own(total.baseline),
      target: own(total.target),
      actual: mayBe(total.actual),
      yearEndMembers: mayBe(total.yearEndMembers),
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
    addedByPhase: addedByPhase(found)?.map(mayBe) ?? null,
    areas: coverageOf(found),
    findingCounts: {
      error: findings.filter((one) => one.severity === 'error').length,
      warning: findings.filter((one) => one.severity === 'warning').length,
      info: findings.filter((one) => one.severity === 'info').length,
    },
  });
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
