import { readFileSync, writeFileSync } from 'node:fs';
import {
  editInLibreOffice,
  notOpened,
  pdfText,
  recalculate,
  recalculateAll,
  textsInLibreOffice,
  toPdf,
  toPng,
} from './libreoffice';
import { readWithOpenpyxl, worksheet, writeWithOpenpyxl, type OpenpyxlStep } from './openpyxl';
import { withStoredValue } from './books/stored-value';
import { scratchFile } from './scratch';

const ROWS: OpenpyxlStep = {
  kind: 'set-rows',
  sheet: '分解 表',
  cell: 'A1',
  rows: [
    ['单位', '任务数', '加一'],
    ['舞钢', 3500, '=B2+1'],
    ['宝丰', 8000, '=B3+1'],
    ['叶县', 5500, '=B4+1'],
    ['合计', '=SUM(B2:B4)', null],
  ],
};

function table(): Promise<string> {
  return writeWithOpenpyxl([{ kind: 'rename-sheet', sheet: 'Sheet1', to: '分解 表' }, ROWS]);
}

async function column(
  path: string,
  sheet: string,
  letter: string,
  rows: readonly number[],
): Promise<unknown[]> {
  const { cells } = worksheet(await readWithOpenpyxl(path), sheet);
  return rows.map((row) => cells[`${letter}${row}`]?.value);
}

it('recalculates several workbooks and returns the texts of some cells', async () => {
  const stored = await withStoredValue(await recalculate(await table()), 'B5', 99);
  const at = (cell: string): { sheet: string; cell: string } => ({ sheet: '分解 表', cell });
  const readings = [
    { path: stored, cells: [at('A2'), at('B5')] },
    { path: await table(), cells: [at('C3')] },
  ];
  expect(await textsInLibreOffice(readings)).toEqual([['舞钢', '17000'], ['8001']]);
});

describe('recalculate', () => {
  it('computes formulas without a stored value', async () => {
    const path = await table();
    expect(await column(path, '分解 表', 'B', [5])).toEqual([null]);
    expect(await column(await recalculate(path), '分解 表', 'B', [5])).toEqual([17000]);
  });

  it('recomputes formulas with a stored value', async () => {
    const path = await withStoredValue(await recalculate(await table()), 'B5', 99);
    expect(await column(path, '分解 表', 'B', [5])).toEqual([99]);
    expect(await column(await recalculate(path), '分解 表', 'B', [5])).toEqual([17000]);
  });

  it('names the file that it could not read', async () => {
    await expect(recalculate('/nowhere/没有.xlsx')).rejects.toThrow('没有.xlsx');
  });

  it('names which of many files it could not read', async () => {
    const unreadable = scratchFile('读不了.xlsx');
    writeFileSync(unreadable, 'PK no workbook');
    await expect(recalculateAll([await table(), unreadable])).rejects.toThrow('读不了.xlsx');
    expect(await notOpened([await table(), unreadable])).toEqual([unreadable]);
  });
});

describe('editInLibreOffice', () => {
  it('sorts, inserts, renames and sets cells as a user does', async () => {
    const path = await editInLibreOffice(await table(), [
      { kind: 'sort', sheet: '分解 表', range: 'A2:C4', by: 'B', descending: true },
      { kind: 'insert-column', sheet: '分解 表', before: 'B' },
      { kind: 'insert-row', sheet: '分解 表', before: 1 },
      { kind: 'set-cell', sheet: '分解 表', cell: 'B2', value: '说"明"\n二' },
      { kind: 'set-cell', sheet: '分解 表', cell: 'B3', value: '=C3*2' },
      { kind: 'rename-sheet', sheet: '分解 表', to: '改名' },
    ]);
    expect(await column(path, '改名', 'A', [3, 4, 5, 6])).toEqual(['宝丰', '叶县', '舞钢', '合计']);
    expect(await column(path, '改名', 'D', [3, 4, 5])).toEqual([8001, 5501, 3501]);
    expect(await column(path, '改名', 'B', [2, 3])).toEqual(['说"明"\n二', 16000]);
    expect(worksheet(await readWithOpenpyxl(path), '改名').cells['C6']?.formula).toBe('=SUM(C3:C5)');
  });

  it('reports the step that Basic refused', async () => {
    const steps = [{ kind: 'insert-row', sheet: '没有', before: 1 }] as const;
    await expect(editInLibreOffice(await table(), steps)).rejects.toThrow(
      /LibreOffice Basic: .*NoSuchElement/s,
    );
  });
});

describe('printing', () => {
  it('makes a PDF, its text and a picture of each page', async () => {
    const pdf = await toPdf(await table());
    expect((await pdfText(pdf))[0]).toContain('舞钢');
    const pages = await toPng(pdf, 40);
    expect(pages).toHaveLength(1);
    expect(
      readFileSync(pages[0] ?? '')
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });
});
