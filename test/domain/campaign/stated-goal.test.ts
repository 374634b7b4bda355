import { startingCampaign } from '../../../src/domain/campaign/starting-campaign';
import { statedGoal, type StatedGoal } from '../../../src/domain/campaign/stated-goal';
import type { CellValue } from '../../../src/spreadsheet/grid';
import { locateBreakdown } from '../../../src/domain/table/locate';
import { gridOf, workbookOf } from '../../support/grid';

/** The goal read from a table with one text below its title and another below its last row. */
function stated(above: CellValue, below: CellValue = null): StatedGoal | null {
  const sheet = gridOf(
    [
      ['“百日攻坚”任务分解表'],
      [above],
      ['单位', '2019年底会员数', '2020年新增任务'],
      ['甲', 100, 20],
      ['乙', 200, 40],
      ['合计', 300, 60],
      [],
      [below],
    ],
    { name: '表' },
  );
  const location = locateBreakdown(workbookOf(sheet));
  if (location.kind !== 'found') throw new Error('no table');
  return statedGoal(sheet, location.breakdown);
}

describe('a goal in the text around the table', () => {
  it.each([
    ['较上年增长15%以上', 0.15],
    ['增长15％', 0.15],
    ['目标：至2020年底，全市农民工会员数量较2019年增长15%以上，推进组织化程度取得新突破。', 0.15],
    ['各单位会员数要比上年底增长 12.5 % 以上。', 0.125],
    ['注：任务数按较基数增长8%分解下达', 0.08],
  ])('is read from %j', (text, rate) => {
    expect(stated(text)).toMatchObject({ rate, cell: { sheet: '表', row: 2, column: 1 } });
    expect(stated(null, text)).toMatchObject({ rate, cell: { sheet: '表', row: 8, column: 1 } });
  });

  it.each([
    ['截至6月底，会员数同比增长15%'],
    ['会员数已增长15%'],
    ['上年增长15%'],
    ['力争增长10%-15%'],
    ['增长15%左右'],
    ['增长15个百分点'],
    ['全市生产总值增长7%'],
    ['女职工会员增长20%'],
    ['会费收入较上年增长15%以上'],
    ['完成率15%'],
    ['增长15%或20%'],
  ])('is not read from %j', (text) => {
    expect(stated(text)).toBeNull();
  });

  it('is unknown where two texts differ; where they agree, its cell is the first', () => {
    expect(stated('增长15%', '注：增长20%')).toBeNull();
    expect(stated('增长15%', '注：增长15%')).toMatchObject({ rate: 0.15, cell: { row: 2 } });
  });

  it('takes precedence over the plan of a known campaign', () => {
    const table = { title: '“农民工入会集中行动”任务分解表', baseYear: 2014, targetYear: 2015 };
    const goal = { rate: 0.12, cell: { sheet: '表', row: 2, column: 1 }, words: '增长12%' };
    expect(startingCampaign(table, { goal })).toMatchObject({
      campaign: { growthGoal: 0.12 },
      origins: { growthGoal: { kind: 'text', goal }, phases: { kind: 'plan' } },
    });
  });
});

describe('the campaign that a new table starts with', () => {
  const PLAN = '《平顶山市“农民工入会集中行动”实施方案》';

  it.each(['平顶山市“农民工入会集中行动”任务分解表', '农民工入会 集中行动任务表'])(
    'is that of the plan where the title names it: %s',
    (title) => {
      const { campaign, origins } = startingCampaign({ title, baseYear: 2014, targetYear: 2015 });
      expect(campaign).toMatchObject({ name: '农民工入会集中行动', growthGoal: 0.15 });
      expect(campaign.phases.map((phase) => phase.name)).toEqual(['宣传发动', '推进实施', '总结交流']);
      expect(origins).toEqual({
        name: { kind: 'plan', document: PLAN },
        federation: title.startsWith('平顶山市') ? { kind: 'assumed', title } : { kind: 'none' },
        growthGoal: { kind: 'plan', document: PLAN },
        phases: { kind: 'plan', document: PLAN },
      });
    },
  );

  it.each([
    [{ title: '“百日攻坚”任务分解表', baseYear: 2014, targetYear: 2015 }],
    // The known plan does not apply to another year.
    [{ title: '“农民工入会集中行动”任务分解表', baseYear: 2018, targetYear: 2019 }],
    [{ title: null, baseYear: null, targetYear: null }],
  ])('has no goal and four quarters, marked as assumed, in any other case: %j', (table) => {
    const { campaign, origins } = startingCampaign(table);
    expect(campaign).toMatchObject({
      growthGoal: null,
      baseYear: table.baseYear,
      targetYear: table.targetYear,
    });
    expect(campaign.phases.map((phase) => [phase.name, phase.firstMonth, phase.lastMonth])).toEqual([
      ['第一季度', 1, 3],
      ['第二季度', 4, 6],
      ['第三季度', 7, 9],
      ['第四季度', 10, 12],
    ]);
    expect(origins).toMatchObject({ growthGoal: { kind: 'none' }, phases: { kind: 'assumed' } });
  });
});
