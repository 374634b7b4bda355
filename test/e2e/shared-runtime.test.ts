/**
 * Ribbon, menus and shortcuts in Excel with a shared runtime: they and the pane are one page, with one state and one 撤销.
 */
import { bookOfUnits, sampleBook } from '../hosts/books';
import { useBrowser } from './in-browser';
import { PaneInExcel, shoot, type PaneOptions } from './pane-in-excel';

const browser = useBrowser();

async function withPane(
  story: (pane: PaneInExcel) => Promise<void>,
  options: PaneOptions = {},
  book = sampleBook(),
): Promise<void> {
  const pane = await PaneInExcel.open(browser(), book, options);
  try {
    await pane.idle();
    await story(pane);
    expect(pane.complaints).toEqual([]);
  } finally {
    await pane.close();
  }
}

const TABLE = '任务分解表';

it('lets the pane take back what the ribbon did, and needs no pane in view', async () => {
  await withPane(async (pane) => {
    const { excel } = pane;
    await pane.invoke('recompute');
    expect(excel.book.value(excel.book.activeSheet, 3, 6)).toBe('完成率');
    expect(excel.window.isPaneShown).toBe(false);
    await pane.press('撤销');
    expect(excel.book.value(excel.book.activeSheet, 3, 6)).toBeNull();
    // And the other way round, by a shortcut.
    await pane.press('一键重算');
    await pane.invoke('undo');
    expect(excel.book.value(excel.book.activeSheet, 3, 6)).toBeNull();
  });
});
