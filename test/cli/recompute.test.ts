import { copyFileSync, readFileSync } from 'node:fs';
import { breakdown, breakdownJson, SAMPLE } from '../support/command';
import { editInLibreOffice } from '../support/libreoffice';
import { editWithOpenpyxl, readWithOpenpyxl, worksheet, type ReadSheet } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';

const SHEET = '任务分解表';
const HEADINGS = ['实际新增数\n（人）', '完成率', '增长率', '2015年底会员数\n（人）', '完成排名', '进度状态'];

function recompute(book: string): string {
  const out = scratchFile('out.xlsx');
  breakdownJson(['recompute', book, '-o', out]);
  return out;
}

/** The values of a row in some columns, given as letters. */
function row(sheet: ReadSheet, number: number, columns: string): (string | number | boolean | null)[] {
  return Array.from(columns, (column) => {
    const value = sheet.cells[`${column}${number}`]?.value ?? null;
    return typeof value === 'number' ? digits(value) : value;
  });
}

/** Rounds to fifteen digits, which is what spreadsheet programs store. */
function digits(value: number): number {
  return Number(value.toPrecision(14));
}

describe('breakdown recompute', () => {
  it('appends the progress columns in the table’s own format', async () => {
    const sheet = worksheet(await readWithOpenpyxl(recompute(SAMPLE)), SHEET);
    expect(row(sheet, 3, 'EFGHIJ')).toEqual(HEADINGS);
    expect(sheet.cells['F4']?.numberFormat).toBe('0.00%');
    expect(sheet.cells['G20']?.numberFormat).toBe('0.00%');
    for (const column of 'EFGHIJ') {
      expect(sheet.cells[`${column}3`]?.font).toEqual(sheet.cells['C3']?.font);
      expect(sheet.cells[`${column}4`]?.border).toEqual(sheet.cells['C4']?.border);
    }
    // Nothing is reported yet, so cells are blank and never 0.
    expect(row(sheet, 4, 'EFGHIJ')).toEqual([null, null, null, null, null, '未填报']);
    expect(sheet.cells['E4']?.formula ?? null).toBeNull();
    expect(sheet.merges).toContain('A1:J1');
    expect(sheet.print.fitToWidth).toBe(1);
  });

  it('keeps every other cell as it was', async () => {
    const before = worksheet(await readWithOpenpyxl(SAMPLE), SHEET);
    const after = worksheet(await readWithOpenpyxl(recompute(SAMPLE)), SHEET);
    for (const [address, cell] of Object.entries(before.cells)) expect(after.cells[address]).toEqual(cell);
  });

  it('computes measures from typed actuals, for units and in total', async () => {
    const typed = await editWithOpenpyxl(recompute(SAMPLE), [
      { kind: 'set-rows', sheet: SHEET, cell: 'E4', rows: [[3500], [4000], [0]] },
      { kind: 'set-cell', sheet: SHEET, cell: 'E16', value: 1800 },
    ]);
    const sheet = worksheet(await readWithOpenpyxl(recompute(typed)), SHEET);
    expect(row(sheet, 4, 'EFGHIJ')).toEqual([3500, 1, digits(3500 / 31463), 34963, 1, '已完成']);
    expect(row(sheet, 5, 'EFGHIJ')).toEqual([4000, 0.5, digits(4000 / 54062), 58062, 3, '严重滞后']);
    expect(row(sheet, 6, 'EFGHIJ')).toEqual([0, 0, 0, 41777, 4, '严重滞后']);
    expect(row(sheet, 7, 'EFGHIJ')).toEqual([null, null, null, null, null, '未填报']);
    // 工交工会 has baseline 0, so that its growth is blank.
    expect(row(sheet, 16, 'EFGHIJ')).toEqual([1800, 0.9, null, 1800, 2, '滞后']);
    // The rates of the total are ratios of sums of the rows; the stated 314,906 is not used.
    expect(row(sheet, 20, 'EFGHIJ')).toEqual([
      9300,
      digits(9300 / 45000),
      digits(9300 / 314903),
      324203,
      null,
      null,
    ]);
  });

  it('gives the same bytes the second time', () => {
    const once = recompute(SAMPLE);
    const twice = recompute(once);
    expect(readFileSync(twice).equals(readFileSync(once))).toBe(true);
  });

  it('finds its columns again after LibreOffice inserted a column and a row, sorted, renamed the sheet and saved', async () => {
    const typed = await editWithOpenpyxl(recompute(SAMPLE), [
      { kind: 'set-rows', sheet: SHEET, cell: 'E4', rows: [[3500], [4000], [1100], [250]] },
    ]);
    const figures = recompute(typed);
    const edited = await editInLibreOffice(figures, [
      { kind: 'insert-column', sheet: SHEET, before: 'C' },
      { kind: 'sort', sheet: SHEET, range: 'A4:K19', by: 'B', descending: true },
      { kind: 'insert-row', sheet: SHEET, before: 2 },
      { kind: 'rename-sheet', sheet: SHEET, to: '分解 2015' },
    ]);
    const sheet = worksheet(await readWithOpenpyxl(recompute(edited)), '分解 2015');
    expect(row(sheet, 4, 'FGHIJK')).toEqual(HEADINGS);
    const headings = Object.values(sheet.cells).map((cell) => cell.value);
    for (const heading of HEADINGS) expect(headings.filter((value) => value === heading)).toHaveLength(1);
    const rows = Array.from({ length: 16 }, (_, index) => row(sheet, 5 + index, 'ABDFGHIJK'));
    const byUnit = new Map(rows.map((cells) => [cells[0], cells.slice(1)]));
    expect([...byUnit.keys()][0]).toBe('郏县');
    expect(byUnit.get('舞钢')).toEqual([31463, 3500, 3500, 1, digits(3500 / 31463), 34963, 1, '已完成']);
    expect(byUnit.get('宝丰')).toEqual([54062, 8000, 4000, 0.5, digits(4000 / 54062), 58062, 2, '严重滞后']);
    expect(byUnit.get('鲁山')).toEqual([6479, 1000, 250, 0.25, digits(250 / 6479), 6729, 3, '严重滞后']);
    expect(byUnit.get('叶县')?.[2]).toBe(1100);
    expect(byUnit.get('郏县')).toEqual([57562, 7500, null, null, null, null, null, '未填报']);
  });

  it('keeps a figure typed over a formula, and reports it', async () => {
    const typed = await editWithOpenpyxl(recompute(SAMPLE), [
      { kind: 'set-cell', sheet: SHEET, cell: 'F4', value: 0.99 },
    ]);
    const out = scratchFile('out.xlsx');
    const { findings } = breakdownJson(['recompute', typed, '-o', out]);
    expect(
      findings
        .filter((finding) => finding.code === 'typed-over')
        .map((finding) => [finding.cell, finding.fix]),
    ).toEqual([[`${SHEET}!F4`, 'restore-formula']]);
    const sheet = worksheet(await readWithOpenpyxl(out), SHEET);
    expect(sheet.cells['F4']?.value).toBe(0.99);
  });

  it('does not overwrite cells to the right of the table', async () => {
    const noted = await editWithOpenpyxl(SAMPLE, [
      { kind: 'set-cell', sheet: SHEET, cell: 'F7', value: '请鲁山核实' },
    ]);
    const sheet = worksheet(await readWithOpenpyxl(recompute(noted)), SHEET);
    expect(sheet.cells['F7']?.value).toBe('请鲁山核实');
    expect(row(sheet, 3, 'GHIJKL')).toEqual(HEADINGS);
  });

  it('makes the settings sheet once and never overwrites it', async () => {
    const set = await editWithOpenpyxl(recompute(SAMPLE), [
      { kind: 'set-cell', sheet: '参数', cell: 'B10', value: 8 },
      { kind: 'set-rows', sheet: SHEET, cell: 'E4', rows: [[2000]] },
    ]);
    const book = await readWithOpenpyxl(recompute(set));
    expect(worksheet(book, '参数').cells['B10']?.value).toBe(8);
    // Cut-off month 8 is the fifth of nine months: 2,000 of 3,500 is more than the pace of 55.56%.
    expect(row(worksheet(book, SHEET), 4, 'J')).toEqual(['正常']);
    expect(book.sheets.map((sheet) => sheet.name)).toEqual([SHEET, '参数']);
  });

  it('never changes BOOK, and overwrites OUT only with --force', () => {
    const book = scratchFile('book.xlsx');
    copyFileSync(SAMPLE, book);
    const before = readFileSync(book);
    expect(breakdown(['recompute', book, '-o', book]).exit).toBe(2);
    expect(breakdown(['recompute', book, '-o', book, '--force']).exit).toBe(2);
    const out = scratchFile('out.xlsx');
    expect(breakdown(['recompute', book, '-o', out]).exit).toBe(1);
    const first = readFileSync(out);
    const again = breakdown(['recompute', book, '-o', out]);
    expect(again.exit).toBe(2);
    expect(again.stderr.trim().split('\n')).toHaveLength(1);
    expect(readFileSync(out).equals(first)).toBe(true);
    expect(breakdown(['recompute', book, '-o', out, '--force']).exit).toBe(1);
    expect(readFileSync(book).equals(before)).toBe(true);
  });
});
