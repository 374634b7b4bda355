import { start } from '../../../src/actions/start';
import { planFromText } from '../../../src/domain/plan/plan-document';

const TABLE =
  '任务分解表\n单位\t2014年底会员数（人）\t2015年新增会员任务数（人）\n甲区\t10000\t1500\n乙区\t20000\t3000\n合计\t30000\t4500';

/** The differences between a sentence and a table with the total 4,500. */
function differences(sentence: string, table = TABLE): unknown[] {
  const plan = `某市“会员发展行动”实施方案\n一、目标任务\n${sentence}\n${table}`;
  return start(planFromText(plan)).differences.map(({ kind, stated, inTable }) => [kind, stated, inTable]);
}

describe("comparing a plan's text with its own table", () => {
  it.each([
    ['全市新增会员5000人。', [['total-differs', 5000, 4500]]],
    ['2015年，全市共新增会员0.5万人以上。', [['total-differs', 5000, 4500]]],
    ['力争全市会员数量较2014年增长16%以上。', [['goal-missed', 0.16, 0.15]]],
  ])('finds a figure that differs from the table’s sum: %s', (sentence, found) => {
    expect(differences(sentence)).toEqual(found);
  });

  it('finds it where the table states no unit of measure', () => {
    const table = '任务分解表\n单位\t2015年任务数\n甲区\t1500\n乙区\t3000\n合计\t4500';
    expect(differences('全市新增会员5000人。', table)).toEqual([['total-differs', 5000, 4500]]);
  });

  it.each([
    '全市新增会员4500人。',
    '全市新增会员4,000人以上。',
    '全市新增会员0.45万名。',
    '力争全市会员数量较2014年增长15%以上。',
    // This figure is not the task of the year.
    '目前，全市已发展会员32000人。',
    '到2015年底，全市会员总数达到36000人。',
    '上半年全市新增会员2000人。',
    '全市新增会员约5000人。',
    '全市新增会员单位50个。',
    '力争全市企业产值较2014年增长30%以上。',
  ])('reports no figure that agrees or is about something else: %s', (sentence) => {
    expect(differences(sentence)).toEqual([]);
  });
});
