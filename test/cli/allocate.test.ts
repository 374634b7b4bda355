import { existsSync, writeFileSync } from 'node:fs';
import { bookOf } from '../support/book';
import { breakdown, checkJson, SAMPLE } from '../support/command';
import { editInLibreOffice } from '../support/libreoffice';
import { editWithOpenpyxl, readWithOpenpyxl, worksheet } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';

interface AllocateJson {
  readonly schemes: readonly {
    readonly name: string;
    readonly method: string;
    readonly sum: number;
    readonly units: readonly {
      name: string;
      target: number;
      growth: number | null;
      difference: number | null;
    }[];
  }[];
  readonly infeasible: { readonly kind: string; readonly message: string; readonly excess: number } | null;
  readonly sheets: readonly { name: string; state: string }[];
}

function allocated(
  book: string,
  args: readonly string[],
): { json: AllocateJson; out: string; exit: number | null } {
  const out = scratchFile('方案.xlsx');
  const { exit, stdout, stderr } = breakdown(['allocate', book, '-o', out, ...args, '--json']);
  expect(stderr).toBe('');
  return { json: JSON.parse(stdout) as AllocateJson, out, exit };
}

describe('breakdown allocate on the sample', () => {
  it('divides the plan’s 45,000 in proportion, rounded to 100, beside the plan’s own targets', () => {
    const { json, out } = allocated(SAMPLE, ['--total', '45000', '--round', '100']);
    const [scheme] = json.schemes;
    expect(json.schemes).toHaveLength(1);
    expect(scheme).toMatchObject({ name: '方案一', method: 'baseline', sum: 45_000 });
    expect(scheme?.units[0]).toEqual({ name: '舞钢', target: 4500, growth: 0.143025, difference: 1000 });
    expect(scheme?.units[12]).toEqual({ name: '工交工会', target: 0, growth: null, difference: -2000 });
    expect(json.infeasible).toBeNull();
    expect(json.sheets.map(({ name, state }) => ({ name, state }))).toEqual([
      { name: '分解方案', state: 'made' },
    ]);
    // The table is unchanged and is still found.
    const { table, totals } = checkJson(out);
    expect(table.sheet).toBe('任务分解表');
    expect(totals['target']).toEqual({ stated: 45_000, computed: 45_000, difference: 0 });
  });

  it('divides exactly the total that 15% growth requires, and adopts the scheme', () => {
    const { json, out } = allocated(SAMPLE, ['--growth', '15%', '--by', 'growth', '--adopt']);
    expect(json.schemes[0]?.sum).toBe(47_236);
    const { totals, findings, goal } = checkJson(out);
    expect(totals['target']).toEqual({ stated: 47_236, computed: 47_236, difference: 0 });
    expect(goal?.shortfall).toBe(0);
    expect(findings.map((finding) => finding.code)).not.toContain('growth-below-goal');
  });

  it('writes up to three schemes side by side; methods with a weight are combined into one', () => {
    const { json } = allocated(SAMPLE, [
      ...['--total', '45000', '--round', '10', '--fix', '工交工会=2000', '--least', '50'],
      ...['--by', 'baseline', '--by', 'even', '--by', 'baseline=3', '--by', 'last-year:C=1'],
    ]);
    expect(json.schemes.map(({ name, method, sum }) => ({ name, method, sum }))).toEqual([
      { name: '方案一', method: 'baseline', sum: 45_000 },
      { name: '方案二', method: 'even', sum: 45_000 },
      { name: '方案三', method: 'baseline=3+last-year=1', sum: 45_000 },
    ]);
    for (const { units } of json.schemes) expect(units[12]?.target).toBe(2000);
    expect(json.schemes[0]?.units[10]?.target).toBe(50);
  });

  it('finds the column of last year’s result by itself', () => {
    const rows = [
      ['单位', '上年完成（户）', '目标任务（户）', '完成数'],
      ['甲镇', 30, 0, null],
      ['乙镇', 60, 0, null],
      ['丙镇', 10, 0, null],
    ];
    const path = scratchFile('户数.xlsx');
    writeFileSync(path, bookOf(rows, 'Sheet1').save());
    const { json } = allocated(path, ['--total', '200', '--by', 'last-year']);
    expect(json.schemes.map(({ method, units }) => [method, units.map(({ target }) => target)])).toEqual([
      ['last-year', [60, 120, 20]],
    ]);
    const mixed = allocated(path, ['--total', '200', '--by', 'last-year=1', '--by', 'even=1']);
    expect(mixed.json.schemes[0]?.sum).toBe(200);
    const args = ['allocate', SAMPLE, '-o', scratchFile('方案.xlsx'), '--total', '45000'];
    const { exit, stderr } = breakdown([...args, '--by', 'last-year']);
    expect([exit, stderr.split('\n').length]).toEqual([2, 2]);
    expect(stderr).toContain('上年完成');
  });

  it('names the bounds that contradict each other and the difference, and writes nothing', () => {
    const out = scratchFile('方案.xlsx');
    const args = ['allocate', SAMPLE, '-o', out, '--total', '45000', '--most', '2500'];
    const { exit, stdout, stderr } = breakdown(args);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      '按这些条件分不下去：各单位的上限相加是 40,000，不到要分解的总数 45,000，还差 5,000。没有写入任何内容，请改条件后再试。\n',
    );
    expect(existsSync(out)).toBe(false);
    const english = breakdown([...args, '--json'], { BREAKDOWN_LANG: 'en' });
    const { schemes, infeasible } = JSON.parse(english.stdout) as AllocateJson;
    expect(schemes).toEqual([]);
    expect(infeasible).toMatchObject({ kind: 'most-below-total', excess: 5000 });
    expect(infeasible?.message).toContain('5,000 less than the total of 45,000');
  });

  it('keeps the bounds of single units, shows them on the sheet, and names those that contradict each other', async () => {
    const bounds = ['--least', '石龙区=2500', '--most', '舞钢=3000', '--most', '9000'];
    const { json, out } = allocated(SAMPLE, ['--total', '45000', ...bounds]);
    const target = (name: string) => json.schemes[0]?.units.find((unit) => unit.name === name)?.target;
    expect([json.schemes[0]?.sum, target('舞钢'), target('石龙区')]).toEqual([45_000, 3000, 2500]);
    const texts = Object.values(worksheet(await readWithOpenpyxl(out), '分解方案').cells).map(
      (cell) => cell.value,
    );
    expect(texts.filter((text) => String(text).includes('石龙区不少于 2500；舞钢不多于 3000'))).toHaveLength(
      1,
    );
    const { exit, stderr } = breakdown([
      ...[
        'allocate',
        SAMPLE,
        '-o',
        scratchFile('方案.xlsx'),
        '--total',
        '45000',
        '--least',
        '舞钢=4000',
        ...bounds,
      ],
    ]);
    expect([exit, stderr]).toEqual([
      2,
      '按这些条件分不下去：“舞钢”的下限 4,000 高于上限 3,000，高出 1,000。没有写入任何内容，请改条件后再试。\n',
    ]);
  });

  it.each([
    [['--total', '45000', '--least', '没有这个单位=5']],
    [['--total', '45000', '--growth', '15%']],
    [[]],
    [['--total', '四万五']],
    [['--total', '45000', '--round', '30']],
    [['--total', '45000', '--by', 'luck']],
    [['--total', '45000', '--by', 'room']],
    [['--total', '45000', '--by', 'room:没有这一列']],
    [['--total', '45000', '--fix', '没有这个单位=5']],
  ])('refuses %j in one line', (args) => {
    const out = scratchFile('方案.xlsx');
    const { exit, stdout, stderr } = breakdown(['allocate', SAMPLE, '-o', out, ...args]);
    expect([exit, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
    expect(existsSync(out)).toBe(false);
  });

  it('keeps a copy of a sheet that was changed by hand, and finds each unit’s figures after the table is sorted', async () => {
    const { out } = allocated(SAMPLE, ['--total', '45000', '--round', '100']);
    const edited = await editWithOpenpyxl(out, [
      { kind: 'set-cell', sheet: '分解方案', cell: 'E6', value: 4400 },
    ]);
    const again = scratchFile('方案.xlsx');
    const { stdout } = breakdown(['allocate', edited, '-o', again, '--total', '45000']);
    expect(stdout).toContain('“分解方案”被手工改过，原表已留存为“分解方案（旧）”。');
    const untouched = breakdown(['allocate', out, '-o', scratchFile('再来.xlsx'), '--total', '45000']);
    expect(untouched.stdout).not.toContain('（旧）');
    const sorted = await editInLibreOffice(out, [
      { kind: 'sort', sheet: '任务分解表', range: 'A4:D19', by: 'B', descending: true },
    ]);
    const sheet = worksheet(await readWithOpenpyxl(sorted), '分解方案');
    const shown = (cell: string): unknown => sheet.cells[cell]?.value;
    expect(['B6', 'C6', 'D6', 'E6', 'G6', 'C22', 'E23'].map(shown)).toEqual([
      ...['舞钢', 31_463, 3500, 4500, 1000],
      ...[314_903, 0],
    ]);
  });
});
