/** The file host does no work twice. Calls are counted; time is not measured. */
import { Calculator } from '../../../src/formula/calc/calculator';
import { CompiledFormulas } from '../../../src/formula/calc/compiled';
import { MovableFormula } from '../../../src/formula/references';
import { createWorkbook } from '../../../src/hosts/file/file-host';
import { Package } from '../../../src/hosts/file/package/package';
import { CellScanner } from '../../../src/hosts/file/parts/sheet-scan';
import { Styles } from '../../../src/hosts/file/parts/styles';
import { WorkbookPart } from '../../../src/hosts/file/parts/workbook-part';
import { emptySpec } from '../../../src/spreadsheet/spec';
import { rawBook } from '../../support/books/raw-book';

afterEach(() => {
  jest.restoreAllMocks();
});

/** A change that fills some rows of a column with a formula and a format. */
function change(rows: number, formula: string): Parameters<ReturnType<typeof rawBook>['apply']>[0] {
  const area = { top: 1, left: 2, bottom: rows, right: 2 };
  const spec = {
    ...emptySpec('S', 'patch' as const),
    fills: [{ area, formula }],
    formats: [{ area, style: { numberFormat: '0.0000' } }],
  };
  return { copies: [], sheets: [spec], names: [], removedNames: [] };
}

const NAMES = '<definedNames><definedName name="目标">S!$A$1</definedName></definedNames>';
const book = () => rawBook({ sheets: { S: '<row r="1"><c r="A1"><v>7</v></c></row>' }, behind: NAMES });

it('reads the defined names as often for a thousand formulas as for ten', async () => {
  const reads: number[] = [];
  for (const rows of [10, 1000]) {
    const names = jest.spyOn(WorkbookPart.prototype, 'names');
    await book().apply(change(rows, '=目标*2'));
    reads.push(names.mock.calls.length);
    names.mockRestore();
  }
  expect(reads).toEqual([1, 1]);
});

it('makes a format once for all cells that get it', async () => {
  const made = jest.spyOn(Styles.prototype, 'over');
  await book().apply(change(1000, '=ROW()'));
  expect(made).toHaveBeenCalledTimes(1);
});

it('prefers a name of the formula’s sheet to one of the workbook, in any letter case', async () => {
  const names =
    '<definedNames><definedName name="目标A">S!$A$1</definedName><definedName name="目标A" localSheetId="1">9</definedName></definedNames>';
  const host = rawBook({
    sheets: {
      S: '<row r="1"><c r="A1"><v>7</v></c><c r="B1"><f>目标a</f></c></row>',
      T: '<row r="1"><c r="A1"><f>目标a</f></c></row>',
    },
    behind: names,
  });
  const { sheets } = await host.read();
  expect(sheets.map(({ values }) => values[0])).toEqual([[7, 7], [9]]);
});

it('does not build the text of a filled formula for new rows', async () => {
  const moved = jest.spyOn(MovableFormula.prototype, 'moved');
  await book().apply(change(1000, '=ROW()+$A$1'));
  // Once, for the row that already has a cell.
  expect(moved).toHaveBeenCalledTimes(1);
});

it('does not read a sheet that it made for a new workbook', () => {
  const text = jest.spyOn(Package.prototype, 'text');
  const reading = jest.spyOn(Package.prototype, 'reading');
  const spec = { ...emptySpec('S', 'own' as const), blocks: [{ top: 1, left: 1, rows: [[1], [2], [3]] }] };
  const made = { copies: [], sheets: [spec], names: [], removedNames: [] };
  createWorkbook({ fileName: '', title: '', change: made, open: { sheet: 'S', row: 1, column: 1 } });
  const ofSheet = ([name]: readonly [string, ...unknown[]]): boolean => name === 'xl/worksheets/sheet1.xml';
  // `reading` when it is added, `text` to check whether storing would change it.
  expect([reading.mock.calls.filter(ofSheet).length, text.mock.calls.filter(ofSheet).length]).toEqual([1, 1]);
});

it('scans the cells of a sheet once to read, compute and write them', async () => {
  const passed = jest.spyOn(CellScanner.prototype, 'next');
  const rows = Array.from(
    { length: 100 },
    (_, i) =>
      `<row r="${i + 1}"><c r="A${i + 1}"><v>7</v></c><c r="C${i + 1}"><f>A${i + 1}&lt;8</f><v>1</v></c></row>`,
  );
  const host = rawBook({ sheets: { S: rows.join('') } });
  expect((await host.read()).sheets[0]?.formulas[99]).toEqual([null, null, '=A100<8']);
  await host.apply(change(100, '=A1*2'));
  host.save();
  // Three steps per row: the cells and the end of the row.
  expect(passed).toHaveBeenCalledTimes(300);
});

it('reads no sheet and scans no cell after a change, to show it and to change it further', async () => {
  const host = book();
  await host.apply(change(1000, '=ROW()+$A$1'));
  const scanned = jest.spyOn(CellScanner.prototype, 'next');
  const reading = jest.spyOn(Package.prototype, 'reading');
  host.view().look();
  await host.read();
  const block = { top: 1, left: 1, rows: [[8]] };
  host.type({ ...change(0, ''), sheets: [{ ...emptySpec('S', 'patch'), blocks: [block] }] });
  host.save();
  expect(reading.mock.calls.filter(([name]) => name.includes('sheet'))).toEqual([]);
  expect(scanned).toHaveBeenCalledTimes(0);
});

it('computes the precedents of a column of formulas as often for a thousand rows as for ten', async () => {
  const asked: number[] = [];
  for (const rows of [10, 1000]) {
    const host = book();
    await host.apply(change(rows, '=$A$1+A1'));
    const precedents = jest.spyOn(Calculator.prototype, 'precedentsOf');
    await host.apply({
      ...change(1, '=1'),
      sheets: [{ ...emptySpec('S', 'patch' as const), blocks: [{ top: 1, left: 1, rows: [[8]] }] }],
    });
    asked.push(precedents.mock.calls.length);
    precedents.mockRestore();
    const { sheets } = await host.read();
    expect(sheets[0]?.values[rows - 1]?.[1]).toBe(8);
  }
  expect(asked).toEqual([2, 2]);
});

it('reads no part and parses no formula for a typed cell, and computes only what depends on it', async () => {
  const counted: number[][] = [];
  for (const rows of [10, 1000]) {
    const host = book();
    await host.apply(change(rows, '=A1*2'));
    const typed = (row: number, value: number): Parameters<typeof host.type>[0] => ({
      ...change(1, ''),
      sheets: [{ ...emptySpec('S', 'patch' as const), blocks: [{ top: row, left: 1, rows: [[value]] }] }],
    });
    const made = jest.spyOn(CompiledFormulas.prototype, 'of');
    host.type(typed(1, 3));
    const [formulas] = made.mock.contexts as (CompiledFormulas | undefined)[];
    const parses = formulas?.parses;
    const spies = [
      jest.spyOn(Package.prototype, 'text'),
      jest.spyOn(Package.prototype, 'set'),
      jest.spyOn(MovableFormula.prototype, 'moved'),
      jest.spyOn(Calculator.prototype, 'precedentsOf'),
      jest.spyOn(Calculator.prototype, 'value'),
    ];
    host.type(typed(5, 8));
    counted.push(spies.map((spy) => spy.mock.calls.length));
    expect(made.mock.contexts.at(-1)).toBe(formulas);
    expect(formulas?.parses).toBe(parses);
    jest.restoreAllMocks();
    // The cell and the one that refers to it.
    expect(host.lastChanges.size).toBe(2);
    const { sheets } = await host.read();
    expect(sheets[0]?.values[4]).toEqual([8, 16]);
  }
  expect(counted).toEqual([
    [0, 0, 0, 0, 1],
    [0, 0, 0, 0, 1],
  ]);
});

it('does not compute the dependents of a result that did not change', () => {
  // Column A has a figure in each row, C1 their sum; D says whether the sum is above 100, and E depends on D.
  const row = (at: number): string =>
    `<row r="${at}"><c r="A${at}"><v>1</v></c>${at === 1 ? '<c r="C1"><f>SUM(A1:A1000)</f><v>1000</v></c>' : ''}<c r="D${at}"><f>$C$1&gt;100</f><v>1</v></c><c r="E${at}"><f>IF(D${at},A${at},0)</f><v>1</v></c></row>`;
  const host = rawBook({
    sheets: { S: Array.from({ length: 1000 }, (_, index) => row(index + 1)).join('') },
  });
  const typed = (value: number): Parameters<typeof host.type>[0] => ({
    ...change(1, ''),
    sheets: [{ ...emptySpec('S', 'patch' as const), blocks: [{ top: 5, left: 1, rows: [[value]] }] }],
  });
  host.type(typed(2));
  const values = jest.spyOn(Calculator.prototype, 'value');
  host.type(typed(3));
  // Computed: the sum, its comparison in each row, and the formula in E of the row that changed.
  expect(values).toHaveBeenCalledTimes(1 + 1000 + 1);
  expect(host.lastChanges.size).toBe(3);
  host.type(typed(-5000));
  // Now every comparison has another result.
  expect(values).toHaveBeenCalledTimes(1002 + 1 + 1000 + 1000);
  expect(host.view().texts('S', { top: 5, left: 3, bottom: 6, right: 5 })).toEqual([
    ['', 'FALSE', '0'],
    ['', 'FALSE', '0'],
  ]);
});
