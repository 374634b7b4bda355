import { breakdownJson, checkJson } from '../support/command';
import { recalculate } from '../support/libreoffice';
import { readWithOpenpyxl, worksheet, writeWithOpenpyxl, type ReadBook } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';

const SHEET = '任务分解表';
const UNITS = [
  ['宝丰县', 54062, 8000, 8000],
  ['叶县', 41777, 5500, 1100],
  ['卫东区', 10193, 1500, null],
];
const TOTAL = { baseline: 106032, target: 15000, actual: 9100 };

/** Tables whose total is not called 合计. */
const BOOKS = {
  'the city’s own name in the first row': [
    ['平顶山市', '=SUM(B3:B5)', '=SUM(C3:C5)', '=SUM(D3:D5)'],
    ...UNITS,
  ],
  'a lone 小计 at the end': [...UNITS, ['小计', '=SUM(B2:B4)', '=SUM(C2:C4)', '=SUM(D2:D4)']],
} as const;

function bookWith(rows: readonly (readonly (string | number | null)[])[]): Promise<string> {
  const header = ['单位', '2014年底会员数（人）', '2015年任务数（人）', '完成数（人）'];
  return writeWithOpenpyxl([
    { kind: 'add-sheet', sheet: SHEET },
    { kind: 'set-rows', sheet: SHEET, cell: 'A1', rows: [header, ...rows] },
  ]);
}

/** Compares every formula's cached value with LibreOffice's. */
async function expectComputed(path: string): Promise<ReadBook> {
  const [own, computed] = await Promise.all([
    readWithOpenpyxl(path),
    recalculate(path).then(readWithOpenpyxl),
  ]);
  const values = (book: ReadBook): unknown =>
    book.sheets.flatMap((sheet) =>
      sheet.kind !== 'worksheet'
        ? []
        : Object.entries(sheet.cells)
            .filter(([, { formula }]) => formula !== null)
            .map(([address, { value }]) => [
              sheet.name,
              address,
              typeof value === 'number' ? Number(value.toPrecision(12)) : (value ?? ''),
            ]),
    );
  expect(values(own)).toEqual(values(computed));
  return own;
}

describe.each(Object.entries(BOOKS))('%s', (_, rows) => {
  const book = bookWith(rows);

  it('reads the row as the total, not as a unit', async () => {
    const { units, totals, table, findings } = checkJson(await book);
    expect(units.map(({ name }) => name)).toEqual(['宝丰县', '叶县', '卫东区']);
    expect(table.totalRow).toBe(rows.findIndex(([name]) => name === '平顶山市' || name === '小计') + 2);
    for (const measure of ['baseline', 'target', 'actual'] as const) {
      expect(totals[measure]).toEqual({ stated: TOTAL[measure], computed: TOTAL[measure], difference: 0 });
    }
    expect(findings.filter(({ code }) => code.startsWith('total'))).toEqual([]);
  });

  it('gives the row the rates of the sums, but no rank and no status', async () => {
    const out = scratchFile('out.xlsx');
    breakdownJson(['recompute', await book, '-o', out]);
    const { cells } = worksheet(await expectComputed(out), SHEET);
    const total = String(checkJson(out).table.totalRow);
    expect(cells[`E${total}`]?.value).toBeCloseTo(TOTAL.actual / TOTAL.target, 12);
    expect(cells[`F${total}`]?.value).toBeCloseTo(TOTAL.actual / TOTAL.baseline, 12);
    expect(cells[`G${total}`]?.value).toBe(TOTAL.baseline + TOTAL.actual);
    expect([cells[`H${total}`]?.value ?? null, cells[`I${total}`]?.value ?? null]).toEqual([null, null]);
    const ranks = Object.entries(cells)
      .filter(([address, { value }]) => address.startsWith('H') && typeof value === 'number')
      .map(([, { value }]) => value);
    expect(ranks).toEqual([1, 2]);
  });

  it('does not count the row as a unit in phase sheets and the year-end workbook', async () => {
    const phases = scratchFile('phases.xlsx');
    breakdownJson(['phases', await book, '-o', phases]);
    const yearEnd = scratchFile('year-end.xlsx');
    breakdownJson(['year-end', await book, '-o', yearEnd]);
    for (const path of [phases, yearEnd]) {
      const made = await expectComputed(path);
      for (const sheet of made.sheets) {
        if (sheet.kind !== 'worksheet' || sheet.name === SHEET) continue;
        const values = Object.values(sheet.cells).map(({ value }) => value);
        expect(values).not.toContain(TOTAL.target * 2);
        expect(values).not.toContain('平顶山市');
        expect(values).not.toContain('小计');
        if (/汇总|年度总表/.test(sheet.name)) expect(values).toContain(TOTAL.target);
      }
    }
  });
});
