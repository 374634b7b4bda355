/**
 * A part of workbench.ts: how long it takes until a typed figure is shown, and a formula that depends on it, in a table and in a ledger.
 *
 * Measured from the keydown of Enter to the end of the frame that shows the new text. The longest task of the page's main thread is that
 * of further figures, because recording tasks takes time itself.
 */
import type { Browser, Page } from 'playwright-core';
import { KEEPS_NAMES } from '../../test/e2e/pages/pane-in-excel';
import { taskTimes } from '../../test/e2e/pages/page-tasks';
import { WorkbenchPage } from '../../test/e2e/pages/workbench-page';
import { makeBooks } from '../books';
import { median } from './median';

interface Place {
  readonly table: 'actual-formatted' | 'ledger-formatted';
  readonly sheet: string;
  /** The column that is typed into, and a column of formulas that depend on it. Both are in view. */
  readonly typed: number;
  readonly dependent: number;
  /** Whether the table gets its progress columns first. */
  readonly isRecomputed: boolean;
}

const PLACES: readonly Place[] = [
  { table: 'actual-formatted', sheet: '任务分解表', typed: 4, dependent: 6, isRecomputed: true },
  { table: 'ledger-formatted', sheet: '月报台账', typed: 9, dependent: 12, isRecomputed: false },
];

const FIRST_ROW = 6;
const FIGURES = 9;
/** Milliseconds from one figure to the next, in which everything out of view is computed. */
const PAUSE = 1000;

/** Milliseconds until the figure itself and the formula that depends on it were shown. */
interface Shown {
  readonly typed: number;
  readonly dependent: number;
}

export interface Typing extends Shown {
  readonly table: Place['table'];
  /** Milliseconds of processor time. */
  readonly longestTask: number;
}

/** Where the page keeps the measurement. */
interface Measured {
  shown?: Promise<Shown>;
}

/** Makes the page measure from the next keydown of Enter. */
async function measureFromEnter(
  page: Page,
  row: number,
  { typed, dependent }: Place,
  text: string,
): Promise<void> {
  await page.evaluate(
    ({ row, typed, dependent, text }) => {
      const textOf = (column: number): string =>
        document.querySelector(`.wb-row[aria-rowindex="${row + 1}"] [aria-colindex="${column + 1}"]`)
          ?.textContent ?? '';
      const before = textOf(dependent);
      (window as Measured).shown = new Promise<Shown>((resolve, reject) => {
        let [start, own] = [0, 0];
        const look = (): void => {
          const isTyped = own > 0 || textOf(typed) === text;
          const isComputed = textOf(dependent) !== before;
          // The frame is drawn before the next task.
          setTimeout(() => {
            const passed = performance.now() - start;
            if (isTyped && own === 0) own = passed;
            if (isTyped && isComputed) resolve({ typed: own, dependent: passed });
            else if (passed > 10_000) reject(new Error(`row ${row} shows no new result`));
            else requestAnimationFrame(look);
          });
        };
        const begin = (event: KeyboardEvent): void => {
          if (event.key !== 'Enter') return;
          start = event.timeStamp;
          removeEventListener('keydown', begin, true);
          requestAnimationFrame(look);
        };
        addEventListener('keydown', begin, true);
      });
    },
    { row, typed, dependent, text },
  );
}

async function typeFigure(workbench: WorkbenchPage, place: Place, row: number, text: string): Promise<Shown> {
  const { page } = workbench;
  await workbench.goTo(`${'ABCDEFGHI'[place.typed - 1] ?? ''}${row}`);
  await page.keyboard.type(text);
  await measureFromEnter(page, row, place, text);
  await page.keyboard.press('Enter');
  const result = await page.evaluate(() => (window as Measured).shown);
  if (!result) throw new Error('nothing was measured');
  await page.waitForTimeout(PAUSE);
  await workbench.idle();
  return result;
}

async function typingInto(browser: Browser, site: string, book: string, place: Place): Promise<Typing> {
  const workbench = await WorkbenchPage.open(browser, site, {
    width: 1920,
    before: async (page) => {
      await page.addInitScript(KEEPS_NAMES);
    },
  });
  try {
    await workbench.openFile(book);
    await workbench.idle();
    if (place.isRecomputed) await workbench.press('一键重算');
    await workbench.sheet(place.sheet);
    const shown: Shown[] = [];
    for (let row = FIRST_ROW; row < FIRST_ROW + FIGURES; row += 1)
      shown.push(await typeFigure(workbench, place, row, String(900 + row)));
    const [longestTask = NaN] = await taskTimes(browser, workbench.page, async () => {
      for (const row of [FIRST_ROW, FIRST_ROW + 1, FIRST_ROW + 2])
        await typeFigure(workbench, place, row, String(800 + row));
    });
    const middle = (of: keyof Shown): number => median(shown.map((each) => each[of]));
    return { table: place.table, typed: middle('typed'), dependent: middle('dependent'), longestTask };
  } finally {
    await workbench.close();
  }
}

/** @param folder for the workbooks */
export async function measureTyping(
  browser: Browser,
  site: string,
  units: number,
  folder: string,
): Promise<Typing[]> {
  const results: Typing[] = [];
  for (const place of PLACES) {
    const { book } = makeBooks(place.table, units, folder);
    results.push(await typingInto(browser, site, book, place));
  }
  return results;
}

export function typingLine({ table, typed, dependent, longestTask }: Typing): string {
  const figures = [typed, dependent, longestTask].map((milliseconds) => `${milliseconds.toFixed(0)} ms`);
  return [table.padEnd(16), ...figures].join('\t');
}
