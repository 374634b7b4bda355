/**
 * The words of 方案摘录 and 时间节点.
 */
import type { PlanItem, PlanKey } from '../../domain/plan/read-plan';

export const PLAN_LABEL: Readonly<Record<PlanKey, string>> = {
  campaign: '集中行动名称',
  federation: '发文单位',
  documentNumber: '文号',
  baseYear: '基年',
  targetYear: '目标年',
  growthGoal: '增长目标',
  phase: '阶段',
  reporting: '报送要求',
  reportingDay: '报送日期',
  finalReport: '总结报告',
  keyArea: '重点领域',
  milestone: '时间节点',
};

/** What stands where the plan says nothing. */
export const TO_FILL_IN = '【待填写】';

/** What was read, as it is shown: 15%, 2015, 宣传发动（4月至5月）. */
export function planValue({ key, value, months }: PlanItem): string {
  if (key === 'growthGoal') return `${String(Math.round(Number(value) * 1e4) / 100)}%`;
  if (key === 'reportingDay') return `每月${String(value)}日前`;
  if (key !== 'phase' || !months) return String(value);
  const first = months.first === null ? TO_FILL_IN : `${String(months.first)}月`;
  return `${String(value)}（${first}至${String(months.last)}月）`;
}
