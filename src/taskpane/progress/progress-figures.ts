/**
 * The survey's figures as 进度 shows them.
 */
import type { Survey } from '../../actions/survey';
import { paceAtMonth } from '../../domain/campaign/campaign';
import { ownUnit } from '../../domain/audit/rule';
import { countedUnits } from '../../domain/counted-units';
import {
  measureTotal,
  measureUnits,
  type Status,
  type TotalMeasures,
  type UnitMeasures,
} from '../../domain/measures';
import { textFigures } from '../../domain/table/text-figures';

export interface UnitProgress extends UnitMeasures {
  readonly name: string;
  /** Row of the table. */
  readonly row: number;
}

/** What the sheet's formulas show, figures in the target's own unit of measure; null where nobody reported or nothing can be divided by. */
export interface ProgressFigures extends TotalMeasures {
  readonly unitOfMeasure: string;
  /** Figures that stand as text, which formulas do not count. */
  readonly notCounted: number;
  readonly units: readonly UnitProgress[];
  readonly pace: number;
  readonly paceGap: number | null;
  readonly unitsByStatus: Readonly<Record<Status, number>>;
}

export function progressFigures(found: Survey): ProgressFigures {
  const { breakdown, campaign, cutOffMonth, ledger } = found;
  const pace = paceAtMonth(campaign, cutOffMonth);
  const inputs = countedUnits(breakdown, ledger?.ledger ?? null, cutOffMonth, campaign.returnKind);
  const { laggingFactor, severeFactor } = campaign;
  const measures = measureUnits(inputs, { pace, laggingFactor, severeFactor });
  const units = measures.map((measure, index): UnitProgress => {
    const unit = breakdown.units[index];
    return { ...measure, name: unit?.name ?? '', row: unit?.row ?? 0 };
  });
  const whole = measureTotal(inputs);
  const { completionRate } = whole;
  const { unitOfMeasure, of } = ownUnit(breakdown, 'target');
  return {
    ...whole,
    target: of(whole.target),
    actual: whole.actual === null ? null : of(whole.actual),
    unitOfMeasure,
    notCounted: textFigures(breakdown).length,
    units,
    pace,
    paceGap: completionRate === null ? null : (completionRate - pace) * 100,
    unitsByStatus: countStatuses(measures),
  };
}

function countStatuses(measures: readonly UnitMeasures[]): Record<Status, number> {
  const counts: Record<Status, number> = {
    done: 0,
    onPace: 0,
    lagging: 0,
    severelyLagging: 0,
    notReported: 0,
    noTask: 0,
    unclear: 0,
  };
  for (const { status } of measures) counts[status] += 1;
  return counts;
}
