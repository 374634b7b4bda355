/**
 * Complete user stories with the production bundle and the real office.js, in Excel for Windows and Excel on the web.
 */
import { writeFile } from 'node:fs/promises';
import { createWorkbook } from '../../src/hosts/file/file-host';
import { emptySpec } from '../../src/spreadsheet/spec';
import { bookOfUnits, halfWayBook, sampleBook } from '../hosts/books';
import { readWithOpenpyxl } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';
import { axeViolations, paneStories, useBrowser } from './pages/in-browser';
import { PaneInExcel, serve, shoot, SITE, type Program } from './pages/pane-in-excel';

const TABS = {
  'zh-CN': ['核验', '进度', '月报', '汇总', '参数'],
  'en-US': ['Checks', 'Progress', 'Returns', 'Summary', 'Settings'],
};

const browser = useBrowser();
const withPane = paneStories(browser);

const toast = (pane: PaneInExcel) => pane.frame.getByRole('status');
const alert = (pane: PaneInExcel) => pane.frame.getByRole('alert');

describe.each<Program>(['windows', 'web'])('in Excel, %s', (program) => {
  it('checks, fixes, recomputes, summarises and makes the year-end workbook', async () => {
    await withPane(sampleBook(), { program }, async (pane) => {
      const { excel } = pane;
      await pane.idle();
      expect(await pane.frame.getByRole('tabpanel').innerText()).toContain('314,906');

      await pane.press('定位到 任务分解表!B20');
      expect(excel.selection).toBe('任务分解表!B20');
      await pane.press('修复 任务分解表!B20');
      expect(excel.book.value(excel.book.activeSheet, 20, 2)).toBe(314_903);

      await pane.press('一键重算');
      expect(await toast(pane).innerText()).toContain('已添加 6 列');
      await shoot(pane.page, `${program}-recomputed`);
      await pane.press('一键重算');
      expect(await toast(pane).innerText()).toContain('都已是最新');

      for (let row = 4; row < 20; row += 1) excel.type('任务分解表', `E${row}`, 100 * row);
      await pane.page.waitForTimeout(900);
      await pane.idle();
      await pane.tab('进度').click();
      expect(await pane.frame.getByRole('tabpanel').innerText()).toContain('18,400');

      await pane.tab('汇总').click();
      await pane.press('生成阶段汇总');
      const sheets = excel.book.sheets.map((sheet) => sheet.name);
      expect(sheets).toEqual(
        expect.arrayContaining(['宣传发动阶段汇总', '推进实施阶段汇总', '总结交流阶段汇总']),
      );
      await pane.press('生成年终工作簿');
      expect(excel.opened).toHaveLength(1);
      await pane.press('撤销');
      expect(excel.book.sheet('推进实施阶段汇总')).toBeUndefined();

      const path = scratchFile('book.xlsx');
      await writeFile(path, excel.save());
      const read = await readWithOpenpyxl(path);
      expect(read.sheets.map((sheet) => sheet.name)).toEqual(['任务分解表', '参数']);
      const yearEnd = scratchFile('year-end.xlsx');
      await writeFile(yearEnd, excel.opened[0] ?? new Uint8Array());
      expect((await readWithOpenpyxl(yearEnd)).sheets.map((sheet) => sheet.name)).toContain('年度总表');
    });
  });

  it('shows each failure with its own message, and works again afterwards', async () => {
    await withPane(sampleBook(), { program }, async (pane) => {
      const { excel } = pane;
      await pane.idle();
      excel.isEditing = true;
      await pane.press('一键重算');
      expect(await alert(pane).innerText()).toContain('正在编辑');
      await shoot(pane.page, `${program}-editing`);
      excel.isEditing = false;
      await pane.press('重试');
      expect(await toast(pane).innerText()).toContain('已添加 6 列');

      excel.failures.set(1, { kind: 'refused', after: 0.5 });
      excel.type('任务分解表', 'F5', '');
      await pane.press('一键重算');
      expect(await alert(pane).innerText()).toContain('恢复原样');
      await pane.press('重试');

      excel.failures.set(1, { kind: 'lost-answer' });
      excel.type('任务分解表', 'F5', '');
      await pane.press('一键重算');
      expect(await pane.frame.getByRole('note').last().innerText()).toContain('Excel 没有确认这一步');
      await shoot(pane.page, `${program}-unconfirmed`);
      expect(excel.value('任务分解表', 5, 6)).toBe('');
      await pane.press('撤销');
      expect(excel.value('任务分解表', 5, 6)).toBeNull();
      await pane.press('一键重算');

      excel.protect('任务分解表');
      await pane.press('重新识别');
      excel.book.part(excel.book.activeSheet);
      await pane.press('一键重算');
      expect(await alert(pane).innerText()).toContain('受保护');
      await shoot(pane.page, `${program}-protected`);
      await pane.frame.getByRole('button', { name: '关闭', exact: true }).first().click();

      excel.deleteSheet('任务分解表');
      await pane.page.waitForTimeout(900);
      await pane.press(/重新识别|重试/);
      expect(await pane.frame.locator('main').innerText()).toContain('没有找到任务分解表');
      await shoot(pane.page, `${program}-no-table`);
    });
  });
});

it.each(['zh-CN', 'en-US'] as const)('has no accessibility violations at 320 px, in %s', async (locale) => {
  for (const theme of [
    { colorScheme: 'light' },
    { colorScheme: 'dark' },
    { forcedColors: 'active' },
  ] as const) {
    await withPane(halfWayBook(), { locale, width: 320, height: 700, ...theme }, async (pane) => {
      await pane.idle();
      for (const tab of TABS[locale]) {
        await pane.tab(tab).click();
        await pane.page.waitForTimeout(150);
        expect(await axeViolations(pane.frame)).toEqual([]);
        const overflow = await pane.frame.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        const look = 'forcedColors' in theme ? 'contrast' : theme.colorScheme;
        await shoot(pane.page, `${locale}-${look}-${tab}`);
      }
    });
  }
});

it('can be used with the keyboard alone', async () => {
  await withPane(sampleBook(), {}, async (pane) => {
    await pane.idle();
    const { keyboard } = pane.page;
    const focused = () => pane.frame.evaluate(() => document.activeElement?.textContent ?? '');
    const tabTo = async (text: string): Promise<void> => {
      for (let step = 0; step < 60; step += 1) {
        if ((await focused()).trim() === text) return;
        await keyboard.press('Tab');
      }
      throw new Error(`${text} was not reached`);
    };
    await tabTo('核验');
    await keyboard.press('ArrowRight');
    expect((await focused()).trim()).toBe('进度');
    await tabTo('一键重算');
    await keyboard.press('Enter');
    await pane.page.waitForTimeout(100);
    await pane.idle();
    expect(await toast(pane).innerText()).toContain('已添加 6 列');
  });
});

it('says what is missing where there is no table', async () => {
  const spec = {
    ...emptySpec('Sheet1', 'own'),
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [
          ['单位名称', '电话'],
          ['舞钢', 123],
        ],
      },
    ],
  };
  const change = { copies: [], names: [], removedNames: [], sheets: [spec] };
  const book = createWorkbook({
    fileName: 'a.xlsx',
    title: '',
    change,
    open: { sheet: 'Sheet1', row: 1, column: 1 },
  });
  await withPane(book, {}, async (pane) => {
    // This part of the pane is loaded when it is needed.
    await pane.frame.locator('main').getByText('没有找到任务分解表').first().waitFor();
    expect(await pane.frame.locator('main').innerText()).toContain('单位名称');
    expect(await pane.frame.locator('main').innerText()).toContain('没有找到任务分解表');
  });
});

it('shows a message instead of a blank page in an old web view, in an old Excel, and outside Excel', async () => {
  const old = await PaneInExcel.open(browser(), sampleBook(), {
    before: () => {
      Object.defineProperty(window, 'Worker', { value: undefined });
    },
  });
  await old.frame.getByText('WebView2').first().waitFor();
  await old.close();
  const excel2016 = await PaneInExcel.open(browser(), sampleBook(), { apiVersion: 7 });
  await excel2016.frame.getByText('Excel 2021').waitFor();
  await excel2016.close();
  // An administrator may open the page in a browser to see whether the site works. Office.context is nearly empty there.
  const outside = await browser().newPage();
  await serve(outside, []);
  await outside.goto(`${SITE}/taskpane.html`);
  await outside.getByText('这个面板要在 Excel 里用').waitFor();
  await outside.close();
});

it('follows the theme of Office and not that of the system', async () => {
  for (const officeScheme of ['light', 'dark'] as const) {
    const colorScheme = officeScheme === 'light' ? 'dark' : 'light';
    await withPane(sampleBook(), { officeScheme, colorScheme }, async (pane) => {
      await pane.idle();
      const brightness = await pane.frame.locator('main').evaluate((main) => {
        // Backgrounds may be transparent; the nearest opaque ancestor's is visible.
        for (let at: Element | null = main; at !== null; at = at.parentElement) {
          const [red = 0, , , alpha = 1] =
            getComputedStyle(at)
              .backgroundColor.match(/[\d.]+/g)
              ?.map(Number) ?? [];
          if (alpha > 0) return red;
        }
        return null;
      });
      if (officeScheme === 'light') expect(brightness).toBeGreaterThan(200);
      else expect(brightness).toBeLessThan(80);
    });
  }
});

it('works with ExcelApi 1.8, and says what is missing there', async () => {
  await withPane(sampleBook(), { apiVersion: 8 }, async (pane) => {
    await pane.idle();
    expect(await pane.frame.locator('body').innerText()).toContain('打印');
    await pane.press('一键重算');
    expect(await toast(pane).innerText()).toContain('已添加 6 列');
    expect(pane.excel.book.value(pane.excel.book.activeSheet, 4, 6)).toBe('');
  });
});

it('works in a web view as old as Chromium 87', async () => {
  await withPane(sampleBook(), { before: forgetWhatCameAfterChromium87 }, async (pane) => {
    expect(await pane.frame.evaluate(() => 'structuredClone' in window)).toBe(false);
    await pane.idle();
    await pane.press('一键重算');
    expect(await toast(pane).innerText()).toContain('已添加 6 列');
    await pane.tab('汇总').click();
    await pane.press('生成阶段汇总');
    await pane.press('撤销');
    for (const tab of TABS['zh-CN']) {
      await pane.tab(tab).click();
      expect(await pane.frame.getByRole('tabpanel').innerText()).not.toBe('');
    }
  });
});

/** Runs in the page: deletes functions that JavaScript and the DOM got after Chromium 87, so that calling one fails. */
function forgetWhatCameAfterChromium87(): void {
  const later: readonly (readonly [object, readonly string[]])[] = [
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']],
    [String.prototype, ['at', 'isWellFormed', 'toWellFormed']],
    [Object, ['hasOwn', 'groupBy']],
    [Map, ['groupBy']],
    [Promise, ['withResolvers', 'try']],
    [Array, ['fromAsync']],
    [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf']],
    [AbortSignal, ['abort', 'any', 'timeout']],
    [AbortSignal.prototype, ['reason', 'throwIfAborted']],
    [Crypto.prototype, ['randomUUID']],
    [HTMLElement.prototype, ['inert', 'popover', 'showPopover', 'hidePopover', 'togglePopover']],
    [Element.prototype, ['checkVisibility', 'setHTML', 'setHTMLUnsafe']],
    [window, ['structuredClone', 'Iterator', 'scheduler', 'navigation', 'reportError', 'CloseWatcher']],
  ];
  for (const [owner, names] of later) {
    for (const name of names) Reflect.deleteProperty(owner, name);
  }
}

it('can cancel making the year-end workbook', async () => {
  await withPane(bookOfUnits(3000), {}, async (pane) => {
    await pane.idle();
    await pane.tab('汇总').click();
    await pane.button('生成年终工作簿').click();
    await pane.button('取消').waitFor();
    await shoot(pane.page, 'year-end-running');
    await pane.button('取消').click();
    await pane.idle();
    expect(await toast(pane).innerText()).toContain('已取消');
    expect(pane.excel.opened).toHaveLength(0);
  });
});
