/**
 * A part of `npm run bench`: the actions of the workbench in Chromium against those of the command line, alternately, on the same
 * file: npx tsx workbench.ts [JSON].
 *
 * A run of the command line starts the program, reads the file, acts and writes a file. In the workbench these are clicks, each measured
 * until the page is idle again: the file is opened, the action performed, the workbook saved (the year-end workbook is saved by
 * its action). Therefore two ratios are printed: of the action alone, which the user waits for after a click but which contains less
 * than the run of the command line, and of all three, which do the same job. Only the start of the browser and of the page is left out.
 *
 * Then figures are typed (typing.ts).
 *
 * Of the processor, the time of Chromium's renderer counts: the page, its workers, and what they draw.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launch } from '../../test/e2e/pages/pane-in-excel';
import { serveWorkbench, WorkbenchPage } from '../../test/e2e/pages/workbench-page';
import { makeBooks } from '../books';
import { COMMAND, measure } from '../measure';
import { median } from './median';
import { measureTyping, typingLine, type Typing } from './typing';

const TABLE = 'actual-formatted';
const UNITS = 10_000;
const ROUNDS = 3;

interface Action {
  readonly task: 'recompute' | 'phases' | 'year-end';
  /** The view of the pane that has the button; null where every view has it. */
  readonly view: string | null;
  readonly button: string;
  /** Whether the action saves a file of its own, so that there is nothing else to save. */
  readonly isSaved: boolean;
}

const ACTIONS: readonly Action[] = [
  { task: 'recompute', view: null, button: '一键重算', isSaved: false },
  { task: 'phases', view: '汇总', button: '生成阶段汇总', isSaved: false },
  { task: 'year-end', view: '汇总', button: '生成年终工作簿', isSaved: true },
];

/** Seconds by the clock and of the processor. */
interface Cost {
  readonly seconds: number;
  readonly cpu: number;
}

interface Round {
  readonly command: Cost;
  readonly opening: Cost;
  readonly action: Cost;
  readonly saving: Cost;
}

const NOTHING: Cost = { seconds: 0, cpu: 0 };

/** Processor seconds of all renderers so far (Chrome DevTools Protocol, SystemInfo.getProcessInfo). */
async function rendererTime(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

async function costOf(browser: Browser, work: () => Promise<void>): Promise<Cost> {
  const before = await rendererTime(browser);
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  return { seconds, cpu: (await rendererTime(browser)) - before };
}

/** Milliseconds between two looks at the page. To look at every frame would make the page draw, which costs processor time. */
const LOOK = 50;

/** Waits until the pane is busy, then until pane and workbook are idle. */
async function busyThenIdle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.wb-pane main[aria-busy="true"]') !== null, null, {
    polling: LOOK,
  });
  await page.waitForFunction(
    () =>
      document.querySelector('.wb-opening') === null &&
      document.querySelector('.wb-pane main[aria-busy="false"]') !== null &&
      document.querySelector('.wb-status [role="status"]')?.textContent === '就绪',
    null,
    { timeout: 300_000, polling: LOOK },
  );
}

async function inWorkbench(
  browser: Browser,
  site: string,
  book: string,
  { view, button, isSaved }: Action,
): Promise<Omit<Round, 'command'>> {
  const workbench = await WorkbenchPage.open(browser, site);
  const { page } = workbench;
  try {
    const opening = await costOf(browser, async () => {
      const read = busyThenIdle(page);
      await page.setInputFiles('input[type=file]', book);
      await read;
    });
    if (view !== null) await workbench.view(view);
    const action = await costOf(browser, async () => {
      const isDone = busyThenIdle(page);
      const saved = isSaved ? page.waitForEvent('download', { timeout: 300_000 }) : null;
      await workbench.button(button).click();
      await Promise.all([isDone, saved]);
    });
    const save = async (): Promise<void> => {
      await Promise.all([page.waitForEvent('download'), workbench.button('保存').click()]);
    };
    return { opening, action, saving: isSaved ? NOTHING : await costOf(browser, save) };
  } finally {
    await workbench.close();
  }
}

function middle(costs: readonly Cost[]): Cost {
  return { seconds: median(costs.map(({ seconds }) => seconds)), cpu: median(costs.map(({ cpu }) => cpu)) };
}

function summaryOf(task: Action['task'], rounds: readonly Round[]) {
  const all = ({ opening, action, saving }: Round): Cost => ({
    seconds: opening.seconds + action.seconds + saving.seconds,
    cpu: opening.cpu + action.cpu + saving.cpu,
  });
  return {
    task,
    command: middle(rounds.map(({ command }) => command)),
    opening: middle(rounds.map(({ opening }) => opening)),
    action: middle(rounds.map(({ action }) => action)),
    saving: middle(rounds.map(({ saving }) => saving)),
    whole: middle(rounds.map(all)),
    rounds,
  };
}

type Summary = ReturnType<typeof summaryOf>;

function line({ task, command, opening, action, saving, whole }: Summary): string {
  const cost = ({ seconds, cpu }: Cost): string => `${seconds.toFixed(2)} ${cpu.toFixed(2)} s`;
  const ratio = (of: Cost): string =>
    `${(of.seconds / command.seconds).toFixed(2)} ${(of.cpu / command.cpu).toFixed(2)}`;
  const figures = [command, opening, action, saving].map(cost);
  return [task.padEnd(9), ...figures, ratio(action), ratio(whole)].join('\t');
}

async function compare(browser: Browser, site: string, folder: string): Promise<Summary[]> {
  const { book } = makeBooks(TABLE, UNITS, folder);
  const out = join(folder, 'out.xlsx');
  const rounds = new Map(ACTIONS.map(({ task }): [Action['task'], Round[]] => [task, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const action of ACTIONS) {
      const run = await measure(process.execPath, [COMMAND, action.task, book, '-o', out, '--force']);
      const command = { seconds: run.seconds, cpu: run.cpu };
      rounds.get(action.task)?.push({ command, ...(await inWorkbench(browser, site, book, action)) });
    }
  }
  return ACTIONS.map(({ task }) => summaryOf(task, rounds.get(task) ?? []));
}

/** Adds the figures to those that the other parts stored. */
function store(json: string, summaries: readonly Summary[], typing: readonly Typing[]): void {
  const stored = existsSync(json) ? (JSON.parse(readFileSync(json, 'utf8')) as object) : {};
  const workbench = { table: TABLE, units: UNITS, load: loadavg(), results: summaries, typing };
  writeFileSync(json, `${JSON.stringify({ ...stored, workbench }, null, 1)}\n`);
}

async function bench(json: string | null): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-workbench-'));
  const site = await serveWorkbench();
  const browser = await launch();
  try {
    const summaries = await compare(browser, site.address, folder);
    console.log(
      `\n${UNITS} units\tcommand line\topen\taction\tsave\taction × \topen, action and save × (each: clock CPU)`,
    );
    for (const summary of summaries) console.log(line(summary));
    const typing = await measureTyping(browser, site.address, UNITS, folder);
    console.log('\ntyped\tshown after\tdependent formula after\tlongest task of the page (CPU)');
    for (const each of typing) console.log(typingLine(each));
    console.log(`load ${loadavg()[0]?.toFixed(1) ?? '–'}`);
    if (json !== null) store(json, summaries, typing);
  } finally {
    await browser.close();
    site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

bench(process.argv[2] ?? null).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
