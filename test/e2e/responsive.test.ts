/**
 * The workbench stays responsive with 10,000 units: no task occupies the page's main thread for long. These tests judge times, so that
 * `npm test` runs no others beside them.
 */
import { writeFile } from 'node:fs/promises';
import { createWorkbook } from '../../src/hosts/file/file-host';
import { NO_CHANGE } from '../../src/spreadsheet/merged-change';
import { emptySpec, type CellContent } from '../../src/spreadsheet/spec';
import { bookOfUnits } from '../hosts/books';
import { scratchFile } from '../support/scratch';
import { useBrowser } from './pages/in-browser';
import { taskTimes } from './pages/page-tasks';
import { useWorkbenchSite, workbenchStories } from './pages/workbench-page';

/** The most processor time that a task may take on the page's main thread, in milliseconds. Above that the page feels stuck. */
const LONGEST_TASK = 100;
/** The most that it may take while targets are computed. */
const LONGEST_WHILE_SLIDING = 50;

const browser = useBrowser();
const withWorkbench = workbenchStories(browser, useWorkbenchSite());

it('stays responsive with 10,000 units', async () => {
  const path = scratchFile('large.xlsx');
  await writeFile(path, bookOfUnits(10_000));
  await withWorkbench({}, async (workbench) => {
    const { page } = workbench;
    const times = await taskTimes(browser(), page, async () => {
      await workbench.openFile(path);
      await workbench.idle();
      await workbench.press('一键重算');
      await workbench.type('D5', '55');
      await page.mouse.move(400, 400);
      for (let step = 0; step < 20; step += 1) {
        await page.mouse.wheel(0, 600);
        await page.waitForTimeout(40);
      }
      await page
        .locator('.wb-row')
        .first()
        .getByText(/单位\d{3}/)
        .waitFor();
      await workbench.view('汇总');
      await workbench.press('生成阶段汇总');
      await workbench.downloaded(() => workbench.press('生成年终工作簿'));
      await workbench.press('撤销');
      for (const view of ['进度', '月报']) await workbench.view(view);
      await workbench.press('建立月报台账');
      await workbench.sheet('月报台账');
      await workbench.type('C6', '20');
      await workbench.shows({ O6: '20' });
    });
    // A trace without tasks would be one of another thread.
    expect(times.length).toBeGreaterThan(1000);
    expect(times.filter((time) => time > LONGEST_TASK)).toEqual([]);
    await workbench.sheet('任务分解表');
    await workbench.goTo('A9999');
    await workbench.shows({ A9999: '单位9998' });
  });
}, 300_000);

/** A file with a figure of a month for each of 10,000 units; a hundred of them are not in the table. */
function returnedFigures(): Uint8Array {
  const rows: CellContent[][] = [
    ['单位名称', '新增会员数'],
    ...Array.from({ length: 10_000 }, (_, index): CellContent[] => [
      index % 100 === 99 ? `外单位${index}` : `单位${index + 1}`,
      index % 50,
    ]),
  ];
  const sheet = { ...emptySpec('Sheet1', 'own'), blocks: [{ top: 1, left: 1, rows }] };
  const open = { sheet: 'Sheet1', row: 1, column: 1 };
  return createWorkbook({ fileName: '', title: '', change: { ...NO_CHANGE, sheets: [sheet] }, open });
}

it('collects the figures of 10,000 units without blocking the page', async () => {
  await withWorkbench({}, async (workbench) => {
    const { page } = workbench;
    await workbench.drop('.wb-grid', { name: '一万个单位.xlsx', bytes: bookOfUnits(10_000) });
    await page.getByText('10,000 个单位').first().waitFor({ timeout: 60_000 });
    await workbench.idle();
    await workbench.view('月报');
    const times = await taskTimes(browser(), page, async () => {
      await page.setInputFiles('.wb-pane input[type=file][multiple]', {
        name: '11月.xlsx',
        mimeType: '',
        buffer: Buffer.from(returnedFigures()),
      });
      await workbench.button(/收取|收进|写入/).waitFor({ timeout: 60_000 });
      await workbench.idle();
    });
    expect(times.length).toBeGreaterThan(100);
    expect(times.filter((time) => time > LONGEST_TASK)).toEqual([]);
  });
});

it('computes the targets of 10,000 units while the slider moves, without blocking the page', async () => {
  await withWorkbench({}, async (workbench) => {
    const { page } = workbench;
    await workbench.drop('.wb-grid', { name: '一万个单位.xlsx', bytes: bookOfUnits(10_000) });
    await page.getByText('10,000 个单位').first().waitFor({ timeout: 60_000 });
    await workbench.idle();
    await workbench.view('分解');
    await page.getByText(/^合计 /).waitFor();
    await workbench.button('再混合一种方法').click();
    await page.getByRole('slider').focus();
    await page.waitForTimeout(1000);
    const sums = new Set<string>();
    const times = await taskTimes(browser(), page, async () => {
      for (let step = 0; step < 12; step += 1) {
        await page.keyboard.press('ArrowRight');
        await page.waitForTimeout(250);
        sums.add(await page.getByText(/^合计 /).innerText());
      }
    });
    expect(sums.size).toBeGreaterThan(3);
    expect(times.length).toBeGreaterThan(100);
    expect(times.filter((time) => time > LONGEST_WHILE_SLIDING)).toEqual([]);
  });
});
