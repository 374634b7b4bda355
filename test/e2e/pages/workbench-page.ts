/**
 * The production build of the workbench in Chromium, served as `npm start` serves it.
 */
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { serve, type Site } from '../../../build/static-server';
import { scratchFile } from '../../support/scratch';

const SITE = join(__dirname, '../../../dist/workbench');

/** Serves the build on a free port of this machine. */
export function serveWorkbench(): Promise<Site> {
  return serve(SITE, 0);
}

/** Serves the build on a free port while the tests of a file run. */
export function useWorkbenchSite(): () => Site {
  let site: Site | null = null;
  beforeAll(async () => {
    site = await serveWorkbench();
  });
  afterAll(() => {
    site?.close();
  });
  return () => {
    if (!site) throw new Error('no test runs');
    return site;
  };
}

export interface WorkbenchOptions {
  readonly language?: 'zh' | 'en';
  /** The query of the page's address without the language: `sample=half-way`. */
  readonly query?: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Called with the page before it is opened. */
  readonly before?: (page: Page) => Promise<void>;
}

/** A file as it is dropped on the page. */
export interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export class WorkbenchPage {
  /** Uncaught errors, resources that failed to load, violations of the security policy, requests to other servers. */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {}

  static async open(browser: Browser, site: string, options: WorkbenchOptions = {}): Promise<WorkbenchPage> {
    const { language = 'zh', query = '', width = 1280, height = 800, colorScheme = 'light' } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme,
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    const address = `${site}?lang=${language}${query === '' ? '' : `&${query}`}`;
    return WorkbenchPage.inContext(context, address, options.before);
  }

  /** Opens the workbench in a new tab of a browser context, which shares what the browser stores. */
  static async inContext(
    context: BrowserContext,
    address: string,
    before?: WorkbenchOptions['before'],
  ): Promise<WorkbenchPage> {
    const workbench = new WorkbenchPage(await context.newPage());
    workbench.listen(new URL('.', address).href);
    await before?.(workbench.page);
    await workbench.page.goto(address);
    await workbench.idle();
    return workbench;
  }

  /** Waits until pane and workbook are idle. */
  async idle(): Promise<void> {
    await this.page.waitForTimeout(100);
    await this.page.locator('.wb-pane main[aria-busy="false"]').waitFor({ timeout: 60_000 });
    await this.page
      .locator('.wb-status [role="status"]', { hasText: /就绪|Ready/ })
      .waitFor({ timeout: 60_000 });
  }

  async openFile(path: string): Promise<void> {
    await this.page.setInputFiles('input[type=file]', path);
    await this.page.locator('.wb-opening').waitFor({ state: 'detached', timeout: 60_000 });
  }

  /** A button of the pane or of the page. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' }).first();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
    await this.idle();
  }

  /** Opens a view of the pane. */
  async view(name: string): Promise<void> {
    await this.page.locator('.wb-pane').getByRole('tab', { name }).click();
  }

  async sheet(name: string): Promise<void> {
    await this.page.locator('.wb-tabs').getByRole('tab', { name, exact: true }).click();
    await this.page.getByRole('grid', { name: new RegExp(name) }).waitFor();
  }

  sheets(): Promise<string[]> {
    return this.page.locator('.wb-tabs [role="tab"]').allInnerTexts();
  }

  /** Goes to a cell through the name box. */
  async goTo(address: string): Promise<void> {
    const box = this.page.locator('.wb-name');
    await box.fill(address);
    await box.press('Enter');
  }

  /** The text that a cell in view shows. */
  async text(address: string): Promise<string> {
    const [, letters = '', row = ''] = /^([A-Z])(\d+)$/.exec(address) ?? [];
    const column = letters.charCodeAt(0) - 64;
    const cell = this.page.locator(
      `.wb-row[aria-rowindex="${Number(row) + 1}"] [aria-colindex="${column + 1}"]`,
    );
    return (await cell.count()) === 0 ? '' : cell.first().innerText();
  }

  /** Expects cells in view to show texts, by address. Waits for them up to ten seconds, because rows arrive when the worker is free. */
  async shows(expected: Readonly<Record<string, string>>): Promise<void> {
    const shown = async (): Promise<Record<string, string>> => {
      const texts: Record<string, string> = {};
      for (const address of Object.keys(expected)) texts[address] = await this.text(address);
      return texts;
    };
    const end = Date.now() + 10_000;
    while (Date.now() < end && !isDeepStrictEqual(await shown(), expected))
      await this.page.waitForTimeout(50);
    expect(await shown()).toEqual(expected);
  }

  /** Types into a cell and the cells below it. */
  async type(address: string, ...texts: readonly string[]): Promise<void> {
    await this.goTo(address);
    for (const text of texts) {
      if (text !== '') await this.page.keyboard.type(text);
      await this.page.keyboard.press('Enter');
    }
    await this.page.waitForTimeout(500);
    await this.idle();
  }

  /** Pastes rows of texts at an address, as from another program. */
  async paste(address: string, rows: readonly (readonly string[])[]): Promise<void> {
    await this.goTo(address);
    await this.page.locator('.wb-editor').evaluate(
      (editor, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      },
      rows.map((row) => row.join('\t')).join('\n'),
    );
    await this.page.waitForTimeout(500);
    await this.idle();
  }

  /** Drops files on the first element that a selector finds. */
  async drop(selector: string, ...files: readonly DroppedFile[]): Promise<void> {
    const given = files.map(({ name, bytes }) => ({ name, bytes: Array.from(bytes) }));
    await this.page
      .locator(selector)
      .first()
      .evaluate((element, dropped) => {
        const dataTransfer = new DataTransfer();
        for (const { name, bytes } of dropped)
          dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
        const fire = (type: string) =>
          element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        fire('dragover');
        fire('drop');
      }, given);
  }

  /** Performs an action that downloads a file; returns the file's name and where it was saved. */
  async downloaded(action: () => Promise<void>): Promise<{ readonly name: string; readonly path: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download', { timeout: 120_000 }),
      action(),
    ]);
    const path = scratchFile('downloaded.xlsx');
    await download.saveAs(path);
    return { name: download.suggestedFilename(), path };
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  private listen(site: string): void {
    this.page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`console: ${message.text()}`);
    });
    this.page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(site) && !/^(?:data|blob):/.test(url)) this.complaints.push(`request: ${url}`);
    });
  }
}

/** Returns a function that opens the workbench for a story. Any complaint of the page fails the story. */
export function workbenchStories(
  browser: () => Browser,
  site: () => Site,
): (options: WorkbenchOptions, story: (workbench: WorkbenchPage) => Promise<void>) => Promise<void> {
  return async (options, story) => {
    const workbench = await WorkbenchPage.open(browser(), site().address, options);
    try {
      await story(workbench);
      expect(workbench.complaints).toEqual([]);
    } finally {
      await workbench.close();
    }
  };
}
