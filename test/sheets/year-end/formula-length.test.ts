/** Formulas of the year-end workbook and of phase sheets that stand in each unit's row are short enough to be read in the formula bar. */
import { halfWayBook, sampleBook } from '../../../assets/sample/sample-book';
import { summarisePhases } from '../../../src/actions/summarise-phases';
import { yearEnd } from '../../../src/actions/year-end';
import { FileHost } from '../../../src/hosts/file/file-host';
import { zhCN } from '../../../src/i18n/zh-CN';
import { formulaAt, type SheetGrid } from '../../../src/spreadsheet/grid';

/** A row of a unit on every sheet with formulas. */
const UNIT_ROW = 7;

function formulasOf(sheets: readonly SheetGrid[]): string[] {
  return sheets.flatMap((sheet) =>
    Array.from({ length: sheet.area?.right ?? 0 }, (_, index) => formulaAt(sheet, UNIT_ROW, index + 1) ?? ''),
  );
}

function lengths(formulas: readonly string[]): { readonly longest: number; readonly together: number } {
  const all = formulas.map(({ length }) => length);
  return { longest: Math.max(...all), together: all.reduce((sum, length) => sum + length, 0) };
}

it('a unit of the year-end workbook has formulas of at most 4,250 characters together, none longer than 260', async () => {
  const { bytes } = await yearEnd(FileHost.open(await halfWayBook(sampleBook())), {
    source: '示例.xlsx',
    words: zhCN,
  });
  const names = ['年度总表', '宣传发动阶段汇总', '推进实施阶段汇总', '总结交流阶段汇总', '排名'];
  const { sheets } = await FileHost.open(bytes ?? new Uint8Array()).read();
  const { longest, together } = lengths(formulasOf(sheets.filter(({ name }) => names.includes(name))));
  expect(longest).toBeLessThanOrEqual(260);
  expect(together).toBeLessThanOrEqual(4250);
  expect(together).toBeGreaterThan(2000);
});

it('a unit of a phase sheet has formulas of at most 1,310 characters together, none longer than 260', async () => {
  const host = FileHost.open(await halfWayBook(sampleBook()));
  await summarisePhases(host);
  const { sheets } = await host.read();
  const phase = sheets.filter(({ name }) => name === '推进实施阶段汇总');
  const { longest, together } = lengths(formulasOf(phase));
  expect(longest).toBeLessThanOrEqual(260);
  expect(together).toBeLessThanOrEqual(1310);
  expect(together).toBeGreaterThan(600);
});
