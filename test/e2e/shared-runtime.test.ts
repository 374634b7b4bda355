/**
 * Ribbon, menus and shortcuts in Excel with a shared runtime: they run in the pane's page and share its state and 撤销.
 */
import { createWorkbook } from '../../src/hosts/file/file-host';
import { emptySpec } from '../../src/spreadsheet/spec';
import { sampleBook } from '../hosts/books';
import { useBrowser } from './pages/in-browser';
import { PaneInExcel, shoot, type PaneOptions } from './pages/pane-in-excel';

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

/** A workbook with a note and no table. */
function emptyBook(): Uint8Array {
  const note = {
    ...emptySpec('Sheet1', 'own'),
    blocks: [{ top: 9, left: 9, rows: [['备忘']] }],
  };
  return createWorkbook({
    fileName: 'book.xlsx',
    change: { copies: [], sheets: [note], names: [], removedNames: [] },
    title: '',
    open: { sheet: 'Sheet1', row: 1, column: 1 },
  });
}

it('lets the pane undo what the ribbon did, without showing the pane for it', async () => {
  await withPane(async (pane) => {
    const { excel } = pane;
    await pane.invoke('recompute');
    expect(excel.book.value(excel.book.activeSheet, 3, 6)).toBe('完成率');
    expect(excel.window.isPaneShown).toBe(false);
    await pane.press('撤销');
    expect(excel.book.value(excel.book.activeSheet, 3, 6)).toBeNull();
    // The other way round, the command for undo reverts an action of the pane.
    await pane.press('一键重算');
    await pane.invoke('undo');
    expect(excel.book.value(excel.book.activeSheet, 3, 6)).toBeNull();
  });
});

/**
 * Plays Excel's part for keyboard shortcuts: looks a key up in the file that the manifest names, and calls the function that the page
 * associated with the action, without an event (office-js-docs-pr, keyboard-shortcuts.md).
 */
function playsShortcuts(): void {
  interface Given {
    readonly actions: { readonly _association: { readonly mappings: Readonly<Record<string, () => void>> } };
  }
  const chord = ({ ctrlKey, altKey, shiftKey, code }: KeyboardEvent): string =>
    [ctrlKey && 'Ctrl', altKey && 'Alt', shiftKey && 'Shift', code.replace('Key', '')]
      .filter(Boolean)
      .join('+');
  window.addEventListener('keydown', (event) => {
    void fetch('shortcuts.json').then(async (answer) => {
      const { shortcuts } = (await answer.json()) as {
        shortcuts: { action: string; key: { default: string } }[];
      };
      const pressed = shortcuts.find(({ key }) => key.default === chord(event));
      const { mappings } = (window as unknown as { Office: Given }).Office.actions._association;
      if (pressed) mappings[pressed.action.toUpperCase()]?.();
    });
  });
}

it('runs commands by the shortcuts of shortcuts.json', async () => {
  await withPane(
    async (pane) => {
      const { excel, page } = pane;
      const heading = (): unknown => excel.book.value(excel.book.activeSheet, 3, 6);
      const press = async (key: string): Promise<void> => {
        await page.keyboard.press(`Control+Alt+Shift+${key}`);
        await page.waitForTimeout(500);
        await pane.idle();
      };
      await press('R');
      expect(heading()).toBe('完成率');
      await press('Z');
      expect(heading()).toBeNull();
      await press('C');
      expect(excel.window.isPaneShown).toBe(true);
      expect(excel.selection).toBe('任务分解表!B20');
      await pane.frame.getByRole('tab', { name: '汇总' }).click();
      await press('P');
      expect(excel.window.isPaneShown).toBe(true);
    },
    { before: playsShortcuts },
  );
});

it('shows the findings in the pane and selects the first', async () => {
  await withPane(async (pane) => {
    await pane.tab('进度').click();
    await pane.invoke('check');
    expect(pane.excel.window.isPaneShown).toBe(true);
    expect(pane.excel.selection).toBe('任务分解表!B20');
    await pane.frame.getByRole('tab', { name: '核验', selected: true }).waitFor();
  });
});

it.each(['zh-CN', 'en-US'] as const)(
  'shows the finding of a cell from the cell’s menu, in %s',
  async (locale) => {
    await withPane(
      async (pane) => {
        await pane.tab(locale === 'zh-CN' ? '汇总' : 'Summary').click();
        pane.excel.select('B16');
        await pane.invoke('locate');
        expect(pane.excel.window.isPaneShown).toBe(true);
        const current = pane.frame.locator('li[aria-current="true"]');
        expect(await current.innerText()).toContain('任务分解表!B16');
        await shoot(pane.page, `locate-${locale}`);
        // For a cell without a finding, a notice says that there is none.
        pane.excel.select('A4');
        await pane.invoke('locate');
        expect(await pane.page.getByRole('status').first().innerText()).toContain('任务分解表!A4');
      },
      { locale },
    );
  },
);

it('asks questions in the pane, and completes the command meanwhile', async () => {
  await withPane(async (pane) => {
    const { excel } = pane;
    await pane.invoke('summarisePhases');
    expect(excel.selection).toBe('宣传发动阶段汇总!A1');
    expect(excel.window.isPaneShown).toBe(false);
    excel.type('宣传发动阶段汇总', 'A1', '我的标题');
    await pane.page.waitForTimeout(800);
    await pane.idle();
    await pane.invoke('summarisePhases');
    expect(excel.window.isPaneShown).toBe(true);
    await pane.frame.getByRole('alertdialog').waitFor();
    // Another command only shows the open question.
    await pane.invoke('recompute');
    await pane.frame.getByRole('alertdialog').waitFor();
  });
});

it('shows the pane when a command fails', async () => {
  await withPane(async (pane) => {
    pane.excel.protect('任务分解表');
    await pane.invoke('recompute');
    expect(pane.excel.window.isPaneShown).toBe(true);
    await pane.frame.getByText('保护').first().waitFor();
  });
});

it('disables buttons that need a table while there is none, and enables them when there is one', async () => {
  await withPane(
    async (pane) => {
      const { excel } = pane;
      await pane.page.waitForTimeout(100);
      expect([...excel.window.grey].sort()).toEqual([
        'Breakdown.Check',
        'Breakdown.Phases',
        'Breakdown.Recompute',
        'Breakdown.YearEnd',
      ]);
      excel.type('Sheet1', 'A1', '单位名称');
      excel.type('Sheet1', 'B1', '2015年任务数');
      excel.type('Sheet1', 'A2', '甲单位');
      excel.type('Sheet1', 'B2', 100);
      await pane.page.waitForTimeout(1000);
      await pane.idle();
      await pane.page.waitForTimeout(100);
      expect([...excel.window.grey]).toEqual([]);
    },
    {},
    emptyBook(),
  );
});

it('works where Excel refuses changes of the ribbon until it is restarted', async () => {
  await withPane(
    async (pane) => {
      await pane.invoke('recompute');
      expect(pane.excel.window.isPaneShown).toBe(true);
      expect([...pane.excel.window.grey]).toEqual([]);
    },
    { needsRestart: true },
    emptyBook(),
  );
});

it('opens the pane with every workbook it has changed, unless the user switches that off', async () => {
  await withPane(async (pane) => {
    const setting = (): Promise<string | undefined> =>
      pane.page.evaluate(() =>
        (window as unknown as { excelSettings: Map<string, string> }).excelSettings.get(
          'Office.AutoShowTaskpaneWithDocument',
        ),
      );
    expect(await setting()).toBeUndefined();
    await pane.press('一键重算');
    expect(await setting()).toBe('true');
    await pane.tab('参数').click();
    const box = pane.frame.getByRole('checkbox', { name: '打开这个工作簿时显示面板' });
    expect(await box.isChecked()).toBe(true);
    await box.scrollIntoViewIfNeeded();
    await shoot(pane.page, 'open-with-book');
    await box.uncheck();
    await pane.press('撤销');
    await pane.press('一键重算');
    expect(await setting()).toBe('false');
  });
});
