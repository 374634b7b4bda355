/**
 * An array formula over several cells can only be changed as a whole, as in Excel.
 */
import { zhCN } from '../../../src/i18n/zh-CN';
import { enUS } from '../../../src/i18n/en-US';
import { failureOf } from '../../../src/actions/parts/failure';
import { BookService } from '../../../src/workbench/book/book-service';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { rawBook, rawBytes } from '../../support/books/raw-book';

const rows = (formula: string, mark = ''): string =>
  `<row r="1"><c r="A1"${mark}>${formula}<v>2</v></c><c r="B1"><v>1</v></c></row>` +
  '<row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>2</v></c></row>';
const ARRAY = rows('<f t="array" ref="A1:A2">B1:B2*2</f>');
/** A spilled formula as Excel writes it: `cm` refers to its metadata. */
const SPILLED = rows('<f t="array" ref="A1:A2">B1:B2*2</f>', ' cm="1"');
const DATA_TABLE = rows('<f t="dataTable" ref="A1:A2" dt2D="0" dtr="0" r1="B1"/>');

const opened = (sheet: string): BookService => {
  const book = new BookService();
  book.open(rawBytes({ sheets: { S: sheet } }));
  return book;
};
const caught = (act: () => unknown): unknown => {
  try {
    act();
    return null;
  } catch (error) {
    return error;
  }
};

it.each([
  ['an array formula', ARRAY],
  ['what a formula spilled', SPILLED],
  ['a data table', DATA_TABLE],
])('refuses typing into part of %s with a message', (_, sheet) => {
  const book = opened(sheet);
  for (const cell of [
    { row: 1, column: 1 },
    { row: 2, column: 1 },
  ]) {
    const error = caught(() => book.type('S', [{ ...cell, text: '9' }]));
    expect(error).toMatchObject({ code: 'part-of-array', detail: 'S!A1:A2' });
    const { code, details } = failureOf(error);
    expect(zhCN.failure(code, details)).toBe(
      '“S!A1:A2”是一个数组公式，不能只改其中一部分，没有写入任何内容。请选中整个数组区域，一起改或一起清空。',
    );
    expect(enUS.failure(code, details)).toContain('“S!A1:A2” is one array formula');
  }
  expect(book.texts('S', { top: 1, left: 1, bottom: 2, right: 1 })).toEqual([['2'], ['4']]);
});

it.each([
  ['an array formula', ARRAY],
  ['what a formula spilled', SPILLED],
])('accepts typing beside %s, and emptying it as a whole', (_, sheet) => {
  const book = opened(sheet);
  book.type('S', [{ row: 1, column: 2, text: '5' }]);
  expect(book.texts('S', { top: 1, left: 1, bottom: 2, right: 1 })).toEqual([['10'], ['4']]);
  book.type('S', [
    { row: 1, column: 1, text: '' },
    { row: 2, column: 1, text: '' },
  ]);
  expect(book.texts('S', { top: 1, left: 1, bottom: 2, right: 1 })).toEqual([[''], ['']]);
});

it('accepts typing over an array formula in a single cell', () => {
  const book = opened(rows('<f t="array" ref="A1">SUM(B1:B2*2)</f>'));
  book.type('S', [{ row: 1, column: 1, text: '9' }]);
  expect(book.cell('S', { row: 1, column: 1 }).input).toBe('9');
});

it('refuses an action that would write into part of it, and leaves the file as it was', async () => {
  const host = rawBook({ sheets: { S: ARRAY } });
  const before = host.save();
  const spec = {
    ...emptySpec('S', 'patch'),
    fills: [{ area: { top: 2, left: 1, bottom: 2, right: 1 }, formula: '=B2' }],
  };
  const change = { copies: [], names: [], removedNames: [], sheets: [spec] };
  await expect(host.apply(change)).rejects.toMatchObject({ code: 'part-of-array' });
  expect(Buffer.from(host.save()).equals(before)).toBe(true);
});
