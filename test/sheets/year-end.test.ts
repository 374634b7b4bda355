import { yearEnd } from '../../src/actions/year-end';
import { narrativeOf } from '../../src/actions/narrative-input';
import { survey } from '../../src/actions/survey';
import { plainText } from '../../src/domain/narrative';
import { FileHost } from '../../src/hosts/file/file-host';
import { zhCN } from '../../src/i18n/zh-CN';
import { textOf, valueAt } from '../../src/domain/grid';
import { yearEndFileName } from '../../src/sheets/year-end/book';
import { halfWayBook, sampleBook } from '../../assets/sample/sample-book';
import { bookOf } from '../support/book';

async function report(host: FileHost): Promise<{ shown: string[]; drafted: string[] }> {
  const { bytes } = await yearEnd(host, { source: '示例.xlsx', words: zhCN });
  const book = await FileHost.open(bytes ?? new Uint8Array()).read();
  const sheet = book.sheets.find((one) => one.name === '专题报告');
  const lines = Array.from({ length: sheet?.area?.bottom ?? 0 }, (_, index) =>
    sheet ? textOf(valueAt(sheet, index + 1, 1)) : '',
  );
  const drafted = narrativeOf(await survey(host)).flatMap((section) => [
    section.heading,
    ...section.paragraphs.map((pieces) => `　　${plainText(pieces)}`),
  ]);
  return { shown: lines.slice(1, 1 + drafted.length), drafted };
}

describe('the drafted report', () => {
  it('computes, by its formulas, the text the domain drafted: half-way', async () => {
    const { shown, drafted } = await report(FileHost.open(await halfWayBook(sampleBook())));
    expect(shown).toEqual(drafted);
    expect(drafted.join('')).toContain(
      '累计新增会员33,585人，完成年度任务的74.63%，序时进度为77.78%，慢于序时进度3.14个百分点',
    );
    expect(drafted.join('')).toContain('未达到增长15%的目标');
  });

  it('says so when nobody has reported', async () => {
    const { shown, drafted } = await report(FileHost.open(sampleBook()));
    expect(shown).toEqual(drafted);
    expect(drafted.join('')).toContain('还没有单位填报');
    expect(drafted.join('')).toContain('各阶段的新增数无法单列');
  });

  it('says so when all is done', async () => {
    const { shown, drafted } = await report(
      bookOf([
        ['“百日攻坚”任务分解表'],
        ['单位名称', '2014年底会员数', '2015新增任务数', '实际新增数'],
        ['甲', 100, 20, 25],
        ['乙', 200, 40, 40],
        ['合计', '=SUM(B3:B4)', '=SUM(C3:C4)', '=SUM(D3:D4)'],
      ]),
    );
    expect(shown).toEqual(drafted);
    const text = drafted.join('');
    expect(text).toContain('达到增长15%的目标');
    expect(text).toContain('快于序时进度8.33个百分点');
    expect(text).toContain('没有滞后和未填报的单位');
    expect(text).toContain('没有发现问题');
  });
});

it('is named by year and campaign', async () => {
  const { campaign } = await survey(FileHost.open(sampleBook()));
  expect(yearEndFileName(campaign)).toBe('2015年农民工入会集中行动年终汇总.xlsx');
});
