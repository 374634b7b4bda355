/**
 * What all browser tests share: a browser per test file, and an accessibility check by axe.
 */
import { readFileSync } from 'node:fs';
import type { Browser, Frame, Page } from 'playwright-core';
import { launch, PaneInExcel, type PaneOptions } from './pane-in-excel';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Opens a browser before the tests of a file and closes it after them.
 * @param flags more command line flags of Chromium
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

/** Returns a function that opens the pane in Excel for a story. Any complaint of the page fails the story. */
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

/** The accessibility violations that axe finds, each as rule and element. */
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
