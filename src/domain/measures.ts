/** The values of the progress columns, computed from plain numbers: rates, ranks and statuses of each unit, and of all units together. */
import type { CountedFigure } from './table/figure';

/** The words of 进度状态 on sheets. */
export const STATUS_WORDS = {
  done: '已完成',
  onPace: '正常',
  lagging: '滞后',
  severelyLagging: '严重滞后',
  notReported: '未填报',
  noTask: '无任务',
  /** The status is unknown, because a figure it depends on is an error or text. */
  unclear: '待核实',
} as const;
export type Status = keyof typeof STATUS_WORDS;

/** A unit's figures as formulas see them, all in one unit of measure. */
export interface MeasureInput {
  readonly baseline: CountedFigure;
  readonly target: CountedFigure;
  readonly actual: CountedFigure;
  /** The part of the target that was due by the cut-off month (分期任务); null or left out where the target is not divided. */
  readonly due?: CountedFigure;
}

/** The measures of a unit. Rates are ratios (0.15 = 15%), the gap to pace is in percentage points; null shows as a blank cell. */
export interface UnitMeasures {
  readonly completionRate: number | null;
  readonly growthRate: number | null;
  readonly yearEndMembers: number | null;
  /** The share of its target that the unit should have completed by now; null where the parts of its target can't be read. */
  readonly pace: number | null;
  readonly paceGap: number | null;
  /** 1 is best; equal rates share a rank and the next rank is skipped. */
  readonly rank: number | null;
  readonly status: Status;
}

/** The measures of all units together; null shows as a blank cell. */
export interface TotalMeasures {
  /** The sum of all readable baselines. */
  readonly baseline: number;
  readonly target: number;
  /** null when no unit has reported. */
  readonly actual: number | null;
  readonly reportedUnits: number;
  readonly completionRate: number | null;
  readonly growthRate: number | null;
  readonly yearEndMembers: number | null;
  /** The number of units whose baseline counts in the growth and the year-end figure. */
  readonly unitsInGrowth: number;
  readonly pace: number;
}

/** The pace and the thresholds that decide a unit's status. */
export interface PaceScale {
  /** The share of the campaign's months that have passed, 0 to 1: the pace of every unit whose target is not divided. */
  readonly pace: number;
  readonly laggingFactor: number;
  readonly severeFactor: number;
}

/** The measures of all units, in their order. */
export function measureUnits(units: readonly MeasureInput[], scale: PaceScale): UnitMeasures[] {
  const rates = units.map(({ target, actual }) => ratio(actual, target));
  const ranks = competitionRanks(rates);
  return units.map((unit, index): UnitMeasures => {
    const completionRate = rates[index] ?? null;
    const { baseline, actual } = unit;
    const pace = paceOf(unit, scale.pace);
    return {
      completionRate,
      growthRate: ratio(actual, baseline),
      yearEndMembers: isNumber(baseline) && isNumber(actual) ? baseline + actual : null,
      pace,
      paceGap: completionRate === null || pace === null ? null : (completionRate - pace) * 100,
      rank: ranks[index] ?? null,
      status: statusOf(unit, completionRate, { ...scale, pace }),
    };
  });
}

/**
 * The measures of all units together: rates are quotients of sums, never averages of rates.
 *
 * A unit whose figure on one side of a rate can't be used is left out on the other side too, so that a bad cell distorts no rate. A
 * unit that has not reported stays in the denominator: its task is still to be done. A unit without a task counts in what was
 * achieved; a unit without a baseline counts in no growth. The pace is what was due of the targets that are divided.
 * @param pace the share of the campaign's months that have passed, used where no target is divided
 */
export function measureTotal(units: readonly MeasureInput[], pace: number): TotalMeasures {
  const reported = units.filter((unit) => isNumber(unit.actual));
  const due = units.filter((unit) => unit.actual !== 'unusable');
  const achieving = reported.filter((unit) => unit.target !== 'unusable');
  const growing = reported.filter((unit) => isNumber(unit.baseline));
  const members = sumOf(due, 'baseline');
  const joined = sumOf(growing, 'actual');
  const divided = units.filter(({ due: part, target }) => isNumber(part) && isNumber(target) && target > 0);
  return {
    baseline: sumOf(units, 'baseline'),
    target: sumOf(units, 'target'),
    actual: reported.length === 0 ? null : sumOf(reported, 'actual'),
    reportedUnits: reported.length,
    completionRate: achieving.length === 0 ? null : ratio(sumOf(achieving, 'actual'), sumOf(due, 'target')),
    growthRate: growing.length === 0 ? null : ratio(joined, members),
    yearEndMembers: growing.length === 0 ? null : members + joined,
    unitsInGrowth: due.filter((unit) => isNumber(unit.baseline)).length,
    pace: ratio(sumOf(divided, 'due'), sumOf(divided, 'target')) ?? pace,
  };
}

/** Ranks from the highest value down. Equal values share a rank and the next rank is skipped (1, 2, 2, 4); null gets no rank. */
export function competitionRanks(values: readonly (number | null)[]): (number | null)[] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => b - a);
  const rankOf = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!rankOf.has(value)) rankOf.set(value, index + 1);
  });
  return values.map((value) => (value === null ? null : (rankOf.get(value) ?? null)));
}

function isNumber(figure: CountedFigure | undefined): figure is number {
  return typeof figure === 'number';
}

function sumOf(units: readonly MeasureInput[], measure: keyof MeasureInput): number {
  return units.reduce((sum, { [measure]: figure }) => sum + (isNumber(figure) ? figure : 0), 0);
}

function ratio(part: CountedFigure, whole: CountedFigure): number | null {
  return isNumber(part) && isNumber(whole) && whole > 0 ? part / whole : null;
}

/** The share of a unit's target that was due; the campaign's pace where the target is not divided. */
function paceOf({ target, due = null }: MeasureInput, ofMonths: number): number | null {
  return due === null ? ofMonths : ratio(due, target);
}

function statusOf(
  { target, actual }: MeasureInput,
  rate: number | null,
  scale: Omit<PaceScale, 'pace'> & { readonly pace: number | null },
): Status {
  if (target === null || (isNumber(target) && target <= 0)) return 'noTask';
  if (actual === null) return 'notReported';
  if (rate === null) return 'unclear';
  if (rate >= 1) return 'done';
  if (scale.pace === null) return 'unclear';
  if (rate >= scale.pace * scale.laggingFactor) return 'onPace';
  return rate >= scale.pace * scale.severeFactor ? 'lagging' : 'severelyLagging';
}
