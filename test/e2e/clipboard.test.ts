/**
 * Copying, cutting and pasting in the workbench with real keys, on a page that is not a secure context, as on an intranet without
 * certificates: `navigator.clipboard` is undefined there.
 */
import type { Page } from 'playwright-core';
import { useBrowser } from './pages/in-browser';
import { useWorkbenchSite, WorkbenchPage, type WorkbenchOptions } from './pages/workbench-page';

const HOST = 'intranet.example';

const browser = useBrowser([`--host-resolver-rules=MAP ${HOST} 127.0.0.1`]);
const site = useWorkbenchSite();

async function overHttp(
  story: (workbench: WorkbenchPage) => Promise<void>,
  options: WorkbenchOptions = {},
): Promise<void> {
  const address = site().address.replace(/\/\/[^:/]+/, `//${HOST}`);
  const workbench = await WorkbenchPage.open(browser(), address, options);
  try {
    expect(await workbench.page.evaluate(() => [isSecureContext, 'clipboard' in navigator])).toEqual([
      false,
      false,
    ]);
    await story(workbench);
    expect(workbench.complaints).toEqual([]);
  } finally {
    await workbench.close();
  }
}

/** A page whose messages to the worker are held back. */
interface HoldingWindow {
  sendHeld(): void;
}

/** Makes the workbook slow: messages to the worker are held back until {@link answerNow}, from the first call with one of these names. */
async function answerLater(page: Page, ...names: readonly string[]): Promise<void> {
  await page.evaluate((calls) => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its worker below
    const send = Worker.prototype.postMessage;
    const held: (() => void)[] = [];
    Worker.prototype.postMessage = function (this: Worker, message: { name?: string }) {
      if (held.length === 0 && !calls.includes(message.name ?? '')) send.call(this, message);
      else
        held.push(() => {
          send.call(this, message);
        });
    };
    Object.assign(window, {
      sendHeld: () => {
        Worker.prototype.postMessage = send;
        for (const sendThis of held) sendThis();
      },
    });
  }, names);
}

/** Sends the messages that were held back. */
async function answerNow(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as HoldingWindow).sendHeld();
  });
}

/** The text of the system's clipboard, which another program would paste. */
async function systemText(page: Page): Promise<string> {
  const other = await page.context().newPage();
  try {
    await other.setContent('<textarea></textarea>');
    await other.locator('textarea').focus();
    await other.keyboard.press('Control+v');
    return await other.locator('textarea').inputValue();
  } finally {
    await other.close();
    await page.bringToFront();
  }
}

async function settled(workbench: WorkbenchPage): Promise<void> {
  await workbench.page.waitForTimeout(300);
  await workbench.idle();
}

it('pastes what was copied last over plain http, however fast keys are pressed', async () => {
  await overHttp(async (workbench) => {
    const { page } = workbench;
    const { keyboard } = page;
    await workbench.goTo('B4');
    await keyboard.press('Control+c');
    await keyboard.press('ArrowDown');
    await keyboard.press('Control+c');
    await keyboard.press('ArrowDown');
    await keyboard.press('Control+c');
    await workbench.goTo('G4');
    await keyboard.press('Control+v');
    await settled(workbench);
    const last = await workbench.text('B6');
    await workbench.shows({ G4: last });
    expect(await systemText(page)).toBe(last);
  });
});

it('puts a copy on the system’s clipboard once a slow workbook has returned it', async () => {
  await overHttp(async (workbench) => {
    const { page } = workbench;
    const { keyboard } = page;
    await workbench.goTo('B4');
    await settled(workbench);
    await answerLater(page, 'copy', 'texts');
    await keyboard.press('Control+c');
    await keyboard.press('ArrowDown');
    await keyboard.press('Control+c');
    // Meanwhile the clipboard is empty, so that nothing older can be pasted.
    expect(await systemText(page)).toBe('');
    await page.locator('.wb-editor').focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('Control+c');
    await workbench.goTo('G4');
    await keyboard.press('Control+v');
    await answerNow(page);
    const copied = await workbench.text('B6');
    await workbench.shows({ G4: copied });
    expect(await systemText(page)).toBe(copied);
  });
});

it('copies a figure typed a moment before, not the one it replaced', async () => {
  await overHttp(async (workbench) => {
    const { page } = workbench;
    const { keyboard } = page;
    await workbench.goTo('C4');
    await settled(workbench);
    await answerLater(page, 'type');
    await keyboard.type('7001');
    await keyboard.press('Enter');
    await keyboard.type('7002');
    await keyboard.press('Enter');
    await keyboard.press('ArrowUp');
    await keyboard.press('Control+c');
    await workbench.goTo('G4');
    await keyboard.press('Control+v');
    await answerNow(page);
    await workbench.shows({ G4: '7002' });
    await workbench.shows({ C5: '7002' });
    expect(await systemText(page)).toBe('7002');
  });
});

it('moves cut cells when they are pasted, in one undo step, however fast keys are pressed', async () => {
  await overHttp(async (workbench) => {
    const { page } = workbench;
    const { keyboard } = page;
    const before = await workbench.text('B5');
    await workbench.goTo('B4');
    await keyboard.press('ArrowDown');
    await keyboard.press('Control+x');
    await page.locator('.wb-cut').first().waitFor();
    // Cut cells stay where they are until they are pasted.
    await workbench.shows({ B5: before });
    await workbench.goTo('G5');
    await keyboard.press('Control+v');
    await settled(workbench);
    await workbench.shows({ B5: '', G5: before });
    expect(await page.locator('.wb-cut').count()).toBe(0);
    await keyboard.press('Control+z');
    await settled(workbench);
    await workbench.shows({ B5: before, G5: '' });
  });
});

it('moves formulas unchanged from one sheet to another', async () => {
  await overHttp(
    async (workbench) => {
      const { page } = workbench;
      const { keyboard } = page;
      await workbench.goTo('H4');
      await keyboard.type('=1/3');
      await keyboard.press('Enter');
      await keyboard.press('ArrowUp');
      await keyboard.press('Control+x');
      await workbench.sheet('月报台账');
      await page.locator('.wb-editor').focus();
      await workbench.goTo('P5');
      await keyboard.press('Control+v');
      await settled(workbench);
      expect(await page.locator('.wb-content').inputValue()).toBe('=1/3');
      await workbench.sheet('任务分解表');
      await workbench.goTo('H4');
      await settled(workbench);
      expect(await page.locator('.wb-content').inputValue()).toBe('');
    },
    { query: 'sample=half-way' },
  );
});

it.each([
  ['Escape', async (page: Page) => page.keyboard.press('Escape')],
  [
    'typing elsewhere',
    async (page: Page) => {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.type('9');
      await page.keyboard.press('Enter');
    },
  ],
])('ends a cut by %s: nothing is moved or pasted, and a message says so', async (_, end) => {
  await overHttp(async (workbench) => {
    const { page } = workbench;
    const { keyboard } = page;
    const before = await workbench.text('B4');
    await workbench.goTo('B4');
    await keyboard.press('Control+x');
    await end(page);
    await workbench.goTo('G4');
    await keyboard.press('Control+v');
    await settled(workbench);
    await workbench.shows({ B4: before, G4: '' });
    expect(await page.locator('.wb-message').innerText()).toContain('没有粘贴');
  });
});

it('says that a selection is too large to copy, and then pastes nothing instead of the earlier copy', async () => {
  await overHttp(async (workbench) => {
    const { page } = workbench;
    const { keyboard } = page;
    await workbench.goTo('XFD20002');
    await keyboard.type('1');
    await keyboard.press('Enter');
    await settled(workbench);
    await workbench.goTo('B4');
    await keyboard.press('Control+c');
    await keyboard.press('Control+a');
    await keyboard.press('Control+c');
    expect(await page.getByRole('alert').innerText()).toContain('20,000');
    await workbench.goTo('G4');
    await keyboard.press('Control+v');
    await settled(workbench);
    await workbench.shows({ G4: '' });
    expect(await page.locator('.wb-message').innerText()).toContain('没有粘贴');
    expect(await systemText(page)).toBe('');
  });
});

it('pastes what another program copied later', async () => {
  await overHttp(async (workbench) => {
    const { page } = workbench;
    const { keyboard } = page;
    await workbench.goTo('B4');
    await keyboard.press('Control+c');
    const other = await page.context().newPage();
    await other.setContent('<textarea>从别处来\t12</textarea>');
    await other.locator('textarea').selectText();
    await other.keyboard.press('Control+c');
    await other.close();
    await page.bringToFront();
    await workbench.goTo('G4');
    await keyboard.press('Control+v');
    await settled(workbench);
    await workbench.shows({ G4: '从别处来', H4: '12' });
  });
});

it('copies the list of units that have not reported from the pane', async () => {
  await overHttp(
    async (workbench) => {
      const { page } = workbench;
      await workbench.view('月报');
      await workbench.button('复制名单').click();
      await page.getByText('已复制').waitFor();
      const text = await systemText(page);
      expect(text).not.toBe('');
      expect(await page.locator('.wb-pane').innerText()).toContain(text.split('\n').join('、'));
    },
    { query: 'sample=half-way' },
  );
});
