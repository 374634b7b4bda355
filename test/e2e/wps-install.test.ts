/**
 * The page that installs the add-in in WPS, connected to a simulation of WPS's local service.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { useBrowser } from './pages/in-browser';

const browser = useBrowser();
const FOLDER = join(__dirname, '../../wps');
const ADDRESS = 'http://intra.example/wps/';
const NAME = 'breakdown-assistant';

interface Deployed {
  readonly cmd: string;
  readonly name: string;
  readonly url: string;
  readonly addonType: string;
  readonly online: string;
}

/** The local service, as far as wpsjs 2.2.3 uses it. */
class Service {
  /** The installed add-ins; null if WPS is not running. */
  list: object[] | null = [];
  /** The ribbon file that WPS loads from the add-in's address. */
  ribbon = '<customUI xmlns="…">';
  readonly deployed: Deployed[] = [];
  isTooOld = false;

  answer(path: string, body: string): { status: number; body: string } | null {
    if (!this.list) return null;
    if (path === 'version') return { status: 200, body: '1.0.2' };
    if (this.isTooOld) return { status: 404, body: '' };
    if (path === 'publishlist') return { status: 200, body: JSON.stringify(this.list) };
    if (path === 'redirect/runParams') return { status: 200, body: this.ribbon };
    const order = JSON.parse(Buffer.from(body, 'base64').toString('utf8')) as Deployed;
    this.deployed.push(order);
    this.list = order.cmd === 'enable' ? [{ name: order.name, url: order.url, enable: 'true' }] : [];
    return { status: 200, body: 'OK' };
  }
}

async function opened(service: Service, story: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser().newContext({ viewport: { width: 900, height: 1200 } });
  const page = await context.newPage();
  const violations = policyViolations(page);
  await page.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.port === '58890') {
      const answer = service.answer(url.pathname.slice(1), route.request().postData() ?? '');
      const headers = { 'Access-Control-Allow-Origin': '*' };
      return answer ? route.fulfill({ ...answer, headers }) : route.abort();
    }
    const name = url.pathname.replace(/^\/wps\//, '');
    const text = readFileSync(join(FOLDER, name), 'utf8')
      .replace(/%NAME%/g, NAME)
      .replace(/%ADDRESS%/g, '');
    const types: Readonly<Record<string, string>> = {
      html: 'text/html',
      css: 'text/css',
      js: 'text/javascript',
    };
    return route.fulfill({
      body: text,
      contentType: `${types[name.split('.').pop() ?? ''] ?? ''}; charset=utf-8`,
    });
  });
  try {
    await page.goto(`${ADDRESS}install.html`);
    await story(page);
    expect(violations).toEqual([]);
  } finally {
    await context.close();
  }
}

/** What the page's content security policy refused. */
function policyViolations(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  return refused;
}

const state = (page: Page, name: string): Promise<unknown> =>
  page.locator(`#automatic[data-state="${name}"]`).waitFor({ timeout: 20_000 });

it('installs, says that WPS must be restarted, shows that it is enabled, and removes it', async () => {
  const service = new Service();
  await opened(service, async (page) => {
    await state(page, 'absent');
    await page.getByRole('button', { name: '安装', exact: true }).click();
    await state(page, 'restart');
    expect(await page.locator('#todo').innerText()).toContain('再打开一次');
    expect(service.deployed).toEqual([
      expect.objectContaining({ cmd: 'enable', name: NAME, url: ADDRESS, addonType: 'et', online: 'true' }),
    ]);
    await page.getByRole('button', { name: '重新检查' }).click();
    await state(page, 'enabled');
    await page.getByRole('button', { name: '卸载' }).click();
    await state(page, 'removed');
  });
});

it.each([
  ['blocked', { name: NAME, url: ADDRESS, enable: 'false' }],
  ['moved', { name: NAME, url: 'http://old.example/wps/', enable: 'true' }],
] as const)('removes and reinstalls an add-in that is %s', async (name, entry) => {
  const service = new Service();
  service.list = [{ name: 'other', url: ADDRESS, enable: 'false' }, entry];
  await opened(service, async (page) => {
    await state(page, name);
    await page.locator('#act').click();
    await state(page, 'restart');
    expect(service.deployed.map((order) => order.cmd)).toEqual(['disable', 'enable']);
  });
});

it('says what to do if WPS does not answer, is too old, or can’t reach the address', async () => {
  const service = new Service();
  service.list = null;
  await opened(service, async (page) => {
    await state(page, 'no-service');
    expect(await page.locator('#todo').innerText()).toMatch(/12\.1\.0\.16910.*macOS/s);
    // Headless Chromium ignores clicks after a page tried to open another program, so that the event is dispatched directly.
    service.list = [];
    service.isTooOld = true;
    await page.locator('#act').dispatchEvent('click');
    await state(page, 'too-old');
    service.isTooOld = false;
    service.ribbon = '<html>登录</html>';
    await page.locator('#act').dispatchEvent('click');
    await state(page, 'unreachable');
  });
});

it('is the guide for installing by hand where it is opened from disk', async () => {
  const page = await browser().newPage();
  const violations = policyViolations(page);
  await page.goto(`file://${join(FOLDER, 'install.html')}`);
  expect(await page.locator('#automatic').isVisible()).toBe(false);
  expect(await page.locator('section').evaluate((section) => getComputedStyle(section).borderRadius)).toBe(
    '6px',
  );
  expect(violations).toEqual([]);
  await page.close();
});
