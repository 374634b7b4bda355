/** Phases from the columns of 分期任务, for a table that divides its targets but names no phases. */
import type { Breakdown } from '../table/breakdown';
import { divisionsOf } from '../table/period-targets';
import type { Phase } from './campaign';

/** The phases of a year where no source states any. */
export const QUARTERS: readonly Phase[] = [
  { name: '第一季度', firstMonth: 1, lastMonth: 3 },
  { name: '第二季度', firstMonth: 4, lastMonth: 6 },
  { name: '第三季度', firstMonth: 7, lastMonth: 9 },
  { name: '第四季度', firstMonth: 10, lastMonth: 12 },
];

const HALVES: readonly Phase[] = [
  { name: '上半年', firstMonth: 1, lastMonth: 6 },
  { name: '下半年', firstMonth: 7, lastMonth: 12 },
];

/**
 * The quarters or halves that the table's targets are divided into, the quarters where it has both; null where it has neither. Twelve
 * months would be too many phases.
 */
export function periodPhases(table: Pick<Breakdown, 'further'>): readonly Phase[] | null {
  const lengths = divisionsOf(table).map((columns) => columns.length);
  return [QUARTERS, HALVES].find((phases) => lengths.includes(phases.length)) ?? null;
}
