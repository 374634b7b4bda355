/**
 * Ten plans from other fields and with other wording, with and without tables, and how well they are read.
 */
import { planFromText } from '../../../src/domain/plan/plan-document';
import { readPlan, type PlanKey, type ReadPlan } from '../../../src/domain/plan/read-plan';

/** The values that were read for a key, in the form of {@link PlanTold}. */
export function valuesOf(plan: ReadPlan, key: PlanKey): unknown[] {
  return plan.items
    .filter((item) => item.key === key)
    .map(({ value, months }) => (months && key === 'phase' ? [value, months.first, months.last] : value));
}

/** A plan with the facts it states. Any other fact that is read counts as invented. */
export interface PlanTold {
  readonly text: string;
  /** A phase with its first and last month. */
  readonly said: Partial<Record<PlanKey, readonly unknown[]>>;
}

export const TEN_PLANS: readonly PlanTold[] = [
  {
    text: '临江市2023年招商引资工作实施方案\n一、工作目标\n力争到2023年底，全市到位资金较2022年增长12.5%以上。\n二、实施步骤\n（一）动员部署（自3月起至4月止）。\n（二）集中攻坚（上半年）。\n临江市人民政府办公室',
    said: {
      campaign: ['招商引资'],
      targetYear: [2023],
      baseYear: [2022],
      growthGoal: [0.125],
      phase: [
        ['动员部署', 3, 4],
        ['集中攻坚', 1, 6],
      ],
      federation: ['临江市人民政府办公室'],
    },
  },
  {
    text: '青山县农村公路养护计划\n青交发〔2022〕18号\n1. 各乡镇每月5日前报送进度。\n2. 年底前，将工作总结报送县局。',
    said: {
      campaign: ['农村公路养护'],
      documentNumber: ['青交发〔2022〕18号'],
      reporting: ['每月'],
      reportingDay: [5],
      finalReport: ['年底前'],
      milestone: ['年底前'],
    },
  },
  {
    text: '2024年度全民义务植树活动方案\n阶段\t时间\t内容\n准备阶段\t第一季度\t备苗\n栽植阶段\t4月至5月\t栽植\n管护阶段\t下半年\t管护',
    said: {
      campaign: ['全民义务植树'],
      targetYear: [2024],
      phase: [
        ['准备', 1, 3],
        ['栽植', 4, 5],
        ['管护', 7, 12],
      ],
    },
  },
  {
    text: '关于开展“清风护航”专项整治的通知\n分两步走：\n第一步：自查自纠（3月底前）。\n第二步：集中整治（4月—9月）。',
    said: {
      campaign: ['清风护航'],
      phase: [
        ['自查自纠', null, 3],
        ['集中整治', 4, 9],
      ],
      milestone: ['3月底前'],
    },
  },
  {
    text: '图书下乡工作要点\n去年全县藏书增长了20%。\n今年同比增长8个百分点。',
    said: { campaign: ['图书下乡'] },
  },
  {
    text: '企业技能培训方案\n目标：培训人数较2020年增长10%以上。\n经研究，力争培训人数较2020年增长12%以上。',
    said: { campaign: ['企业技能培训'], baseYear: [2020], growthGoal: [0.1] },
  },
  {
    text: '惠民保参保行动计划\n重点领域：社区、学校、医院。\n各单位每季度向指挥部报送情况。',
    said: { campaign: ['惠民保参保'], keyArea: ['社区', '学校', '医院'], reporting: ['每季度'] },
  },
  { text: '请各单位抓紧落实。\n会议纪要\n大家一致认为形势很好。', said: {} },
  {
    text: '# 老旧小区改造实施方案\n\n| 单位 | 任务数（户） |\n| --- | --- |\n| 东城区 | 300 |\n| 西城区 | 200 |\n\n10月31日前完成全部改造。',
    said: { campaign: ['老旧小区改造'], milestone: ['10月31日前'] },
  },
  {
    text: '按照省厅（2019）7号文件要求，粮食产能提升工作方案\n产量力争增长3%-5%。',
    // The first line cites another document and is not this plan's title. The name is missed instead of guessed.
    said: { campaign: ['粮食产能提升'] },
  },
];

export interface PlanScore {
  readonly title: string;
  /** The number of stated facts that were read. */
  readonly read: number;
  /** Stated facts that were not read, such as `campaign 粮食产能提升`. */
  readonly missed: readonly string[];
  /** Facts that were read but are not stated. */
  readonly invented: readonly string[];
}

/** Reads the ten plans and scores each. */
export function scorePlans(): PlanScore[] {
  return TEN_PLANS.map(({ text, said }) => {
    const plan = readPlan(planFromText(text));
    const told = Object.entries(said).flatMap(([key, values]) => values.map((value) => thing(key, value)));
    const keys = [...new Set(plan.items.map(({ key }) => key))];
    const found = keys.flatMap((key) => valuesOf(plan, key).map((value) => thing(key, value)));
    return {
      title: text.split('\n')[0] ?? '',
      read: told.filter((fact) => found.includes(fact)).length,
      missed: told.filter((fact) => !found.includes(fact)),
      invented: found.filter((fact) => !told.includes(fact)),
    };
  });
}

function thing(key: string, value: unknown): string {
  return `${key} ${String(value)}`;
}
