/**
 * What the workbench's grid shows, and what clicks select.
 */
import { writeFile } from 'node:fs/promises';
import { createWorkbook } from '../../src/hosts/file/file-host';
import { emptySpec, type SheetSpec } from '../../src/spreadsheet/spec';
import { scratchFile } from '../support/scratch';
import { useBrowser } from './pages/in-browser';
import { shoot } from './pages/pane-in-excel';
import { useWorkbenchSite, workbenchStories } from './pages/workbench-page';

const browser = useBrowser();
const withWorkbench = workbenchStories(browser, useWorkbenchSite());

/** A workbook of one sheet, as a file. */
async function fileOf(spec: Partial<SheetSpec>): Promise<string> {
  const sheets = [{ ...emptySpec('表', 'own'), ...spec }];
  const open = { sheet: '表', row: 1, column: 1 };
  const change = { copies: [], names: [], removedNames: [], sheets };
  const path = scratchFile('grid.xlsx');
  await writeFile(path, createWorkbook({ title: '表', fileName: '表.xlsx', change, open }));
  return path;
}

it('selects just the column whose heading is clicked, without scrolling, also under a merged title', async () => {
  await withWorkbench({ query: 'sample=half-way' }, async (workbench) => {
    const { page } = workbench;
    const scroll = () => page.locator('.wb-grid').evaluate((grid) => [grid.scrollLeft, grid.scrollTop]);
    const selected = () => page.locator('.wb-column-heading.wb-heading-selected').allInnerTexts();
    await workbench.goTo('A1');
    await page.mouse.move(300, 400);
    await page.mouse.wheel(60, 120);
    await page.waitForTimeout(200);
    const before = await scroll();
    expect(before).not.toEqual([0, 0]);
    const heading = page.getByRole('columnheader', { name: 'C', exact: true });
    await heading.click();
    expect(await selected()).toEqual(['C']);
    expect(await scroll()).toEqual(before);
    // The active cell is the column's first cell below the merged title.
    expect(await page.locator('.wb-name').inputValue()).toMatch(/^C[2-9]$/);
    await page.locator('.wb-tally').waitFor();
    // A click on another heading with Shift selects the columns between, too.
    await page.getByRole('columnheader', { name: 'E', exact: true }).click({ modifiers: ['Shift'] });
    expect(await selected()).toEqual(['C', 'D', 'E']);
    await page.getByRole('rowheader', { name: '9', exact: true }).click();
    expect(await page.locator('.wb-row-heading.wb-heading-selected').allInnerTexts()).toEqual(['9']);
    expect(await scroll()).toEqual(before);
  });
});

it('does not scroll when a partly visible merged title is clicked', async () => {
  const path = await fileOf({
    blocks: [{ top: 1, left: 1, rows: [['标题']] }],
    merges: [{ top: 1, left: 1, bottom: 1, right: 40 }],
  });
  await withWorkbench({}, async (workbench) => {
    const { page } = workbench;
    await workbench.openFile(path);
    await page.locator('.wb-grid').evaluate((grid) => {
      grid.scrollLeft = 900;
    });
    await page.waitForTimeout(200);
    const box = await page.locator('.wb-grid').boundingBox();
    await page.mouse.click((box?.x ?? 0) + 200, (box?.y ?? 0) + 34);
    await page.waitForTimeout(100);
    expect(await page.locator('.wb-name').inputValue()).toBe('A1');
    expect(await page.locator('.wb-grid').evaluate((grid) => grid.scrollLeft)).toBe(900);
  });
});

it('draws merged cells that reach down, and lines between cells, in frozen columns', async () => {
  const path = await fileOf({
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [
          ['序号', '单位', '任务数'],
          [null, null, null],
          [1, '舞钢', 5],
          [null, null, 6],
        ],
      },
    ],
    merges: [1, 3].flatMap((top) => [1, 2].map((left) => ({ top, left, bottom: top + 1, right: left }))),
    freeze: { rows: 2, columns: 2 },
  });
  await withWorkbench({}, async (workbench) => {
    const { page } = workbench;
    await workbench.openFile(path);
    for (const text of ['序号', '单位', '1', '舞钢']) {
      const cell = page.getByRole('gridcell', { name: text, exact: true });
      const isOnTop = await cell.evaluate((element) => {
        const { left, right, bottom } = element.getBoundingClientRect();
        const hit = document.elementFromPoint((left + right) / 2, bottom - 4);
        return hit !== null && element.contains(hit);
      });
      expect([text, isOnTop]).toEqual([text, true]);
    }
    const lines = await page
      .locator('.wb-body .wb-fixed')
      .last()
      .evaluate((element) => {
        const { boxShadow, backgroundPosition } = getComputedStyle(element);
        return { isUnderlined: boxShadow.includes('inset'), columns: backgroundPosition.split(',').length };
      });
    expect(lines).toEqual({ isUnderlined: true, columns: 2 });
    await shoot(page, 'frozen-merges');
  });
});

it('draws a whole chart over frozen columns, whose part of it stays when the rest scrolls', async () => {
  await withWorkbench({ query: 'sample=half-way' }, async (workbench) => {
    const { page } = workbench;
    await workbench.view('汇总');
    const made = await workbench.downloaded(() => workbench.press('生成年终工作簿'));
    await workbench.openFile(made.path);
    await workbench.idle();
    await workbench.sheet('排名');
    const scrolledTo = async (left: number): Promise<void> => {
      await page.locator('.wb-grid').evaluate((grid, to) => {
        grid.scrollTo(to, grid.querySelector<HTMLElement>('.wb-charts .wb-chart')?.offsetTop ?? 0);
      }, left);
      await page.waitForTimeout(300);
    };
    await scrolledTo(0);
    const names = page.locator('.wb-charts-columns .wb-chart svg');
    const whole = await page.locator('.wb-charts .wb-chart svg').boundingBox();
    expect(await names.boundingBox()).toEqual(whole);
    // At the left edge the chart is visible above the frozen columns.
    const seenAtLeftEdge = () =>
      page.evaluate(
        ([x, y]) => {
          const pane = document.querySelector<HTMLElement>('.wb-charts-columns');
          if (pane) pane.style.pointerEvents = 'auto';
          return document.elementFromPoint(x ?? 0, y ?? 0)?.closest('.wb-charts-columns') !== null;
        },
        [(whole?.x ?? 0) + 30, (whole?.y ?? 0) + 150],
      );
    expect(await seenAtLeftEdge()).toBe(true);
    expect(await names.innerHTML()).toContain('鲁山');
    // The part over the frozen columns stays while the rest scrolls.
    await scrolledTo(120);
    expect((await names.boundingBox())?.x).toBe(whole?.x);
    expect((await page.locator('.wb-charts .wb-chart svg').boundingBox())?.x).toBe((whole?.x ?? 0) - 120);
    expect(await seenAtLeftEdge()).toBe(true);
  });
});

it('scrolls the columns added by 一键重算 into view beside the unit names, and says how many were added', async () => {
  await withWorkbench({ width: 1200, height: 700 }, async (workbench) => {
    const { page } = workbench;
    await workbench.goTo('A4');
    await workbench.press('一键重算');
    expect(await page.locator('.wb-pane').innerText()).toContain('已添加 6 列');
    await page.waitForTimeout(300);
    await shoot(page, 'added-columns');
    const grid = await page.locator('.wb-grid').boundingBox();
    const edges = async (name: string): Promise<[left: number, right: number]> => {
      const box = await page.getByRole('columnheader', { name, exact: true }).boundingBox();
      return [box?.x ?? -Infinity, (box?.x ?? Infinity) + (box?.width ?? 0)];
    };
    const right = (grid?.x ?? 0) + (grid?.width ?? 0);
    const [[namesLeft, namesRight], [lastLeft, lastRight]] = [await edges('A'), await edges('J')];
    expect(namesLeft).toBeGreaterThanOrEqual(grid?.x ?? Infinity);
    expect(lastLeft).toBeGreaterThanOrEqual(namesRight);
    expect(lastRight).toBeLessThanOrEqual(right);
    // The names are visible, although the file has no frozen columns.
    expect(await page.locator('.wb-cell', { hasText: '舞钢' }).first().isVisible()).toBe(true);
    // The selection has not changed.
    expect(await page.locator('.wb-name').inputValue()).toBe('A4');
  });
});
