/**
 * Says how many units a rate or total leaves out. Without it, the rate would not seem to fit the figures beside it.
 */
import { STATUS_WORDS } from '../../domain/measures';
import { unitsInGrowth } from './total-formulas';

/** The units that completion leaves out, and those that growth and year-end figure leave out. */
export const LEFT_OUT = {
  completion: STATUS_WORDS.unclear,
  growth: `没有基数或${STATUS_WORDS.unclear}`,
} as const;

/** The ranges of a table's units. */
type Range = (key: 'unit' | 'baseline' | 'target' | 'cumulative' | 'status') => string;

/** How many units completion leaves out, as a part of a formula. */
export function leftOutOfCompletion(range: Range): string {
  return `COUNTIF(${range('status')},"${STATUS_WORDS.unclear}")`;
}

/** How many units growth and year-end figure leave out, as a part of a formula. */
export function leftOutOfGrowth(range: Range): string {
  const [baseline, target, actual] = [range('baseline'), range('target'), range('cumulative')];
  return `(COUNTA(${range('unit')})-${unitsInGrowth({ baseline, target, actual, status: null })})`;
}

/** The words in brackets after a rate or total, as a part of a formula; "" where no unit is left out. */
export function leavingOut(of: keyof typeof LEFT_OUT, range: Range): string {
  const count = of === 'completion' ? leftOutOfCompletion(range) : leftOutOfGrowth(range);
  return `IF(${count}=0,"","（不含${LEFT_OUT[of]}的"&${count}&"个单位）")`;
}
