import { copyFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakdown, collectJson, HALF_WAY, SAMPLE, type CollectJson } from '../support/command';
import { editInLibreOffice, recalculate } from '../support/libreoffice';
import { editWithOpenpyxl, readWithOpenpyxl, worksheet, writeWithOpenpyxl } from '../support/openpyxl';
import { scratchFile, scratchFolder } from '../support/scratch';
import { schemaErrors } from '../support/validate';

function collect(
  book: string,
  returns: readonly string[],
  ...args: readonly string[]
): { path: string; report: CollectJson } {
  const path = scratchFile('out.xlsx');
  return { path, report: collectJson([book, ...returns, '-o', path, ...args]) };
}

function templates(book: string): string {
  const folder = scratchFolder();
  expect(breakdown(['templates', book, '--dir', folder]).exit).toBe(0);
  return folder;
}

async function reported(path: string, cell: string): Promise<unknown> {
  return worksheet(await readWithOpenpyxl(path), '月报台账').cells[cell]?.value ?? null;
}

describe('templates and collect', () => {
  it('makes a protected workbook for each unit', async () => {
    const folder = templates(HALF_WAY);
    expect(readdirSync(folder)).toHaveLength(16);
    const path = join(folder, '舞钢.xlsx');
    expect(schemaErrors(path)).toEqual([]);
    const sheet = worksheet(await readWithOpenpyxl(path), '月报填报表');
    expect(sheet.protected).toBe(true);
    expect(sheet.cells['B4']?.value).toBe('舞钢');
    expect(sheet.cells['B5']?.value).toBe(3500);
    expect(sheet.cells['B9']).toMatchObject({ value: 310, locked: false });
    expect(sheet.cells['A9']?.locked).toBe(true);
    expect(sheet.validations.map((rule) => [rule.range, rule.type])).toEqual([['B9:B17', 'whole']]);
  });

  it('refuses to overwrite templates without --force', () => {
    const folder = templates(SAMPLE);
    expect(breakdown(['templates', SAMPLE, '--dir', folder]).exit).toBe(2);
    expect(breakdown(['templates', SAMPLE, '--dir', folder, '--force']).exit).toBe(0);
  });

  it('collects returned templates, also renamed and saved by LibreOffice; the same files again change nothing', async () => {
    const folder = templates(HALF_WAY);
    const fill = (unit: string, value: number): Promise<string> =>
      editWithOpenpyxl(join(folder, `${unit}.xlsx`), [
        { kind: 'set-cell', sheet: '月报填报表', cell: 'B16', value },
      ]);
    const returns = [await fill('舞钢', 260), await recalculate(await fill('宝丰', 700))];
    const first = collect(HALF_WAY, returns);
    expect([first.report.added, first.report.changed, first.report.skipped]).toEqual([2, 0, []]);
    expect(await reported(first.path, 'J5')).toBe(260);
    expect(await reported(first.path, 'J6')).toBe(700);
    const table = worksheet(await readWithOpenpyxl(first.path), '任务分解表');
    expect(table.cells['E4']?.value).toBe(3200);
    const again = collect(first.path, returns);
    expect([again.report.added, again.report.changed]).toEqual([0, 0]);
  });

  it('collects a plain table, and makes the ledger if there is none', async () => {
    const plain = await writeWithOpenpyxl([
      {
        kind: 'set-rows',
        sheet: 'Sheet1',
        cell: 'A1',
        rows: [
          ['2015年4月新增会员情况'],
          ['单位名称', '新增会员数'],
          ['舞钢', 300],
          ['叶县', '1,200人'],
          ['合计', 1500],
        ],
      },
    ]);
    const { path, report } = collect(SAMPLE, [plain]);
    expect([report.added, report.skipped]).toEqual([2, []]);
    expect(await reported(path, 'C5')).toBe(300);
    expect(await reported(path, 'C7')).toBe(1200);
  });

  it('names bad files and figures, and collects the rest', async () => {
    const broken = scratchFile('坏了.xlsx');
    writeFileSync(broken, 'PK no workbook');
    const mixed = await writeWithOpenpyxl([
      {
        kind: 'set-rows',
        sheet: 'Sheet1',
        cell: 'A1',
        rows: [
          ['单位', '6月'],
          ['舞钢', -5],
          ['宝丰', 'x'],
          ['叶县', 10.5],
          ['鲁山县', 20],
          ['郏县', 30],
        ],
      },
    ]);
    const out = scratchFile('out.xlsx');
    const { exit, stdout, stderr } = breakdown(['collect', SAMPLE, broken, mixed, '-o', out, '--json']);
    const report = JSON.parse(stdout) as CollectJson;
    expect(stderr).toBe('');
    expect(exit).toBe(1);
    expect(report.added).toBe(1);
    expect(report.skipped).toHaveLength(5);
    expect(report.skipped[0]?.file).toBe('坏了.xlsx');
    const unknown = report.findings.find((finding) => finding.code === 'return-unknown-unit');
    expect(unknown?.message).toContain('是不是“鲁山”');
    expect(await reported(out, 'E9')).toBe(30);
  });

  it('never turns text into a formula', async () => {
    const hostile = await writeWithOpenpyxl([
      {
        kind: 'set-rows',
        sheet: 'Sheet1',
        cell: 'A1',
        rows: [
          ['单位名称', '7月'],
          ["=cmd|' /C calc'!A0", 1],
          ['@SUM(1)', 2],
          ['舞钢', '=1+1'],
        ],
      },
    ]);
    const { path } = collect(SAMPLE, [hostile]);
    const book = await readWithOpenpyxl(path);
    for (const sheet of book.sheets) {
      if (sheet.kind !== 'worksheet') continue;
      for (const cell of Object.values(sheet.cells))
        expect(cell.formula ?? '').not.toMatch(/cmd|@SUM|^=1\+1/);
    }
  });
});

describe('collecting on the command line', () => {
  const figure = (unit: string, month: string, value: number): Promise<string> =>
    writeWithOpenpyxl([
      {
        kind: 'set-rows',
        sheet: 'Sheet1',
        cell: 'A1',
        rows: [
          ['单位名称', month],
          [unit, value],
        ],
      },
    ]);

  it('recognises its templates with another file name, an added sheet and a renamed sheet, saved by openpyxl and LibreOffice', async () => {
    const folder = templates(HALF_WAY);
    const edited = await editWithOpenpyxl(join(folder, '舞钢.xlsx'), [
      { kind: 'set-cell', sheet: '月报填报表', cell: 'B16', value: 260 },
      { kind: 'add-sheet', sheet: '说明' },
    ]);
    const saved = await editInLibreOffice(edited, [
      { kind: 'rename-sheet', sheet: '月报填报表', to: '11月报表' },
    ]);
    const { report } = collect(HALF_WAY, [saved]);
    expect(report.skipped).toEqual([]);
    expect([report.added, report.changed, report.same]).toEqual([1, 0, 7]);
    expect(report.figures).toMatchObject([{ unit: '舞钢', month: 11, figure: 260, before: null }]);
  });

  it('collects every workbook of a folder except BOOK itself, and prints what was collected and what was not', async () => {
    const folder = scratchFolder();
    copyFileSync(SAMPLE, join(folder, '总表.xlsx'));
    copyFileSync(await figure('舞钢', '5月', 310), join(folder, '甲.xlsx'));
    copyFileSync(await figure('宝峰', '5月', 20), join(folder, '乙.xlsx'));
    writeFileSync(join(folder, '~$甲.xlsx'), 'lock');
    writeFileSync(join(folder, '说明.txt'), 'no workbook');
    writeFileSync(join(folder, '旧.xls'), '');
    const out = scratchFile('out.xlsx');
    const { exit, stdout, stderr } = breakdown(['collect', join(folder, '总表.xlsx'), folder, '-o', out]);
    expect(exit).toBe(1);
    expect(stdout).toContain('收取 3 个文件：新填 1 个数，改动 0 个，一致 0 个，未收 2 个。');
    expect(stdout).toContain('舞钢 5月　310');
    expect(stdout).toMatch(/5月还有 15 个单位未报：宝丰、/);
    expect(stderr).toMatch(/旧\.xls：.*损坏/);
    expect(stderr).toMatch(/乙\.xlsx!B2：宝峰 5月 20：.*是不是“宝丰”/);
  });

  it('says what it changes, leaves equal figures alone, and prints English on request', async () => {
    const args = ['collect', HALF_WAY, await figure('舞钢', '10月', 400), '-o', scratchFile('out.xlsx')];
    const { exit, stdout } = breakdown(args, { BREAKDOWN_LANG: 'en' });
    // The sample's wrong total is an error-level finding.
    expect(exit).toBe(1);
    expect(stdout).toContain('changed  舞钢, Oct  380 → 400');
    expect(stdout).toContain('0 figures new, 1 changed, 0 the same, 0 not taken');
  });

  it('needs --month for files that state no month', async () => {
    const plain = await figure('舞钢', '新增会员数', 7);
    expect(collect(SAMPLE, [plain]).report.skipped[0]?.reason).toContain('看不出是哪个月');
    const { report } = collect(SAMPLE, [plain], '--month', '6');
    expect(report.figures).toMatchObject([{ unit: '舞钢', month: 6, figure: 7 }]);
    expect(breakdown(['collect', SAMPLE, plain, '--month', '13', '-o', scratchFile('out.xlsx')]).exit).toBe(
      2,
    );
  });

  it('writes a record of collected figures that is valid by the schema and can be read by openpyxl', async () => {
    const { path } = collect(SAMPLE, [await figure('舞钢', '5月', 310)]);
    expect(schemaErrors(path)).toEqual([]);
    const record = worksheet(await readWithOpenpyxl(path), '核验记录');
    expect(record.cells['C4']?.value).toBe('舞钢');
    expect(record.cells['E4']?.value).toBe(310);
    expect(record.cells['H4']?.value).toMatch(/^[0-9a-f]{64}$/);
  });
});
