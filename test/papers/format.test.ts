/**
 * The format of official documents (GB/T 9704-2012), read from the XML and counted on the printed pages.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { makePaper } from '../../src/actions/make-paper';
import { paperFile } from '../../src/engine/paper-file';
import { FileHost } from '../../src/hosts/file/file-host';
import { PAPER_KINDS, type PaperKind } from '../../src/papers/paper';
import { HALF_WAY } from '../support/command';
import { partBytes, partNames, partText } from '../support/document';
import { pdfText, toPdf } from '../support/libreoffice';
import { readWithOpenpyxl, worksheet } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';
import { schemaErrors } from '../support/validate';

async function halfWay(kind: PaperKind): Promise<Uint8Array> {
  const { paper } = await makePaper(FileHost.open(readFileSync(HALF_WAY)), { kind });
  return paperFile(paper);
}

function written(bytes: Uint8Array): string {
  const path = scratchFile('文稿.docx');
  writeFileSync(path, bytes);
  return path;
}

const millimetres = (twips: string | undefined): number => Math.round((Number(twips) * 25.4) / 1440);

it.each(PAPER_KINDS)('%s is valid by the schema', async (kind) => {
  expect(schemaErrors(written(await halfWay(kind)))).toEqual([]);
});

it('has A4 pages with margins of 37, 35, 28 and 26 mm, and landscape annexes with the margins turned', async () => {
  const xml = partText(await halfWay('bulletin'), 'word/document.xml');
  const pages = [...xml.matchAll(/<w:pgSz ([^/]*)\/><w:pgMar ([^/]*)\/>/g)].map(
    ([, size = '', margin = '']) => {
      const value = (text: string, name: string): number =>
        millimetres(new RegExp(`w:${name}="(\\d+)"`).exec(text)?.[1]);
      return {
        size: [value(size, 'w'), value(size, 'h')],
        lies: size.includes('landscape'),
        margins: ['top', 'bottom', 'left', 'right'].map((side) => value(margin, side)),
      };
    },
  );
  expect(pages).toEqual([
    { size: [210, 297], lies: false, margins: [37, 35, 28, 26] },
    { size: [297, 210], lies: true, margins: [28, 26, 35, 37] },
  ]);
});

it('sets title, headings, text and page numbers in the fonts and sizes of the standard', async () => {
  const bytes = await halfWay('year-end');
  const xml = partText(bytes, 'word/document.xml');
  const runOf = (text: string): string => {
    const at = xml.indexOf(`>${text}`);
    return xml.slice(xml.lastIndexOf('<w:r>', at), at);
  };
  expect(runOf('2015年专题报告')).toMatch(/方正小标宋简体.*w:sz w:val="44"/);
  expect(runOf('一、总体情况')).toContain('黑体');
  expect(runOf('（一）宣传发动阶段')).toContain('楷体_GB2312');
  expect(runOf('【待填写：')).toContain('w:color w:val="FF0000"');
  const styles = partText(bytes, 'word/styles.xml');
  expect(styles).toContain('w:eastAsia="仿宋_GB2312"');
  expect(styles).toContain('<w:sz w:val="32"/>');
  expect(styles).toMatch(/w:line="560" w:lineRule="exact"/);
  const footers = partNames(bytes).filter((name) => /footer\d+\.xml$/.test(name));
  const sides = footers.map((name) => {
    const footer = partText(bytes, name);
    expect(footer).toMatch(/— <.*PAGE.*> —/);
    expect(footer).toContain('w:sz w:val="28"');
    return /w:jc w:val="(\w+)"/.exec(footer)?.[1];
  });
  expect([...new Set(sides)].sort()).toEqual(['left', 'right']);
  expect(partText(bytes, 'word/settings.xml')).toContain('evenAndOddHeaders');
});

it('prints 22 lines of 28 characters a page, numbered — 1 —', async () => {
  const { paper } = await makePaper(FileHost.open(readFileSync(HALF_WAY)), { kind: 'bulletin' });
  const text = '开展农民工入会工作'.repeat(240);
  const bytes = await paperFile({
    ...paper,
    title: [],
    addressee: null,
    body: [text, '特此通报。'].map((line) => ({ kind: 'paragraph', pieces: [{ kind: 'text', text: line }] })),
    annexes: [],
  });
  const pages = await pdfText(await toPdf(written(bytes)));
  const lines = (pages[1] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  expect(lines[lines.length - 1]?.replace(/\s/g, '')).toBe('—2—');
  const full = lines.slice(0, -1);
  expect(full).toHaveLength(22);
  expect([...new Set(full.map((line) => line.length))]).toEqual([28]);
});

it('has charts that can be edited, each with a workbook of its figures', async () => {
  const bytes = await halfWay('year-end');
  const charts = partNames(bytes).filter((name) => name.startsWith('word/charts/chart'));
  expect(charts).toHaveLength(2);
  const xml = partText(bytes, 'word/charts/chart2.xml');
  expect(xml).toContain('<c:externalData r:id="rId1">');
  expect(partText(bytes, 'word/charts/_rels/chart2.xml.rels')).toContain('Microsoft_Excel_Worksheet2.xlsx');
  const book = scratchFile('图表.xlsx');
  writeFileSync(book, partBytes(bytes, 'word/embeddings/Microsoft_Excel_Worksheet2.xlsx'));
  const sheet = worksheet(await readWithOpenpyxl(book), '图表数据');
  const column = (letter: string): unknown[] =>
    Array.from({ length: 16 }, (_, index) => sheet.cells[`${letter}${String(index + 2)}`]?.value ?? null);
  const drawn = [...xml.matchAll(/<c:val>(.*?)<\/c:val>/g)].map(([, values = '']) =>
    Array.from({ length: 16 }, (_, index) => {
      const point = new RegExp(`<c:pt idx="${String(index)}"><c:v>([^<]*)`).exec(values)?.[1];
      return point === undefined ? null : Number(point);
    }),
  );
  expect([sheet.cells['B1']?.value, sheet.cells['C1']?.value]).toEqual(['完成率', '序时进度']);
  expect(drawn).toEqual([column('B'), column('C')]);
  expect(xml).toContain("<c:f>'图表数据'!$B$1</c:f>");
  // The chart of the year shows the cumulative figure of each month.
  expect(partText(bytes, 'word/charts/chart1.xml')).toContain('<c:v>33585</c:v>');
});
