/**
 * The server of the pages becomes unreachable and reachable again: no view stays blank, and nothing is lost.
 */
import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { bookOfUnits, halfWayBook } from '../hosts/books';
import { scratchFile } from '../support/scratch';
import { useBrowser } from './pages/in-browser';
import { PaneInExcel } from './pages/pane-in-excel';
import { useWorkbenchSite, WorkbenchPage } from './pages/workbench-page';

const browser = useBrowser();
const site = useWorkbenchSite();

/** Simulates a server that becomes unreachable: after `takeAway`, requests for scripts fail until `bringBack`. */
class Server {
  private isGone = false;
  /** Addresses of scripts whose requests failed. */
  readonly refused: string[] = [];

  async standBefore(page: Page): Promise<void> {
    await page.route(/\.js$/, async (route) => {
      const url = route.request().url();
      if (!this.isGone) return route.fallback();
      this.refused.push(url);
      return route.abort('connectionrefused');
    });
  }

  takeAway(): void {
    this.isGone = true;
  }

  bringBack(): void {
    this.isGone = false;
  }
}

/** Complaints other than scripts that could not be loaded. */
function others(complaints: readonly string[]): string[] {
  return complaints.filter((complaint) => !complaint.includes('ERR_CONNECTION_REFUSED'));
}

it.each(['windows', 'web'] as const)(
  'shows every view and carries out actions after the server became unreachable, in Excel (%s)',
  async (program) => {
    const server = new Server();
    const pane = await PaneInExcel.open(browser(), halfWayBook(), { program });
    try {
      await server.standBefore(pane.page);
      await pane.idle();
      // By then all code has been preloaded.
      await pane.page.waitForTimeout(3000);
      server.takeAway();
      for (const [tab, words] of [
        ['月报', '各月填报情况'],
        ['汇总', '阶段汇总表'],
        ['参数', '截止月份'],
      ] as const) {
        await pane.tab(tab).click();
        expect(await pane.frame.getByRole('tabpanel').innerText()).toContain(words);
      }
      await pane.tab('汇总').click();
      await pane.press('生成阶段汇总');
      expect(await pane.frame.getByRole('status').first().innerText()).toContain('已生成');
      expect(server.refused).toEqual([]);
      expect(pane.complaints).toEqual([]);
    } finally {
      await pane.close();
    }
  },
);

it('says that a view could not be loaded, keeps the others, and shows it when the server is back', async () => {
  const server = new Server();
  const workbench = await WorkbenchPage.open(browser(), site().address, {
    query: 'sample=half-way',
    // Without idle callbacks the page preloads nothing.
    before: async (page) => {
      await page.addInitScript(() => {
        window.requestIdleCallback = () => 0;
      });
    },
  });
  const { page } = workbench;
  try {
    await server.standBefore(page);
    server.takeAway();
    await workbench.view('月报');
    const alert = page.locator('.wb-pane [role="alert"]');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('没有从服务器取到');
    await workbench.view('核验');
    expect(await page.locator('.wb-pane').innerText()).toContain('提醒');
    await workbench.view('月报');
    await alert.waitFor();
    server.bringBack();
    await page.locator('.wb-pane').getByRole('button', { name: '重试' }).click();
    await page.locator('.wb-pane').getByText('各月填报情况').waitFor();
    // Another view whose code could not be loaded.
    server.takeAway();
    await workbench.view('汇总');
    await page.locator('.wb-pane [role="alert"]').waitFor();
    server.bringBack();
    // It also appears without a click once the server is back.
    await page
      .locator('.wb-pane')
      .getByRole('button', { name: '生成年终工作簿' })
      .waitFor({ timeout: 15_000 });
    server.takeAway();
    await workbench.press('生成年终工作簿');
    expect(await page.locator('.wb-pane [role="alert"]').innerText()).toContain('没有从服务器取到');
    server.bringBack();
    const made = await workbench.downloaded(() => workbench.press('重试'));
    expect(made.name).toContain('年终汇总.xlsx');
    expect(others(workbench.complaints)).toEqual([]);
  } finally {
    await workbench.close();
  }
});

it('keeps dropped files while the code that reads them can’t be loaded', async () => {
  const server = new Server();
  const pane = await PaneInExcel.open(browser(), halfWayBook());
  try {
    await server.standBefore(pane.page);
    await pane.idle();
    await pane.page.waitForTimeout(3000);
    server.takeAway();
    await pane.tab('月报').click();
    const path = scratchFile('return.xlsx');
    await writeFile(path, bookOfUnits(3));
    await pane.frame.locator('input[type=file]').setInputFiles([path]);
    await pane.frame.getByText('1 个文件还没有读').waitFor();
    server.bringBack();
    await pane.frame.getByRole('button', { name: '重试' }).click();
    await pane.frame.getByText(/1 个文件：/).waitFor();
    expect(others(pane.complaints)).toEqual([]);
  } finally {
    await pane.close();
  }
});

it('can open one more workbook without the server; for a second it says why not, and the open one stays usable', async () => {
  const server = new Server();
  const [first, second] = [scratchFile('first.xlsx'), scratchFile('second.xlsx')];
  await writeFile(first, bookOfUnits(3));
  await writeFile(second, bookOfUnits(4));
  const workbench = await WorkbenchPage.open(browser(), site().address);
  const { page } = workbench;
  try {
    await server.standBefore(page);
    await page.waitForTimeout(1500);
    server.takeAway();
    await workbench.openFile(first);
    await workbench.idle();
    await workbench.shows({ A4: '单位3' });
    await workbench.openFile(second);
    expect(await page.getByRole('alert').innerText()).toContain('没有从服务器取到');
    expect(await page.locator('.wb-book').innerText()).toContain('first.xlsx');
    await workbench.type('B2', '7');
    await workbench.shows({ B2: '7' });
    // The next edit removes the message.
    expect(await page.getByRole('alert').count()).toBe(0);
    server.bringBack();
    await workbench.openFile(second);
    await page.getByRole('button', { name: '不保存' }).click();
    await page.getByText('second.xlsx').first().waitFor();
    expect(others(workbench.complaints)).toEqual([]);
  } finally {
    await workbench.close();
  }
});
