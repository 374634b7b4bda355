/**
 * `breakdown areas`, and how `templates`, `collect`, `check` and `phases` use the list of key areas that it makes.
 */
import { join } from 'node:path';
import { breakdown, breakdownJson, SAMPLE } from '../support/command';
import { editWithOpenpyxl, readWithOpenpyxl, worksheet } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';

const LIST = '重点领域名录';

function made(): string {
  const path = scratchFile('areas.xlsx');
  const { sheets } = breakdownJson(['areas', SAMPLE, '-o', path]);
  expect(sheets.map(({ name, state }) => [name, state])).toEqual(
    expect.arrayContaining([
      [LIST, 'made'],
      ['重点领域建会情况', 'made'],
    ]),
  );
  return path;
}

/** An edit that types a row into the list of key areas, from 所属单位 to 会员人数. */
function row(at: number, cells: readonly (string | number)[]): Parameters<typeof editWithOpenpyxl>[1] {
  return [{ kind: 'set-rows', sheet: LIST, cell: `B${at}`, rows: [cells] }];
}

it('makes the list, hands it out with the templates and collects it', async () => {
  const book = made();
  const folder = join(scratchFile('templates'), '');
  expect(breakdown(['templates', book, '--dir', folder]).exit).toBe(0);
  const returned = await editWithOpenpyxl(
    join(folder, '舞钢.xlsx'),
    row(5, ['舞钢', '建筑项目', '安置房项目', 100, 80, '是', 42136, 60]),
  );
  const collected = scratchFile('collected.xlsx');
  const { stdout } = breakdown(['collect', book, returned, '-o', collected]);
  expect(stdout).toContain('新增　舞钢　建筑项目　安置房项目：职工人数 100，其中农民工 80，是否建会 是');
  const summary = worksheet(await readWithOpenpyxl(collected), '重点领域建会情况');
  expect(summary.cells['A3']?.value).toBe('重点领域应建会1个，已建会1个，建会率100.00%，会员60人。');
  // Collecting the same file again adds nothing.
  const again = scratchFile('again.xlsx');
  expect(breakdown(['collect', collected, returned, '-o', again]).stdout).not.toContain('新增　');
});

it('reports errors in the list, in both languages', async () => {
  const book = await editWithOpenpyxl(made(), row(5, ['舞 钢', '建筑项目', '一处', 10, 20, '是']));
  const { exit, stdout } = breakdown(['check', book]);
  expect(exit).toBe(1);
  expect(stdout).toContain('“一处”的所属单位“舞 钢”不在任务分解表里，汇总时不计入；是不是“舞钢”？');
  expect(stdout).toContain('“一处”的其中农民工 20，多于职工人数 10。');
  expect(breakdown(['check', book], { BREAKDOWN_LANG: 'en' }).stdout).toContain('did they mean “舞钢”?');
});
