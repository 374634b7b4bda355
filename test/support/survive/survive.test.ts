import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import {
  plainBook,
  dropPart,
  packed,
  edit,
  BOOK,
  NOTES,
  STRINGS,
  STYLES,
  TABLE,
  TYPES,
  type Parts,
} from '../odd-workbooks/book';
import { PYTHON } from '../openpyxl';
import { runProgram } from '../run-program';
import { scratchFile } from '../scratch';
import { survive } from './survive';

/** The differences that the comparison reports between a workbook and a changed copy. */
async function judge(change: (parts: Parts) => void): Promise<string[]> {
  const [before, after] = [scratchFile('before.xlsx'), scratchFile('after.xlsx')];
  const parts = plainBook();
  writeFileSync(before, packed(parts));
  change(parts);
  writeFileSync(after, packed(parts));
  const answer = await runProgram(PYTHON, [join(__dirname, 'compare_packages.py')], {
    input: JSON.stringify([[before, after]]),
  });
  const { lost, changed } = JSON.parse(answer) as { lost: string[]; changed: string[] };
  return [...lost, ...changed];
}

const HARMS: readonly (readonly [string, (parts: Parts) => void, string])[] = [
  [
    'a value',
    (parts) => edit(parts, TABLE, (xml) => xml.replace('<v>1000</v>', '<v>1001</v>')),
    'value 任务分解!B4',
  ],
  ['a text', (parts) => edit(parts, STRINGS, (xml) => xml.replace('乙县', '乙')), 'value 任务分解!A5'],
  [
    'a formula',
    (parts) => edit(parts, TABLE, (xml) => xml.replace('SUM(B4:B7)', 'SUM(B4:B6)')),
    'formula 任务分解!B8',
  ],
  [
    'a cached value',
    (parts) => edit(parts, NOTES, (xml) => xml.replace('<v>3000</v>', '<v>1</v>')),
    'value 记事!B2',
  ],
  [
    'a cell',
    (parts) => edit(parts, NOTES, (xml) => xml.replace('<c r="A4" t="b"><v>1</v></c>', '')),
    'cell 记事!A4',
  ],
  ['a cell format', (parts) => edit(parts, NOTES, (xml) => xml.replace('s="4"', 's="0"')), 'format 记事!B1'],
  ['a font', (parts) => edit(parts, STYLES, (xml) => xml.replace('黑体', '宋体')), 'format 任务分解!A1'],
  ['a row height', (parts) => edit(parts, NOTES, (xml) => xml.replace('ht="30"', 'ht="20"')), 'row 记事!4'],
  [
    'a column width',
    (parts) => edit(parts, TABLE, (xml) => xml.replace('width="18.7"', 'width="9"')),
    'column A',
  ],
  [
    'a merge',
    (parts) => edit(parts, TABLE, (xml) => xml.replace(/<mergeCells.*<\/mergeCells>/, '')),
    'merge A1:D1',
  ],
  ['a name', (parts) => edit(parts, BOOK, (xml) => xml.replace('任务合计', '合计数')), '任务合计'],
  ['what a name stands for', (parts) => edit(parts, BOOK, (xml) => xml.replace('$C$8', '$C$7')), '任务合计'],
  [
    'a conditional format',
    (parts) =>
      edit(parts, TABLE, (xml) => xml.replace(/<conditionalFormatting.*<\/conditionalFormatting>/, '')),
    'conditional format C4:C7',
  ],
  [
    'the look of a conditional format',
    (parts) => edit(parts, STYLES, (xml) => xml.replace('FF006100', 'FF000000')),
    'differential format 0',
  ],
  ['a validation', (parts) => edit(parts, TABLE, (xml) => xml.replace('99999999', '9')), 'dataValidations'],
  [
    'the order of sheets',
    (parts) => edit(parts, BOOK, (xml) => xml.replace(/(<sheet .*?\/>)(<sheet .*?\/>)/, '$2$1')),
    'sheet',
  ],
  [
    'a hidden sheet',
    (parts) => edit(parts, BOOK, (xml) => xml.replace('name="记事"', 'name="记事" state="hidden"')),
    'sheet',
  ],
  [
    'a content type',
    (parts) => edit(parts, TYPES, (xml) => xml.replace('.styles+xml', '.theme+xml')),
    'type of xl/styles.xml',
  ],
  ['well-formed XML', (parts) => edit(parts, TABLE, (xml) => xml.replace('</row>', '')), 'not well-formed'],
  ['a part', (parts) => dropPart(parts, STRINGS), 'part xl/sharedstrings.xml'],
];

describe('the comparison of workbooks', () => {
  it.each(HARMS)('reports that %s is lost or changed', async (_, harm, says) => {
    expect((await judge(harm)).join('\n')).toContain(says);
  });

  it('reports nothing for the same content in different XML', async () => {
    expect(
      await judge((parts) =>
        edit(parts, TABLE, (xml) => xml.replace(/"\/>/g, '" ></c>'.replace('></c>', '/>'))),
      ),
    ).toEqual([]);
    expect(
      await judge((parts) =>
        edit(parts, NOTES, (xml) =>
          xml.replace('</sheetData>', '<row r="9"><c r="A9"><v>1</v></c></row></sheetData>'),
        ),
      ),
    ).toEqual([]);
  });

  it('reports a file that is not a workbook, and continues', async () => {
    const [broken, good] = [scratchFile('坏.xlsx'), scratchFile('好.xlsx')];
    const parts = unzipSync(packed(plainBook()));
    writeFileSync(good, zipSync(parts));
    writeFileSync(broken, readFileSync(good).subarray(0, 900));
    const found = await survive([broken, good]);
    expect(found.map(({ outcome }) => outcome)).toEqual(['refused', 'survived']);
    expect(found[0]?.runs[0]?.said).toContain('已损坏');
  }, 120_000);
});
