/** States how many units a rate or total leaves out. Without this note, the rate would seem to contradict the figures beside it. */
import { STATUS_WORDS } from '../../domain/measures';
import { unitsInGrowth } from './total-formulas';

/** The words for units that the completion rate leaves out, and for units that growth and year-end figure leave out. */
export const LEFT_OUT = {
  completion: STATUS_WORDS.unclear,
  growth: `没有基数或${STATUS_WORDS.unclear}`,
} as const;

/** Gives the range of the units' cells in a column. */
type Range = (key: 'unit' | 'baseline' | 'target' | 'cumulative' | 'status') => string;

/** The number of units that the completion rate leaves out, as part of a formula. */
export function leftOutOfCompletion(range: Range): string {
  return `COUNTIF(${range('status')},"${STATUS_WORDS.unclear}")`;
}

/** The number of units that growth and year-end figure leave out, as part of a formula. */
export function leftOutOfGrowth(range: Range): string {
  const [baseline, target, actual] = [range('baseline'), range('target'), range('cumulative')];
  return `(COUNTA(${range('unit')})-${unitsInGrowth({ baseline, target, actual, status: null })})`;
}

/** The words in brackets after a rate or total, as part of a formula; "" where no unit is left out. */
export function leavingOut(of: keyof typeof LEFT_OUT, range: Range): string {
  const count = of === 'completion' ? leftOutOfCompletion(range) : leftOutOfGrowth(range);
  return `IF(${count}=0,"","（不含${LEFT_OUT[of]}的"&${count}&"个单位）")`;
}
