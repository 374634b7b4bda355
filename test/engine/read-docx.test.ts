import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync, strToU8 } from 'fflate';
import { planFromText, type PlanDocument } from '../../src/domain/plan/plan-document';
import { readPlan } from '../../src/domain/plan/read-plan';
import { planFromDocx } from '../../src/engine/read-docx';
import { start } from '../../src/actions/start';

const SAMPLE = planFromText(readFileSync(join(__dirname, '../../assets/sample/campaign-plan.txt'), 'utf8'));
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function docx(body: string, prologue = '', more: Record<string, Uint8Array> = {}): Uint8Array {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>${prologue}<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`;
  return zipSync({ 'word/document.xml': strToU8(xml), ...more });
}

function paragraph(text: string): string {
  return `<w:p><w:pPr/><w:r><w:rPr/><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

function cell(text: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
}

function table(rows: readonly (readonly string[])[]): string {
  return `<w:tbl>${rows.map((row) => `<w:tr>${row.map((text) => cell(text)).join('')}</w:tr>`).join('')}</w:tbl>`;
}

function bodyOf({ blocks }: PlanDocument): string {
  return blocks.map((block) => (block.kind === 'table' ? table(block.rows) : paragraph(block.text))).join('');
}

function tablesOf({ blocks }: PlanDocument): unknown[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));
}

describe('a plan in .docx', () => {
  it('gives the same items as the plan’s text', () => {
    const read = planFromDocx(docx(bodyOf(SAMPLE)));
    expect(readPlan(read)).toEqual(readPlan(SAMPLE));
    expect(start(read).units).toBe(16);
  });

  it('reads cells merged across and down and headings repeated on each page, and leaves out deleted text', () => {
    const header = `<w:tr>${cell('片区')}${cell('单位')}${cell('任务数')}</w:tr>`;
    const body = `<w:tbl>${header}<w:tr>${cell('东', '<w:vMerge w:val="restart"/>')}${cell('甲')}${cell('1')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}${cell('乙')}${cell('2')}</w:tr>${header}<w:tr>${cell('合计', '<w:gridSpan w:val="2"/>')}${cell('3')}</w:tr></w:tbl><w:p><w:r><w:t>留</w:t></w:r><w:del><w:r><w:delText>去</w:delText></w:r></w:del></w:p>`;
    const read = planFromDocx(docx(body));
    expect(tablesOf(read)).toEqual([
      [
        ['片区', '单位', '任务数'],
        ['东', '甲', '1'],
        ['东', '乙', '2'],
        ['合计', '', '3'],
      ],
    ]);
    expect(read.blocks[1]).toEqual({ kind: 'paragraph', text: '留' });
  });

  it('does not read macros, and turns no text into a formula', () => {
    const read = planFromDocx(
      docx(
        table([
          ['单位名称', '任务数（人）'],
          ['=HYPERLINK("http://x")', '5'],
          ['+甲', '6'],
        ]),
        '',
        {
          'word/vbaProject.bin': new Uint8Array([1, 2, 3]),
        },
      ),
    );
    const { book } = start(read);
    const contents = book.change.sheets
      .filter(({ sheet }) => sheet !== '参数')
      .flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows.flat()));
    expect(contents).toContain('=HYPERLINK("http://x")');
    expect(contents.filter((content) => typeof content === 'object' && content !== null)).toEqual([]);
  });
});

describe('a hostile .docx', () => {
  it.each([
    ['nothing', new Uint8Array(), 'damaged'],
    ['a zip without a document', zipSync({ 'a.txt': strToU8('a') }), 'not-a-workbook'],
    ['half a file', docx(paragraph('甲')).subarray(0, 60), 'damaged'],
    ['broken XML', docx('<w:p>'), 'damaged'],
    [
      'entities',
      docx(paragraph('&a;'), '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'),
      'unsafe',
    ],
    ['an old .doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'old-format'],
  ])('%s is refused with its own error code', (_, bytes, code) => {
    expect(() => planFromDocx(bytes)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('that unpacks to 300 MB is refused before it is unpacked', () => {
    const zeros = zipSync({ 'word/document.xml': new Uint8Array(300 * 1024 * 1024) }, { level: 9 });
    expect(zeros.length).toBeLessThan(1024 * 1024);
    expect(() => planFromDocx(zeros)).toThrow(expect.objectContaining({ name: 'HostError' }) as Error);
  });

  it('with 10,000 tables is read', () => {
    const single = table([['a', 'b']]);
    expect(tablesOf(planFromDocx(docx(single.repeat(10_000))))).toHaveLength(10_000);
  });
});
