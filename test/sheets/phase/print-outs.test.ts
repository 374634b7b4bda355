/**
 * What phase summaries and the year-end workbook print: columns that need a baseline, lines for signing, notes, phases not yet begun.
 */
import { writeFile } from 'node:fs/promises';
import { fix } from '../../../src/actions/fix';
import { makeLedger } from '../../../src/actions/make-ledger';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { survey } from '../../../src/actions/survey';
import { yearEnd } from '../../../src/actions/year-end';
import { FileHost } from '../../../src/hosts/file/file-host';
import { zhCN } from '../../../src/i18n/zh-CN';
import { formulaAt, textOf, valueAt, type CellValue, type SheetGrid } from '../../../src/spreadsheet/grid';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { columnNumber } from '../../../src/spreadsheet/address';
import { linesNeeded } from '../../../src/spreadsheet/text-size';
import { bookOf } from '../../support/book';
import { readWithOpenpyxl, worksheet } from '../../support/openpyxl';
import { scratchFile } from '../../support/scratch';

const WITHOUT_BASELINE: readonly (readonly CellValue[])[] = [
  ['2025年“开工项目”目标任务完成情况'],
  ['单位名称', '目标任务', '完成数', '备注'],
  ['甲', 100, 25, '先'],
  ['乙', 200, 20, null],
  ['丙', 50, null, null],
  ['合计', '=SUM(B3:B5)', '=SUM(C3:C5)', null],
];

async function sheetNamed(host: FileHost, name: string): Promise<SheetGrid> {
  const sheet = (await host.read()).sheets.find((grid) => grid.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The texts of a row, without line breaks. */
function rowTexts(sheet: SheetGrid, row: number): string[] {
  const width = sheet.area?.right ?? 0;
  return Array.from({ length: width }, (_, index) =>
    textOf(valueAt(sheet, row, index + 1)).replace(/\n/g, ''),
  ).filter((text) => text !== '');
}

function linesOf(sheet: SheetGrid): string[] {
  return Array.from({ length: sheet.area?.bottom ?? 0 }, (_, index) => textOf(valueAt(sheet, index + 1, 1)));
}

async function yearEndOf(host: FileHost): Promise<FileHost> {
  const { bytes } = await yearEnd(host, { source: '表.xlsx', words: zhCN });
  return FileHost.open(bytes ?? new Uint8Array());
}

describe('without a baseline', () => {
  it('a phase summary does not mention growth in any column, figure or sentence', async () => {
    const host = bookOf(WITHOUT_BASELINE);
    await summarisePhases(host, { phases: ['第四季度'] });
    const sheet = await sheetNamed(host, '第四季度汇总');
    expect(rowTexts(sheet, 5)).toEqual([
      '序号',
      '单位名称',
      '年度任务数',
      '本阶段新增',
      '累计新增',
      '累计完成率',
      '序时进度',
      '与序时差（百分点）',
      '排名',
      '状态',
      '备注',
    ]);
    expect([3, 5, 6, 9, 10, 11].map((column) => valueAt(sheet, 6, column))).toEqual([
      100,
      25,
      0.25,
      1,
      '严重滞后',
      '先',
    ]);
    expect([3, 5].map((column) => valueAt(sheet, 9, column))).toEqual([350, 45]);
    expect(linesOf(sheet).join('')).not.toMatch(/基数|增长/);
  });

  it('a phase summary is refreshed in place: remarks stay with their units, and no copy is kept', async () => {
    const host = bookOf(WITHOUT_BASELINE);
    await summarisePhases(host, { phases: ['第四季度'] });
    const typed = {
      ...emptySpec('第四季度汇总', 'patch'),
      blocks: [{ top: 7, left: 11, rows: [['已约谈']] }],
    };
    await host.apply({ copies: [], sheets: [typed], names: [], removedNames: [] });
    const { keptCopies } = await summarisePhases(host, { phases: ['第四季度'] });
    expect(keptCopies).toEqual([]);
    expect(valueAt(await sheetNamed(host, '第四季度汇总'), 7, 11)).toBe('已约谈');
  });

  it('the year-end workbook does not mention growth either', async () => {
    const book = await yearEndOf(bookOf(WITHOUT_BASELINE));
    const annual = await sheetNamed(book, '年度总表');
    expect(rowTexts(annual, 5)).toEqual([
      '序号',
      '单位名称',
      '2025年任务数',
      '累计新增',
      '完成率',
      '排名',
      '状态',
      '备注',
    ]);
    expect(rowTexts(await sheetNamed(book, '排名'), 3)).toEqual([
      '名次',
      '单位名称',
      '任务数',
      '累计新增',
      '完成率',
      '与序时差（百分点）',
      '状态',
    ]);
    for (const { name } of (await book.read()).sheets) {
      if (name === '核验记录') continue;
      expect([name, /基数|增长|会员总数/.exec(linesOf(await sheetNamed(book, name)).join(''))]).toEqual([
        name,
        null,
      ]);
    }
    expect(textOf(valueAt(annual, 4, 1))).toBe('截至12月，累计完成45个，完成年度任务350个的12.86%。');
  });
});

const WITH_BASELINE: readonly (readonly CellValue[])[] = [
  ['“农民工入会集中行动”任务分解表'],
  ['单位名称', '2014年底会员数', '2015新增任务数', '实际新增数'],
  ['甲', 1000, 100, 30],
  ['乙', 2000, 200, 40],
  ['合计', 3003, 300, 70],
];

describe('a phase summary without a ledger', () => {
  it('compares cumulative actuals with the pace of the cut-off month, and says so', async () => {
    const host = bookOf(WITH_BASELINE);
    await summarisePhases(host, { phases: ['宣传发动'] });
    const sheet = await sheetNamed(host, '宣传发动阶段汇总');
    expect([valueAt(sheet, 3, 7), valueAt(sheet, 3, 10)]).toEqual([12, 1]);
    expect(linesOf(sheet).join('\n')).toContain('序时进度按数据截至的月份计算，不是本阶段末的进度');
  });
});

describe('a total that differs from the sum of its rows', () => {
  it('is noted below the phase summary until the total is fixed', async () => {
    const host = bookOf(WITH_BASELINE);
    await summarisePhases(host, { phases: ['宣传发动'] });
    const said = '注4：任务分解表合计行填写的基数为3,003，按各单位逐行相加为3,000，本表采用后者。';
    const lines = async (): Promise<string[]> => linesOf(await sheetNamed(host, '宣传发动阶段汇总'));
    const row = (await lines()).indexOf(said) + 1;
    expect(row).toBeGreaterThan(0);
    expect(formulaAt(await sheetNamed(host, '宣传发动阶段汇总'), row, 1)).toContain('$B$5');
    await fix(
      host,
      (await survey(host)).findings.filter((finding) => finding.code === 'total-mismatch'),
    );
    expect((await lines())[row - 1]).toBe('');
  });

  it('is noted below 年度总表', async () => {
    const annual = await sheetNamed(await yearEndOf(bookOf(WITH_BASELINE)), '年度总表');
    expect(linesOf(annual).join('\n')).toContain(
      '原表合计行填写的基数为3,003，按各单位逐行相加为3,000，本表采用后者。',
    );
  });

  it('is noted below 年度总表 beside the sum that the sheet shows, which leaves out figures stored as text', async () => {
    const book = await yearEndOf(
      bookOf([
        ['单位', '任务数（人）', '完成数'],
        ['甲', '1,000', 5],
        ['乙', 2000, 8],
        ['合计', 2999, 13],
      ]),
    );
    expect(linesOf(await sheetNamed(book, '年度总表')).join('\n')).toContain(
      '原表合计行填写的任务数为2,999，按各单位逐行相加为2,000，本表采用后者。',
    );
  });
});

describe('on paper', () => {
  const figures = new Map([['甲', new Map([[4, 10]])]]);

  it('the summary of a phase says that the phase has not begun only where that is so', async () => {
    const host = bookOf(WITH_BASELINE.map((row) => row.slice(0, 3)));
    await makeLedger(host, { figures });
    await summarisePhases(host);
    const line = async (phase: string): Promise<string> =>
      textOf(valueAt(await sheetNamed(host, `${phase}阶段汇总`), 4, 1));
    expect(await line('总结交流')).toMatch(/^本阶段从11月开始计数，尚未开始。截至4月，累计新增会员10人/);
    expect(await line('宣传发动')).toMatch(/^截至4月，累计新增会员10人/);
  });

  it('future months are blank and not 0', async () => {
    const host = bookOf(WITH_BASELINE.map((row) => row.slice(0, 3)));
    await makeLedger(host, { figures });
    const trend = await sheetNamed(await yearEndOf(host), '月度走势');
    expect([4, 5, 12].map((row) => valueAt(trend, row, 7) ?? '')).toEqual([1, '', '']);
  });

  it('the heading of the baseline names its year, and there is a line for signature and seal', async () => {
    const host = bookOf(WITH_BASELINE);
    await summarisePhases(host, { phases: ['宣传发动'] });
    const sheet = await sheetNamed(host, '宣传发动阶段汇总');
    expect(rowTexts(sheet, 5)[2]).toBe('基数（2014年底）');
    const signed = /^填报人：\u3000+审核人：\u3000+负责人：\u3000+（盖章）$/;
    expect(linesOf(sheet).filter((line) => signed.test(line))).toHaveLength(1);
    const annual = await sheetNamed(await yearEndOf(host), '年度总表');
    expect(linesOf(annual).filter((line) => signed.test(line))).toHaveLength(1);
  });

  it('every line of a heading fits its column', async () => {
    const host = bookOf(WITH_BASELINE);
    await summarisePhases(host, { phases: ['宣传发动'] });
    const book = await yearEndOf(host);
    for (const [made, name, row] of [
      [host, '宣传发动阶段汇总', 5],
      [book, '年度总表', 5],
      [book, '排名', 4],
    ] as const) {
      const path = scratchFile('book.xlsx');
      await writeFile(path, made.save());
      const sheet = worksheet(await readWithOpenpyxl(path), name);
      const headings = Object.entries(sheet.cells).filter(([at]) => new RegExp(`^[A-Z]${row}$`).test(at));
      expect(headings.length).toBeGreaterThan(6);
      const broken = headings.filter(([at, { value }]) => {
        const width = sheet.columns.find(({ first }) => first === columnNumber(at.slice(0, 1)))?.width ?? 8;
        // A stored width is 0.71 larger than the number of characters that fit.
        return String(value ?? '')
          .split('\n')
          .some((line) => linesNeeded(line, width - 0.71, 12) > 1);
      });
      expect(broken.map(([at, { value }]) => [name, at, value])).toEqual([]);
    }
  });
});
