/**
 * Monthly returns with the production bundle and the real office.js: making templates and collecting figures.
 */
import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { createWorkbook } from '../../src/hosts/file/file-host';
import { returnTemplate } from '../../src/sheets/returns/return-template';
import { emptySpec, type CellContent } from '../../src/spreadsheet/spec';
import { halfWayBook, sampleBook } from '../hosts/books';
import { PLAN_CAMPAIGN as CAMPAIGN } from '../support/campaign';
import { axeViolations, paneStories, useBrowser } from './pages/in-browser';
import { shoot, type PaneInExcel } from './pages/pane-in-excel';

const browser = useBrowser();
const withPane = paneStories(browser);

interface Sent {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function template(
  unit: string,
  figures: readonly (readonly [number, number])[],
  name = `${unit}.xlsx`,
): Sent {
  const book = returnTemplate(CAMPAIGN, { name: unit, target: 100, figures: new Map(figures) });
  return { name, bytes: createWorkbook(book) };
}

function table(name: string, rows: CellContent[][]): Sent {
  const sheet = { ...emptySpec('Sheet1', 'own'), blocks: [{ top: 1, left: 1, rows }] };
  const change = { copies: [], names: [], removedNames: [], sheets: [sheet] };
  const open = { sheet: 'Sheet1', row: 1, column: 1 };
  return { name, bytes: createWorkbook({ fileName: name, title: '', change, open }) };
}

/** Five returned files, some good and some bad. The ledger of half-way.xlsx has the months 4 to 10. */
const FIVE: readonly Sent[] = [
  template(
    '舞钢',
    [
      [10, 400],
      [11, 260],
    ],
    '舞钢 (1).xlsx',
  ),
  template('宝丰', [[11, 700]]),
  table('各区11月.xlsx', [
    ['单位名称', '新增会员数'],
    ['卫东区', 150],
    ['湛河', 300],
    ['新华区', -5],
    ['石龙区', '待报'],
  ]),
  table('叶县.xlsx', [['填报单位：叶县'], ['2015年11月'], ['本月新增会员数', 320]]),
  { name: '坏了.xlsx', bytes: new TextEncoder().encode('PK no workbook') },
];

/** Drops files on the drop zone. */
async function drop(pane: PaneInExcel, files: readonly Sent[]): Promise<void> {
  const sent = files.map(({ name, bytes }) => ({ name, text: Buffer.from(bytes).toString('base64') }));
  const data = await pane.frame.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, text } of all) {
      const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, sent);
  await pane.button(/^(选择文件|Choose files)$/).dispatchEvent('drop', { dataTransfer: data });
}

const panel = (pane: PaneInExcel) => pane.frame.getByRole('tabpanel');
const toast = (pane: PaneInExcel) => pane.frame.locator('footer').getByRole('status');

/** A unit's figures in the ledger for the months 4 to 12. */
function ledgerFigures(pane: PaneInExcel, unit: string): unknown[] {
  const { book } = pane.excel;
  const sheet = book.sheet('月报台账');
  if (!sheet) throw new Error('no ledger');
  for (let row = 5; row < 30; row += 1) {
    if (book.value(sheet, row, 2) === unit) {
      return Array.from({ length: 9 }, (_, index) => book.value(sheet, row, 3 + index));
    }
  }
  throw new Error(`no ${unit}`);
}

it.each(['windows', 'web'] as const)(
  'collects the ticked figures of dropped files; 撤销 removes them (%s)',
  async (program) => {
    await withPane(halfWayBook(), { program, height: 2000 }, async (pane) => {
      await pane.tab('月报').click();
      const before = ['舞钢', '宝丰', '叶县', '卫东区'].map((unit) => ledgerFigures(pane, unit));
      await drop(pane, FIVE);
      await pane.frame.getByText('5 个文件：新填 4，改动 1，一致 0，未收 4').waitFor();
      await shoot(pane.page, `preview-${program}`);
      const text = await panel(pane).innerText();
      for (const said of ['380 → 400', '是不是“湛河区”', '-5', '负数', '待报', '坏了.xlsx', '文件已损坏']) {
        expect(text).toContain(said);
      }
      await pane.frame.getByRole('checkbox', { name: '收取 舞钢 10月 400' }).uncheck();
      await pane.press('收取 4 个数');
      expect(await toast(pane).innerText()).toBe('已收取：新填 4 个数');
      expect(ledgerFigures(pane, '舞钢').slice(6, 8)).toEqual([380, 260]);
      expect(['宝丰', '叶县', '卫东区'].map((unit) => ledgerFigures(pane, unit)[7])).toEqual([700, 320, 150]);
      expect(pane.excel.book.sheet('核验记录')).toBeDefined();
      expect(await panel(pane).innerText()).toContain('11月未报的单位');
      await shoot(pane.page, `collected-${program}`);
      await pane.press('撤销');
      expect(['舞钢', '宝丰', '叶县', '卫东区'].map((unit) => ledgerFigures(pane, unit))).toEqual(before);
      expect(pane.excel.book.sheet('核验记录')).toBeUndefined();
    });
  },
);

it('asks for the month that files do not state, and lets the user choose between contradicting files', async () => {
  await withPane(sampleBook(), { height: 1600 }, async (pane) => {
    await pane.tab('月报').click();
    const plain = (name: string, figure: number): Sent =>
      table(name, [
        ['单位', '新增人数'],
        ['舞钢', figure],
      ]);
    await drop(pane, [plain('甲.xlsx', 10), plain('乙.xlsx', 20)]);
    await pane.frame.getByRole('combobox', { name: /哪个月/ }).selectOption('6');
    await panel(pane).getByText('同一个月报了不同的数').first().waitFor();
    await shoot(pane.page, 'conflict');
    await pane.frame.getByRole('checkbox', { name: '收取 舞钢 6月 10' }).check();
    await pane.frame.getByRole('checkbox', { name: '收取 舞钢 6月 20' }).check();
    expect(await pane.frame.getByRole('checkbox', { name: '收取 舞钢 6月 10' }).isChecked()).toBe(false);
    await pane.press('收取 1 个数');
    expect(ledgerFigures(pane, '舞钢')[2]).toBe(20);
    await pane.press('撤销');
    expect(pane.excel.book.sheet('月报台账')).toBeUndefined();
  });
});

it('reads files without a worker where none can be started, as on pages opened from disk', async () => {
  const before = (): void => {
    const { Worker } = window;
    class Refusing extends Worker {
      constructor(url: string | URL) {
        if (String(url) !== '') throw new DOMException('no worker here', 'SecurityError');
        super(url);
      }
    }
    window.Worker = Refusing;
  };
  await withPane(halfWayBook(), { before }, async (pane) => {
    await pane.tab('月报').click();
    await drop(pane, FIVE);
    await pane.frame.getByText('5 个文件：新填 4，改动 1，一致 0，未收 4').waitFor();
    const [saved] = await Promise.all([pane.page.waitForEvent('download'), pane.press('生成填报模板')]);
    expect(Object.keys(unzipSync(new Uint8Array(readFileSync(await saved.path()))))).toHaveLength(16);
  });
});

it('can be stopped while it reads, and keeps the files it has read', async () => {
  await withPane(halfWayBook(), {}, async (pane) => {
    await pane.tab('月报').click();
    const { bytes } = template('舞钢', [[11, 1]]);
    await drop(
      pane,
      Array.from({ length: 400 }, (_, index) => ({ name: `${index}.xlsx`, bytes })),
    );
    // The second file is being read, so that the first has been.
    await pane.frame.getByText(/正在读取第 (?!1 )\d+ 个，共 400 个/).waitFor();
    await shoot(pane.page, 'reading');
    // Meanwhile other views can be opened, and reading continues.
    await pane.tab('进度').click();
    await pane.tab('月报').click();
    await pane.button('停止读取').click();
    const summary = await pane.frame.getByText(/ 个文件：新填 1，/).innerText();
    expect(Number.parseInt(summary, 10)).toBeLessThan(400);
    await pane.press('清空');
    expect(await panel(pane).innerText()).not.toContain('个文件：');
  });
});

it('saves the templates as one .zip', async () => {
  await withPane(halfWayBook(), {}, async (pane) => {
    await pane.tab('月报').click();
    const [saved] = await Promise.all([pane.page.waitForEvent('download'), pane.press('生成填报模板')]);
    expect(saved.suggestedFilename()).toBe('月报填报模板.zip');
    const files = unzipSync(new Uint8Array(readFileSync(await saved.path())));
    expect(Object.keys(files)).toHaveLength(16);
    expect(Object.keys(files)).toContain('舞钢.xlsx');
    expect(await toast(pane).innerText()).toContain('16 个填报模板');
  });
});

it('converts the ledger after asking', async () => {
  await withPane(halfWayBook(), { height: 1200 }, async (pane) => {
    await pane.tab('参数').click();
    const kind = pane.frame.getByRole('combobox', { name: '月报口径' });
    await kind.selectOption('cumulative');
    await shoot(pane.page, 'convert');
    await pane.press('不改');
    expect(await kind.inputValue()).toBe('monthly');
    const before = ledgerFigures(pane, '舞钢');
    await kind.selectOption('cumulative');
    await pane.press('换算已填的数');
    expect(await kind.inputValue()).toBe('cumulative');
    expect(ledgerFigures(pane, '舞钢').slice(0, 3)).toEqual([310, 730, 1210]);
    await pane.press('撤销');
    expect(ledgerFigures(pane, '舞钢')).toEqual(before);
  });
});

it('copies the units to chase', async () => {
  await withPane(halfWayBook(), { height: 1600 }, async (pane) => {
    await pane.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await pane.tab('月报').click();
    await pane.button('复制名单').click();
    await pane.frame.getByText('已复制').waitFor();
    expect(await pane.frame.evaluate(() => navigator.clipboard.readText())).toBe('新城区\n工交工会');
    await shoot(pane.page, 'chase');
  });
});

it('shows the reminder as selected text where the browser does not allow copying', async () => {
  const before = (): void => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    Object.defineProperty(document, 'execCommand', { value: () => false });
  };
  await withPane(halfWayBook(), { height: 1600, before }, async (pane) => {
    await pane.tab('月报').click();
    await pane.frame.getByLabel('报送期限').fill('2099-11-08');
    await pane.button('复制催报文字').click();
    const shown = pane.frame.getByRole('textbox', { name: '这里不能自动复制' });
    expect(await shown.inputValue()).toContain('“农民工入会集中行动”2015年10月月报');
    expect(await shown.inputValue()).toContain('请于2099年11月8日前填好');
    const selected = await shown.evaluate(
      (area: HTMLTextAreaElement) => area.selectionEnd - area.selectionStart,
    );
    expect(selected).toBe((await shown.inputValue()).length);
    await shoot(pane.page, 'chase-by-hand');
  });
});

it.each(['zh-CN', 'en-US'] as const)(
  'has no accessibility violations in the preview, at 320 px, in %s',
  async (locale) => {
    for (const theme of [
      { colorScheme: 'light' },
      { colorScheme: 'dark' },
      { forcedColors: 'active' },
    ] as const) {
      await withPane(halfWayBook(), { locale, width: 320, height: 1900, ...theme }, async (pane) => {
        await pane.tab(locale === 'zh-CN' ? '月报' : 'Returns').click();
        await drop(pane, FIVE);
        await pane.frame.getByText('坏了.xlsx').waitFor();
        await shoot(pane.page, `${locale}-${'forcedColors' in theme ? 'contrast' : theme.colorScheme}`);
        expect(await axeViolations(pane.frame)).toEqual([]);
        const overflow = await pane.frame.evaluate(
          () => document.documentElement.scrollWidth - window.innerWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
      });
    }
  },
);
