/** The survey's figures for the view 进度. */
import type { Survey } from '../../actions/survey';
import { ownUnit } from '../../domain/audit/rule';
import { measuredUnits } from '../../domain/measured-units';
import type { Status, TotalMeasures, UnitMeasures } from '../../domain/measures';
import { periodColumns } from '../../domain/table/period-targets';
import { textFigures } from '../../domain/table/text-figures';

export interface UnitProgress extends UnitMeasures {
  readonly name: string;
  /** The row of the unit's name cell. */
  readonly row: number;
  readonly column: number;
}

/**
 * The values of the sheet's formulas. Figures are in the target's own unit of measure; null where nobody reported, or where the
 * divisor is missing.
 */
export interface ProgressFigures extends TotalMeasures {
  readonly unitOfMeasure: string;
  /** Whether the table has a baseline; without it there is no growth. */
  readonly hasBaseline: boolean;
  /** The number of figures that are stored as text, which formulas do not count. */
  readonly notCounted: number;
  readonly units: readonly UnitProgress[];
  /** Whether the pace is the due part of 分期任务 for each unit; otherwise it is the share of the campaign's months. */
  readonly isPaceByPeriods: boolean;
  readonly paceGap: number | null;
  readonly unitsByStatus: Readonly<Record<Status, number>>;
}

export function progressFigures(found: Survey): ProgressFigures {
  const { campaign, cutOffMonth, ledger } = found;
  const { breakdown } = found.whole;
  const { units: measures, total: whole } = measuredUnits(
    { ...found.whole, campaign, ledger: ledger?.ledger ?? null },
    cutOffMonth,
  );
  const cells = found.blocks.flatMap(({ breakdown: { columns, units: own } }) =>
    own.map(({ row }) => ({ row, column: columns.unit.column })),
  );
  const units = measures.map((measure, index): UnitProgress => {
    const unit = breakdown.units[index];
    return { ...measure, name: unit?.name ?? '', ...(cells[index] ?? { row: 0, column: 0 }) };
  });
  const { completionRate, pace } = whole;
  const { unitOfMeasure, of } = ownUnit(breakdown, 'target');
  return {
    ...whole,
    target: of(whole.target),
    actual: whole.actual === null ? null : of(whole.actual),
    unitOfMeasure,
    hasBaseline: breakdown.columns.baseline !== null,
    notCounted: textFigures(breakdown).length,
    units,
    isPaceByPeriods: periodColumns(breakdown).length > 0,
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
