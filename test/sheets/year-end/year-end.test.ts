import { yearEnd } from '../../../src/actions/year-end';
import { narrativeOf } from '../../../src/actions/parts/narrative-input';
import { survey } from '../../../src/actions/survey';
import { plainText } from '../../../src/sheets/year-end/narrative';
import { FileHost } from '../../../src/hosts/file/file-host';
import { enUS } from '../../../src/i18n/en-US';
import { zhCN } from '../../../src/i18n/zh-CN';
import { textOf, valueAt } from '../../../src/spreadsheet/grid';
import { yearEndFileName } from '../../../src/sheets/year-end/book';
import { halfWayBook, sampleBook } from '../../../assets/sample/sample-book';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { bookOf } from '../../support/book';

async function report(host: FileHost): Promise<{ shown: string[]; drafted: string[] }> {
  const { bytes } = await yearEnd(host, { source: '示例.xlsx', words: zhCN });
  const book = await FileHost.open(bytes ?? new Uint8Array()).read();
  const sheet = book.sheets.find((grid) => grid.name === '专题报告');
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
  it('shows by its formulas the same text as the domain drafts: half-way', async () => {
    const { shown, drafted } = await report(FileHost.open(await halfWayBook(sampleBook())));
    expect(shown).toEqual(drafted);
    expect(drafted.join('')).toContain(
      '累计新增会员33,585人，完成年度任务的74.63%，序时进度为77.78%，低于序时进度3.14个百分点',
    );
    expect(drafted.join('')).toContain('未达到增长15%的目标');
  });

  it('counts findings by severity in any language of 核验记录', async () => {
    const sections = async (words: typeof zhCN): Promise<string[]> => {
      const { bytes } = await yearEnd(FileHost.open(sampleBook()), { source: '示例.xlsx', words });
      return (await textsOf(FileHost.open(bytes ?? new Uint8Array()))).filter((text) =>
        /发现错误\d+项、提醒\d+项、说明\d+项/.test(text),
      );
    };
    const told = await sections(zhCN);
    expect(told).toEqual([expect.stringContaining('发现错误1项、提醒2项、说明3项')]);
    expect(await sections(enUS)).toEqual(told);
  });

  it('says so when nobody has reported', async () => {
    const { shown, drafted } = await report(FileHost.open(sampleBook()));
    expect(shown).toEqual(drafted);
    expect(drafted.join('')).toContain('还没有单位填报');
    expect(drafted.join('')).toContain('各阶段的新增数无法单列');
  });

  it('names a few units in their order, and does not call one that lags ahead', async () => {
    const rates = [30, 90, 60, 10];
    const rows = rates.map((actual, index) => [`${'甲乙丙丁'.charAt(index)}县`, 100, actual]);
    const { shown, drafted } = await report(
      bookOf([['2026年植树任务分解表'], ['单位', '任务数（亩）', '完成数（亩）'], ...rows]),
    );
    expect(shown).toEqual(drafted);
    expect(drafted.join('')).toContain(
      '按累计完成率从高到低：乙县（90.00%）、丙县（60.00%）、甲县（30.00%）、丁县（10.00%）。',
    );
    expect(drafted.join('')).not.toContain('居前');
  });

  it('says when every unit has finished', async () => {
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
    // Without a goal, the sentence compares with none.
    expect(text).toContain('比2014年底增长21.67%。');
    expect(text).not.toContain('目标');
    expect(text).toContain('高于序时进度8.33个百分点');
    expect(text).toContain('没有滞后和未填报的单位');
    expect(text).toContain('没有发现问题');
  });
});

it('marks each place to fill in with red text in a cell of its own', async () => {
  const { book } = await yearEnd(FileHost.open(await halfWayBook(sampleBook())), {
    source: '示例.xlsx',
    words: zhCN,
  });
  const spec = book.change.sheets.find(({ sheet }) => sheet === '专题报告');
  const lines = spec?.blocks[0]?.rows.map(([content]) => content) ?? [];
  const places = lines.flatMap((content, index) => (isMarked(content) ? [index] : []));
  expect(places).toHaveLength(7);
  for (const index of places) {
    expect(lines[index]).toMatch(/^\u3000\u3000【待填写：[^【】]*】$/);
    expect(spec?.formats[index]?.style.font?.color).toBe('#FF0000');
  }
});

function isMarked(content: unknown): boolean {
  return JSON.stringify(content).includes('待填写');
}

it('numbers the pages of all sheets in the same format', async () => {
  const { book } = await yearEnd(FileHost.open(sampleBook()), { source: '示例.xlsx', words: zhCN });
  const footers = book.change.sheets.map(({ print }) => print?.footer);
  expect([...new Set(footers)]).toEqual(['第 &P 页 共 &N 页']);
});

/** The key figures and headings of 年度总表, the total sentence of 专题报告, and a host with the workbook. */
async function annualOf(host: FileHost): Promise<{ texts: string[]; host: FileHost }> {
  const { bytes } = await yearEnd(host, { source: '示例.xlsx', words: zhCN });
  const made = FileHost.open(bytes ?? new Uint8Array());
  return { texts: await textsOf(made), host: made };
}

async function textsOf(made: FileHost): Promise<string[]> {
  const { sheets } = await made.read();
  return sheets
    .filter((sheet) => sheet.name === '年度总表' || sheet.name === '专题报告')
    .flatMap((sheet) =>
      sheet.values.flatMap((row) => row.flatMap((value) => (value === null ? [] : [textOf(value)]))),
    );
}

describe('the growth goal of the year-end workbook', () => {
  const table = (heading: readonly [string, string, string]): FileHost =>
    bookOf([['“百日攻坚”任务分解表'], ['单位名称', ...heading], ['甲', 100, 20, 25], ['乙', 200, 40, 40]]);

  it('is not mentioned where none is known, and appears once it is entered, because formulas refer to its cell', async () => {
    const { texts, host } = await annualOf(table(['2014年底会员数', '2015新增任务数', '实际新增数']));
    expect(texts.join('\n')).not.toContain('目标');
    const grid = (await host.read()).sheets.find((sheet) => sheet.name === '年度总表');
    expect(grid && valueAt(grid, 3, 8)).toBeNull();
    const goal = { ...emptySpec('年度总表', 'patch'), blocks: [{ top: 3, left: 8, rows: [[0.225]] }] };
    await host.apply({ copies: [], sheets: [goal], names: [], removedNames: [] });
    const after = (await textsOf(host)).filter((text) => text.includes('目标'));
    expect(after).toHaveLength(2);
    for (const text of after) expect(text).toContain('增长21.67%，未达到增长22.5%的目标。');
  });

  it('is stored in one cell, and as a figure in no formula', async () => {
    const { host } = await annualOf(FileHost.open(await halfWayBook(sampleBook())));
    const { sheets } = await host.read();
    const formulas = sheets.flatMap((sheet) => sheet.formulas.flat());
    expect(formulas.filter((formula) => formula?.includes('的目标'))).toHaveLength(2);
    expect(formulas.filter((formula) => formula?.includes('0.15'))).toEqual([]);
  });

  it('mentions no year where none is known', async () => {
    const { texts, host } = await annualOf(table(['上年底会员数', '新增任务数', '实际新增数']));
    expect(texts).toContain('“百日攻坚”年度总表');
    expect(texts).toContain('年底\n会员数');
    const all = (await host.read()).sheets.flatMap((sheet) => sheet.values.flat());
    expect(all.filter((value) => typeof value === 'string' && /\d{4}年|null/.test(value))).toEqual([]);
  });
});

it('says on 月度走势 what is missing without a ledger, and what to do', async () => {
  const { book } = await yearEnd(FileHost.open(sampleBook()), { source: '示例.xlsx', words: zhCN });
  const trend = book.change.sheets.find(({ sheet }) => sheet === '月度走势');
  const lines = trend?.blocks.flatMap(({ rows }) => rows.map(([text]) => text)) ?? [];
  expect(lines.slice(1)).toEqual([
    '没有走势可列：工作簿里没有月报台账。',
    expect.stringMatching(/^缺什么：/),
    expect.stringMatching(/^怎么办：.*建立月报台账/),
  ]);
  expect(trend?.charts).toEqual([]);
});

it('has a file name of year and campaign', async () => {
  const { campaign } = await survey(FileHost.open(sampleBook()));
  expect(yearEndFileName(campaign)).toBe('2015年农民工入会集中行动年终汇总.xlsx');
});
