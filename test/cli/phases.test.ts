import { breakdown, breakdownJson, HALF_WAY, SAMPLE, type ReportJson } from '../support/command';
import { editInLibreOffice } from '../support/libreoffice';
import { editWithOpenpyxl, readWithOpenpyxl, worksheet, type ReadSheet } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';

const [FIRST, SECOND, THIRD] = ['宣传发动阶段汇总', '推进实施阶段汇总', '总结交流阶段汇总'] as const;

function phases(book: string, ...args: readonly string[]): { path: string; report: ReportJson } {
  const path = scratchFile('out.xlsx');
  return { path, report: breakdownJson(['phases', book, '-o', path, ...args]) };
}

async function sheetOf(path: string, name: string): Promise<ReadSheet> {
  return worksheet(await readWithOpenpyxl(path), name);
}

function column(sheet: ReadSheet, letter: string): unknown[] {
  return Array.from({ length: 16 }, (_, index) => sheet.cells[`${letter}${6 + index}`]?.value ?? null);
}

describe('breakdown phases', () => {
  it('makes a sheet for each phase, and counts May once', async () => {
    const { path, report } = phases(HALF_WAY);
    expect(report.sheets.map((sheet) => [sheet.name, sheet.state])).toEqual([
      [FIRST, 'made'],
      [SECOND, 'made'],
      [THIRD, 'made'],
    ]);
    const book = await readWithOpenpyxl(path);
    const added = [FIRST, SECOND, THIRD].map((name) => worksheet(book, name).cells['E22']?.value ?? 0);
    expect(added).toEqual([7642, 25943, 0]);
    const first = worksheet(book, FIRST);
    expect(first.cells['A1']?.value).toBe('平顶山市总工会“农民工入会集中行动”宣传发动阶段汇总表');
    expect(first.cells['E6']?.value).toBe(730);
    expect(first.cells['A4']?.value).toContain('累计新增会员7,642人');
    expect(Object.values(first.cells).map((cell) => String(cell.value))).toContainEqual(
      expect.stringContaining('5月同属“宣传发动”和“推进实施”两个阶段，新增数只计入“宣传发动”阶段'),
    );
    expect(first.print).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToWidth: 1,
      titleRows: '$5:$5',
      footer: { center: '第 &P 页 共 &N 页' },
    });
    expect(first.cells['A1']?.font.name).toBe('方正小标宋简体');
    expect(first.cells['B6']?.font.name).toBe('仿宋_GB2312');
    expect(first.cells['C6']?.font.name).toBe('Times New Roman');
    expect(first.charts.map((chart) => chart.kinds)).toEqual([['BarChart', 'LineChart']]);
  });

  it('gives May to the later phase when the settings say so', async () => {
    const later = await editWithOpenpyxl(HALF_WAY, [
      { kind: 'set-cell', sheet: '参数', cell: 'B11', value: '后一阶段' },
    ]);
    const book = await readWithOpenpyxl(phases(later).path);
    const added = [FIRST, SECOND, THIRD].map((name) => worksheet(book, name).cells['E22']?.value ?? 0);
    expect(added).toEqual([3043, 30542, 0]);
  });

  it('makes the sheet of one named phase, and lists the phases when the name is none of them', () => {
    expect(phases(HALF_WAY, '--phase', '推进实施').report.sheets.map((sheet) => sheet.name)).toEqual([
      SECOND,
    ]);
    const wrong = breakdown(['phases', HALF_WAY, '-o', scratchFile('out.xlsx'), '--phase', '收尾']);
    expect(wrong.exit).toBe(2);
    expect(wrong.stderr).toContain('宣传发动、推进实施、总结交流');
  });

  it('orders by rank when the settings say so', async () => {
    const ranked = await editWithOpenpyxl(HALF_WAY, [
      { kind: 'set-cell', sheet: '参数', cell: 'B15', value: '按排名' },
    ]);
    const sheet = await sheetOf(phases(ranked).path, SECOND);
    expect(column(sheet, 'B').slice(0, 3)).toEqual(['鲁山', '高新区', '平煤神马']);
    expect(column(sheet, 'K').slice(0, 15)).toEqual(Array.from({ length: 15 }, (_, index) => index + 1));
    expect(column(sheet, 'B')[15]).toBe('工交工会');
  });

  it('without a ledger uses the table’s actuals, and says that the figures of the phase are unknown', async () => {
    const { path } = phases(SAMPLE);
    const typed = await editWithOpenpyxl(path, [
      { kind: 'set-cell', sheet: '任务分解表', cell: 'E4', value: 1750 },
    ]);
    const sheet = await sheetOf(phases(typed).path, FIRST);
    expect(
      [sheet.cells['E6'], sheet.cells['F6'], sheet.cells['G6']].map((cell) => cell?.value ?? null),
    ).toEqual([null, 1750, 0.5]);
    expect(Object.values(sheet.cells).map((cell) => String(cell.value))).toContainEqual(
      expect.stringContaining('没有月报台账'),
    );
  });

  it('refreshes in place: remarks stay with their units, figures are updated, changed column widths stay', async () => {
    const remarked = await editWithOpenpyxl(phases(HALF_WAY).path, [
      { kind: 'set-cell', sheet: SECOND, cell: 'M8', value: '叶县已约谈' },
      { kind: 'set-cell', sheet: '参数', cell: 'B15', value: '按排名' },
      { kind: 'set-cell', sheet: '月报台账', cell: 'I7', value: 1510 },
    ]);
    const { path, report } = phases(remarked);
    expect(report.keptCopies).toEqual([]);
    const sheet = await sheetOf(path, SECOND);
    const row = column(sheet, 'B').indexOf('叶县');
    expect(column(sheet, 'M')[row]).toBe('叶县已约谈');
    expect(column(sheet, 'F')[row]).toBe(4720);
    expect(column(sheet, 'M').filter((note) => note === '叶县已约谈')).toHaveLength(1);
  });

  it('keeps a copy of a sheet that was changed by hand', async () => {
    const changed = await editWithOpenpyxl(phases(HALF_WAY).path, [
      { kind: 'set-cell', sheet: FIRST, cell: 'F9', value: 999 },
    ]);
    const { path, report } = phases(changed);
    expect(report.keptCopies).toEqual([{ sheet: FIRST, copy: `${FIRST}（旧）` }]);
    const book = await readWithOpenpyxl(path);
    expect(worksheet(book, `${FIRST}（旧）`).cells['F9']?.value).toBe(999);
    expect(worksheet(book, `${FIRST}（旧）`).charts).toHaveLength(1);
    expect(worksheet(book, FIRST).cells['F9']?.value).toBe(250);
  });

  it('does not take edits of the table in LibreOffice for a change of the phase sheet by hand', async () => {
    const edited = await editInLibreOffice(phases(HALF_WAY).path, [
      { kind: 'insert-column', sheet: '任务分解表', before: 'B' },
      { kind: 'sort', sheet: '任务分解表', range: 'A4:K19', by: 'C' },
      { kind: 'rename-sheet', sheet: '任务分解表', to: '分解' },
    ]);
    const { path, report } = phases(edited);
    expect(report.keptCopies).toEqual([]);
    const book = await readWithOpenpyxl(path);
    expect(book.sheets.map((sheet) => sheet.name)).toHaveLength(6);
    const sheet = worksheet(book, SECOND);
    const row = column(sheet, 'B').indexOf('舞钢');
    expect([column(sheet, 'C')[row], column(sheet, 'E')[row], column(sheet, 'F')[row]]).toEqual([
      31463, 2210, 2940,
    ]);
  });
});
