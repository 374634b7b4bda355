/**
 * The ribbon's buttons in an Excel without a shared runtime: they work without the pane, and always call `completed`.
 */
import { RIBBON_ACTIONS } from '../../src/commands/ribbon-actions';
import { sampleBook } from '../hosts/books';
import { useBrowser } from './pages/in-browser';
import { RibbonInExcel } from './pages/pane-in-excel';

const browser = useBrowser();

async function withRibbon(
  locale: 'zh-CN' | 'en-US',
  story: (ribbon: RibbonInExcel) => Promise<void>,
): Promise<void> {
  const ribbon = RibbonInExcel.open(browser(), sampleBook(), locale);
  await story(ribbon);
  expect(ribbon.complaints).toEqual([]);
}

it('recomputes, summarises and makes the year-end workbook without a dialog', async () => {
  await withRibbon('zh-CN', async (ribbon) => {
    const { excel } = ribbon;
    expect(await ribbon.press('recompute')).toBeNull();
    expect(excel.book.value(excel.book.activeSheet, 3, 6)).toBe('完成率');
    excel.resetTraffic();
    expect(await ribbon.press('recompute')).toBeNull();
    // Each press opens a new page, in which the hidden pane also reads the workbook.
    expect(excel.traffic.roundTrips).toBeLessThanOrEqual(6);

    expect(await ribbon.press('summarisePhases')).toBeNull();
    expect(excel.selection).toBe('宣传发动阶段汇总!A1');
    excel.type('宣传发动阶段汇总', 'A1', '我的标题');
    expect(await ribbon.press('summarisePhases')).toBeNull();
    // The changed sheet is kept as a copy, and there are no other copies.
    expect(excel.book.sheets.map((sheet) => sheet.name)).toEqual([
      '任务分解表',
      '参数',
      '宣传发动阶段汇总',
      '宣传发动阶段汇总（旧）',
      '推进实施阶段汇总',
      '总结交流阶段汇总',
    ]);

    expect(await ribbon.press('yearEnd')).toBeNull();
    expect(excel.opened).toHaveLength(1);
  });
});

it('works on commands.html, which older manifests name', async () => {
  await withRibbon('zh-CN', async (ribbon) => {
    ribbon.page = 'commands.html';
    expect(await ribbon.press('recompute')).toBeNull();
    // One round trip to list the sheets, one to read them, one to write.
    expect(ribbon.excel.traffic.roundTrips).toBe(3);
  });
});

it('shows the finding at the selected cell', async () => {
  await withRibbon('zh-CN', async (ribbon) => {
    ribbon.excel.select('B20');
    expect(await ribbon.press('locate')).toContain('314,906');
    ribbon.excel.select('A4');
    expect(await ribbon.press('locate')).toContain('任务分解表!A4');
  });
});

it('selects the first finding and says how many there are', async () => {
  await withRibbon('zh-CN', async (ribbon) => {
    const said = await ribbon.press('check');
    expect(ribbon.excel.selection).toBe('任务分解表!B20');
    expect(said).toContain('错误 1 项，提醒 2 项，说明 3 项');
    expect(said).toContain('314,906');
  });
});

it('selects the first finding and completes even if its dialog is refused', async () => {
  await withRibbon('zh-CN', async (ribbon) => {
    for (const refusal of [12007, 12009]) {
      ribbon.refusal = refusal;
      expect(await ribbon.press('check')).toBeNull();
      expect(ribbon.excel.selection).toBe('任务分解表!B20');
    }
  });
});

it('reports no failure when another workbook has come to the front, because the change is done', async () => {
  await withRibbon('zh-CN', async (ribbon) => {
    ribbon.excel.state.inFront = 'other-workbook';
    expect(await ribbon.press('summarisePhases')).toBeNull();
    expect(ribbon.excel.book.sheet('宣传发动阶段汇总')).toBeDefined();
  });
});

it('says where to get the year-end workbook when Excel does not open it', async () => {
  await withRibbon('zh-CN', async (ribbon) => {
    ribbon.excel.state.opensWorkbooks = false;
    expect(await ribbon.press('yearEnd')).toContain('打开面板');
  });
});

it('opens the help page for every button where the web view is too old', async () => {
  await withRibbon('zh-CN', async (ribbon) => {
    ribbon.before = () => {
      Object.defineProperty(window, 'Worker', { value: undefined });
    };
    for (const name of RIBBON_ACTIONS) expect(await ribbon.press(name)).toContain('WebView2');
    expect(ribbon.excel.traffic.roundTrips).toBe(0);
  });
});

it('opens the help page where the web view lacks regular expressions that the pane needs', async () => {
  await withRibbon('zh-CN', async (ribbon) => {
    ribbon.before = () => {
      const Complete = RegExp;
      // Safari before 16.4 refuses to look behind.
      window.RegExp = function (pattern: RegExp | string, flags?: string) {
        if (String(pattern).includes('(?<=')) throw new SyntaxError('invalid group specifier name');
        return new Complete(pattern, flags);
      } as RegExpConstructor;
    };
    expect(await ribbon.press('check')).toContain('WebView2');
  });
});

it('says that an Excel without ExcelApi 1.8 is too old', async () => {
  await withRibbon('zh-CN', async (ribbon) => {
    expect(await ribbon.press('recompute', 7)).toContain('Excel 2021');
  });
});

it.each([
  ['zh-CN', '正在编辑'],
  ['en-US', 'being edited'],
] as const)('says in %s what went wrong, and still completes', async (locale, words) => {
  await withRibbon(locale, async (ribbon) => {
    ribbon.excel.isEditing = true;
    expect(await ribbon.press('recompute')).toContain(words);
    ribbon.excel.isEditing = false;
    expect(await ribbon.press('recompute')).toBeNull();
  });
});
