/** The text of a value that was read from a plan, for sheets and for the preview. */
import { dueEachMonth } from '../campaign/reporting-duty';
import type { PlanItem } from './read-plan';

/** Shown where the plan says nothing. */
export const TO_FILL_IN = '【待填写】';

/** A value as text: 15%, 2015, 宣传发动（4月至5月）. */
export function planValue({ key, value, months }: PlanItem): string {
  if (key === 'growthGoal') return `${Math.round(Number(value) * 1e4) / 100}%`;
  if (key === 'reportingDay') return dueEachMonth(Number(value));
  if (key !== 'phase' || !months) return String(value);
  const first = months.first === null ? TO_FILL_IN : `${months.first}月`;
  return `${value}（${first}至${months.last}月）`;
}
