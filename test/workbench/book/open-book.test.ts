/**
 * The page's side of the open workbook: after an edit it receives only what changed, and shows the same as the workbook in the worker.
 */
import fc from 'fast-check';
import { MovableFormula } from '../../../src/formula/references';
import { createWorkbook } from '../../../src/hosts/file/file-host';
import { formulaAt } from '../../../src/spreadsheet/grid';
import { emptySpec, type CellContent } from '../../../src/spreadsheet/spec';
import { BookService } from '../../../src/workbench/book/book-service';
import { OpenBook } from '../../../src/workbench/book/open-book';
import { spareWorker, type BookCalls } from '../../../src/workbench/book/spare-worker';

const ROWS = 300;
const SHEET = '表';

/** A workbook with figures in column A, their doubles in column B, and the maximum in C1. */
function bytes(count: number): Uint8Array {
  const rows = Array.from({ length: count }, (_, index): CellContent[] => [
    index + 1,
    { formula: `=A${index + 1}*2` },
    ...(index === 0 ? [{ formula: `=MAX(A1:A${count})` }] : []),
  ]);
  const spec = { ...emptySpec(SHEET, 'own' as const), blocks: [{ top: 1, left: 1, rows }] };
  const open = { sheet: SHEET, row: 1, column: 1 };
  const change = { copies: [], names: [], removedNames: [], sheets: [spec] };
  return createWorkbook({ title: SHEET, fileName: '表.xlsx', change, open });
}

afterEach(() => {
  jest.restoreAllMocks();
});

/** A book whose worker runs in the test. Everything passed between them is cloned, as messages are. */
async function opened(rows = ROWS): Promise<{ book: OpenBook; service: BookService; answers: unknown[] }> {
  const service = new BookService();
  const answers: unknown[] = [];
  const call = async (name: keyof BookService, ...given: unknown[]): Promise<unknown> => {
    const methods = service as unknown as Record<string, (...args: unknown[]) => unknown>;
    const answer: unknown = await methods[name]?.(...structuredClone(given));
    answers.push(answer);
    return structuredClone(answer);
  };
  const calls = { call, close: () => undefined } as unknown as BookCalls;
  jest.spyOn(spareWorker, 'take').mockReturnValue(calls);
  return { book: await OpenBook.open(bytes(rows), '表.xlsx'), service, answers };
}

/** Shows 20 rows as the grid does and waits for them; returns the texts of their cells. */
async function look(book: OpenBook, from: number): Promise<string[]> {
  const rows = Array.from({ length: 20 }, (_, index) => from + index);
  for (const row of rows) book.rows.row(SHEET, row);
  await new Promise((resolve) => setTimeout(resolve));
  return rows.flatMap((row) =>
    book.rows.row(SHEET, row).cells.map(({ column, text }) => `${row},${column}: ${text}`),
  );
}

function told(service: BookService, from: number): string[] {
  const { cells } = service.cells(SHEET, { from, to: from + 19 });
  return cells.map(({ row, column, text }) => `${row},${column}: ${text}`);
}

it('receives after an edit only changed cells in view and changed sheets', async () => {
  const { book, answers } = await opened();
  await look(book, 1);
  answers.length = 0;
  const { edited } = await book.type(SHEET, [{ row: 3, column: 1, text: '77' }]);
  expect(edited.sheets).toEqual([]);
  expect(edited.cells.flatMap(({ cells }) => cells.map(({ text }) => text))).toEqual(['77', '154']);
  const before = book.rows.row(SHEET, 4);
  expect(await look(book, 1)).toContain('3,2: 154');
  // An unchanged row stays the same object, so that it is not drawn again; no row was fetched.
  expect(book.rows.row(SHEET, 4)).toBe(before);
  expect(answers).toHaveLength(1);
});

it('receives a filled formula once, and writes it out for the rows that are looked at', async () => {
  const { book, service } = await opened(2500);
  const [top, bottom] = [2, 2400];
  const fills = [
    { area: { top, left: 4, bottom, right: 5 }, formula: '=A1+$A2' },
    { area: { top, left: 6, bottom, right: 6 }, formula: '=SUM(B2:B$2400)' },
  ];
  const typed = { top: 7, left: 4, rows: [[{ formula: '=1+1' }, 'no formula']] };
  const spec = { ...emptySpec(SHEET, 'patch' as const), fills, blocks: [typed] };
  await book.apply({ copies: [], names: [], removedNames: [], sheets: [spec] });
  const moved = jest.spyOn(MovableFormula.prototype, 'moved');
  const grid = await book.read();
  expect(moved).toHaveBeenCalledTimes(0);
  const at = (column: number): unknown => grid.sheets.map((sheet) => formulaAt(sheet, 2400, column));
  expect(at(5)).toEqual(['=B2399+$A2400']);
  expect(at(4)).toEqual(['=A2399+$A2400']);
  expect(moved).toHaveBeenCalledTimes(3);
  moved.mockRestore();
  expect(grid).toEqual(await service.read());
});

it('receives a workbook of many rows in parts of at most 1,000 rows', async () => {
  const { book, service, answers } = await opened(2500);
  answers.length = 0;
  expect(await book.read()).toEqual(await service.read());
  const rows = answers.flatMap((answer) => {
    const part = answer as { readonly values?: readonly unknown[] } | undefined;
    return part?.values ? [part.values.length] : [];
  });
  expect(rows).toEqual([1000, 1000, 500]);
});

it('reads the workbook from the worker once as long as nothing changes', async () => {
  const { book, service, answers } = await opened(10);
  const grid = await book.read();
  answers.length = 0;
  expect(await book.read()).toBe(grid);
  expect(answers).toEqual([]);
  await book.type(SHEET, [{ row: 3, column: 1, text: '77' }]);
  const typed = await book.read();
  expect(typed).toEqual(await service.read());
  expect(typed.sheets[0]?.values[2]).toEqual([77, 154, null]);
  expect(await book.read()).toBe(typed);
  await book.undoTyping();
  expect(await book.read()).toEqual(grid);
  const spec = { ...emptySpec(SHEET, 'patch' as const), blocks: [{ top: 1, left: 4, rows: [['新']] }] };
  await book.apply({ copies: [], names: [], removedNames: [], sheets: [spec] });
  expect((await book.read()).sheets[0]?.values[0]).toContain('新');
});

it('shows the same as the workbook after any edits, in view and out of view', async () => {
  const texts = fc.constantFrom('', '5', '9999', '文字', '=A1+1', '=1/0');
  const edit = fc.record({
    row: fc.integer({ min: 1, max: ROWS }),
    column: fc.integer({ min: 1, max: 4 }),
    text: texts,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(edit, fc.constantFrom(1, 60, 200, 281))),
      fc.boolean(),
      async (edits, isTakenBack) => {
        const { book, service } = await opened();
        for (const [cell, from] of edits) {
          await look(book, from);
          await book.type(SHEET, [cell]);
          if (isTakenBack) await book.undoTyping();
          expect(await look(book, from)).toEqual(told(service, from));
        }
        expect(book.getState().look.sheets).toEqual(service.look().sheets);
      },
    ),
    { numRuns: 10 },
  );
});
