/**
 * `npm run pictures:guide`: takes new screenshots of the built workbench for the user guides. Needs Chromium and a Chinese font.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../../test/e2e/pages/pane-in-excel';
import { serveWorkbench, WorkbenchPage } from '../../test/e2e/pages/workbench-page';

const FOLDER = join(__dirname, '../images');
const SIZE = { width: 1360, height: 800 };

interface GuideWords {
  readonly language: 'zh' | 'en';
  /** Start of a picture's file name, before its number. */
  readonly prefix: string;
  readonly open: string;
  readonly goToTotal: string;
  readonly fixTotal: string;
  readonly recompute: string;
  readonly progress: string;
  readonly summary: string;
  readonly makePhases: string;
  readonly makeYearEnd: string;
  readonly openMade: string;
}

const LANGUAGES: readonly GuideWords[] = [
  {
    language: 'zh',
    prefix: 'guide-zh-',
    open: '打开',
    goToTotal: '定位到 任务分解表!B20',
    fixTotal: '修复 任务分解表!B20',
    recompute: '一键重算',
    progress: '进度',
    summary: '汇总',
    makePhases: '生成阶段汇总',
    makeYearEnd: '生成年终工作簿',
    openMade: '在新标签页打开',
  },
  {
    language: 'en',
    prefix: 'guide-en-',
    open: 'Open',
    goToTotal: 'Go to 任务分解表!B20',
    fixTotal: 'Fix 任务分解表!B20',
    recompute: 'Recalculate',
    progress: 'Progress',
    summary: 'Summary',
    makePhases: 'Make phase summaries',
    makeYearEnd: 'Make year-end workbook',
    openMade: 'Open in a new tab',
  },
];

type Shoot = (workbench: Pick<WorkbenchPage, 'page'>, name: string) => Promise<void>;

/** First half of the guide: the table is opened, checked, corrected and given progress columns. */
async function checking(workbench: WorkbenchPage, words: GuideWords, shoot: Shoot): Promise<void> {
  await shoot(workbench, 'start');
  await workbench.button(words.open).click();
  await shoot(workbench, 'open');
  await workbench.page.keyboard.press('Escape');
  await workbench.press(words.goToTotal);
  await shoot(workbench, 'check');
  await workbench.press(words.fixTotal);
  await workbench.press(words.recompute);
  await workbench.goTo('F4');
  await shoot(workbench, 'recompute');
}

/** Second half of the guide, with the half-way workbook: returns, progress, summaries. */
async function summarising(workbench: WorkbenchPage, words: GuideWords, shoot: Shoot): Promise<void> {
  await workbench.sheet('月报台账');
  await workbench.goTo('J5');
  await workbench.page.keyboard.type('420');
  await shoot(workbench, 'ledger');
  await workbench.page.keyboard.press('Escape');
  await workbench.sheet('任务分解表');
  await workbench.view(words.progress);
  await shoot(workbench, 'progress');
  await workbench.view(words.summary);
  await workbench.press(words.makePhases);
  await workbench.sheet('推进实施阶段汇总');
  await shoot(workbench, 'phase');
  await workbench.press(words.makeYearEnd);
  const [tab] = await Promise.all([
    workbench.page.context().waitForEvent('page'),
    workbench.page.getByRole('link', { name: words.openMade }).click(),
  ]);
  await tab.setViewportSize(SIZE);
  await tab.locator('.wb-tabs').getByRole('tab', { name: '月度走势' }).click();
  await tab.locator('.wb-pane main[aria-busy="false"]').waitFor();
  await shoot({ page: tab }, 'year-end');
}

async function pictures(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const [browser, site] = await Promise.all([launch(), serveWorkbench()]);
  for (const words of LANGUAGES) {
    const shoot: Shoot = async ({ page }, name) => {
      // Waits until the notice has faded in.
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(FOLDER, `${words.prefix}${name}.png`) });
    };
    const options = { ...SIZE, language: words.language };
    const sample = await WorkbenchPage.open(browser, site.address, options);
    await checking(sample, words, shoot);
    await sample.close();
    const halfWay = await WorkbenchPage.open(browser, site.address, { ...options, query: 'sample=half-way' });
    await summarising(halfWay, words, shoot);
    await halfWay.close();
  }
  await browser.close();
  site.close();
}

pictures().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
