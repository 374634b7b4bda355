/**
 * The add-in for WPS as it is released, opened from its folder in Chromium, with a simulated WPS in the same page.
 */
import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import type { SimulatedWps } from '../../wps-host/simulated-wps';

const FOLDER = join(__dirname, '../../../dist/wps');
const SIMULATION = join(__dirname, '../../wps-host/simulated-wps.ts');

let simulation: Promise<string> | null = null;

/** The simulated WPS bundled as a script for pages. */
function simulationScript(): Promise<string> {
  simulation ??= build({
    entryPoints: [SIMULATION],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'simulated',
    platform: 'browser',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return simulation;
}

/** Globals of the page. */
interface WpsPage {
  readonly wps: SimulatedWps;
}

export class PaneInWps {
  /** Uncaught errors, resources that failed to load, violations of the security policy. */
  readonly complaints: string[] = [];

  private constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (!request.url().startsWith('file://') && !request.url().startsWith('data:')) {
        this.complaints.push(`request: ${request.url()}`);
      }
    });
  }

  /** @param name a page of the add-in: `taskpane.html`, or `index.html` with the ribbon's script */
  static async open(browser: Browser, name: string, book: Uint8Array, uiLanguage = 2052): Promise<PaneInWps> {
    const context = await browser.newContext({
      viewport: { width: 400, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const pane = new PaneInWps(page);
    await page.addInitScript(`${await simulationScript()}
      window.wps = new simulated.SimulatedWps(new Uint8Array(${JSON.stringify(Array.from(book))}));
      window.wps.uiLanguage = ${uiLanguage};
      window.Application = window.wps.application;`);
    await page.goto(pathToFileURL(join(FOLDER, name)).href);
    return pane;
  }

  /** Runs a function in the page with the simulated WPS; returns its result. */
  async ask<T>(question: (wps: SimulatedWps) => T): Promise<T> {
    const answer: unknown = await this.page.evaluate(`(${question.toString()})(window.wps)`);
    return answer as T;
  }

  /** The workbook as a file. */
  async save(): Promise<Uint8Array> {
    return Uint8Array.from(await this.page.evaluate(() => [...(window as unknown as WpsPage).wps.save()]));
  }

  async idle(): Promise<void> {
    await this.page.locator('main[aria-busy="false"]').waitFor({ timeout: 30_000 });
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  async press(name: string): Promise<void> {
    await this.button(name).first().click();
    await this.page.waitForTimeout(100);
    await this.idle();
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}
