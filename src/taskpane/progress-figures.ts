/**
 * The survey's figures as 进度 shows them.
 */
import type { Survey } from '../actions/survey';
import { unitKey } from '../domain/breakdown';
import { paceAtMonth } from '../domain/campaign';
import { cumulativeAt, type LedgerRow } from '../domain/ledger';
import { measureUnits, type Status, type UnitMeasures } from '../domain/measures';

export interface UnitProgress extends UnitMeasures {
  readonly name: string;
  /** Row of the table. */
  readonly row: number;
}

/** Counts are persons, rates ratios, the gap percentage points; null where nobody reported or nothing can be divided by. */
export interface ProgressFigures {
  readonly units: readonly UnitProgress[];
  readonly target: number;
  readonly actual: number | null;
  readonly reportedUnits: number;
  readonly pace: number;
  readonly completionRate: number | null;
  readonly growthRate: number | null;
  readonly paceGap: number | null;
  readonly unitsByStatus: Readonly<Record<Status, number>>;
}

export function progressFigures(found: Survey): ProgressFigures {
  const { breakdown, campaign, cutOffMonth } = found;
  const pace = paceAtMonth(campaign, cutOffMonth);
  const reported = actuals(found);
  const inputs = breakdown.units.map((unit, index) => ({
    baseline: unit.baseline.persons,
    target: unit.target.persons,
    actual: reported[index] ?? null,
  }));
  const { laggingFactor, severeFactor } = campaign;
  const measures = measureUnits(inputs, { pace, laggingFactor, severeFactor });
  const units = measures.map((measure, index): UnitProgress => {
    const unit = breakdown.units[index];
    return { ...measure, name: unit?.name ?? '', row: unit?.row ?? 0 };
  });
  const known = inputs.flatMap((unit) => unit.actual ?? []);
  const target = sum(inputs.map((unit) => unit.target));
  const baseline = sum(inputs.map((unit) => unit.baseline));
  const actual = known.length === 0 ? null : sum(known);
  const completionRate = actual === null || target <= 0 ? null : actual / target;
  return {
    units,
    target,
    actual,
    reportedUnits: known.length,
    pace,
    completionRate,
    growthRate: actual === null || baseline <= 0 ? null : actual / baseline,
    paceGap: completionRate === null ? null : (completionRate - pace) * 100,
    unitsByStatus: countStatuses(measures),
  };
}

/** What each unit recruited up to the cut-off: from the ledger where there is one, else from the table. */
function actuals({ breakdown, campaign, cutOffMonth, ledger }: Survey): (number | null)[] {
  if (!ledger) return breakdown.units.map((unit) => unit.actual.persons);
  const rows = new Map<string, LedgerRow[]>();
  for (const row of ledger.ledger.rows) {
    const same = rows.get(unitKey(row.unit));
    if (same) same.push(row);
    else rows.set(unitKey(row.unit), [row]);
  }
  return breakdown.units.map((unit) => {
    // A name that stands twice takes its ledger rows in turn.
    const row = rows.get(unitKey(unit.name))?.shift();
    return row ? cumulativeAt(row, cutOffMonth, campaign.returnKind) : null;
  });
}

function countStatuses(measures: readonly UnitMeasures[]): Record<Status, number> {
  const counts: Record<Status, number> = {
    done: 0,
    onPace: 0,
    lagging: 0,
    severelyLagging: 0,
    notReported: 0,
    noTask: 0,
  };
  for (const { status } of measures) counts[status] += 1;
  return counts;
}

function sum(figures: readonly (number | null)[]): number {
  return figures.reduce<number>((total, figure) => total + (figure ?? 0), 0);
}
