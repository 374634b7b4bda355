/**
 * Complete user stories in the workbench, with only a browser and a file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bookOfUnits } from '../hosts/books';
import { bookOf } from '../support/book';
import { recalculate } from '../support/libreoffice';
import { readWithOpenpyxl, worksheet } from '../support/openpyxl';
import { scratchFile } from '../support/scratch';
import { axeViolations, useBrowser } from './pages/in-browser';
import { useWorkbenchSite, workbenchStories } from './pages/workbench-page';

const DIST = join(__dirname, '../../dist');

const withWorkbench = workbenchStories(useBrowser(), useWorkbenchSite());

/** A month's figures of the sixteen units; the thirteenth reports nothing. */
const month = (figure: (unit: number) => number): string[] =>
  Array.from({ length: 16 }, (_, unit) => (unit === 12 ? '' : String(figure(unit))));

/** The same figure for each unit and some months, in the form in which another program pastes. */
const months = (count: number, figure: number): string[][] =>
  month(() => figure).map((text) => new Array<string>(count).fill(text));

it('covers a year from the first table to the year-end workbook', async () => {
  await withWorkbench({}, async (workbench) => {
    const { page } = workbench;
    expect(await page.locator('.wb-pane').innerText()).toContain('314,906');
    await workbench.press('定位到 任务分解表!B20');
    expect(await page.locator('.wb-name').inputValue()).toBe('B20');
    await workbench.shows({ B20: '314906' });
    await workbench.press('修复 任务分解表!B20');
    await workbench.shows({ B20: '314903' });
    await workbench.press('一键重算');
    await workbench.shows({ F3: '完成率' });

    await workbench.view('月报');
    await workbench.press('建立月报台账');
    expect(await workbench.sheets()).toContain('月报台账');
    await workbench.sheet('月报台账');
    await workbench.type('C5', ...month((unit) => 20 + unit));
    await workbench.type('D5', ...month((unit) => 30 + unit));
    await workbench.shows({ L5: '50' });
    await workbench.view('汇总');
    await workbench.press('生成阶段汇总');
    await workbench.sheet('宣传发动阶段汇总');
    await workbench.shows({ F6: '50' });
    expect(await page.locator('.wb-charts .wb-chart svg').getAttribute('aria-label')).toContain('完成率');

    await workbench.sheet('月报台账');
    await workbench.paste('E5', months(5, 40));
    await workbench.press('生成阶段汇总');
    await workbench.sheet('推进实施阶段汇总');
    await workbench.shows({ E6: '200' });
    await workbench.sheet('月报台账');
    await workbench.paste('J5', months(2, 1000));
    await workbench.press('生成阶段汇总');
    await workbench.sheet('总结交流阶段汇总');
    await workbench.shows({ F6: '2,250' });

    const saved = await workbench.downloaded(() => workbench.press('保存'));
    const made = await workbench.downloaded(() => workbench.press('生成年终工作簿'));
    expect([saved.name, made.name]).toEqual(['任务分解表.xlsx', '2015年农民工入会集中行动年终汇总.xlsx']);
    const book = await readWithOpenpyxl(saved.path);
    expect(worksheet(book, '总结交流阶段汇总').cells['F6']?.value).toBe(2250);
    expect(worksheet(book, '任务分解表').cells['B20']?.formula).toMatch(/^=SUM/);
    const [own, office] = [
      await readWithOpenpyxl(made.path),
      await readWithOpenpyxl(await recalculate(made.path)),
    ];
    const total = worksheet(own, '年度总表').cells['E22']?.value;
    expect(total).toBe(
      Array.from({ length: 16 }, (_, unit) => (unit === 12 ? 0 : 20 + unit)).reduce((a, b) => a + b),
    );
    expect(worksheet(office, '年度总表').cells['E22']?.value).toBe(total);

    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: '在新标签页打开' }).click(),
    ]);
    await tab.locator('.wb-tabs').getByRole('tab', { name: '专题报告' }).waitFor();
  });
});

it('undoes typing and actions separately, and says what a cell can’t hold', async () => {
  await withWorkbench({ query: 'sample=half-way' }, async (workbench) => {
    const { page } = workbench;
    const { keyboard } = page;
    await workbench.sheet('月报台账');
    await workbench.type('C5', '311');
    await workbench.shows({ L5: '2,941' });
    await workbench.press('一键重算');
    await workbench.type('C6', '=600+21');
    await workbench.shows({ C6: '621' });
    // 撤销 undoes the pane's last action and keeps what was typed afterwards.
    await workbench.press('修复 任务分解表!B20');
    await workbench.type('C7', '299');
    await workbench.press('撤销');
    await workbench.shows({ C6: '621', C7: '299' });
    await workbench.goTo('C8');
    await keyboard.press('Control+z');
    await page.waitForTimeout(300);
    await workbench.idle();
    await workbench.shows({ C7: '300' });
    await keyboard.press('Control+y');
    await page.waitForTimeout(300);
    await workbench.idle();
    await workbench.shows({ C7: '299' });

    // Typing into the formula bar is one undo step, too.
    await workbench.goTo('C10');
    await page.locator('.wb-content').fill('121');
    await keyboard.press('Enter');
    await page.waitForTimeout(300);
    await workbench.idle();
    await workbench.shows({ C10: '121' });
    await keyboard.press('Control+z');
    await page.waitForTimeout(300);
    await workbench.idle();
    await workbench.shows({ C10: '120' });

    // F2 edits the cell's present content, even right after moving there.
    await workbench.goTo('C7');
    await keyboard.press('ArrowDown');
    await keyboard.press('F2');
    await page.locator('.wb-editing').waitFor();
    expect(await page.locator('.wb-editing').inputValue()).toBe('90');
    await keyboard.press('Escape');

    await workbench.type('C8', '-5');
    expect(await page.getByRole('alert').innerText()).toContain('C8 不能填这个内容');
    await workbench.type('C9', '=SUM(');
    expect(await page.getByRole('alert').innerText()).toContain('C9 的公式写得不对');
    await workbench.shows({ C8: '90', C9: '510' });
  });
});

it('shows growth only for tables with a baseline', async () => {
  await withWorkbench({ query: 'sample=half-way' }, async (workbench) => {
    const growth = workbench.page.locator('.wb-pane dt', { hasText: '增长率' });
    await workbench.view('进度');
    await growth.waitFor();
    const bytes = bookOf([
      ['单位', '建设任务（亩）', '完成数（亩）'],
      ['宝丰县', 52000.5, 41000],
      ['叶县', 48000, 39000],
    ]).save();
    await workbench.drop('.wb-grid', { name: '农田.xlsx', bytes });
    await workbench.page.getByText('2 个单位').first().waitFor();
    await workbench.idle();
    await workbench.view('进度');
    await workbench.page.locator('.wb-pane dt', { hasText: '任务数合计' }).waitFor();
    expect(await growth.count()).toBe(0);
  });
});

it('lets nothing be typed into the formula bar until it shows what the cell holds', async () => {
  await withWorkbench({ query: 'sample=half-way' }, async (workbench) => {
    await workbench.sheet('月报台账');
    await workbench.goTo('C9');
    await workbench.idle();
    await workbench.page.locator('.wb-content').evaluate((input: HTMLInputElement) => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        seen.push(`${input.value}${input.readOnly ? ' locked' : ''}`);
      }).observe(input, { attributes: true, attributeFilter: ['readonly'] });
    });
    await workbench.goTo('C10');
    await workbench.idle();
    const seen = () => workbench.page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(await seen()).toEqual([' locked', '120']);
  });
});

it('copies and pastes as spreadsheet programs do', async () => {
  await withWorkbench({}, async (workbench) => {
    const { page } = workbench;
    await workbench.goTo('A4');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowRight');
    await page.locator('.wb-tally').waitFor();
    expect(await page.locator('.wb-tally').innerText()).toContain('85,525');
    await page.waitForTimeout(300);
    await page.keyboard.press('Control+c');
    await workbench.goTo('F4');
    await page.keyboard.press('Control+v');
    await page.waitForTimeout(300);
    await workbench.idle();
    await workbench.shows({ F4: '舞钢', G5: '54062' });
    // A figure that does not fit is shown as ###; a wider column shows it again.
    const edge = await page.getByRole('columnheader', { name: 'G', exact: true }).boundingBox();
    const drag = async (to: number): Promise<void> => {
      const box = await page.getByRole('columnheader', { name: 'G', exact: true }).boundingBox();
      await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) - 1, (box?.y ?? 0) + 8);
      await page.mouse.down();
      await page.mouse.move((edge?.x ?? 0) + to, (edge?.y ?? 0) + 8, { steps: 3 });
      await page.mouse.up();
      await page.waitForTimeout(200);
      await workbench.idle();
    };
    await drag(30);
    expect(await workbench.text('G5')).toMatch(/^#+$/);
    await drag(90);
    await workbench.shows({ G5: '54062' });
    await page.keyboard.press('Delete');
    await page.waitForTimeout(300);
    await workbench.idle();
    await workbench.shows({ G5: '' });
  });
});

it('opens files from disk, by address and from the recent ones, and says why a file can’t be opened', async () => {
  const [good, bad] = [scratchFile('good.xlsx'), scratchFile('bad.xlsx')];
  await writeFile(good, bookOfUnits(20));
  await writeFile(bad, 'not a workbook');
  await withWorkbench({ query: 'book=samples/half-way.xlsx' }, async (workbench) => {
    const { page } = workbench;
    expect(await page.locator('.wb-book').innerText()).toContain('half-way.xlsx');
    await workbench.openFile(bad);
    expect(await page.getByRole('alert').innerText()).toContain('bad.xlsx 不是 Excel 工作簿');
    expect(await page.locator('.wb-book').innerText()).toContain('half-way.xlsx');
    await workbench.openFile(good);
    await workbench.idle();
    await workbench.shows({ A2: '单位1' });

    // It asks about unsaved changes before it opens another workbook.
    await workbench.type('B2', '7');
    await workbench.button('打开').click();
    await page.getByRole('menuitem', { name: 'half-way.xlsx' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '取消' }).click();
    await workbench.shows({ B2: '7' });
    await workbench.button('打开').click();
    await page.getByRole('menuitem', { name: 'half-way.xlsx' }).click();
    const { path } = await workbench.downloaded(async () => {
      await page.getByRole('alertdialog').getByRole('button', { name: '保存', exact: true }).click();
    });
    expect(worksheet(await readWithOpenpyxl(path), '任务分解表').cells['B2']?.value).toBe(7);
    await page.getByRole('grid', { name: /任务分解表/ }).waitFor();
    await workbench.idle();
    expect(await workbench.sheets()).toContain('月报台账');
    await workbench.button('打开').click();
    await page.getByRole('menuitem', { name: '清除最近打开' }).click();
    await workbench.button('打开').click();
    expect(await page.getByRole('menuitem', { name: 'half-way.xlsx' }).count()).toBe(0);
  });
});

it.each(['zh', 'en'] as const)('has no accessibility violations, in %s', async (language) => {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1920, 'dark'],
  ] as const) {
    const options = { language, width, height: 900, colorScheme, query: 'sample=half-way' };
    await withWorkbench(options, async (workbench) => {
      const { page } = workbench;
      for (const sheet of await workbench.sheets()) {
        await workbench.sheet(sheet);
        await page.waitForTimeout(150);
        expect(await axeViolations(page)).toEqual([]);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    });
  }
});

it('can be used with the keyboard alone', async () => {
  await withWorkbench({}, async (workbench) => {
    const { page } = workbench;
    const { keyboard } = page;
    const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const seen = new Set<string>();
    for (let step = 0; step < 12; step += 1) {
      await keyboard.press('Tab');
      seen.add(await page.evaluate(() => document.activeElement?.className.split(' ')[0] ?? ''));
    }
    // Tab reaches every part of the page and is trapped in none.
    expect(Array.from(seen)).toEqual(
      expect.arrayContaining(['wb-name', 'wb-content', 'wb-editor', 'wb-tab']),
    );
    await page.locator('.wb-editor').focus();
    await keyboard.press('Control+Home');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await page.waitForTimeout(200);
    expect(await label()).toBe('A4，舞钢');
    await keyboard.press('F6');
    expect(await page.evaluate(() => document.activeElement?.closest('.wb-pane') !== null)).toBe(true);
    await keyboard.press('F6');
    expect(await label()).toBe('A4，舞钢');
  });
});

it("does not put the grid into the bundles of the add-in's own site", () => {
  const scripts = (site: string): string =>
    readdirSync(join(DIST, site))
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(DIST, site, name), 'utf8'))
      .join('\n');
  for (const mark of ['wb-row', 'wb-chart', '就绪']) {
    expect(scripts('workbench')).toContain(mark);
    expect(scripts('excel')).not.toContain(mark);
  }
});
