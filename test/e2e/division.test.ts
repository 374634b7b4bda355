/**
 * From the plan to the units, in the workbench: a dropped plan becomes a workbook, its task is divided and handed down, and a returned
 * workbook is checked.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { makeLedger } from '../../src/actions/make-ledger';
import { FileHost } from '../../src/hosts/file/file-host';
import { emptySpec } from '../../src/spreadsheet/spec';
import { axeViolations, useBrowser } from './pages/in-browser';
import { useWorkbenchSite, workbenchStories } from './pages/workbench-page';

const PLAN = join(__dirname, '../../assets/sample/campaign-plan.txt');

const withWorkbench = workbenchStories(useBrowser(), useWorkbenchSite());

/** A unit's workbook as the unit returns it: divided between two lower units, with figures that these report. */
async function filledIn(bytes: Uint8Array, targets: readonly [number, number]): Promise<Uint8Array> {
  const host = FileHost.open(bytes);
  const rows = [
    ['朱兰街道', 9000, targets[0]],
    ['八台镇', 12000, targets[1]],
  ];
  await host.apply({
    copies: [],
    names: [],
    removedNames: [],
    sheets: [{ ...emptySpec('任务分解表', 'patch'), blocks: [{ top: 8, left: 1, rows }] }],
  });
  const figures = new Map([
    ['朱兰街道', new Map([[4, 120]])],
    ['八台镇', new Map([[4, 80]])],
  ]);
  await makeLedger(host, { figures });
  return host.save();
}

it('goes from a dropped plan to workbooks for the units, and collects one of them', async () => {
  await withWorkbench({}, async (workbench) => {
    const { page } = workbench;
    await workbench.drop('.wb-grid', { name: '实施方案.txt', bytes: readFileSync(PLAN) });
    await page.getByText('任务分解表 16 个单位').waitFor();
    const goal = page.getByRole('textbox', { name: '增长目标的内容' });
    expect(await goal.inputValue()).toBe('15%');
    const differs = page.getByRole('note').filter({ hasText: '方案正文与任务表不符' });
    expect(await differs.innerText()).toContain('要求增长 15%，方案任务表各单位合计只增长 14.29%');
    expect(await page.locator('.wb-pane').innerText()).toContain('全市农民工会员数量较2014年增长15%以上');
    // axe objects to two hidden focus stops that the library Tabster puts at the ends of the page.
    const objections = await axeViolations(page);
    expect(objections.filter((objection) => !objection.includes('data-tabster-dummy'))).toEqual([]);
    await goal.fill('多');
    await page.getByText('这一项填得不对').waitFor();
    // A changed goal is compared with the table again.
    await goal.fill('14%');
    await differs.waitFor({ state: 'detached' });
    await goal.fill('15%');
    await page.getByRole('checkbox', { name: /^采用总结报告/ }).uncheck();
    await workbench.press('建立新工作簿');
    await page.getByRole('tab', { name: '方案摘录' }).waitFor();
    await workbench.idle();
    expect(await workbench.sheets()).toEqual(['任务分解表', '参数', '方案摘录', '时间节点']);
    await workbench.sheet('任务分解表');
    await workbench.shows({ A4: '舞钢' });

    await workbench.view('分解');
    await page.getByText('合计 47,236 人').waitFor();
    // No month is reported yet, so that no milestone is due, whatever today's date.
    const milestones = page.getByRole('region', { name: '时间节点' });
    expect(await milestones.getByText('下一个').count()).toBe(1);
    expect(await milestones.getByText('已到期').count()).toBe(0);
    // Rules for single units. Contradicting ones are named with their figures.
    const rules = page.getByRole('group', { name: '个别单位另行规定' });
    const rule = async (kind: string, figure: string): Promise<void> => {
      await rules.getByRole('combobox', { name: '单位' }).fill('舞钢');
      await rules.getByRole('combobox', { name: '规定' }).selectOption(kind);
      await rules.getByRole('textbox', { name: '数' }).fill(figure);
      await rules.getByRole('button', { name: '加上' }).click();
    };
    await rule('至少', '4000');
    await rule('至多', '3000');
    await page.getByText('“舞钢”的下限 4,000 高于上限 3,000，高出 1,000。').waitFor();
    await rules.getByRole('button', { name: '去掉 舞钢 至少 4,000' }).click();
    await page.getByText('舞钢 3,000，').waitFor({ state: 'attached' });
    await page.getByText('合计 47,236 人').waitFor();
    await workbench.press('采用方案一');
    await workbench.press('采用');
    expect(await workbench.sheets()).toContain('分解方案');
    await workbench.shows({ C20: '47,236' });
    await workbench.press('撤销');
    await workbench.shows({ C20: '45,000' });
    expect(await workbench.sheets()).not.toContain('分解方案');

    const zip = await workbench.downloaded(() => workbench.press('生成各单位工作簿'));
    expect(zip.name).toBe('任务再分解.zip');
    const books = unzipSync(readFileSync(zip.path));
    expect(Object.keys(books)).toHaveLength(16);
    const back = await filledIn(books['舞钢任务分解.xlsx'] ?? new Uint8Array(), [1500, 1900]);
    await workbench.drop('.wb-pane main', { name: '舞钢任务分解.xlsx', bytes: back });
    await page.getByRole('checkbox', { name: /舞钢 下级分解/ }).waitFor();
    await page.getByRole('checkbox', { name: /^收取 舞钢 4月 200/ }).waitFor();
    await workbench.press(/^收取 1 个数 · 收取 1 /);
    expect(await workbench.sheets()).toEqual(expect.arrayContaining(['下级分解', '月报台账']));
    await workbench.view('核验');
    expect(await page.locator('.wb-pane').innerText()).toContain('“舞钢”下级分解数与任务数不符');
  });
});
