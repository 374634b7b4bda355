/**
 * Key areas with the production bundle and the real office.js: the list is made, filled in by a unit, and collected row by row.
 */
import { templates } from '../../src/actions/templates';
import { createWorkbook, FileHost } from '../../src/hosts/file/file-host';
import { emptySpec, type CellContent } from '../../src/spreadsheet/spec';
import { halfWayBook } from '../hosts/books';
import { areaBook } from '../support/books/area-book';
import { axeViolations, paneStories, useBrowser } from './pages/in-browser';
import { shoot, type PaneInExcel } from './pages/pane-in-excel';

const browser = useBrowser();
const withPane = paneStories(browser);
const LIST = '重点领域名录';

/** A unit's template with some cells filled in, as a file. */
async function filledIn(
  book: Uint8Array,
  unit: string,
  blocks: readonly { readonly top: number; readonly left: number; readonly rows: CellContent[][] }[],
): Promise<Uint8Array> {
  const made = (await templates(FileHost.open(book))).find(({ fileName }) => fileName === `${unit}.xlsx`);
  if (!made) throw new Error('no template');
  const host = FileHost.open(createWorkbook(made));
  const sheets = [{ ...emptySpec(LIST, 'patch'), blocks }];
  await host.apply({ copies: [], names: [], removedNames: [], sheets });
  return host.save();
}

/** Drops a file on the drop zone of 月报. */
async function drop(pane: PaneInExcel, name: string, bytes: Uint8Array): Promise<void> {
  const data = await pane.frame.evaluateHandle(
    (sent) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(sent.text), (character) => character.charCodeAt(0));
      transfer.items.add(new File([content], sent.name));
      return transfer;
    },
    { name, text: Buffer.from(bytes).toString('base64') },
  );
  await pane.button(/^(选择文件|Choose files)$/).dispatchEvent('drop', { dataTransfer: data });
}

function namesIn(pane: PaneInExcel): unknown[] {
  const { book } = pane.excel;
  const sheet = book.sheet(LIST);
  if (!sheet) throw new Error('no list');
  return Array.from({ length: 9 }, (_, index) => book.value(sheet, 5 + index, 4));
}

it('makes the list and its summary with one button; 撤销 removes both', async () => {
  await withPane(halfWayBook(), { height: 1600 }, async (pane) => {
    await pane.tab('汇总').click();
    await pane.press('建立重点领域名录');
    const { book } = pane.excel;
    for (const name of [LIST, '重点领域建会情况']) expect(book.sheet(name)).toBeDefined();
    await pane.button('更新建会情况表').waitFor();
    await pane.press('撤销');
    for (const name of [LIST, '重点领域建会情况']) expect(book.sheet(name)).toBeUndefined();
  });
});

it('collects a unit’s entries row by row; 撤销 removes them', async () => {
  const book = (await areaBook()).save();
  const returned = await filledIn(book, '宝丰', [
    { top: 5, left: 9, rows: [[50]] },
    { top: 6, left: 2, rows: [Array.from({ length: 9 }, () => '')] },
    { top: 8, left: 2, rows: [['宝丰', '建筑项目', '=1+1号楼', 40, 30, '否', '', '', '']] },
  ]);
  await withPane(book, { height: 2200 }, async (pane) => {
    const before = namesIn(pane);
    await pane.tab('月报').click();
    await drop(pane, '宝丰.xlsx', returned);
    const panel = pane.frame.getByRole('tabpanel');
    await panel.getByText('重点领域名录：修改').waitFor();
    const text = await panel.innerText();
    for (const said of ['会员人数 45 → 50', '=1+1号楼', '发回的文件里没有了', '有 1 行没有变化']) {
      expect(text).toContain(said);
    }
    expect(await axeViolations(pane.frame)).toEqual([]);
    await shoot(pane.page, 'areas-preview');
    await pane.frame.getByRole('checkbox', { name: '收取 宝丰 =SUM(A1:A9)快递' }).check();
    await pane.press('收取名录 3 行');
    expect(namesIn(pane)).toEqual([
      '舞钢产业集聚区',
      '舞钢安置房一期项目',
      '舞钢安置房二期项目',
      '宝丰县通达物流有限公司',
      null,
      '城关镇东街社区',
      '=1+1号楼',
      null,
      null,
    ]);
    await pane.press('撤销');
    expect(namesIn(pane)).toEqual(before);
  });
});

it.each(['zh-CN', 'en-US'] as const)(
  'has no accessibility violations at 320 pixels, light and dark: %s',
  async (locale) => {
    const book = (await areaBook()).save();
    for (const colorScheme of ['light', 'dark'] as const) {
      await withPane(book, { locale, width: 320, height: 1700, colorScheme }, async (pane) => {
        await pane.tab(locale === 'zh-CN' ? '汇总' : 'Summary').click();
        await pane.frame.getByRole('heading', { name: locale === 'zh-CN' ? '各领域' : 'By area' }).waitFor();
        expect(await axeViolations(pane.frame)).toEqual([]);
        const width = await pane.frame.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(320);
        await shoot(pane.page, `areas-${locale}-${colorScheme}`);
      });
    }
  },
);
