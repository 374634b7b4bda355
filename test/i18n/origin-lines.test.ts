/**
 * What the pane and `check` say about an unstated unit of measure: that one is assumed, which, and how to state another.
 */
import { survey } from '../../src/actions/survey';
import { enUS } from '../../src/i18n/en-US';
import { originLines, unstatedLines } from '../../src/i18n/origin-lines';
import { zhCN } from '../../src/i18n/zh-CN';
import { bookOf } from '../support/book';

const UNSTATED = '“任务数”没有写明计量单位，暂按“个”计；可在标题里写明，如“任务数（户）”。';

it.each([
  [['任务数', '完成数'], [UNSTATED]],
  [['任务数（户）', '完成数'], []],
  [
    ['入会任务数', '建会任务数（家）'],
    ['“入会任务数”没有写明计量单位，暂按“人”计；可在标题里写明，如“入会任务数（户）”。'],
  ],
])('names the assumed unit of measure of %j', async (headings, expected) => {
  const found = await survey(
    bookOf([
      ['单位', ...headings],
      ['甲县', 20, 10],
      ['乙县', 30, 20],
    ]),
  );
  for (const lines of [originLines, unstatedLines]) {
    expect(lines(found, zhCN).filter((line) => line.includes('计量单位'))).toEqual(expected);
  }
});

it('names it in English, too', async () => {
  const found = await survey(
    bookOf([
      ['单位', '任务数'],
      ['甲县', 20],
      ['乙县', 30],
    ]),
  );
  expect(unstatedLines(found, enUS)).toContain(
    '“任务数” states no unit of measure. 个 is used for now; to state another, add it to the heading: “任务数（户）”.',
  );
});
