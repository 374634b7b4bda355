import { findUnreported } from '../../../src/domain/returns/chasing';
import { reminder } from '../../../src/i18n/returns/reminder';
import type { Ledger } from '../../../src/domain/ledger';
import { tableOf } from '../../support/breakdown';
import { PLAN_CAMPAIGN as CAMPAIGN } from '../../support/campaign';

const { breakdown } = tableOf([
  ['舞钢', 100, 10],
  ['宝丰', 100, 10],
  ['叶县', 100, 10],
  ['无任务', 100, 0],
]);
const reported: Readonly<Record<string, readonly number[]>> = {
  舞钢: [4, 5, 6],
  宝丰: [4],
  叶县: [5],
  无任务: [],
};
const LEDGER: Ledger = {
  sheet: '月报台账',
  unitColumn: 2,
  months: [4, 5, 6].map((month) => ({ month, column: month })),
  rows: Object.entries(reported).map(([unit, months], index) => ({
    unit,
    row: 5 + index,
    figures: new Map(months.map((month) => [month, 1])),
  })),
};

it('lists units that have not reported the cut-off month, with the earlier months they missed', () => {
  expect(findUnreported(LEDGER, breakdown, CAMPAIGN, 6)).toEqual([
    { unit: '宝丰', months: [5, 6] },
    { unit: '叶县', months: [4, 6] },
  ]);
  // A unit that misses only earlier months is not reminded; the finding return-missing reports it.
  expect(findUnreported(LEDGER, breakdown, CAMPAIGN, 4).map((missing) => missing.unit)).toEqual(['叶县']);
});

const TODAY = new Date(2015, 6, 3);

it('writes a reminder with a deadline and its date', () => {
  const days = { today: TODAY, deadline: new Date(2015, 6, 8) };
  const text = reminder(findUnreported(LEDGER, breakdown, CAMPAIGN, 6), CAMPAIGN, 6, days);
  expect(text.split('\n')).toEqual([
    '关于报送“农民工入会集中行动”2015年6月月报的提醒',
    '各有关单位：',
    '　　截至目前，以下 2 个单位6月月报尚未报送：宝丰、叶县。',
    '　　其中以前月份也未报送的：宝丰（5月）、叶县（4月），请一并补报。',
    '　　请于7月8日前填好《月报填报表》发回，当月没有新增的请填 0。已经报送的请忽略。',
    '　　　　　　　　平顶山市总工会',
    '　　　　　　　　2015年7月3日',
  ]);
});

it('marks a missing deadline, and states the year of a deadline in another year', () => {
  const units = findUnreported(LEDGER, breakdown, CAMPAIGN, 6);
  const none = reminder(units, CAMPAIGN, 6, { today: TODAY, deadline: null });
  expect(none).toContain('请于【待填写：报送期限】前');
  const nextYear = reminder(units, CAMPAIGN, 6, { today: TODAY, deadline: new Date(2016, 0, 5) });
  expect(nextYear).toContain('请于2016年1月5日前');
});
