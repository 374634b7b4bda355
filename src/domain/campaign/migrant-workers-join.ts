/** 农民工入会集中行动, from the plan of the trade union federation of Pingdingshan (its table is in `assets/sample`). */
import type { KnownCampaign } from './known-campaign';

export const MIGRANT_WORKERS_JOIN: KnownCampaign = {
  name: '农民工入会集中行动',
  document: '《平顶山市“农民工入会集中行动”实施方案》',
  targetYear: 2015,
  // 二、目标任务: 至2015年底，全市农民工会员数量较2014年增长15%以上
  growthGoal: 0.15,
  // 四、时间安排
  phases: [
    { name: '宣传发动', firstMonth: 4, lastMonth: 5 },
    { name: '推进实施', firstMonth: 5, lastMonth: 10 },
    { name: '总结交流', firstMonth: 11, lastMonth: 12 },
  ],
  // 二、目标任务（一）–（五）
  keyAreas: ['产业集聚区和村（社区）', '建筑项目', '物流（快递）业', '物业公司', '农业专业合作组织'],
};
