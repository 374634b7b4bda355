import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthSpan } from '../../../src/domain/plan/months';
import { planFromHtml } from '../../../src/domain/plan/plan-from-html';
import { planFromText } from '../../../src/domain/plan/plan-document';
import { readPlan, type PlanKey, type ReadPlan } from '../../../src/domain/plan/read-plan';

const SAMPLE = readFileSync(join(__dirname, '../../../assets/sample/campaign-plan.txt'), 'utf8');

function valuesOf(plan: ReadPlan, key: PlanKey): unknown[] {
  return plan.items
    .filter((item) => item.key === key)
    .map(({ value, months }) => (months && key === 'phase' ? [value, months.first, months.last] : value));
}

describe('the plan behind the sample', () => {
  const document = planFromText(SAMPLE);
  const plan = readPlan(document);

  it('is read whole: goal, years, phases, areas, duties', () => {
    expect(valuesOf(plan, 'campaign')).toEqual(['农民工入会集中行动']);
    expect(valuesOf(plan, 'growthGoal')).toEqual([0.15]);
    expect([valuesOf(plan, 'baseYear'), valuesOf(plan, 'targetYear')]).toEqual([[2014], [2015]]);
    expect(valuesOf(plan, 'phase')).toEqual([
      ['宣传发动', 4, 5],
      ['推进实施', 5, 10],
      ['总结交流', 11, 12],
    ]);
    expect(valuesOf(plan, 'keyArea')).toHaveLength(5);
    expect(valuesOf(plan, 'reporting')).toEqual(['每月']);
    expect(valuesOf(plan, 'finalReport')).toEqual(['年底前']);
  });

  it('gives each thing its sentence, to the letter, and its place', () => {
    for (const { sentence, place } of plan.items) {
      expect(SAMPLE).toContain(sentence);
      expect(place).not.toBe('');
    }
    expect(plan.items.find(({ key }) => key === 'growthGoal')?.place).toBe('二、目标任务');
  });

  it('says what the plan does not say', () => {
    expect(plan.missing).toEqual(['federation', 'documentNumber', 'reportingDay']);
    expect(plan.contradictions).toEqual([]);
  });

  it('has its table, a cell a paragraph as word processors save it', () => {
    const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
    expect(tables).toHaveLength(1);
    expect(tables[0]).toHaveLength(18);
    expect(tables[0]?.[0]).toEqual([
      '单位名称',
      '2014年底农民工会员数（人）',
      '2015新增任务数（人）',
      '备注',
    ]);
    expect(tables[0]?.[13]).toEqual(['工交工会', '0', '2000', '']);
  });
});

/** Plans of other fields in other words; what is not listed must not be read. */
const PLANS: readonly { readonly text: string; readonly read: Partial<Record<PlanKey, unknown[]>> }[] = [
  {
    text: '临江市2023年招商引资工作实施方案\n一、工作目标\n力争到2023年底，全市到位资金较2022年增长12.5%以上。\n二、实施步骤\n（一）动员部署（自3月起至4月止）。\n（二）集中攻坚（上半年）。\n临江市人民政府办公室',
    read: {
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
    read: {
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
    read: {
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
    read: {
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
    read: { campaign: ['图书下乡'] },
  },
  {
    text: '企业技能培训方案\n目标：培训人数较2020年增长10%以上。\n经研究，力争培训人数较2020年增长12%以上。',
    read: { campaign: ['企业技能培训'], baseYear: [2020], growthGoal: [0.1] },
  },
  {
    text: '惠民保参保行动计划\n重点领域：社区、学校、医院。\n各单位每季度向指挥部报送情况。',
    read: { campaign: ['惠民保参保'], keyArea: ['社区', '学校', '医院'], reporting: ['每季度'] },
  },
  { text: '请各单位抓紧落实。\n会议纪要\n大家一致认为形势很好。', read: {} },
  {
    text: '# 老旧小区改造实施方案\n\n| 单位 | 任务数（户） |\n| --- | --- |\n| 东城区 | 300 |\n| 西城区 | 200 |\n\n10月31日前完成全部改造。',
    read: { campaign: ['老旧小区改造'], milestone: ['10月31日前'] },
  },
  {
    text: '按照省厅（2019）7号文件要求，粮食产能提升工作方案\n产量力争增长3%-5%。',
    read: {},
  },
];

describe('ten plans of other fields', () => {
  it.each(PLANS.map(({ text, read }) => [text.split('\n')[0] ?? '', text, read] as const))(
    '%s: what it says is read, what it does not say is not',
    (_, text, read) => {
      const plan = readPlan(planFromText(text));
      const keys = [...new Set(plan.items.map(({ key }) => key))];
      expect(Object.fromEntries(keys.map((key) => [key, valuesOf(plan, key)]))).toEqual(read);
      for (const { sentence } of plan.items) {
        for (const part of sentence.split(' | ')) expect(text).toContain(part);
      }
    },
  );

  it('lists what is said in more than one way', () => {
    const { contradictions } = readPlan(planFromText(PLANS[5]?.text ?? ''));
    expect(contradictions.map(({ key, items }) => [key, items.map(({ value }) => value)])).toEqual([
      ['growthGoal', [0.1, 0.12]],
    ]);
  });
});

describe('months', () => {
  it.each([
    ['4月至5月', 4, 5],
    ['自2015年3月起至5月止', 3, 5],
    ['3-5月', 3, 5],
    ['四月到十二月', 4, 12],
    ['3月1日—4月30日', 3, 4],
    ['第三季度', 7, 9],
    ['3月底前', null, 3],
    ['年底前', null, 12],
    ['６月', 6, 6],
  ])('%s', (text, first, last) => {
    expect(monthSpan(text)).toMatchObject({ first, last });
  });

  it('are none where none is named', () => {
    expect(monthSpan('近期')).toBeNull();
  });
});

describe('a web page', () => {
  it('gives paragraphs and tables, cells over several rows in each, headings once', () => {
    const { blocks } = planFromHtml(
      '<html><script>alert(1)</script><p>甲&amp;乙</p><table><tr><th>片区</th><th>单位</th></tr><tr><td rowspan="2">东</td><td>一</td></tr><tr><td>二</td></tr><tr><th>片区</th><th>单位</th></tr><tr><td colspan=2>合计</td></tr></table>',
    );
    expect(blocks).toEqual([
      { kind: 'paragraph', text: '甲&乙' },
      {
        kind: 'table',
        rows: [
          ['片区', '单位'],
          ['东', '一'],
          ['东', '二'],
          ['合计', ''],
        ],
      },
    ]);
  });
});
