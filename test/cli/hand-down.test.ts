import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { breakdown, checkJson, collectJson, SAMPLE, type CollectJson } from '../support/command';
import { recalculate } from '../support/libreoffice';
import {
  editWithOpenpyxl,
  readWithOpenpyxl,
  worksheet,
  writeWithOpenpyxl,
  type OpenpyxlStep,
} from '../support/openpyxl';
import { scratchFile, scratchFolder } from '../support/scratch';
import { schemaErrors } from '../support/validate';

type HandedCollectJson = CollectJson & {
  readonly parts: readonly { unit: string; state: string; target: number | null; sum: number | null }[];
};

function handDown(book: string): string {
  const folder = scratchFolder();
  expect(breakdown(['hand-down', book, '--dir', folder]).exit).toBe(0);
  return folder;
}

/** A unit's handed-down workbook in which its task is divided among up to three units; returns the path. */
function divided(folder: string, targets: readonly number[], unit = '舞钢'): Promise<string> {
  const names = ['朱兰街道', '八台镇', '+1+1'];
  const edits = targets.flatMap((target, index): OpenpyxlStep[] =>
    [names[index] ?? '', 9000 + index, target].map((value, column) => ({
      kind: 'set-cell',
      sheet: '任务分解表',
      cell: `${'ABC'[column] ?? ''}${String(8 + index)}`,
      value,
    })),
  );
  return editWithOpenpyxl(join(folder, `${unit}任务分解.xlsx`), edits);
}

function collect(book: string, returns: readonly string[]): { path: string; report: HandedCollectJson } {
  const path = scratchFile('out.xlsx');
  return { path, report: collectJson([book, ...returns, '-o', path]) as HandedCollectJson };
}

const codes = (book: string): string[] => checkJson(book).findings.map(({ code }) => code);

describe('hand-down', () => {
  it('makes a workbook for each unit, with its task fixed on top and a page to sign', async () => {
    const folder = handDown(SAMPLE);
    expect(readdirSync(folder)).toHaveLength(16);
    const path = join(folder, '舞钢任务分解.xlsx');
    expect(schemaErrors(path)).toEqual([]);
    const book = await readWithOpenpyxl(path);
    expect(book.sheets.map(({ name }) => name)).toEqual(['任务分解表', '任务书', '填写说明', '参数']);
    const table = worksheet(book, '任务分解表');
    expect(table.cells['B3']?.value).toBe(3500);
    // Data validation accepts only the given total.
    expect(table.validations.map(({ range, formulas }) => [range, formulas])).toEqual([
      ['B3', ['3500', '3500']],
    ]);
    const letter = worksheet(book, '任务书');
    expect(letter.cells['A3']?.value).toBe('舞钢：');
    expect(letter.cells['B7']).toMatchObject({ value: 3500 });
    expect(letter.cells['B7']?.formula).toContain('任务分解表');
    expect(letter.print).toMatchObject({ orientation: 'portrait', fitToWidth: 1, fitToHeight: 1 });
    // The federation's goal is not handed down to a unit.
    expect(worksheet(book, '参数').cells['B9']?.value ?? null).toBeNull();
  });

  it('makes workbooks whose check asks for units while none is entered, and refuses to overwrite them', () => {
    const folder = handDown(SAMPLE);
    const { exit, stderr } = breakdown(['check', join(folder, '舞钢任务分解.xlsx')]);
    expect(exit).toBe(2);
    expect(stderr).toContain('下面没有单位');
    expect(breakdown(['hand-down', SAMPLE, '--dir', folder]).exit).toBe(2);
  });

  it('makes workbooks on which every other command works', async () => {
    const book = await divided(handDown(SAMPLE), [1200, 1300, 900]);
    const { findings, units } = checkJson(book);
    expect(units.map(({ name, target }) => [name, target])).toEqual([
      ['朱兰街道', 1200],
      ['八台镇', 1300],
      ['+1+1', 900],
    ]);
    expect(findings.map(({ code, cell, severity }) => [code, cell, severity])).toEqual([
      ['handed-down-mismatch', '任务分解表!B3', 'error'],
    ]);
    expect(findings[0]?.message).toContain('下级分解数与任务数不符');
    for (const command of ['recompute', 'phases', 'year-end']) {
      expect([command, breakdown([command, book, '-o', scratchFile('out.xlsx')]).exit]).toEqual([command, 1]);
    }
    const allocated = scratchFile('out.xlsx');
    expect(breakdown(['allocate', book, '-o', allocated, '--total', '3500', '--adopt']).exit).toBe(0);
    expect(codes(allocated)).toEqual([]);
    // From this workbook, tasks can be handed down once more, one level lower.
    expect(readdirSync(handDown(allocated))).toHaveLength(3);
  });

  it('fills in the townships in the workbooks for counties', async () => {
    const path = await writeWithOpenpyxl([
      {
        kind: 'set-rows',
        sheet: 'Sheet1',
        cell: 'A1',
        rows: [
          ['单位名称', '基数（人）', '任务数（人）', '备注'],
          ['高新区', 65, 10, null],
          ['叶县', 300, 60, null],
          ['昆阳镇', 100, 20, '重点'],
          ['任店镇', 200, 40, null],
          ['鲁山县', 500, 90, null],
          ['梁洼镇', 500, 90, null],
          ['合计', 865, 160, null],
        ],
      },
    ]);
    const folder = handDown(path);
    expect(readdirSync(folder).sort()).toEqual(
      ['叶县任务分解.xlsx', '高新区任务分解.xlsx', '鲁山县任务分解.xlsx'].sort(),
    );
    const county = join(folder, '叶县任务分解.xlsx');
    expect(checkJson(county).units.map(({ name, baseline, target }) => [name, baseline, target])).toEqual([
      ['昆阳镇', 100, 20],
      ['任店镇', 200, 40],
    ]);
    expect(codes(county)).toEqual([]);
  });
});

describe('collecting what was handed down', () => {
  it('checks the parts against the task and shows them; the same file twice changes nothing', async () => {
    const back = await divided(handDown(SAMPLE), [1200, 1300, 900]);
    const first = collect(SAMPLE, [back]);
    expect(first.report.parts).toMatchObject([{ unit: '舞钢', state: 'new', target: 3500, sum: 3400 }]);
    expect(first.report.skipped).toEqual([]);
    expect(first.report.sheets.map(({ name, state }) => [name, state])).toEqual([['下级分解', 'made']]);
    expect(schemaErrors(first.path)).toEqual([]);
    const found = checkJson(first.path).findings.find(({ code }) => code === 'handed-down-mismatch');
    expect(found).toMatchObject({ severity: 'error', cell: '任务分解表!C4' });
    expect(found?.message).toContain('-100');
    const sheet = worksheet(await readWithOpenpyxl(first.path), '下级分解');
    // A name that begins with + stays text.
    expect(sheet.cells['C8']).toMatchObject({ value: '+1+1', formula: null });
    expect(sheet.cells['F5']).toMatchObject({ value: -100 });
    const again = collect(first.path, [back]);
    expect(again.report.parts).toMatchObject([{ unit: '舞钢', state: 'same' }]);
    expect(again.report.sheets).toEqual([]);
  });

  it('takes a corrected division, also saved by LibreOffice, and keeps those of other units', async () => {
    const folder = handDown(SAMPLE);
    const first = collect(SAMPLE, [
      await divided(folder, [1200, 1300, 900]),
      await divided(folder, [8000], '宝丰'),
    ]);
    const right = collect(first.path, [await recalculate(await divided(folder, [1200, 1300, 1000]))]);
    expect(right.report.parts).toMatchObject([{ unit: '舞钢', state: 'changed', sum: 3500 }]);
    expect(codes(right.path)).not.toContain('handed-down-mismatch');
    const { cells } = worksheet(await readWithOpenpyxl(right.path), '下级分解');
    expect([cells['A5']?.value, cells['A9']?.value]).toEqual(['舞钢', '宝丰']);
  });

  it('refuses two different divisions of one task, and a unit that is not in the table', async () => {
    const folder = handDown(SAMPLE);
    const rivals = [await divided(folder, [1200, 1300, 900]), await divided(folder, [3500])];
    const { report } = collect(SAMPLE, rivals);
    expect(report.parts.map(({ state }) => state)).toEqual(['refused', 'refused']);
    expect(report.skipped.map(({ reason }) => reason.includes('不同的分解'))).toEqual([true, true]);
    expect(report.sheets).toEqual([]);
    const other = await writeWithOpenpyxl([
      {
        kind: 'set-rows',
        sheet: 'Sheet1',
        cell: 'A1',
        rows: [
          ['单位名称', '任务数（人）'],
          ['甲县', 10],
          ['乙县', 20],
        ],
      },
    ]);
    const stranger = collect(other, [rivals[0] ?? '']);
    expect(stranger.report.findings.map(({ code }) => code)).toContain('return-unknown-unit');
    expect(stranger.report.sheets).toEqual([]);
  });

  it('names a workbook that was returned unchanged', () => {
    const folder = handDown(SAMPLE);
    const { report } = collect(SAMPLE, [join(folder, '舞钢任务分解.xlsx')]);
    expect(report.skipped.map(({ reason }) => reason)).toEqual(['是发出去的原样，一个数也没有填。']);
  });
});
