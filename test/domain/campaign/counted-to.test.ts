import fc from 'fast-check';
import { countedToInHeading, countedToInLine } from '../../../src/domain/campaign/counted-to';

describe('the month that a heading states', () => {
  it.each([
    ['1-9月完成数', 9, 1],
    ['1—9月累计完成（人）', 9, 1],
    ['１－９月完成数', 9, 1],
    ['1～9月\n完成数', 9, 1],
    ['1月至9月完成', 9, 1],
    ['1月份到9月份新增', 9, 1],
    ['1月1日-9月30日完成数', 9, 1],
    ['一至九月完成', 9, 1],
    ['一月至十二月完成', 12, 1],
    ['1-10月到位资金', 10, 1],
    ['1-11月完成', 11, 1],
    ['4-9月累计新增', 9, 4],
    ['截至9月底完成数', 9, null],
    ['截止９月底完成数', 9, null],
    ['截至9月份完成数', 9, null],
    ['截至9月30日完成', 9, null],
    ['截至9.30完成数', 9, null],
    ['截至十一月末累计', 11, null],
    ['截至2月29日完成数', 2, null],
    ['9月末累计', 9, null],
    ['9月底完成数', 9, null],
    ['9月30日完成数', 9, null],
    ['9月份累计完成', 9, null],
    ['累计至9月完成数', 9, null],
    ['完成数（9月累计）', 9, null],
    ['新发展会员（人）1-9月完成', 9, 1],
    ['一季度完成', 3, 1],
    ['前三季度完成数', 9, 1],
    ['1-3季度完成数', 9, 1],
    ['上半年完成数', 6, 1],
    ['截至第三季度末完成数', 9, null],
    ['截至二季度完成数', 6, null],
    ['三季度末累计', 9, null],
  ] as const)('%j', (heading, month, first) => {
    expect(countedToInHeading(heading)).toEqual({ month, first, years: [] });
  });

  it.each([
    ['2024年1-9月完成数', 9, [2024]],
    ['2024年1月至2024年9月完成数', 9, [2024, 2024]],
    ['截至2024年9月30日', 9, [2024]],
    ['截至2024-09-30完成数', 9, [2024]],
    ['截至24年9月底完成', 9, [2024]],
    ['截至二〇二四年九月底完成', 9, [2024]],
    ['2024年新增会员1-9月完成', 9, [2024]],
    ['2023年1-9月完成', 9, [2023]],
  ] as const)('with the year beside it: %j', (heading, month, years) => {
    expect(countedToInHeading(heading)).toMatchObject({ month, years });
  });

  it.each([
    '完成数',
    '累计完成',
    '9月完成',
    '9月份完成（人）',
    '本月完成',
    '二季度完成',
    '第四季度完成',
    '下半年完成',
    '一季度任务数',
    '上半年目标',
    '1-9月任务数',
    '1-9月目标',
    '截至9月底任务数',
    '上年1-9月完成',
    '去年同期（1-9月）完成',
    '截至9月25日完成数',
    '截至9月上旬完成数',
    '截至9月初完成数',
    '截至目前完成数',
    '9-1月完成',
    '截至13月完成数',
    '1-9号楼完成数',
  ])('none in %j', (heading) => {
    expect(countedToInHeading(heading)).toBeNull();
  });
});

describe('the month that a line states', () => {
  it.each([
    ['农民工入会集中行动任务完成情况表（截至9月底）', 9],
    ['2024年1-9月目标任务完成情况表', 9],
    ['2024年1－9月招商引资计划完成情况', 9],
    ['（截至2024年9月30日）', 9],
    ['截至9月底', 9],
    ['统计截止日期：2024年9月30日', 9],
    ['数据截止时间：9月底', 9],
    ['统计时间：1-9月', 9],
    ['填报单位：市总工会　　统计时间：1-9月　　单位：人', 9],
    ['填报单位：市总工会 统计时间：1-9月', 9],
    ['注：数据截至6月底。', 6],
    ['说明：截至9月30日，全市完成率75%，位居前列', 9],
    ['9月末累计完成情况', 9],
    ['各单位九月底完成情况', 9],
    ['2024年上半年目标任务完成情况表', 6],
    ['前三季度重点工作完成情况', 9],
    ['2024年第一季度任务完成情况表', 3],
    ['任务完成情况表（截至三季度末）', 9],
  ] as const)('%j', (line, month) => {
    expect(countedToInLine(line)?.month).toBe(month);
  });

  it('takes the years of the whole line, where none stands beside the month', () => {
    expect(countedToInLine('2024年新增会员完成情况表，截至9月底')?.years).toEqual([2024]);
    expect(countedToInLine('2024年完成情况表（截至2023年9月底）')?.years).toEqual([2023]);
  });

  it.each([
    '2024年任务分解表',
    '1-9月任务分解表',
    '2024年1-9月',
    '1-9月任务数及要求',
    '2024年9月30日',
    '填报日期：2024年9月30日',
    '制表日期：截至9月30日',
    '请于9月30日前报送',
    '报送截止时间：9月30日',
    '完成时限：截至9月底',
    '9月底前完成80%',
    '9月底完成目标的80%',
    '确保截至9月底完成全年任务',
    '请各单位截至9月底完成任务的80%',
    '1-9月应完成全年任务的75%',
    '1-9月计划完成',
    '9月份完成情况表',
    '9月任务完成情况表',
    '上年1-9月完成情况',
    '2024年第三季度任务完成情况表',
    '一季度任务分解表',
    '上半年应完成全年任务的50%',
    '下半年完成情况',
    '注：基数为截至3月底会员数',
    '截至3月底会员数',
  ])('none in %j', (line) => {
    expect(countedToInLine(line)).toBeNull();
  });
});

it('reads every month in every way it is written', () => {
  const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'];
  const chinese = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
  const full = digits.map((text) =>
    Array.from(text, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join(''),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 12 }),
      fc.constantFrom(digits, chinese, full),
      fc.constantFrom('-', '—', '——', '–', '－', '~', '～', '至', '到', '月-', '月至', ' - '),
      fc.constantFrom('', '2024年', '农民工会员（人）'),
      fc.constantFrom('完成数', '累计完成', '份新增'),
      fc.boolean(),
      (month, words, to, before, after, isSpan) => {
        const last = words[month - 1] ?? '';
        const stated = isSpan ? `${words[0] ?? ''}${to}${last}月` : `截至${last}月底`;
        const text = `${before}${stated}${isSpan ? after : after.replace('份', '')}`;
        const read = { month, first: isSpan ? 1 : null };
        expect(countedToInHeading(text)).toMatchObject(read);
        expect(countedToInLine(`${text}情况表`)).toMatchObject(read);
      },
    ),
  );
});
