/**
 * The sample's plan gives the same items as text and as three differently made .docx files.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { start } from '../../src/actions/start';
import { survey } from '../../src/actions/survey';
import { planFromText, type PlanBlock, type PlanDocument } from '../../src/domain/plan/plan-document';
import { planFromHtml } from '../../src/domain/plan/plan-from-html';
import { readPlan } from '../../src/domain/plan/read-plan';
import { planFromDocx } from '../../src/engine/read-docx';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { pageToDocx } from '../support/libreoffice';
import { scratchFile } from '../support/scratch';

const TEXT = readFileSync(join(__dirname, '../../assets/sample/campaign-plan.txt'), 'utf8');
const SAMPLE = planFromText(TEXT);

type Rows = readonly (readonly string[])[];

async function byLibreOffice({ blocks }: PlanDocument): Promise<Uint8Array> {
  const cells = (row: readonly string[]): string => row.map((text) => `<td>${text}</td>`).join('');
  const html = blocks.map((block) =>
    block.kind === 'paragraph'
      ? `<p>${block.text}</p>`
      : `<table border="1">${block.rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>`,
  );
  const page = scratchFile('方案.html');
  writeFileSync(page, `<html><head><meta charset="utf-8"></head><body>${html.join('')}</body></html>`);
  return readFileSync(await pageToDocx(page));
}

async function byDocxLibrary({ blocks }: PlanDocument): Promise<Uint8Array> {
  const row = (texts: readonly string[], index: number): TableRow =>
    new TableRow({
      tableHeader: index === 0,
      children: texts.map((text) => new TableCell({ children: [new Paragraph(text)] })),
    });
  const children = blocks.map((block) =>
    block.kind === 'paragraph' ? new Paragraph(block.text) : new Table({ rows: block.rows.map(row) }),
  );
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

/** A .docx with runs that break within words, a heading two rows high and repeated further down, and one merged cell of notes for all units. */
function withSpans({ blocks }: PlanDocument): Uint8Array {
  const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const paragraph = (text: string): string => {
    const middle = Math.floor(text.length / 2);
    return `<w:p>${run(text.slice(0, middle))}<w:proofErr w:type="spellStart"/>${run(text.slice(middle))}</w:p>`;
  };
  const cell = (text: string, properties: string): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
  const table = ([heading = [], ...rows]: Rows): string => {
    const top = heading.map((text) => cell(text, '<w:vMerge w:val="restart"/>')).join('');
    const below = heading.map(() => cell('', '<w:vMerge/>')).join('');
    const repeated = `<w:tr>${heading.map((text) => cell(text, '')).join('')}</w:tr>`;
    const body = rows.map((row, index) => {
      const notes = `<w:vMerge${index === 0 ? ' w:val="restart"' : ''}/>`;
      const cells = row.map((text, at) => cell(text, at === heading.length - 1 ? notes : '')).join('');
      return `${index === 8 ? repeated : ''}<w:tr>${cells}</w:tr>`;
    });
    return `<w:tbl><w:tr>${top}</w:tr><w:tr>${below}</w:tr>${body.join('')}</w:tbl>`;
  };
  const block = (item: PlanBlock): string =>
    item.kind === 'table' ? table(item.rows) : paragraph(item.text);
  const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const xml = `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespace}><w:body>${blocks.map(block).join('')}</w:body></w:document>`;
  return zipSync({ 'word/document.xml': strToU8(xml) });
}

it.each([
  ['text', () => Promise.resolve(SAMPLE)],
  ['LibreOffice', async () => planFromDocx(await byLibreOffice(SAMPLE))],
  ['the docx library', async () => planFromDocx(await byDocxLibrary(SAMPLE))],
  ['spans made by hand', () => Promise.resolve(planFromDocx(withSpans(SAMPLE)))],
] as const)('the plan from %s: every figure, and each item with its sentence', async (_, read) => {
  const document = await read();
  const plan = readPlan(document);
  const told = (key: string): unknown[] =>
    plan.items.flatMap((item) =>
      item.key === key ? [[item.value, item.months?.first, item.months?.last]] : [],
    );
  expect(told('growthGoal')).toEqual([[0.15, undefined, undefined]]);
  expect([told('baseYear'), told('targetYear')].flat().map((item) => (item as unknown[])[0])).toEqual([
    2014, 2015,
  ]);
  expect(told('phase')).toEqual([
    ['宣传发动', 4, 5],
    ['推进实施', 5, 10],
    ['总结交流', 11, 12],
  ]);
  expect(told('keyArea')).toHaveLength(5);
  expect(told('reporting')).toEqual([['每月', undefined, undefined]]);
  expect(told('finalReport')).toEqual([['年底前', null, 12]]);
  expect(plan).toEqual(readPlan(SAMPLE));
  for (const { sentence } of plan.items) expect(TEXT).toContain(sentence);

  const { breakdown } = await survey(FileHost.open(createWorkbook(start(document).book)));
  const { units, total } = breakdown;
  expect(units.map(({ name, baseline, target }) => [name, baseline.inCell, target.inCell])).toEqual([
    ['舞钢', 31463, 3500],
    ['宝丰', 54062, 8000],
    ['叶县', 41777, 5500],
    ['鲁山', 6479, 1000],
    ['郏县', 57562, 7500],
    ['卫东区', 10193, 1500],
    ['湛河区', 31971, 4500],
    ['新华区', 36726, 5000],
    ['石龙区', 16536, 2000],
    ['新城区', 2497, 400],
    ['高新区', 65, 100],
    ['平煤神马', 17442, 3000],
    ['工交工会', 0, 2000],
    ['建设工会', 1920, 300],
    ['财贸工会', 3362, 400],
    ['轻纺工会', 2848, 300],
  ]);
  expect([total?.baseline.inCell, total?.target.inCell]).toEqual([314906, 45000]);
});

const TITLED: readonly (readonly [text: string, across: number])[][] = [
  [['乙市2026年发展会员任务分解表', 3]],
  [['单位：万人', 3]],
  [
    ['单位名称', 1],
    ['2025年底会员数', 1],
    ['2026年新增任务数', 1],
  ],
  [
    ['甲县', 1],
    ['12.5', 1],
    ['1.5', 1],
  ],
  // Title and heading are repeated on the next page.
  [['乙市2026年发展会员任务分解表', 3]],
  [
    ['单位名称', 1],
    ['2025年底会员数', 1],
    ['2026年新增任务数', 1],
  ],
  [
    ['丙县', 1],
    ['10', 1],
    ['1', 1],
  ],
  [
    ['丁区', 1],
    ['8', 1],
    ['0.5', 1],
  ],
];

function titledPage(): string {
  const rows = TITLED.map(
    (row) => `<tr>${row.map(([text, across]) => `<td colspan="${across}">${text}</td>`).join('')}</tr>`,
  );
  return `<html><body><p>乙市发展会员实施方案</p><p>附件1</p><table>${rows.join('')}</table></body></html>`;
}

async function titledDocx(): Promise<Uint8Array> {
  const rows = TITLED.map(
    (row) =>
      new TableRow({
        children: row.map(
          ([text, columnSpan]) => new TableCell({ columnSpan, children: [new Paragraph(text)] }),
        ),
      }),
  );
  const children = [new Paragraph('乙市发展会员实施方案'), new Paragraph('附件1'), new Table({ rows })];
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

it.each([
  ['.docx', async () => planFromDocx(await titledDocx())],
  ['.html', () => Promise.resolve(planFromHtml(titledPage()))],
])(
  'a table in %s whose first row is its title over all columns keeps title, unit of measure and heading',
  async (_, made) => {
    const { book } = start(await made());
    const host = FileHost.open(createWorkbook(book));
    const [sheet] = (await host.read()).sheets;
    expect(sheet?.values.slice(0, 4)).toEqual([
      ['乙市2026年发展会员任务分解表', null, null],
      ['单位：万人', null, null],
      ['单位名称', '2025年底会员数', '2026年新增任务数'],
      ['甲县', 12.5, 1.5],
    ]);
    const { breakdown } = await survey(host);
    expect(breakdown.units.map(({ name, target }) => [name, target.amount])).toEqual([
      ['甲县', 15_000],
      ['丙县', 10_000],
      ['丁区', 5000],
    ]);
  },
);
