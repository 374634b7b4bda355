/**
 * The production bundle in Chromium, connected to a simulated Excel.
 */
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { chromium, type Browser, type Frame, type Locator, type Page } from 'playwright-core';
import { SimulatedExcel } from '../../excel-host/simulated-excel';
import { browserProgram } from '../../support/chromium';
import { asWeb, asWindows } from './transports';

export type Program = 'windows' | 'web';

export interface PaneOptions {
  readonly program?: Program;
  readonly locale?: 'zh-CN' | 'en-US';
  readonly apiVersion?: number;
  readonly width?: number;
  readonly height?: number;
  /** The system's colour scheme. */
  readonly colorScheme?: 'light' | 'dark';
  /** Office's colour scheme, where it differs from the system's. */
  readonly officeScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  /** Whether Excel has a shared runtime: ribbon and pane run in one page. */
  readonly isShared?: boolean;
  /** Whether Excel refuses changes of the ribbon until it is restarted. */
  readonly needsRestart?: boolean;
  /** Milliseconds added to each round trip. */
  readonly latency?: number;
  /** Runs in the page before anything else. */
  readonly before?: () => void;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** The address of no real site: requests to it are answered from the build. */
export const SITE = 'https://breakdown.example.org';
export const OFFICE_CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted';
const BUILD = join(__dirname, '../../../dist/excel');
const OFFICE = dirname(require.resolve('@microsoft/office-js/dist/office.js'));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css',
  '.png': 'image/png',
};

/** @param flags more command line flags of Chromium */
export function launch(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: browserProgram(), args: [...FLAGS, ...flags] });
}

/** Controls of a page that plays Excel for Windows, for use by tests. */
interface ExcelWindow {
  excelInvokes(name: string): Promise<void>;
  excelDialogs: string[];
  excelClosesDialog(): void;
  excelRefusesDialogs(number: number): void;
}

/**
 * The ribbon's buttons in Excel for Windows without a shared runtime. Each press opens a page of its own: the runtime of a function
 * closes when the function calls `completed` (office-js-docs-pr, add-in-commands.md), and dialogs it opened close with it.
 */
export class RibbonInExcel {
  readonly complaints: string[] = [];
  /** The error number with which dialogs are refused; 0 if they open. */
  refusal = 0;
  /** Runs in the page before anything else. */
  before: () => void = () => undefined;
  /** The page that the manifest names for functions: the pane's, or in older manifests commands.html. */
  page: 'taskpane.html' | 'commands.html' = 'taskpane.html';

  private constructor(
    private readonly browser: Browser,
    private readonly locale: 'zh-CN' | 'en-US',
    readonly excel: SimulatedExcel,
  ) {}

  static open(browser: Browser, book: Uint8Array, locale: 'zh-CN' | 'en-US' = 'zh-CN'): RibbonInExcel {
    return new RibbonInExcel(browser, locale, new SimulatedExcel(book));
  }

  /**
   * Presses a button; if the add-in opens a dialog, reads and closes it.
   * @returns the dialog's text; null without a dialog
   */
  async press(name: string, apiVersion = 15): Promise<string | null> {
    const page = await this.runtime(apiVersion);
    try {
      const url = await page.evaluate(
        async ([button, refusal]) => {
          const host = window as unknown as ExcelWindow;
          host.excelRefusesDialogs(refusal);
          const state = { isDone: false };
          Object.assign(window, { excelState: state });
          const done = host.excelInvokes(button).then(() => {
            state.isDone = true;
          });
          const opened = async (): Promise<void> => {
            while (host.excelDialogs.length === 0 && !state.isDone)
              await new Promise((resolve) => setTimeout(resolve, 20));
          };
          await Promise.race([done, opened()]);
          return host.excelDialogs[0] ?? null;
        },
        [name, this.refusal] as const,
      );
      return url === null ? null : await this.readAndClose(page, url);
    } finally {
      await page.close();
    }
  }

  /** Reads a dialog and closes it as the user does. @throws Error if the runtime ended before, which would have closed the dialog */
  private async readAndClose(page: Page, url: string): Promise<string> {
    const text = await this.said(url);
    const isDone = (): Promise<boolean> =>
      page.evaluate(() => (window as unknown as { excelState: { isDone: boolean } }).excelState.isDone);
    if (await isDone()) throw new Error('the window closed before anyone could read it');
    await page.evaluate(() => {
      (window as unknown as ExcelWindow).excelClosesDialog();
    });
    await page.waitForFunction(
      () => (window as unknown as { excelState: { isDone: boolean } }).excelState.isDone,
    );
    return text;
  }

  private async runtime(apiVersion: number): Promise<Page> {
    const page = await this.browser.newPage();
    heard(page, this.complaints);
    await page.addInitScript(this.before);
    await serve(page, this.complaints);
    await asWindows(page, this.excel, { locale: this.locale, apiVersion, bookName: 'breakdown.xlsx' });
    await page.goto(`${SITE}/${this.page}`);
    return page;
  }

  /** The text of a dialog, whose page is opened separately. */
  private async said(url: string): Promise<string> {
    // The size of the dialog on a small screen.
    const page = await this.browser.newPage({ viewport: { width: 382, height: 230 } });
    await serve(page, this.complaints);
    await page.goto(url);
    const text = await page.locator('#message, #zh').innerText();
    await shoot(page, 'ribbon-notice');
    await page.close();
    return text;
  }
}

/** Takes a screenshot if the environment variable SCREENSHOTS names a folder for it. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Collects a page's complaints: uncaught errors, resources that failed to load, violations of the security policy. */
function heard(page: Page, complaints: string[] = []): string[] {
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  return complaints;
}

/** An open pane and the simulated Excel it belongs to. */
export class PaneInExcel {
  /** Uncaught errors, resources that failed to load, violations of the security policy. */
  readonly complaints: string[];

  private constructor(
    readonly page: Page,
    readonly excel: SimulatedExcel,
  ) {
    this.complaints = heard(page);
  }

  static async open(browser: Browser, book: Uint8Array, options: PaneOptions = {}): Promise<PaneInExcel> {
    const { program = 'windows', locale = 'zh-CN', apiVersion = 15, width = 420, height = 900 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: options.colorScheme ?? 'light',
      forcedColors: options.forcedColors ?? 'none',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const pane = new PaneInExcel(page, new SimulatedExcel(book));
    pane.excel.window.needsRestart = options.needsRestart ?? false;
    await serve(page, pane.complaints);
    if (options.before) await page.addInitScript(options.before);
    const host = {
      locale,
      apiVersion,
      bookName: 'breakdown.xlsx',
      isShared: options.isShared ?? true,
      latency: options.latency ?? 0,
      isDark: (options.officeScheme ?? options.colorScheme) === 'dark',
    };
    if (program === 'windows') {
      await asWindows(page, pane.excel, host);
      await page.goto(`${SITE}/taskpane.html`);
    } else {
      await page.goto(`${SITE}/host.html`);
      await asWeb(page, pane.excel, {
        ...host,
        pane: `${SITE}/taskpane.html?_host_Info=Excel$Web$16.00$${locale}`,
      });
    }
    // The frame with the pane appears a moment after it was requested.
    while (!page.frames().some((frame) => frame.url().includes('taskpane.html')))
      await page.waitForTimeout(20);
    return pane;
  }

  /** The frame that contains the pane. */
  get frame(): Frame {
    return this.page.frames().find((frame) => frame.url().includes('taskpane.html')) ?? this.page.mainFrame();
  }

  /** Waits until the pane is idle. */
  async idle(): Promise<void> {
    await this.frame.locator('main[aria-busy="false"]').waitFor({ timeout: 30_000 });
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name, exact: typeof name === 'string' });
  }

  tab(name: string): Locator {
    return this.frame.getByRole('tab', { name });
  }

  /** Presses a button and waits until the pane is idle again. */
  async press(name: string | RegExp): Promise<void> {
    await this.button(name).first().click();
    await this.page.waitForTimeout(100);
    await this.idle();
  }

  /** Presses a button of the ribbon or an entry of a cell's context menu; resolves when the add-in calls `completed`. */
  async invoke(name: string): Promise<void> {
    await this.page.evaluate((button) => (window as unknown as ExcelWindow).excelInvokes(button), name);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** tsx compiles functions to code that calls `__name`, so that pages into which functions are injected need it. */
export const KEEPS_NAMES = 'globalThis.__name = (value) => value';

/** Answers a page's requests: from the build, and for office.js from its npm package. Any other request is a complaint. */
export async function serve(page: Page, complaints: string[]): Promise<void> {
  await page.addInitScript(KEEPS_NAMES);
  await page.route('**/*', async (route) => {
    const url = route
      .request()
      .url()
      .replace(/[?#].*$/, '');
    const path = url.startsWith(SITE)
      ? join(BUILD, url.slice(SITE.length))
      : url.startsWith(OFFICE_CDN)
        ? join(OFFICE, url.slice(OFFICE_CDN.length))
        : null;
    if (url === `${SITE}/host.html`) {
      await route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><title>Excel</title><body></body>',
      });
    } else if (path === null) {
      // The add-in must not send anything to another server.
      complaints.push(`request: ${url}`);
      await route.abort();
    } else {
      const body = await readFile(path).catch(() => null);
      if (body)
        await route.fulfill({ body, contentType: TYPES[extname(path)] ?? 'application/octet-stream' });
      else await route.fulfill({ status: 404 });
    }
  });
}
