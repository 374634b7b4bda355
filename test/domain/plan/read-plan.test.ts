import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthSpan } from '../../../src/domain/plan/months';
import { planFromHtml } from '../../../src/domain/plan/plan-from-html';
import { planFromText } from '../../../src/domain/plan/plan-document';
import { readPlan } from '../../../src/domain/plan/read-plan';
import { scorePlans, TEN_PLANS, valuesOf } from './ten-plans';

const SAMPLE = readFileSync(join(__dirname, '../../../assets/sample/campaign-plan.txt'), 'utf8');

describe('the plan behind the sample', () => {
  const document = planFromText(SAMPLE);
  const plan = readPlan(document);

  it('is read completely: goal, years, phases, areas, duties', () => {
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

  it('gives each item its exact sentence and its place', () => {
    for (const { sentence, place } of plan.items) {
      expect(SAMPLE).toContain(sentence);
      expect(place).not.toBe('');
    }
    expect(plan.items.find(({ key }) => key === 'growthGoal')?.place).toBe('二、目标任务');
  });

  it('reports what the plan does not say', () => {
    expect(plan.missing).toEqual(['federation', 'documentNumber', 'reportingDay']);
    expect(plan.contradictions).toEqual([]);
  });

  it('gives its table, even from text in which each cell is a line of its own', () => {
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

describe('ten plans from other fields', () => {
  it('are read without invented facts; one name is missed', () => {
    const scores = scorePlans();
    expect(scores).toHaveLength(10);
    expect(scores.flatMap(({ invented }) => invented)).toEqual([]);
    expect(scores.flatMap(({ missed }) => missed)).toEqual(['campaign 粮食产能提升']);
    expect(scores.reduce((sum, { read }) => sum + read, 0)).toBe(33);
  });

  it.each(TEN_PLANS.map(({ text }) => [text.split('\n')[0] ?? '', text]))(
    '%s: contains each sentence literally',
    (_, text) => {
      for (const { sentence } of readPlan(planFromText(text)).items) {
        for (const part of sentence.split(' | ')) expect(text).toContain(part);
      }
    },
  );

  it('reports contradicting items', () => {
    const { contradictions } = readPlan(planFromText(TEN_PLANS[5]?.text ?? ''));
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

  it('are not read where none is named', () => {
    expect(monthSpan('近期')).toBeNull();
  });
});

describe('a web page', () => {
  it('gives paragraphs and tables; a merged cell is repeated in each of its rows, a repeated heading is kept once', () => {
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
