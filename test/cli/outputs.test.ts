import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { breakdownJson, HALF_WAY, SAMPLE } from '../support/command';
import { pdfText, recalculate, toPdf } from '../support/libreoffice';
import { readWithOpenpyxl, type ReadBook, type ReadSheet } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';
import { schemaErrors } from '../support/validate';

/** Every kind of output, with the number of printed pages of each visible sheet. */
const OUTPUTS = [
  { command: 'recompute', book: SAMPLE, pages: 2 },
  { command: 'recompute', book: HALF_WAY, pages: 3 },
  { command: 'phases', book: SAMPLE, pages: 5 },
  { command: 'phases', book: HALF_WAY, pages: 6 },
  { command: 'year-end', book: HALF_WAY, pages: 9 },
  { command: 'year-end', book: SAMPLE, pages: 9 },
] as const;

const made = new Map<string, string>();

function output(command: string, book: string): string {
  const key = `${command} ${book}`;
  let path = made.get(key);
  if (path === undefined) {
    path = scratchFile('out.xlsx');
    breakdownJson([command, book, '-o', path]);
    made.set(key, path);
  }
  return path;
}

function worksheets(book: ReadBook): ReadSheet[] {
  return book.sheets.flatMap((sheet) => (sheet.kind === 'worksheet' ? [sheet] : []));
}

describe.each(OUTPUTS)('$command of $book', ({ command, book, pages }) => {
  it('is valid by the Open XML SDK', () => {
    expect(schemaErrors(output(command, book))).toEqual([]);
  });

  it('stores the results that LibreOffice computes', async () => {
    const path = output(command, book);
    const own = worksheets(await readWithOpenpyxl(path));
    const computed = worksheets(await readWithOpenpyxl(await recalculate(path)));
    let formulas = 0;
    own.forEach((sheet, index) => {
      for (const [address, cell] of Object.entries(sheet.cells)) {
        if (cell.formula === null) continue;
        formulas += 1;
        const expected = computed[index]?.cells[address]?.value ?? '';
        const place = `${sheet.name}!${address} ${cell.formula}`;
        if (typeof expected === 'number') {
          expect([place, typeof cell.value]).toEqual([place, 'number']);
          expect(Math.abs(Number(cell.value) - expected)).toBeLessThanOrEqual(
            1e-12 * Math.max(1, Math.abs(expected)),
          );
        } else expect([place, cell.value ?? '']).toEqual([place, expected]);
      }
    });
    expect(formulas).toBeGreaterThan(90);
  });

  it('has no error values and no links to other files', async () => {
    const path = output(command, book);
    for (const sheet of worksheets(await readWithOpenpyxl(path))) {
      for (const [address, cell] of Object.entries(sheet.cells)) {
        expect([sheet.name, address, cell.type]).not.toEqual([sheet.name, address, 'e']);
        expect(cell.formula ?? '').not.toMatch(/#REF!|\[\d*\]|https?:/);
      }
    }
    expect(
      Object.keys(unzipSync(readFileSync(path))).filter((name) => name.includes('externalLink')),
    ).toEqual([]);
  });

  it('prints all columns of each sheet, without ###', async () => {
    const text = await pdfText(await toPdf(output(command, book)));
    expect(text).toHaveLength(pages);
    for (const page of text) expect(page).not.toContain('###');
  });
});

describe('the year-end workbook', () => {
  it('has its sheets in the right order, with native charts', async () => {
    const sheets = worksheets(await readWithOpenpyxl(output('year-end', HALF_WAY)));
    expect(sheets.map((sheet) => [sheet.name, sheet.charts.map((chart) => chart.kinds)])).toEqual([
      ['年度总表', []],
      ['宣传发动阶段汇总', [['BarChart', 'LineChart']]],
      ['推进实施阶段汇总', [['BarChart', 'LineChart']]],
      ['总结交流阶段汇总', [['BarChart', 'LineChart']]],
      ['月度走势', [['LineChart'], ['BarChart']]],
      ['排名', [['BarChart']]],
      ['核验记录', []],
      ['专题报告', []],
    ]);
  });

  it('has typed figures only on 年度总表, and formulas everywhere else', async () => {
    const sheets = worksheets(await readWithOpenpyxl(output('year-end', HALF_WAY)));
    for (const sheet of sheets.filter((candidate) => candidate.name !== '年度总表')) {
      const typed = Object.entries(sheet.cells).filter(
        ([, cell]) => cell.formula === null && typeof cell.value === 'number',
      );
      // Serial numbers and the positions in hidden columns are not counted as figures.
      const columns = new Set(typed.map(([address]) => address.replace(/\d+/, '')));
      const others: Readonly<Record<string, readonly string[]>> = { 核验记录: ['A'], 排名: ['I'] };
      const allowed = sheet.name.endsWith('阶段汇总') ? ['A', 'N'] : (others[sheet.name] ?? []);
      expect([sheet.name, [...columns].filter((column) => !allowed.includes(column))]).toEqual([
        sheet.name,
        [],
      ]);
    }
  });

  it('adds up: the phases to the year, the months to the total', async () => {
    const sheets = worksheets(await readWithOpenpyxl(output('year-end', HALF_WAY)));
    const value = (name: string, address: string): number =>
      Number(sheets.find((sheet) => sheet.name === name)?.cells[address]?.value ?? 0);
    const phases = ['宣传发动', '推进实施', '总结交流'].map((phase) => value(`${phase}阶段汇总`, 'E22'));
    expect(phases).toEqual([7642, 25943, 0]);
    expect(value('年度总表', 'N22')).toBe(33585);
    expect(phases.reduce((sum, phase) => sum + phase, 0)).toBe(33585);
  });
});
