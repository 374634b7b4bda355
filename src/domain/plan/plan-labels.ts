/** The names of the things that can be read from a plan, for 方案摘录 and for messages. */
import type { PlanKey } from './read-plan';

export const PLAN_LABEL: Readonly<Record<PlanKey, string>> = {
  campaign: '集中行动名称',
  federation: '发文单位',
  documentNumber: '文号',
  baseYear: '基年',
  targetYear: '目标年',
  growthGoal: '增长目标',
  total: '任务总数',
  phase: '阶段',
  reporting: '报送要求',
  reportingDay: '报送日期',
  finalReport: '总结报告',
  keyArea: '重点领域',
  milestone: '时间节点',
};
