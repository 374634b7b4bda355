/**
 * Drafts: unsaved changes survive the page in which they were made.
 */
import type { Page } from 'playwright-core';
import { useBrowser } from './pages/in-browser';
import { useWorkbenchSite, WorkbenchPage, workbenchStories } from './pages/workbench-page';

const browser = useBrowser();
const withWorkbench = workbenchStories(browser, useWorkbenchSite());

/** The number of drafts stored in the browser. */
function drafts(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => {
          resolve(request.result);
        });
        request.addEventListener('error', () => {
          reject(new Error('IndexedDB'));
        });
      });
    const database = await asked(indexedDB.open('breakdown-workbench'));
    const count = await asked(database.transaction('drafts').objectStore('drafts').count());
    database.close();
    return count;
  });
}

/** Waits until the browser stores this number of drafts. A draft is stored some seconds after the last change. */
async function draftsBecome(page: Page, count: number): Promise<void> {
  const end = Date.now() + 20_000;
  while (Date.now() < end && (await drafts(page)) !== count) await page.waitForTimeout(200);
  expect(await drafts(page)).toBe(count);
}

/** Opens the workbench in another tab of the same browser. */
async function anotherTab({ page }: WorkbenchPage): Promise<WorkbenchPage> {
  const other = await WorkbenchPage.inContext(page.context(), page.url());
  // Within this time other open pages claim their drafts.
  await other.page.waitForTimeout(500);
  return other;
}

const offer = ({ page }: WorkbenchPage) => page.getByRole('note').filter({ hasText: '任务分解表.xlsx' });

it('offers unsaved changes after the page crashed, until they are saved', async () => {
  await withWorkbench({}, async (first) => {
    await first.type('D4', '照原计划');
    await draftsBecome(first.page, 1);

    const second = await anotherTab(first);
    expect(await offer(second).count()).toBe(0);
    const devTools = await first.page.context().newCDPSession(first.page);
    void devTools.send('Page.crash').catch(() => undefined);
    await first.page.waitForEvent('crash');
    await second.page.reload();
    await second.idle();

    await offer(second).waitFor();
    expect(await second.text('D4')).toBe('');
    await offer(second).getByRole('button', { name: '接着做' }).click();
    await second.shows({ D4: '照原计划' });
    expect(await second.page.locator('.wb-book').innerText()).toContain('有改动未保存');
    await offer(second).waitFor({ state: 'detached' });

    // A further change goes into the same draft; saving deletes the draft.
    await second.type('D5', '已核对');
    expect(await drafts(second.page)).toBe(1);
    await second.downloaded(() => second.button('保存').click());
    await draftsBecome(second.page, 0);
    expect(second.complaints).toEqual([]);
  });
});

it('deletes a draft that the user discards', async () => {
  await withWorkbench({}, async (first) => {
    await first.type('D4', '作废');
    await draftsBecome(first.page, 1);
    const second = await anotherTab(first);
    await first.page.close();
    await second.page.reload();
    await second.idle();
    await offer(second).getByRole('button', { name: '丢弃' }).click();
    await draftsBecome(second.page, 0);
    await second.page.reload();
    await second.idle();
    await second.page.waitForTimeout(500);
    expect(await offer(second).count()).toBe(0);
  });
});
