/**
 * Shared by the stories of every page: a browser for a file of tests, and an accessibility check by axe.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Frame, Page } from 'playwright-core';
import { launch, PaneInExcel, type PaneOptions } from './pane-in-excel';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * A browser that is open while the tests of a file run.
 * @param flags more of Chromium's command line
 */
export function useBrowser(flags: readonly string[] = []): () => Browser {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await launch(flags);
  });
  afterAll(async () => {
    await browser?.close();
  });
  return () => {
    if (!browser) throw new Error('no test runs');
    return browser;
  };
}

type PaneStory = (
  book: Uint8Array,
  options: PaneOptions,
  story: (pane: PaneInExcel) => Promise<void>,
) => Promise<void>;

/** Opens the pane in Excel for a story; whatever the page complains of fails it. */
export function paneStories(browser: () => Browser): PaneStory {
  return async (book, options, story) => {
    const pane = await PaneInExcel.open(browser(), book, options);
    try {
      await pane.idle();
      await story(pane);
      expect(pane.complaints).toEqual([]);
    } finally {
      await pane.close();
    }
  };
}

/** What axe objects to, by rule and element. */
export async function axeViolations(page: Page | Frame): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join()}`,
    );
  });
}
