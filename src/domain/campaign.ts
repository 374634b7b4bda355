/**
 * The campaign (集中行动): its years, its goal, its phases and how far its months have gone.
 */

/** A named span of months (阶段), both ends included, within the target year. */
export interface Phase {
  readonly name: string;
  readonly firstMonth: number;
  readonly lastMonth: number;
}

/** Which phase a month that belongs to two phases counts in (跨阶段月份归属). */
export type SharedMonth = 'earlier' | 'later';

/** Whether returns state the month's new members (当月新增) or all since the campaign began (累计). */
export type ReturnKind = 'monthly' | 'cumulative';

/** The order of units on phase sheets. */
export type UnitOrder = 'table' | 'rank';

export interface Campaign {
  readonly name: string;
  /** The federation that fills in the sheets (填报单位). */
  readonly federation: string;
  readonly baseYear: number;
  readonly targetYear: number;
  /** Growth over the baseline to reach, a ratio: 0.15. */
  readonly growthGoal: number;
  /** In order; neighbours may share a month. */
  readonly phases: readonly Phase[];
  readonly sharedMonth: SharedMonth;
  readonly returnKind: ReturnKind;
  /** The month someone set (截止月份); null until then. */
  readonly cutOffMonth: number | null;
  /** Below this share of the pace a unit is 滞后; 1 means the pace itself. */
  readonly laggingFactor: number;
  /** Below this share of the pace a unit is 严重滞后. */
  readonly severeFactor: number;
  readonly order: UnitOrder;
}
