/**
 * A table of 亩, 户, 亿元 or 万人 is spoken of in its own unit of measure, in every sheet and file that is made from it.
 */
import { makeLedger } from '../../src/actions/make-ledger';
import { narrativeOf } from '../../src/actions/narrative-input';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { survey } from '../../src/actions/survey';
import { yearEnd } from '../../src/actions/year-end';
import { FileHost } from '../../src/hosts/file/file-host';
import { zhCN } from '../../src/i18n/zh-CN';
import { plainText } from '../../src/sheets/year-end/narrative';
import { textOf, type CellValue, type WorkbookGrid } from '../../src/spreadsheet/grid';
import { bookOf } from '../support/book';

const FARMLAND = [
  ['2024年高标准农田建设任务分解表（单位：亩）'],
  ['县区', '目标任务', '完成数'],
  ['甲县', 120.5, 60.25],
  ['乙县', 300, 270],
  ['合计', 420.5, 330.25],
];
const MEMBERS = [
  ['2024年发展会员任务分解表'],
  ['单位', '2023年底会员数（人）', '2024年任务数（万人）', '完成数（万人）'],
  ['甲市', 31463, 0.35, 0.1234],
  ['乙市', 54062, 0.8, 0.75],
  ['合计', 85525, 1.15, 0.8734],
];

async function yearEndOf(host: FileHost): Promise<WorkbookGrid> {
  const { bytes } = await yearEnd(host, { source: '示例.xlsx', words: zhCN });
  return FileHost.open(bytes ?? new Uint8Array()).read();
}

function textsOf({ sheets }: WorkbookGrid, name?: string): string[] {
  return sheets
    .filter((sheet) => name === undefined || sheet.name === name)
    .flatMap(({ values }) => values.flat().flatMap((value) => (value === null ? [] : [textOf(value)])));
}

async function drafted(host: FileHost): Promise<string[]> {
  return narrativeOf(await survey(host)).flatMap(({ paragraphs }) =>
    paragraphs.map((pieces) => `　　${plainText(pieces)}`),
  );
}

/** 人 as a unit of measure, in brackets or behind a figure. */
const PERSONS = /[（：\d]人[）；，。的]|会员/;

it.each([[false], [true]])(
  'speaks of 亩 in the year-end workbook and phase sheets, ledger: %p',
  async (hasLedger) => {
    const host = bookOf(FARMLAND);
    if (hasLedger) await makeLedger(host, { figures: new Map([['甲县', new Map([[2, 12.5]])]]) });
    const book = await yearEndOf(host);
    const texts = textsOf(book);
    expect(texts.filter((text) => PERSONS.test(text))).toEqual([]);
    expect(texts).toEqual(expect.arrayContaining(await drafted(host)));
    expect((await drafted(host)).join('')).toContain(
      hasLedger ? '累计完成12.50亩，完成年度任务的2.97%' : '累计完成330.25亩，完成年度任务的78.54%',
    );
    expect(textsOf(book, '年度总表')).toEqual(expect.arrayContaining(['单位：亩']));
    await summarisePhases(host);
    const { workbook, campaign } = await survey(host);
    const sheets = campaign.phases.flatMap(({ name }) => textsOf(workbook, `${name}汇总`));
    expect(sheets.length).toBeGreaterThan(100);
    expect(sheets.filter((text) => PERSONS.test(text))).toEqual([]);
  },
);

it('speaks of 万人 where the targets are in it, and turns the baseline into it', async () => {
  const host = bookOf(MEMBERS);
  const book = await yearEndOf(host);
  const annual = book.sheets.find(({ name }) => name === '年度总表');
  const rows = annual?.values.slice(5, 8).map((row) => row.slice(1, 5));
  expect(rows).toEqual<CellValue[][]>([
    ['甲市', 3.1463, 0.35, 0.1234],
    ['乙市', 5.4062, 0.8, 0.75],
    [null as CellValue, 8.5525, 1.15, 0.8734],
  ]);
  expect((await drafted(host)).join('')).toContain('2023年底会员8.5525万人，2024年新增任务1.1500万人');
  expect(textsOf(book)).toEqual(expect.arrayContaining(await drafted(host)));
  expect(textsOf(book).filter((text) => /[（：\d]人[）；，。的]/.test(text))).toEqual([]);
});
