/**
 * Complete user stories with the production bundle for WPS, opened from its folder on disk.
 */
import { writeFile } from 'node:fs/promises';
import { sampleBook } from '../hosts/books';
import { readWithOpenpyxl } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';
import { useBrowser } from './pages/in-browser';
import { PaneInWps } from './pages/pane-in-wps';

const browser = useBrowser();

async function withPage(
  name: string,
  story: (pane: PaneInWps) => Promise<void>,
  uiLanguage?: number,
): Promise<void> {
  const pane = await PaneInWps.open(browser(), name, sampleBook(), uiLanguage);
  try {
    await story(pane);
    expect(pane.complaints).toEqual([]);
    expect(await pane.ask((wps) => wps.violations)).toEqual([]);
  } finally {
    await pane.close();
  }
}

it('recomputes, summarises, undoes, makes the year-end workbook and runs the self-test', async () => {
  await withPage('taskpane.html', async (pane) => {
    await pane.idle();
    expect(await pane.page.getByRole('tabpanel').innerText()).toContain('314,906');
    await pane.press('一键重算');
    expect(await pane.page.getByRole('status').first().innerText()).toContain('已添加 6 列');
    await pane.tab('汇总').click();
    await pane.press('生成阶段汇总');
    expect(await pane.ask((wps) => wps.book.sheets.map((sheet) => sheet.name))).toContain('推进实施阶段汇总');
    await pane.press('撤销');
    const path = scratchFile('book.xlsx');
    await writeFile(path, await pane.save());
    const { sheets } = await readWithOpenpyxl(path);
    const visible = sheets.filter((sheet) => sheet.kind === 'worksheet' && sheet.state === 'visible');
    expect(visible.map((sheet) => sheet.name)).toEqual(['任务分解表', '参数']);

    await pane.tab('参数').click();
    await pane.button('开始自检').click();
    await pane.page.getByText('全部通过').waitFor();
    await pane.button('保存报告').click();
    await pane.page.getByText('报告已保存到').waitFor();

    await pane.tab('汇总').click();
    await pane.press('生成年终工作簿');
    expect(await pane.ask((wps) => wps.openBooks[1])).toMatch(/^2015年.*年终汇总\.xlsx$/);
    await pane.button('关闭').first().click();
  });
});

it('speaks English where WPS does', async () => {
  await withPage(
    'taskpane.html',
    async (pane) => {
      await pane.idle();
      await pane.press('Recalculate');
      await pane.tab('Settings').click();
      await pane.button('Run self-test').click();
      await pane.page.getByText('All passed').waitFor();
    },
    1033,
  );
});

it('answers calls of the ribbon at once, and shows messages in a dialog', async () => {
  await withPage('index.html', async (pane) => {
    const { page } = pane;
    const press = (id: string): Promise<unknown> =>
      page.evaluate(
        (name) =>
          (window as unknown as { ribbon: { OnAction(control: { Id: string }): unknown } }).ribbon.OnAction({
            Id: name,
          }),
        id,
      );
    expect(await press('openPane')).toBe(true);
    const panes = await pane.ask((wps) => wps.panes);
    expect(panes).toMatchObject([{ visible: true, dock: 2 }]);
    expect(await press('recompute')).toBe(true);
    await page.waitForFunction(
      () => (window as unknown as { wps: { book: { sheets: unknown[] } } }).wps.book.sheets.length > 1,
    );
    await page.waitForTimeout(300);
    expect(await press('check')).toBe(true);
    await page.waitForFunction(
      () => (window as unknown as { wps: { dialogs: string[] } }).wps.dialogs.length > 0,
    );
  });
});

it.each([
  [2052, ['打开面板', '一键重算']],
  [1033, ['Open pane', 'Recalculate']],
])('names the buttons in the language of WPS (%i)', async (uiLanguage, labels) => {
  await withPage(
    'index.html',
    async ({ page }) => {
      const named = await page.evaluate(() => {
        const { ribbon } = window as unknown as { ribbon: { OnGetLabel(control: { Id: string }): string } };
        return ['openPane', 'recompute'].map((Id) => ribbon.OnGetLabel({ Id }));
      });
      expect(named).toEqual(labels);
    },
    uiLanguage,
  );
});

it('keeps all buttons enabled without a table; when pressed, they say what is missing', async () => {
  await withPage('index.html', async ({ page }) => {
    const enabled = await page.evaluate(() => {
      const { ribbon } = window as unknown as { ribbon: { OnGetEnabled(control: { Id: string }): boolean } };
      return ['openPane', 'recompute', 'yearEnd'].map((Id) => ribbon.OnGetEnabled({ Id }));
    });
    expect(enabled).toEqual([true, true, true]);
  });
});
