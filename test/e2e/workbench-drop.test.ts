/**
 * Files dropped on the workbench: where they are dropped decides what happens to them, and no unsaved change is lost.
 */
import { readFileSync } from 'node:fs';
import { createWorkbook } from '../../src/hosts/file/file-host';
import { emptySpec, type CellContent } from '../../src/spreadsheet/spec';
import { bookOfUnits } from '../hosts/books';
import { useBrowser } from './pages/in-browser';
import { useWorkbenchSite, WorkbenchPage } from './pages/workbench-page';

const browser = useBrowser();
const site = useWorkbenchSite();

/** A return of one unit, with a figure for one month. */
function returnOf(unit: string, figure: number): Uint8Array {
  const rows: CellContent[][] = [
    ['单位', '11月'],
    [unit, figure],
  ];
  const spec = { ...emptySpec('月报', 'own'), blocks: [{ top: 1, left: 1, rows }] };
  const change = { copies: [], names: [], removedNames: [], sheets: [spec] };
  const open = { sheet: '月报', row: 1, column: 1 };
  return createWorkbook({ title: unit, fileName: `${unit}.xlsx`, change, open });
}

async function withHalfWay(story: (workbench: WorkbenchPage) => Promise<void>): Promise<void> {
  const workbench = await WorkbenchPage.open(browser(), site().address, { query: 'sample=half-way' });
  try {
    await story(workbench);
    expect(workbench.complaints).toEqual([]);
  } finally {
    await workbench.close();
  }
}

const TWO = [
  { name: '舞钢.xlsx', bytes: returnOf('舞钢', 5) },
  { name: '宝丰.xlsx', bytes: returnOf('宝丰', 6) },
];

it('takes files dropped anywhere on the pane as returns, and shows a preview', async () => {
  await withHalfWay(async (workbench) => {
    const { page } = workbench;
    await workbench.drop('.wb-pane h1', ...TWO);
    await page
      .locator('.wb-pane')
      .getByText(/2 个文件：新填 2/)
      .waitFor();
    expect(await page.locator('.wb-book').innerText()).toContain('演示');
    // Files can also be dropped on the drop zone itself.
    await workbench.drop('.wb-pane button:has-text("选择文件")', ...TWO.slice(0, 1));
    await page.waitForTimeout(500);
    await page
      .locator('.wb-pane')
      .getByText(/2 个文件：新填 2/)
      .waitFor();
    expect(await page.locator('.wb-drop').count()).toBe(0);
  });
});

it('opens a workbook dropped on the grid, after asking about unsaved changes', async () => {
  await withHalfWay(async (workbench) => {
    const { page } = workbench;
    await workbench.type('A30', '没有保存');
    await workbench.drop('.wb-grid', { name: 'book.xlsx', bytes: bookOfUnits(20) });
    await page.getByRole('button', { name: '取消' }).click();
    expect(await page.locator('.wb-book').innerText()).toContain('演示');
    await workbench.drop('.wb-grid', { name: 'book.xlsx', bytes: bookOfUnits(20) });
    await page.getByRole('button', { name: '不保存' }).click();
    await page.getByText('book.xlsx').first().waitFor();
  });
});

it.each([
  ['several files', TWO, /2 个文件：新填 2/],
  ['the return of one unit', TWO.slice(0, 1), /1 个文件：新填 1/],
])('asks whether to collect or open %s dropped on the grid', async (_, files, summary) => {
  await withHalfWay(async (workbench) => {
    const { page } = workbench;
    await workbench.drop('.wb-grid', ...files);
    await page.getByRole('button', { name: '收取月报' }).click();
    await page.locator('.wb-pane').getByText(summary).waitFor();
    await workbench.drop('.wb-grid', ...files);
    await page.getByRole('button', { name: '打开“舞钢.xlsx”' }).click();
    await page.locator('.wb-book', { hasText: '舞钢.xlsx' }).waitFor();
  });
});

it('offers to open a workbook that it made, but not a .zip', async () => {
  await withHalfWay(async (workbench) => {
    const { page } = workbench;
    await workbench.view('月报');
    const made = await workbench.downloaded(() => workbench.press('生成填报模板'));
    expect(made.name).toBe('月报填报模板.zip');
    expect(readFileSync(made.path).subarray(0, 2).toString()).toBe('PK');
    expect(await page.locator('.wb-message').innerText()).toContain('月报填报模板.zip');
    expect(await page.getByRole('link', { name: '在新标签页打开' }).count()).toBe(0);
    await workbench.button('打开').click();
    expect(await page.getByRole('menuitem', { name: '.zip' }).count()).toBe(0);
  });
});
