/**
 * Every sheet and file made from a table in 亩, 户, 亿元 or 万人 uses the table's own unit of measure.
 */
import { collect } from '../../src/actions/collect';
import { makeLedger } from '../../src/actions/make-ledger';
import { makePaper } from '../../src/actions/make-paper';
import { narrativeOf } from '../../src/actions/parts/narrative-input';
import { recompute } from '../../src/actions/recompute';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { survey } from '../../src/actions/survey';
import { templates } from '../../src/actions/templates';
import { yearEnd } from '../../src/actions/year-end';
import { paperFile } from '../../src/engine/paper-file';
import { readReturnFile } from '../../src/engine/return-file';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { zhCN } from '../../src/i18n/zh-CN';
import { plainText } from '../../src/sheets/year-end/narrative';
import { textOf, type CellValue, type WorkbookGrid } from '../../src/spreadsheet/grid';
import { emptySpec } from '../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../support/book';
import { readDocument } from '../support/document';

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

/** Words about persons: 人 as a unit of measure in brackets or after a figure, or 会员. */
const PERSONS = /[（：\d]人[）；，。的]|会员/;

it.each([[false], [true]])(
  'uses 亩 in the year-end workbook and phase sheets, ledger: %p',
  async (hasLedger) => {
    const host = bookOf(FARMLAND);
    if (hasLedger) await makeLedger(host, { figures: new Map([['甲县', new Map([[2, 12.5]])]]) });
    const book = await yearEndOf(host);
    const texts = textsOf(book);
    expect(texts.filter((text) => PERSONS.test(text))).toEqual([]);
    expect(texts).toEqual(expect.arrayContaining(await drafted(host)));
    expect((await drafted(host)).join('')).toContain(
      hasLedger ? '累计完成12.5亩，完成年度任务的2.97%' : '累计完成330.25亩，完成年度任务的78.54%',
    );
    expect(textsOf(book, '年度总表')).toEqual(expect.arrayContaining(['单位：亩']));
    await summarisePhases(host);
    const { workbook, campaign } = await survey(host);
    const sheets = campaign.phases.flatMap(({ name }) => textsOf(workbook, `${name}汇总`));
    expect(sheets.length).toBeGreaterThan(100);
    expect(sheets.filter((text) => PERSONS.test(text))).toEqual([]);
  },
);

const STATIONS = [
  ['2024年会员服务站点建设任务分解表'],
  ['县区', '任务数'],
  ['甲县', 12],
  ['乙县', 30],
  ['合计', 42],
];
const NEW_MEMBERS = /[（：\d]人[）；，。的]|新增会员/;

it('uses 个 where nothing states a unit and nothing is about persons: sheets, ledger, templates, papers', async () => {
  const host = bookOf(STATIONS);
  await makeLedger(host, { figures: new Map([['甲县', new Map([[2, 5]])]]) });
  await recompute(host);
  await summarisePhases(host);
  const [template] = await templates(host);
  if (!template) throw new Error('no template');
  const filled = await FileHost.open(createWorkbook(template)).read();
  const { paper } = await makePaper(host, { kind: 'year-end' });
  const texts = [
    ...textsOf((await survey(host)).workbook),
    ...textsOf(await yearEndOf(host)),
    ...textsOf(filled),
    ...(await drafted(host)),
    ...(await readDocument(await paperFile(paper))).paragraphs,
  ];
  expect(texts.filter((text) => NEW_MEMBERS.test(text))).toEqual([]);
  expect(texts).toEqual(
    expect.arrayContaining(['实际新增数\n（个）', '单位：个', '年度任务数（个）', '当月新增（个）']),
  );
  expect((await ledgerOf(host)).line).toContain('当月新增数（个）');
  expect((await drafted(host)).join('')).toContain('累计完成5个');
});

it('uses 万人 where the targets are in 万人, and converts the baseline', async () => {
  const host = bookOf(MEMBERS);
  const book = await yearEndOf(host);
  const annual = book.sheets.find(({ name }) => name === '年度总表');
  const rows = annual?.values.slice(5, 8).map((row) => row.slice(1, 5));
  expect(rows).toEqual<CellValue[][]>([
    ['甲市', 3.1463, 0.35, 0.1234],
    ['乙市', 5.4062, 0.8, 0.75],
    [null as CellValue, 8.5525, 1.15, 0.8734],
  ]);
  expect((await drafted(host)).join('')).toContain('2023年底会员8.5525万人，2024年新增任务1.15万人');
  expect(textsOf(book)).toEqual(expect.arrayContaining(await drafted(host)));
  expect(textsOf(book).filter((text) => /[（：\d]人[）；，。的]/.test(text))).toEqual([]);
});

const LEDGER_ROW = 5;

/** The ledger's line with the unit of measure, and its two rows of units: each the name, then the figures. */
async function ledgerOf(host: FileHost): Promise<{ line: string; rows: CellValue[][] }> {
  const sheet = (await survey(host)).workbook.sheets.find(({ name }) => name === '月报台账');
  const values = sheet?.values ?? [];
  return {
    line: textOf(values[1]?.[0] ?? null),
    rows: values.slice(LEDGER_ROW - 1, LEDGER_ROW + 1).map((row) => row.slice(1, 15)),
  };
}

it('keeps the ledger of a table in 亩 in 亩, with decimals', async () => {
  const host = bookOf(FARMLAND);
  await makeLedger(host, {
    figures: new Map([
      [
        '甲县',
        new Map([
          [1, 12.5],
          [2, 0.75],
        ]),
      ],
    ]),
  });
  const { line, rows } = await ledgerOf(host);
  expect(line).toContain('当月新增数（亩）');
  expect(rows[0]?.slice(0, 3)).toEqual(['甲县', 12.5, 0.75]);
  expect(rows[0]?.[13]).toBe(13.25);
});

it('keeps the ledger of a table in 万人 in 万人, and the table’s formulas agree with it', async () => {
  const host = bookOf(MEMBERS.map((row) => row.slice(0, 3)));
  await makeLedger(host, {
    figures: new Map([
      [
        '甲市',
        new Map([
          [1, 1000],
          [2, 234],
        ]),
      ],
    ]),
  });
  const { line, rows } = await ledgerOf(host);
  expect(line).toContain('当月新增数（万人）');
  expect(rows[0]?.slice(0, 3)).toEqual(['甲市', 0.1, 0.0234]);
  const found = await survey(host);
  expect(found.sheet.values.slice(1, 3).map((row) => row[3])).toEqual([
    '实际新增数\n（万人）',
    expect.closeTo(0.1234, 12),
  ]);
  expect([...(found.ledger?.ledger.rows[0]?.figures ?? [])]).toEqual([
    [1, 1000],
    [2, 234],
  ]);
  await summarisePhases(host, { phases: ['第一季度'] });
  const phase = (await survey(host)).workbook.sheets.find(({ name }) => name === '第一季度汇总');
  expect(phase?.values[5]?.slice(1, 7)).toEqual([
    '甲市',
    31463,
    0.35,
    ...[0.1234, 0.1234, 0.1234 / 0.35].map((figure) => expect.closeTo(figure, 12) as number),
  ]);
});

it('makes templates in the table’s unit of measure, and collects them', async () => {
  const host = bookOf(MEMBERS.map((row) => row.slice(0, 3)));
  await makeLedger(host, { figures: new Map([['甲市', new Map([[1, 1000]])]]) });
  const [template] = await templates(host);
  if (!template) throw new Error('no template');
  const filled = FileHost.open(createWorkbook(template));
  const texts = textsOf(await filled.read());
  expect(texts).toEqual(expect.arrayContaining(['年度任务数（万人）', '当月新增（万人）', '0.35', '0.1']));
  const typed = { ...emptySpec('月报填报表', 'patch'), blocks: [{ top: 10, left: 2, rows: [[0.0234]] }] };
  await addSheets(filled, [typed]);
  const plain = await readReturnFile(
    '乙市2月.xlsx',
    plainReturn([
      ['单位', '2月新增'],
      ['乙市', 0.05],
    ]),
  );
  const stated = await readReturnFile(
    '乙市3月.xlsx',
    plainReturn([
      ['单位', '3月新增（人）'],
      ['乙市', 120],
    ]),
  );
  const part = await readReturnFile(
    '乙市4月.xlsx',
    plainReturn([
      ['单位', '4月新增（人）'],
      ['乙市', 0.5],
    ]),
  );
  const returned = [await readReturnFile('甲市.xlsx', filled.save()), plain, stated, part];
  const { plan } = await collect(host, returned, { when: '2024-05-06 09:12' });
  expect(plan.figures.flatMap(({ refusal }) => refusal ?? [])).toEqual([{ kind: 'fraction' }]);
  const { rows } = await ledgerOf(host);
  expect(rows.map((row) => row.slice(0, 4))).toEqual([
    ['甲市', 0.1, 0.0234, null],
    ['乙市', null, 0.05, 0.012],
  ]);
  // Collecting the same files again changes nothing.
  expect((await collect(host, returned, { when: '2024-05-07 09:12' })).taken).toEqual([]);
});

function plainReturn(rows: readonly (readonly CellValue[])[]): Uint8Array {
  return bookOf(rows, '月报').save();
}
