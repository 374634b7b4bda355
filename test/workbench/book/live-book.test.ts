/**
 * The workbook is kept in memory between edits. It must always show the same as its bytes, whatever was typed, undone and computed.
 */
import fc from 'fast-check';
import { recompute } from '../../../src/actions/recompute';
import { Calculator } from '../../../src/formula/calc/calculator';
import { WorkbookSource } from '../../../src/hosts/file/calc-source';
import { FileHost } from '../../../src/hosts/file/file-host';
import { Package } from '../../../src/hosts/file/package/package';
import { SheetCells } from '../../../src/hosts/file/parts/sheet-cells';
import { Workbook } from '../../../src/hosts/file/parts/workbook';
import { UNCALCULATED } from '../../../src/spreadsheet/grid';
import { HostError, type Host } from '../../../src/spreadsheet/host';
import { emptySpec, type CellContent, type WorkbookChange } from '../../../src/spreadsheet/spec';
import { BookService } from '../../../src/workbench/book/book-service';
import type { RowsInView } from '../../../src/workbench/book/sent-rows';
import { rawBytes } from '../../support/books/raw-book';

const ROWS = 9;
const COLUMNS = 9;

const text = (address: string, value: string): string =>
  `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (address: string, value: number): string => `<c r="${address}"><v>${value}</v></c>`;
const formula = (address: string, content: string, value = ''): string =>
  `<c r="${address}"><f>${content}</f>${value === '' ? '' : `<v>${value}</v>`}</c>`;

/** A table of five units with formulas of many kinds beside it. */
function table(): string {
  const rows = [3, 4, 5, 6, 7].map((row) => {
    const shared =
      row === 3
        ? '<c r="D3"><f t="shared" ref="D3:D7" si="0">C3/B3</f><v>0.1</v></c>'
        : `<c r="D${row}"><f t="shared" si="0"/><v>0.1</v></c>`;
    const own = `${text(`A${row}`, `单位${row}`)}${number(`B${row}`, row * 10)}${number(`C${row}`, row)}${shared}`;
    return `<row r="${row}">${own}${formula(`E${row}`, `RANK(D${row},D$3:D$7)`, '1')}</row>`;
  });
  const heading = ['单位名称', '任务数', '完成数', '率', '名次']
    .map((title, index) => text(`${'ABCDE'[index] ?? ''}2`, title))
    .join('');
  const beside = `<row r="1">${text('A1', '分解表')}<c r="H1"><f t="array" ref="H1:I1">B3:C3*2</f><v>60</v></c><c r="I1"><v>6</v></c></row>`;
  const total = `<row r="8">${text('A8', '合计')}${formula('B8', 'SUM(B3:B7)', '250')}${formula('C8', 'SUM(C3:C7)')}</row>`;
  const odd = `<row r="9">${formula('A9', 'WEBSERVICE(B3)', '7')}${formula('B9', 'INDIRECT("B"&amp;4)', '40')}${formula('C9', 'A9+1', '8')}</row>`;
  const rule =
    '<conditionalFormatting sqref="D3:D7"><cfRule type="dataBar" priority="1"><dataBar><cfvo type="min"/><cfvo type="max"/><color rgb="FF638EC6"/></dataBar></cfRule></conditionalFormatting>';
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${beside}<row r="2">${heading}</row>${rows.join('')}${total}${odd}</sheetData>${rule}</worksheet>`;
}

const SECOND = `<row r="1">${formula('A1', '表!B8*2', '500')}${formula('B1', 'COUNTIF(表!A3:A7,"单位*")', '5')}</row>`;
const bytes = (): Uint8Array => rawBytes({ sheets: { 表: table(), 别的: SECOND } });

function opened(book: Uint8Array): BookService {
  // With 0, every formula out of view is computed later.
  const service = new BookService(0);
  service.open(book);
  return service;
}

/** Everything that the page can read of a workbook. */
async function seen(book: BookService): Promise<unknown> {
  const { sheets, names } = await book.read();
  const look = book.look();
  const cells = look.sheets.map(({ name }) =>
    book.cells(name, { from: 1, to: 40 }).cells.map((cell) => ({ ...cell, stale: null })),
  );
  return { sheets, names, looks: look.sheets.map((sheet) => ({ ...sheet, activeCell: null })), cells };
}

/** Marks every cell as stale, so that all formulas are computed whatever result the file stores. */
const ALL_STALE = Array.from({ length: 40 }, () => new Array<boolean>(60).fill(true));

/** Formulas that show another result than the one computed from the bytes, without formulas that can't be computed. */
async function wrongResults(book: BookService): Promise<string[]> {
  const source = new WorkbookSource(new Workbook(Package.open(await book.save(HOME))), () => ALL_STALE);
  const calculator = new Calculator(source);
  const { sheets } = await book.read();
  return sheets.flatMap(({ name, area, formulas, values }) =>
    formulas.flatMap((line, down) =>
      line.flatMap((text, right) => {
        const computed = calculator.value(name, (area?.top ?? 1) + down, (area?.left ?? 1) + right);
        const shown = values[down]?.[right];
        if (text === null || computed === UNCALCULATED) return [];
        return JSON.stringify(computed) === JSON.stringify(shown)
          ? []
          : [`${name} ${text}: ${JSON.stringify(shown ?? null)}`];
      }),
    ),
  );
}

type Deed = (book: BookService) => Promise<void> | void;

const sheet = fc.constantFrom('表', '表', '表', '别的');
/** Any cell; more often a figure of the table or a formula beside or below it. */
const place = fc.oneof(
  fc.record({ row: fc.integer({ min: 1, max: ROWS }), column: fc.integer({ min: 1, max: COLUMNS }) }),
  fc.record({ row: fc.integer({ min: 3, max: 4 }), column: fc.integer({ min: 2, max: 5 }) }),
  fc.record({ row: fc.integer({ min: 8, max: 9 }), column: fc.integer({ min: 2, max: 3 }) }),
);
const typed = fc.oneof(
  fc.integer({ min: -50, max: 500 }).map(String),
  fc.constantFrom('', '文字', '一段很长很长的文字', "'12", '15%', '1,234', '2015/5/1', 'TRUE', '0'),
  fc.constantFrom(
    '=1/0',
    '=B3+1',
    '=SUM(B3:B7)',
    '=A9',
    '=C8*2',
    '=D4',
    '=WEBSERVICE(1)',
    '=别的!A1',
    '=表!B8',
    '=B4&"人"',
  ),
);
const area = fc
  .tuple(place, fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
  .map(([{ row, column }, down, right]) => ({
    top: row,
    left: column,
    bottom: row + down,
    right: column + right,
  }));

const rowsInView = fc
  .tuple(sheet, fc.integer({ min: 1, max: ROWS }))
  .map(([name, from]) => ({ sheet: name, spans: [{ from, to: from + 2 }] }));

/** Types while some rows are in view. The answer must already be right for these rows: `finish` must not change them. */
function typeInView(
  book: BookService,
  name: string,
  cells: Parameters<BookService['type']>[1],
  inView: RowsInView,
): void {
  for (const span of inView.spans) book.cells(inView.sheet, span);
  if (!book.type(name, cells, inView).edited.isUnfinished) return;
  const later = book.finish(inView).cells;
  expect(later.flatMap((changed) => [...changed.cells, ...changed.emptied])).toEqual([]);
}

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        sheet,
        fc.array(
          fc.tuple(place, typed).map(([at, of]) => ({ ...at, text: of })),
          { minLength: 1, maxLength: 3 },
        ),
        rowsInView,
      )
      .map(([name, cells, inView]): Deed => (book) => {
        typeInView(book, name, cells, inView);
      }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(area, area, sheet, fc.boolean()).map(([from, to, name, isCut]): Deed => (book) => {
      book.copy('表', from, isCut);
      book.paste(name, to);
    }),
  },
  fc
    .tuple(fc.integer({ min: 1, max: COLUMNS }), fc.integer({ min: 20, max: 200 }))
    .map(([column, width]): Deed => (book) => {
      book.resize('表', column, width);
    }),
  {
    weight: 4,
    arbitrary: fc.constant<Deed>((book) => {
      book.undoTyping();
    }),
  },
  fc.constant<Deed>((book) => {
    book.redoTyping();
  }),
  fc.constant<Deed>(async (book) => {
    await book.undo();
  }),
  fc.constant<Deed>(async (book) => {
    await recompute(asHost(book));
  }),
);

/** Makes the book a host for actions, as the page does. */
function asHost(book: BookService): Host {
  return {
    missing: [],
    read: () => book.read(),
    apply: async (change) => (await book.apply(change)).isStep,
    undo: async () => (await book.undo()) !== null,
    select: () => Promise.resolve(),
    watch: () => Promise.resolve(() => undefined),
    createWorkbook: () => Promise.reject(new Error('not asked for')),
  };
}

/** Does something, and ignores errors with a code: a refused edit must leave the workbook as it was, which the test checks. */
async function tried(act: Deed, book: BookService): Promise<void> {
  try {
    await act(book);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    expect(error).toHaveProperty('code');
  }
}

const HOME = { sheet: '表', row: 1, column: 1 };

it('shows the same as its bytes opened anew, after any edits, undo steps and actions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 14 }), async (deeds) => {
      const book = opened(bytes());
      for (const act of deeds) {
        await tried(act, book);
        expect(await seen(book)).toEqual(await seen(opened(await book.save(HOME))));
        expect(await wrongResults(book)).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

/** A change of some cells. */
function change(
  cells: readonly (readonly [row: number, column: number, content: CellContent])[],
): WorkbookChange {
  const blocks = cells.map(([row, column, content]) => ({ top: row, left: column, rows: [[content]] }));
  return { copies: [], names: [], removedNames: [], sheets: [{ ...emptySpec('表', 'patch'), blocks }] };
}

const content: fc.Arbitrary<CellContent> = fc.oneof(
  fc.integer({ min: -9, max: 99 }),
  fc.constantFrom<CellContent>('', '字', true, { formula: '=B3*2' }, { formula: '=WEBSERVICE(1)' }),
);
const cells = fc.array(
  fc
    .tuple(place, content)
    .map(([{ row, column }, of]): readonly [number, number, CellContent] => [row, column, of]),
  { minLength: 1, maxLength: 4 },
);

it('gives the same bytes whether cells are typed in place or changed by an action on a copy', async () => {
  await fc.assert(
    fc.asyncProperty(cells, async (of) => {
      const [edited, copied] = [FileHost.open(bytes()), FileHost.open(bytes())];
      let refused: unknown = null;
      try {
        edited.type(change(of));
      } catch (error) {
        refused = error;
      }
      if (refused === null) await copied.apply(change(of));
      else await expect(copied.apply(change(of))).rejects.toEqual(refused);
      expect(Buffer.from(edited.save()).equals(copied.save())).toBe(true);
      expect(edited.staleCells).toEqual(expect.arrayContaining([...copied.staleCells]));
      expect(edited.staleCells).toHaveLength(copied.staleCells.length);
    }),
    { numRuns: 25 },
  );
});

it('has its first bytes again after everything typed is undone', () => {
  fc.assert(
    fc.property(fc.array(cells, { maxLength: 6 }), (changes) => {
      const host = FileHost.open(bytes());
      for (const of of changes) {
        try {
          host.type(change(of));
        } catch (error) {
          expect(error).toBeInstanceOf(HostError);
        }
      }
      while (host.undoTyping() !== null);
      expect(Buffer.from(host.save()).equals(FileHost.open(bytes()).save())).toBe(true);
    }),
    { numRuns: 20 },
  );
});

it('computes a formula that was typed over and restored by undo', async () => {
  const book = opened(bytes());
  for (const address of [
    { row: 4, column: 4 },
    { row: 8, column: 2 },
  ]) {
    book.type('表', [{ ...address, text: '1' }]);
    book.undoTyping();
  }
  book.type('表', [{ row: 4, column: 2, text: '8' }]);
  const area = { top: 4, left: 4, bottom: 4, right: 5 };
  expect(book.texts('表', area)).toEqual([['0.5', '1']]);
  expect(book.texts('表', { top: 8, left: 2, bottom: 8, right: 2 })).toEqual([['218']]);
  expect(await wrongResults(book)).toEqual([]);
});

/** A figure in each row of one sheet, and twice that on another, added up there. */
function far(rows: number): Uint8Array {
  const line = (row: number, cell: string): string => `<row r="${row}">${cell}</row>`;
  const figures = Array.from({ length: rows }, (_, index) => line(index + 1, number(`A${index + 1}`, 1)));
  const doubled = Array.from({ length: rows }, (_, index) =>
    line(index + 1, formula(`A${index + 1}`, `表!$A$1+表!A${index + 1}`, '2')),
  );
  return rawBytes({ sheets: { 表: figures.join(''), 别的: doubled.join('') } });
}

const IN_VIEW: RowsInView = { sheet: '表', spans: [{ from: 1, to: 64 }] };

it('answers with the rows in view before it computes the others', async () => {
  const book = opened(far(300));
  book.type('表', [{ row: 2, column: 1, text: '5' }]);
  book.cells('表', { from: 1, to: 64 });
  const results = jest.spyOn(SheetCells.prototype, 'setCached');
  const { edited } = book.type('表', [{ row: 1, column: 1, text: '7' }], IN_VIEW);
  expect(edited).toMatchObject({ isUnfinished: true, cells: [{ cells: [{ row: 1, text: '7' }] }] });
  expect(results).toHaveBeenCalledTimes(0);
  expect(book.finish(IN_VIEW)).toMatchObject({ isUnfinished: false });
  expect(results).toHaveBeenCalledTimes(300);
  results.mockRestore();
  expect(await wrongResults(book)).toEqual([]);
});

it('undoes an edit if the remaining formulas can’t be computed, and reports the failure', async () => {
  const book = opened(far(300));
  const before = await seen(book);
  book.type('表', [{ row: 1, column: 1, text: '7' }], IN_VIEW);
  const broken = jest.spyOn(Calculator.prototype, 'value').mockImplementation(() => {
    throw new RangeError('out of memory');
  });
  // The next call that reads the workbook computes the rest.
  expect(() => book.texts('别的', { top: 1, left: 1, bottom: 1, right: 1 })).toThrow('out of memory');
  broken.mockRestore();
  expect(() => book.finish(IN_VIEW)).toThrow('out of memory');
  expect(await seen(book)).toEqual(before);
  expect(book.undoTyping()).toBeNull();
  expect(Buffer.from(await book.save(HOME))).toEqual(Buffer.from(await opened(far(300)).save(HOME)));
});
