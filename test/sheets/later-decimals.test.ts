/**
 * Sheets of a table of whole 万人 show the decimals of a figure that is typed later, in cells and in sentences.
 */
import { makeLedger } from '../../src/actions/make-ledger';
import { summarisePhases } from '../../src/actions/summarise-phases';
import { yearEnd } from '../../src/actions/year-end';
import { FileHost } from '../../src/hosts/file/file-host';
import { zhCN } from '../../src/i18n/zh-CN';
import { emptySpec } from '../../src/spreadsheet/spec';
import { addSheets, bookOf } from '../support/book';

const UNITS = ['甲', '乙', '丙'];

/** The texts that a program shows in a sheet's rows. */
function shownIn(host: FileHost, sheet: string): string[] {
  return host
    .view()
    .cells(sheet, { from: 1, to: 60 })
    .cells.map(({ text }) => text);
}

function count(texts: readonly string[], text: string): number {
  return texts.filter((shown) => shown === text).length;
}

async function typeInto(host: FileHost, sheet: string, row: number, column: number): Promise<void> {
  await addSheets(host, [
    { ...emptySpec(sheet, 'patch'), blocks: [{ top: row, left: column, rows: [[3.15]] }] },
  ]);
}

function table(): FileHost {
  const rows = UNITS.map((unit) => [unit, 100, 4, 3]);
  return bookOf([['单位', '2023年底会员数（万人）', '2024年任务数（万人）', '完成数（万人）'], ...rows]);
}

async function yearEndOf(host: FileHost): Promise<FileHost> {
  const { bytes } = await yearEnd(host, { source: '示例.xlsx', words: zhCN });
  return FileHost.open(bytes ?? new Uint8Array());
}

it('shows them on a phase sheet', async () => {
  const host = table();
  await summarisePhases(host, { phases: ['第三季度'] });
  const sheet = '第三季度汇总';
  expect(count(shownIn(host, sheet), '9')).toBe(1);
  await typeInto(host, '任务分解表', 2, 4);
  const shown = shownIn(host, sheet);
  expect([count(shown, '3.15'), count(shown, '9.15'), count(shown, '9')]).toEqual([1, 1, 0]);
  // Whole figures keep their look.
  expect([count(shown, '12'), count(shown, '300')]).toEqual([1, 1]);
});

it('shows them on 年度总表, 排名, 月度走势 and in 专题报告', async () => {
  const host = table();
  await makeLedger(host, { figures: new Map(UNITS.map((unit) => [unit, new Map([[2, 30_000]])])) });
  const book = await yearEndOf(host);
  const annual = shownIn(book, '年度总表');
  expect(annual.find((text) => text.startsWith('截至'))).toContain('累计新增会员9万人');
  const { columns, firstRow } = placesOf(book);
  await typeInto(book, '年度总表', firstRow, columns.february);
  const [total, ranking, trend, report] = ['年度总表', '排名', '月度走势', '专题报告'].map((name) =>
    shownIn(book, name),
  );
  expect([count(total ?? [], '3.15'), count(total ?? [], '9.15'), count(total ?? [], '309.15')]).toEqual([
    2, 2, 1,
  ]);
  expect(total?.find((text) => text.startsWith('截至'))).toContain(
    '累计新增会员9.15万人，完成年度任务12万人',
  );
  expect(count(ranking ?? [], '3.15')).toBe(1);
  expect(count(trend ?? [], '9.15')).toBeGreaterThan(1);
  expect(report?.join('')).toContain('9.15万人');
});

/** Where the first unit's figure of February stands on 年度总表. */
function placesOf(book: FileHost): { columns: { february: number }; firstRow: number } {
  const { cells } = book.view().cells('年度总表', { from: 1, to: 20 });
  const february = cells.find(({ text }) => text === '2月');
  const first = cells.find(({ text }) => text === '甲');
  return { columns: { february: february?.column ?? 0 }, firstRow: first?.row ?? 0 };
}
