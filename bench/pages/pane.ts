/**
 * The second part of `npm run bench`: the task pane in Chromium, with a simulated Excel that takes 100 ms for a round trip, as Excel on the
 * web does on a good day.
 *
 * It is compared, in the same run, with a page that contains nothing but office.js (first paint), and with a script that writes the same
 * formulas as most people would, row by row with a `context.sync` for each row (一键重算).
 */
import type { Browser, Frame } from 'playwright-core';
import { launch, OFFICE_CDN, PaneInExcel, serve, SITE } from '../../test/e2e/pages/pane-in-excel';
import { asWindows } from '../../test/e2e/pages/transports';
import { SimulatedExcel } from '../../test/excel-host/simulated-excel';
import { bookOfUnits } from '../../test/hosts/books';
import { median } from './median';

const LATENCY = 100;
const SIZES = [16, 1_000, 10_000];
/** The most rows for the compared script. With a round trip for each row, more rows would take minutes. */
const MOST_PEER_ROWS = 1_000;
const RUNS = 3;

interface Opening {
  /** Milliseconds from the arrival of the page's HTML: to the first text on the screen, and to the table found. */
  readonly paint: number;
  readonly ready: number;
}

/** Milliseconds between the arrival of a page's HTML and its first paint. */
function firstPaint(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return (paint?.startTime ?? NaN) - (navigation?.responseEnd ?? NaN);
  });
}

/** Milliseconds between the arrival of a page's HTML and now. */
function sinceHtml(frame: Frame): Promise<number> {
  return frame.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return performance.now() - (navigation?.responseEnd ?? NaN);
  });
}

async function openPane(browser: Browser): Promise<Opening> {
  const pane = await PaneInExcel.open(browser, bookOfUnits(16), { latency: LATENCY });
  await pane.idle();
  const ready = await sinceHtml(pane.frame);
  const opening = { paint: await firstPaint(pane.frame), ready };
  await pane.close();
  return opening;
}

async function openOfficeAlone(browser: Browser): Promise<Opening> {
  const page = await browser.newPage();
  await serve(page, []);
  const html = `<!doctype html><script src="${OFFICE_CDN}/office.js"></script><p>…</p>`;
  await page.route(`${SITE}/peer.html`, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  const excel = new SimulatedExcel(bookOfUnits(16));
  await asWindows(page, excel, { locale: 'zh-CN', apiVersion: 15, bookName: 'a.xlsx', latency: LATENCY });
  await page.goto(`${SITE}/peer.html`);
  await page.evaluate(async () => {
    await Office.onReady();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().load('name');
      await context.sync();
    });
  });
  const opening = { ready: await sinceHtml(page.mainFrame()), paint: await firstPaint(page.mainFrame()) };
  await page.close();
  return opening;
}

interface Click {
  readonly milliseconds: number;
  readonly roundTrips: number;
}

/** Clicks a button, and waits until the pane has finished. */
async function click(pane: PaneInExcel, name: string): Promise<Click> {
  pane.excel.resetTraffic();
  const milliseconds = await pane.frame.evaluate(async (text) => {
    const button = [...document.querySelectorAll('button')].find(
      (element) => element.textContent.trim() === text,
    );
    const main = document.querySelector('main');
    const is = (busy: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          if (main?.getAttribute('aria-busy') === busy) resolve();
          else requestAnimationFrame(look);
        };
        look();
      });
    const start = performance.now();
    button?.click();
    await is('true');
    await is('false');
    return performance.now() - start;
  }, name);
  return { milliseconds, roundTrips: pane.excel.traffic.roundTrips };
}

/** Writes the same five formulas to each row, with a round trip for each row. */
async function rowByRow(browser: Browser, units: number): Promise<Click> {
  const pane = await PaneInExcel.open(browser, bookOfUnits(units), { latency: LATENCY });
  await pane.idle();
  pane.excel.resetTraffic();
  const milliseconds = await pane.frame.evaluate(async (rows) => {
    const start = performance.now();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      for (let row = 2; row < rows + 2; row += 1) {
        const at = String(row);
        sheet.getRange(`E${at}:I${at}`).formulas = [
          [
            `=IF(C${at}>0,D${at}/C${at},"")`,
            `=IF(B${at}>0,D${at}/B${at},"")`,
            `=B${at}+D${at}`,
            `=IF(ISNUMBER(E${at}),RANK(E${at},$E$2:$E$${rows + 1}),"")`,
            `=IF(D${at}="","未填报",IF(E${at}>=1,"已完成","正常"))`,
          ],
        ];
        await context.sync();
      }
    });
    return performance.now() - start;
  }, units);
  const { roundTrips } = pane.excel.traffic;
  await pane.close();
  return { milliseconds, roundTrips };
}

function describeClick({ milliseconds, roundTrips }: Click): string {
  return `${(milliseconds / 1000).toFixed(2)} s / ${roundTrips}`;
}

async function bench(): Promise<void> {
  const browser = await launch();
  try {
    const panes: Opening[] = [];
    const peers: Opening[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      panes.push(await openPane(browser));
      peers.push(await openOfficeAlone(browser));
    }
    const opening = (name: string, runs: readonly Opening[]): string =>
      [
        name,
        ...(['paint', 'ready'] as const).map(
          (what) => `${median(runs.map((run) => run[what])).toFixed(0)} ms`,
        ),
      ].join('\t');
    console.log('\tfirst paint\tready');
    console.log(opening('pane', panes));
    console.log(opening('office.js alone', peers));
    console.log('\nunits\t一键重算\tagain\t三张阶段汇总\trow by row (time from click to done / round trips)');
    for (const units of SIZES) {
      const pane = await PaneInExcel.open(browser, bookOfUnits(units), { latency: LATENCY });
      await pane.idle();
      const cells = [
        describeClick(await click(pane, '一键重算')),
        describeClick(await click(pane, '一键重算')),
      ];
      await pane.tab('汇总').click();
      cells.push(describeClick(await click(pane, '生成阶段汇总')));
      await pane.close();
      cells.push(units <= MOST_PEER_ROWS ? describeClick(await rowByRow(browser, units)) : '—');
      console.log([units, ...cells].join('\t'));
    }
  } finally {
    await browser.close();
  }
}

bench().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
