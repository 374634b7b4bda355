/** Converts the survey's figures to the input of the report's narrative. */
import { rankedUnits, standingAt, unitsByStatus } from '../../domain/standing';
import { inMeasure, tableMeasure } from '../../domain/table/table-measure';
import { narrative, type Section } from '../../sheets/year-end/narrative';
import { coverageOf } from './area-names';
import type { Survey } from '../survey';

/** The drafted report for a workbook. */
export function narrativeOf(found: Survey): Section[] {
  const { campaign, cutOffMonth, findings, whole } = found;
  const { breakdown } = whole;
  const ledger = found.ledger?.ledger ?? null;
  const standing = standingAt({ ...whole, campaign, ledger }, cutOffMonth);
  const { totals } = standing;
  const measure = tableMeasure(breakdown, ledger);
  const own = (amount: number): number => inMeasure(amount, measure.scale);
  const mayBe = (amount: number | null): number | null => (amount === null ? null : own(amount));
  const counted = (severity: string): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return narrative({
    measure,
    campaign,
    cutOffMonth,
    pace: totals.pace,
    isPaceByPeriods: standing.isPaceByPeriods,
    unitCount: standing.units.length,
    hasBaseline: breakdown.columns.baseline !== null,
    totals: {
      ...totals,
      baseline: own(totals.baseline),
      target: own(totals.target),
      actual: mayBe(totals.actual),
      yearEndMembers: mayBe(totals.yearEndMembers),
    },
    ranking: rankedUnits(standing),
    unitsByStatus: unitsByStatus(standing),
    addedByPhase: standing.addedByPhase?.map(mayBe) ?? null,
    areas: coverageOf(found),
    findingCounts: { error: counted('error'), warning: counted('warning'), info: counted('info') },
  });
}
