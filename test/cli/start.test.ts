import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakdown, checkJson, collectJson } from '../support/command';
import { editWithOpenpyxl, readWithOpenpyxl, worksheet } from '../support/openpyxl';
import { scratchFile, scratchFolder } from '../support/scratch';

const PLAN = join(__dirname, '../../assets/sample/campaign-plan.txt');

describe('breakdown start', () => {
  it('makes a workbook of the plan on which every command of the year works', async () => {
    const book = scratchFile('开始.xlsx');
    const { exit, stdout, stderr } = breakdown(['start', PLAN, '-o', book, '--json']);
    expect([exit, stderr]).toEqual([1, '']);
    const read = JSON.parse(stdout) as {
      items: object[];
      missing: string[];
      units: number;
      differences: object[];
    };
    expect(read.units).toBe(16);
    expect(read.missing).toEqual(['federation', 'documentNumber', 'reportingDay']);
    expect(read.items).toContainEqual({
      key: 'growthGoal',
      value: 0.15,
      sentence:
        '主要目标：至2015年底，全市农民工会员数量较2014年增长15%以上，推进农民工组织化程度取得新突破。',
      place: '二、目标任务',
    });
    expect(read.differences).toMatchObject([{ kind: 'goal-missed', stated: 0.15 }]);
    const { totals, goal, units, findings } = checkJson(book);
    expect(units).toHaveLength(16);
    expect(totals['baseline']).toEqual({ stated: 314906, computed: 314903, difference: 3 });
    expect(goal).toEqual({ rate: 0.15, targetRate: 0.142901, requiredTarget: 47236, shortfall: 2236 });
    expect(findings).toHaveLength(6);

    const sheets = await readWithOpenpyxl(book);
    const extract = worksheet(sheets, '方案摘录');
    expect(['A7', 'B7', 'D7'].map((at) => extract.cells[at]?.value)).toEqual([
      '增长目标',
      '15%',
      '二、目标任务',
    ]);
    expect(Object.values(extract.cells).filter(({ value }) => value === '【待填写】')).toHaveLength(3);
    expect(Object.values(extract.cells).map(({ value }) => value)).toContain(
      '正文 15%，任务表各单位合计只增长 14.29%',
    );
    const settings = Object.values(worksheet(sheets, '参数').cells).map(({ value }) => value);
    expect(settings).toEqual(
      expect.arrayContaining(['报送周期', '每月', '【待填写】', '年底前', '领域 5', '农业专业合作组织']),
    );
    // The plan names no federation. 参数 says that the one in use is assumed, and from what.
    expect(worksheet(sheets, '参数').cells['B6']?.value).toBe('平顶山市总工会');
    expect(worksheet(sheets, '参数').cells['C6']?.value).toBe(
      '由标题“平顶山市“农民工入会集中行动”任务分解表”里的地名推定，请核对。写在各表的“填报单位”处',
    );
    expect(worksheet(sheets, '时间节点').cells['A4']?.value).toBe('报送进展情况');

    const [recomputed, phases, year] = ['重算', '阶段', '年终'].map((name) => scratchFile(`${name}.xlsx`));
    expect(breakdown(['recompute', book, '-o', recomputed ?? '']).exit).toBe(1);
    expect(breakdown(['phases', recomputed ?? '', '-o', phases ?? '']).stdout).toContain('总结交流阶段汇总');
    expect(breakdown(['year-end', phases ?? '', '-o', year ?? '']).stdout).toContain('专题报告');
  });

  it('makes a workbook into which returns can be collected month after month', async () => {
    const names = ['开始', '重算', '收取', '阶段', '年终'] as const;
    const [book, recomputed, collected, phases, year] = names.map((name) => scratchFile(`${name}.xlsx`));
    const run = (command: string, from = '', ...args: readonly string[]): void => {
      expect([command, breakdown([command, from, ...args]).exit]).not.toEqual([command, 2]);
    };
    run('start', PLAN, '-o', book ?? '');
    run('recompute', book, '-o', recomputed ?? '');
    const folder = scratchFolder();
    run('templates', recomputed, '--dir', folder);
    expect(readdirSync(folder)).toHaveLength(16);
    // The plan's phases span April to December.
    const month = (unit: string, cell: string, value: number): Promise<string> =>
      editWithOpenpyxl(join(folder, `${unit}.xlsx`), [
        { kind: 'set-cell', sheet: '月报填报表', cell, value },
      ]);
    const returns = [await month('舞钢', 'B9', 301), await month('宝丰', 'B17', 703)];
    const report = collectJson([recomputed ?? '', ...returns, '-o', collected ?? '']);
    expect([report.added, report.changed, report.skipped]).toEqual([2, 0, []]);
    expect(checkJson(collected ?? '').totals['actual']?.computed).toBe(1004);
    run('phases', collected, '-o', phases ?? '');
    run('year-end', phases, '-o', year ?? '');
    const sheets = await readWithOpenpyxl(phases ?? '');
    const totals = ['宣传发动', '推进实施', '总结交流'].map((phase) =>
      Object.values(worksheet(sheets, `${phase}阶段汇总`).cells).map(({ value }) => value),
    );
    // April counts in the first phase and in the cumulative figures of later phases, December only in the last phase.
    expect(totals.map((values) => [301, 703, 1004].filter((figure) => values.includes(figure)))).toEqual([
      [301],
      [301],
      [301, 703, 1004],
    ]);
  });

  it.each(['方案.doc', '方案.wps', '方案.pdf'])('says how to save %s', (name) => {
    const plan = scratchFile(name);
    writeFileSync(plan, '甲');
    const out = scratchFile('开始.xlsx');
    const { exit, stdout, stderr } = breakdown(['start', plan, '-o', out]);
    expect([exit, stdout, stderr.split('\n').length]).toEqual([2, '', 2]);
    expect(stderr).toContain('另存为 .docx');
    expect(existsSync(out)).toBe(false);
    expect(breakdown(['start', plan, '-o', out], { BREAKDOWN_LANG: 'en' }).stderr).toContain(
      'save it as .docx',
    );
  });

  it('says that a file is damaged, and that nothing was written', () => {
    const plan = scratchFile('方案.docx');
    writeFileSync(plan, 'PK\u0003\u0004 broken');
    const { exit, stderr } = breakdown(['start', plan, '-o', scratchFile('开始.xlsx')]);
    expect([exit, stderr.trim().endsWith('没有写入任何内容。')]).toEqual([2, true]);
  });
});
