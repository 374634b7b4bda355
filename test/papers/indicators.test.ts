/**
 * Papers on a table with several indicators: each indicator has its own text, common sentences occur once, and one indicator can be chosen.
 */
import { makeLedger } from '../../src/actions/make-ledger';
import { makePaper, type PaperOptions } from '../../src/actions/make-paper';
import { paperFile } from '../../src/engine/paper-file';
import type { FileHost } from '../../src/hosts/file/file-host';
import { plainPieces, type Paper } from '../../src/papers/paper';
import { bookOf } from '../support/book';
import { readDocument } from '../support/document';

function twoIndicators(): FileHost {
  return bookOf([
    ['平顶山市“百日攻坚”2024年任务分解表'],
    ['单位', '新建工会组织数（个）', '', '新发展会员（人）', ''],
    ['', '任务', '完成', '任务', '完成'],
    ['舞钢', 10, 4, 1000, 900],
    ['宝丰', 20, 20, 2000, 500],
    ['郏县', 30, null, 3000, 3000],
  ]);
}

async function madeOf(
  host: FileHost,
  options: PaperOptions,
): Promise<{ paper: Paper; lines: readonly string[] }> {
  const { paper } = await makePaper(host, { cutOffMonth: 6, ...options });
  return { paper, lines: (await readDocument(await paperFile(paper))).paragraphs };
}

it('a bulletin has a section, a chart and an annex for each indicator', async () => {
  const { paper, lines } = await madeOf(twoIndicators(), { kind: 'bulletin' });
  expect(lines.filter((line) => /^[一二三四]、|^（[一二]）/.test(line))).toEqual([
    '一、总体进展',
    '（一）新建工会组织数',
    '（二）新发展会员',
    '二、各单位进展',
    '（一）新建工会组织数',
    '（二）新发展会员',
    '三、下一步要求',
  ]);
  const text = lines.join('\n');
  expect(text).toContain('现将“百日攻坚”截至2024年6月底的进展情况通报如下。');
  expect(text).toContain('任务数合计60个。截至2024年6月底，累计完成24个，完成年度任务的40.00%');
  expect(text).toContain('任务数合计6,000人。截至2024年6月底，累计新增会员4,400人，完成年度任务的73.33%');
  expect(paper.body.filter(({ kind }) => kind === 'chart')).toHaveLength(2);
  expect(paper.annexes.map(({ title, caption }) => [title, plainPieces(caption)])).toEqual([
    ['各单位完成情况表（新建工会组织数）', '指标：新建工会组织数　统计截至2024年6月底'],
    ['各单位完成情况表（新发展会员）', '指标：新发展会员　统计截至2024年6月底'],
  ]);
  expect(paper.annexes.map(({ table }) => table.rows.map((row) => row.slice(1, 4)))).toEqual([
    [
      ['舞钢', '10', '4'],
      ['宝丰', '20', '20'],
      ['郏县', '30', '—'],
      ['合计', '60', '24'],
    ],
    [
      ['舞钢', '1,000', '900'],
      ['宝丰', '2,000', '500'],
      ['郏县', '3,000', '3,000'],
      ['合计', '6,000', '4,400'],
    ],
  ]);
});

it('says once what holds for all indicators; other paragraphs begin with the indicator’s name', async () => {
  const host = twoIndicators();
  await makeLedger(host, { cutOffMonth: 6 });
  const phase = await madeOf(host, { kind: 'phase', phase: '第二季度' });
  const opening = phase.lines.slice(
    phase.lines.indexOf('一、阶段概况') + 1,
    phase.lines.indexOf('二、年度任务进展'),
  );
  expect(opening[0]).toMatch(/^第二季度为2024年4—6月。/);
  expect(phase.lines.filter((line) => line.startsWith('第二季度为'))).toHaveLength(1);
  const year = await madeOf(host, { kind: 'year-end', cutOffMonth: 12 });
  expect(year.lines.filter((line) => line.includes('先进单位的做法'))).toHaveLength(1);
  expect(year.lines.filter((line) => line.includes('本阶段做了哪些工作'))).toHaveLength(4);
});

it('a reminder names, for each indicator, the units that have not reported it, and is addressed to all of them', async () => {
  const { paper, lines } = await madeOf(twoIndicators(), { kind: 'reminder' });
  expect(plainPieces(paper.addressee ?? [])).toBe('郏县');
  const text = lines.join('\n');
  expect(text).toContain(
    '新建工会组织数：截至2024年6月底，“百日攻坚”任务分解表里尚有1个单位未填报完成数：郏县。',
  );
  expect(text).toContain('新发展会员：截至2024年6月底，各单位均已填报“百日攻坚”完成数，无需催报。');
});

it('a paper about a chosen indicator does not mention the others', async () => {
  const { paper, lines } = await madeOf(twoIndicators(), { kind: 'bulletin', indicator: '新发展会员' });
  const text = lines.join('\n');
  expect(text).toContain('现将“百日攻坚”中新发展会员截至2024年6月底的进展情况通报如下。');
  expect(text).not.toContain('新建工会组织数');
  expect(paper.annexes.map(({ title }) => title)).toEqual(['各单位完成情况表']);
});
