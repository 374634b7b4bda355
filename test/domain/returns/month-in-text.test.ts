import { monthInText } from '../../../src/domain/returns/month-in-text';

it.each([
  ['2015年5月', 5, 2015, null],
  ['五月', 5, null, null],
  ['十一月份月报', 11, null, null],
  ['5月份新增会员（人）', 5, null, 'monthly'],
  ['５月', 5, null, null],
  ['1-5月累计', 5, null, 'cumulative'],
  ['4月至6月新增', 6, null, 'cumulative'],
  ['截至2015年6月底', 6, 2015, 'cumulative'],
  ['截至6月30日', 6, null, 'cumulative'],
  ['本月新增', null, null, 'monthly'],
  ['累计新增会员数', null, null, 'cumulative'],
  ['舞钢2015-05.xlsx', 5, 2015, null],
  ['月报_201511.xlsx', 11, 2015, null],
  ['报于2015-06-03.xlsx', null, 2015, null],
  ['20150603.xlsx', null, null, null],
  ['4月、5月', null, null, null],
  ['13月', null, null, null],
  ['新增会员数', null, null, null],
] as const)('%s', (text, month, year, kind) => {
  expect(monthInText(text)).toEqual({ month, year, kind });
});
