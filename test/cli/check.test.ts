import { writeFileSync } from 'node:fs';
import { bookOf } from '../support/book';
import { editWithOpenpyxl } from '../support/openpyxl';
import { breakdown, checkJson, SAMPLE, type CheckJson } from '../support/command';
import { scratchFile } from '../support/scratch';

describe('breakdown check on the sample', () => {
  const result = checkJson(SAMPLE);
  const codes = (code: string): CheckJson['findings'] =>
    result.findings.filter((finding) => finding.code === code);

  it('finds the table', () => {
    expect(result.table).toEqual({
      sheet: '任务分解表',
      range: 'A3:D20',
      headerRows: [3],
      columns: { unit: 'A', baseline: 'B', target: 'C', note: 'D' },
      totalRow: 20,
      baseYear: 2014,
      targetYear: 2015,
    });
    expect(result.units).toHaveLength(16);
    expect(result.units[0]).toEqual({ name: '舞钢', row: 4, baseline: 31463, target: 3500, actual: null });
  });

  it('reports all four known errors of the sample, and fixes none', () => {
    expect(result.totals).toEqual({
      baseline: { stated: 314906, computed: 314903, difference: 3 },
      target: { stated: 45000, computed: 45000, difference: 0 },
    });
    expect(codes('total-mismatch')).toEqual([
      {
        code: 'total-mismatch',
        severity: 'error',
        cell: '任务分解表!B20',
        message: '基数的合计写的是 314,906，各单位相加是 314,903，相差 +3。',
        fix: 'set-total-formula',
      },
    ]);
    expect(result.goal).toEqual({ rate: 0.15, targetRate: 0.142901, requiredTarget: 47236, shortfall: 2236 });
    const [goal] = codes('growth-below-goal');
    expect(goal?.message).toContain('14.29%');
    expect(goal?.message).toContain('47,236');
    expect(goal?.message).toContain('2,236');
    expect(codes('zero-baseline').map((code) => code.cell)).toEqual(['任务分解表!B16']);
    expect(codes('zero-baseline')[0]?.message).toContain('工交工会');
    expect(codes('ratio-outlier').map((code) => code.cell)).toEqual(['任务分解表!C14']);
    expect(codes('ratio-outlier')[0]?.message).toContain('高新区');
    expect(codes('total-is-constant')).toHaveLength(2);
    expect(result.findings).toHaveLength(6);
  });

  it('exits with 1 and prints the findings as text, in English on request', () => {
    const chinese = breakdown(['check', SAMPLE]);
    expect(chinese.exit).toBe(1);
    expect(chinese.stderr).toBe('');
    expect(chinese.stdout).toContain('共 16 个单位');
    expect(chinese.stdout).toContain('相差 +3');
    const english = breakdown(['check', SAMPLE], { BREAKDOWN_LANG: 'en' });
    expect(english.exit).toBe(1);
    expect(english.stdout).toContain('a difference of +3');
    // English sentences still contain the Chinese names of the plan and the federation.
    expect(english.stdout.replace(/《[^》]*》|“平顶山市总工会”/g, '')).not.toMatch(/[\u4e00-\u9fff]{6}/);
  });

  it('exits with 0 once the total is right', async () => {
    const right = await editWithOpenpyxl(SAMPLE, [
      { kind: 'set-cell', sheet: '任务分解表', cell: 'B20', value: '=SUM(B4:B19)' },
    ]);
    // openpyxl stores no result with the formula, so that `check` must compute it.
    const { totals, findings } = checkJson(right);
    expect(totals['baseline']).toEqual({ stated: 314903, computed: 314903, difference: 0 });
    expect(findings.map((finding) => finding.code)).not.toContain('total-mismatch');
    expect(breakdown(['check', right]).exit).toBe(0);
  });

  it('says which month the table states, which one its figures are measured against, and what would set it', async () => {
    const stated = await editWithOpenpyxl(SAMPLE, [
      { kind: 'set-cell', sheet: '任务分解表', cell: 'D3', value: '1—9月完成数' },
      { kind: 'set-cell', sheet: '任务分解表', cell: 'D4', value: 2000 },
    ]);
    const { findings } = checkJson(stated);
    expect(findings.filter(({ code }) => code === 'cut-off-differs')).toEqual([
      {
        code: 'cut-off-differs',
        severity: 'warning',
        cell: '任务分解表!D3',
        message:
          '“1—9月完成数”写明完成数统计到9月，现在却按12月（集中行动的最后一个月）比进度，序时进度、进度状态因此不准。写的月份没有错的话，请把“参数”里的截止月份设为9月。',
        fix: 'set-cut-off-month',
      },
    ]);
    expect(breakdown(['check', stated], { BREAKDOWN_LANG: 'en' }).stdout).toContain(
      '“1—9月完成数” says that the figures are counted to Sep, but they are measured against Dec, the campaign’s last month',
    );
  });

  it('computes formulas that are stored without a result', async () => {
    const formulas = await editWithOpenpyxl(SAMPLE, [
      {
        kind: 'set-rows',
        sheet: '任务分解表',
        cell: 'B20',
        rows: [['=SUM(B4:B19)', '=SUM(C4:C19)', '已核']],
      },
    ]);
    const { totals, units } = checkJson(formulas);
    expect(totals['baseline']).toEqual({ stated: 314903, computed: 314903, difference: 0 });
    expect(totals['target']).toEqual({ stated: 45000, computed: 45000, difference: 0 });
    expect(units).toHaveLength(16);
  });

  it('compares the total with changed figures', async () => {
    const changed = await editWithOpenpyxl(SAMPLE, [
      { kind: 'set-cell', sheet: '任务分解表', cell: 'B5', value: 54162 },
      { kind: 'set-cell', sheet: '任务分解表', cell: 'C16', value: 4236 },
    ]);
    const { totals, goal, findings } = checkJson(changed);
    expect(totals['baseline']).toEqual({ stated: 314906, computed: 315003, difference: -97 });
    expect(totals['target']).toEqual({ stated: 45000, computed: 47236, difference: -2236 });
    expect(goal?.requiredTarget).toBe(47251);
    expect(findings.filter((finding) => finding.code === 'total-mismatch')).toHaveLength(2);
  });
});

describe('breakdown check on a table of an unknown campaign', () => {
  const table = (texts: readonly string[]): Promise<string> =>
    editWithOpenpyxl(SAMPLE, [
      { kind: 'set-cell', sheet: '任务分解表', cell: 'A1', value: texts[0] ?? '' },
      { kind: 'set-cell', sheet: '任务分解表', cell: 'A2', value: texts[1] ?? '' },
    ]);

  it('assumes no goal, and says what else it assumes', async () => {
    const book = await table(['“百日攻坚”任务分解表']);
    const { goal, findings } = checkJson(book);
    expect(goal).toBeNull();
    expect(findings.map((finding) => finding.code)).not.toContain('growth-below-goal');
    const { stdout } = breakdown(['check', book]);
    expect(stdout).toContain('没有设定增长目标，可在“参数”中填写。');
    expect(stdout).toContain('表里没有写阶段，暂按四个季度划分，可在“参数”中改。');
    // The sample states its unit of measure.
    expect(stdout).not.toContain('计量单位');
    expect(stdout).not.toMatch(/15%|《/);
  });

  it('uses the goal stated beside the table, and names its cell', async () => {
    const book = await table(['“百日攻坚”任务分解表', '较上年增长14.5%以上']);
    const { goal, findings } = checkJson(book);
    expect(goal).toEqual({ rate: 0.145, targetRate: 0.142901, requiredTarget: 45661, shortfall: 661 });
    expect(findings.map((finding) => finding.code)).toContain('growth-below-goal');
    expect(breakdown(['check', book]).stdout).toContain(
      '目标 14.5%：取自“任务分解表”A2“较上年增长14.5%以上”。',
    );
  });

  it('names the plan whose campaign the title names', () => {
    const { stdout } = breakdown(['check', SAMPLE]);
    expect(stdout).toContain('填报单位“平顶山市总工会”是从标题里的地名推定的，可在“参数”中改。');
    expect(stdout).toContain('目标 15%：依据《平顶山市“农民工入会集中行动”实施方案》。');
    expect(stdout).toContain('总结交流（11—12月），依据《平顶山市“农民工入会集中行动”实施方案》。');
  });
});

it('prints sums of decimal fractions without binary noise, as it compares them', () => {
  const path = scratchFile('fractions.xlsx');
  const host = bookOf([
    ['2026年造林任务分解表'],
    ['单位', '任务数（亩）', '完成数（亩）'],
    ...[0.1, 0.2].map((area, index) => [`${'甲乙'.charAt(index)}乡`, area, area]),
    ['合计', 0.3, 0.7],
  ]);
  writeFileSync(path, host.save());
  const { totals } = checkJson(path);
  expect(totals['target']).toEqual({ stated: 0.3, computed: 0.3, difference: 0 });
  expect(totals['actual']).toEqual({ stated: 0.7, computed: 0.3, difference: 0.4 });
});
