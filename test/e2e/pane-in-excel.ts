/**
 * The production bundle in Chromium, in front of a simulated Excel.
 */
import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { chromium, type Browser, type Frame, type Locator, type Page } from 'playwright-core';
import { SimulatedExcel } from '../excel-host/simulated-excel';
import { asWeb, asWindows } from './transports';

export type Program = 'windows' | 'web';

export interface PaneOptions {
  readonly program?: Program;
  readonly locale?: 'zh-CN' | 'en-US';
  readonly apiVersion?: number;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
  /** Runs in the page before anything else. */
  readonly before?: () => void;
}

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** A name of no real site: everything on it is answered from the build. */
const SITE = 'https://breakdown.example.org';
const OFFICE_CDN = 'https://appsforoffice.microsoft.com/lib/1/hosted';
const BUILD = join(__dirname, '../../dist/excel');
const OFFICE = dirname(require.resolve('@microsoft/office-js/dist/office.js'));
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css',
  '.png': 'image/png',
};

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** An open pane, and the program it is open in. */
export class PaneInExcel {
  /** What the page complained of: uncaught errors, refused resources, broken policies. */
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    readonly excel: SimulatedExcel,
  ) {
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`console: ${message.text()}`);
    });
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
    await serve(page, pane.complaints);
    if (options.before) await page.addInitScript(options.before);
    const host = { locale, apiVersion, bookName: 'breakdown.xlsx' };
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
    // The pane's frame is there a moment after its page was asked for.
    while (!page.frames().some((frame) => frame.url().includes('taskpane.html')))
      await page.waitForTimeout(20);
    return pane;
  }

  /** Where the pane's own page is. */
  get frame(): Frame {
    return this.page.frames().find((one) => one.url().includes('taskpane.html')) ?? this.page.mainFrame();
  }

  /** Waits until the pane has nothing to do. */
  async idle(): Promise<void> {
    await this.frame.locator('main[aria-busy="false"]').waitFor({ timeout: 30_000 });
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name, exact: typeof name === 'string' });
  }

  tab(name: string): Locator {
    return this.frame.getByRole('tab', { name });
  }

  /** Presses a button and waits for what it does; returns what the pane says of it. */
  async press(name: string | RegExp): Promise<void> {
    await this.button(name).first().click();
    await this.page.waitForTimeout(100);
    await this.idle();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

async function serve(page: Page, complaints: string[]): Promise<void> {
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
      // Nothing leaves the machine: a request to anywhere else is a complaint.
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
