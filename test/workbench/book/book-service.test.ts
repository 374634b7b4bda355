/**
 * Copying, cutting and pasting in the worker that holds the workbook.
 */
import { cellArea, parseArea, type Area } from '../../../src/spreadsheet/address';
import { createWorkbook } from '../../../src/hosts/file/file-host';
import { emptySpec, type CellContent, type SheetSpec } from '../../../src/spreadsheet/spec';
import { BookService } from '../../../src/workbench/book/book-service';
import { rawBytes } from '../../support/books/raw-book';

function service(rows: readonly (readonly CellContent[])[], more: Partial<SheetSpec> = {}): BookService {
  const spec: SheetSpec = { ...emptySpec('表', 'own'), blocks: [{ top: 1, left: 1, rows }], ...more };
  const open = { sheet: '表', row: 1, column: 1 };
  const change = {
    copies: [],
    names: [],
    removedNames: [],
    sheets: [spec, { ...emptySpec('别的', 'own'), blocks: [{ top: 1, left: 1, rows: [['x']] }] }],
  };
  const book = new BookService();
  book.open(createWorkbook({ title: '表', fileName: '表.xlsx', change, open }));
  return book;
}

const area = (address: string): Area => parseArea(address) ?? cellArea({ row: 1, column: 1 });
const input = (book: BookService, address: string, sheet = '表'): string => {
  const { top: row, left: column } = area(address);
  return book.cell(sheet, { row, column }).input;
};

it('pastes the exact value of a figure, not the rounded text that its cell shows', () => {
  const book = service([[58.3249]], {
    formats: [{ area: area('A1'), style: { numberFormat: '0.00' } }],
  });
  expect(book.copy('表', area('A1'), false)).toEqual([['58.32']]);
  book.paste('表', area('C1:C2'));
  expect([input(book, 'C1'), input(book, 'C2')]).toEqual(['58.3249', '58.3249']);
  expect(book.texts('表', area('C1'))).toEqual([['58.32']]);
});

it('pastes the value of a copied formula, and moves a cut formula unchanged', () => {
  const book = service([[1, { formula: '=A1*3' }]]);
  book.copy('表', area('B1'), false);
  book.paste('表', area('D5'));
  expect(input(book, 'D5')).toBe('3');
  book.copy('表', area('B1'), true);
  book.paste('别的', area('B2'));
  expect([input(book, 'B1'), input(book, 'B2', '别的')]).toEqual(['', '=A1*3']);
  // The move is one undo step, although it changed two sheets.
  book.undoTyping();
  expect([input(book, 'B1'), input(book, 'B2', '别的')]).toEqual(['=A1*3', '']);
});

it('moves cells onto an area that overlaps their old one without losing any', () => {
  const book = service([[1], [2], [3]]);
  book.copy('表', area('A1:A3'), true);
  book.paste('表', area('A2:A4'));
  expect(['A1', 'A2', 'A3', 'A4'].map((address) => input(book, address))).toEqual(['', '1', '2', '3']);
});

it('moves nothing when a cell refuses its content', () => {
  const book = service([[-5], [7]], {
    validations: [
      {
        area: area('C1:C2'),
        rule: { kind: 'whole-number', min: 0, max: 100 },
        title: '',
        message: '0 到 100',
      },
    ],
  });
  book.copy('表', area('A1:A2'), true);
  const result = book.paste('表', area('C1:C2'));
  expect(result?.refused.map(({ row, column }) => [row, column])).toEqual([[1, 3]]);
  expect(['A1', 'A2', 'C1', 'C2'].map((address) => input(book, address))).toEqual(['-5', '7', '', '']);
});

it('forgets a cut at the next change of the workbook, but not a copy', () => {
  const book = service([[1, 2]]);
  book.copy('表', area('A1'), true);
  book.type('表', [{ row: 9, column: 9, text: '9' }]);
  expect(book.paste('表', area('C1'))).toBeNull();
  book.copy('表', area('A1'), true);
  book.undoTyping();
  expect(book.paste('表', area('C1'))).toBeNull();
  book.copy('表', area('A1'), true);
  book.paste('表', area('C1'));
  expect(book.paste('表', area('D1'))).toBeNull();
  book.copy('表', area('B1'), false);
  book.type('表', [{ row: 9, column: 9, text: '9' }]);
  book.paste('表', area('D1'));
  expect(input(book, 'D1')).toBe('2');
});

it('shows and accepts the right dates in a workbook of the 1904 date system', () => {
  const book = new BookService();
  // 40663 is 2015-05-01 in the 1904 date system.
  const bytes = rawBytes({
    before: '<workbookPr date1904="1"/>',
    sheets: { 表: '<row r="1"><c r="A1"><v>40663</v></c></row>' },
  });
  book.open(bytes);
  book.type('表', [
    { row: 1, column: 2, text: '2015-5-1' },
    { row: 1, column: 3, text: '=TEXT(B1,"yyyy-mm-dd")&" "&YEAR(A1)&" "&(B1-A1)' },
    { row: 1, column: 4, text: '1903-5-1' },
  ]);
  expect(book.texts('表', area('B1:D1'))).toEqual([['2015/5/1', '2015-05-01 2015 0', '1903-5-1']]);
  expect(book.cells('表', { from: 1, to: 1 }).cells.map(({ text }) => text)).toContain('2015/5/1');
  expect(input(book, 'B1')).toBe('2015/5/1');
});
