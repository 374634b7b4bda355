/**
 * What the progress columns show, computed from plain numbers: rates, ranks and statuses of the units.
 */
/** 进度状态, in the words of the sheets. */
export const STATUS_WORDS = {
  done: '已完成',
  onPace: '正常',
  lagging: '滞后',
  severelyLagging: '严重滞后',
  notReported: '未填报',
  noTask: '无任务',
} as const;
export type Status = keyof typeof STATUS_WORDS;

/** A unit's figures in one unit of measure; null where there is none. */
export interface MeasureInput {
  readonly baseline: number | null;
  readonly target: number | null;
  readonly actual: number | null;
}

/** Rates are ratios (0.15 = 15%), the gap to pace is in percentage points; null is a blank cell. */
export interface UnitMeasures {
  readonly completionRate: number | null;
  readonly growthRate: number | null;
  readonly yearEndMembers: number | null;
  readonly paceGap: number | null;
  /** 1 is best; equal rates share a rank and the next is skipped. */
  readonly rank: number | null;
  readonly status: Status;
}

/** What a unit is judged by. */
export interface PaceScale {
  /** 0 to 1. */
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
    return {
      completionRate,
      growthRate: ratio(unit.actual, unit.baseline),
      yearEndMembers: unit.baseline === null || unit.actual === null ? null : unit.baseline + unit.actual,
      paceGap: completionRate === null ? null : (completionRate - scale.pace) * 100,
      rank: ranks[index] ?? null,
      status: statusOf(unit, completionRate, scale),
    };
  });
}

/** Highest first; equal values share a rank and the next is skipped (1, 2, 2, 4); null has none. */
export function competitionRanks(values: readonly (number | null)[]): (number | null)[] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => b - a);
  const rankOf = new Map<number, number>();
  sorted.forEach((value, index) => {
    if (!rankOf.has(value)) rankOf.set(value, index + 1);
  });
  return values.map((value) => (value === null ? null : (rankOf.get(value) ?? null)));
}

function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : part / whole;
}

function statusOf(unit: MeasureInput, rate: number | null, scale: PaceScale): Status {
  if (unit.target === null || unit.target <= 0) return 'noTask';
  if (rate === null) return 'notReported';
  if (rate >= 1) return 'done';
  if (rate >= scale.pace * scale.laggingFactor) return 'onPace';
  return rate >= scale.pace * scale.severeFactor ? 'lagging' : 'severelyLagging';
}
