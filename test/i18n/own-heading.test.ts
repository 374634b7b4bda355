/** Findings call the column of achieved figures by the table's own heading. */
import { survey } from '../../src/actions/survey';
import { textFigures } from '../../src/domain/table/text-figures';
import { enUS } from '../../src/i18n/en-US';
import { zhCN } from '../../src/i18n/zh-CN';
import { bookOf } from '../support/book';

const ROWS = [
  ['甲', 10, '5'],
  ['乙', 10, -1],
  ['丙', 10, 1.5],
  ['丁', 10, '不详'],
  ['合计', 40, 7],
];

async function sentences(heading: string, words: typeof zhCN): Promise<string[]> {
  const { findings } = await survey(bookOf([['单位', '目标任务（人）', heading], ...ROWS]));
  return findings
    .filter(({ details }) => 'measure' in details && details.measure === 'actual')
    .map((finding) => words.finding(finding));
}

it('does so in Chinese', async () => {
  const found = await sentences('1-9月\n完成数（人）', zhCN);
  expect(found).toHaveLength(6);
  for (const text of found) expect(text).toContain('1-9月完成数');
  expect(found).toContain('“乙”的1-9月完成数是负数 -1。');
});

it('does so in English', async () => {
  const found = await sentences('1-9月完成数（人）', enUS);
  expect(found).toHaveLength(6);
  expect(found).toContain('The “1-9月完成数” of “乙” is negative: -1.');
});

it('does so before texts are converted', async () => {
  const { breakdown } = await survey(bookOf([['单位', '目标任务（人）', '已签约数（人）'], ...ROWS]));
  expect(textFigures(breakdown).map(({ heading }) => heading)).toEqual(['已签约数（人）']);
});
