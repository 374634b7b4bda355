/**
 * Early clicks: a view that is chosen while its code is still loading is shown once the code has arrived.
 */
import { halfWayBook } from '../hosts/books';
import { paneStories, useBrowser } from './pages/in-browser';

const withPane = paneStories(useBrowser());

/** A page whose frames and timers can be held back, as on a machine with too much to do. */
interface BusyWindow {
  isBusy: boolean;
  /** Carries out what was held back. */
  goOn(): void;
  /** Lets the page load ahead. */
  restNow(): void;
  /** How often the page asked for rest: once before each part it loads ahead. */
  rests: number;
}

/** Puts the switches of a {@link BusyWindow} on a page; it is not busy, and loads nothing ahead, until it is told to. */
function canBeBusy(): void {
  const held: (() => void)[] = [];
  const later = window.setTimeout.bind(window);
  const frame = window.requestAnimationFrame.bind(window);
  const rest: { waiting: (() => void) | null; isAllowed: boolean } = { waiting: null, isAllowed: false };
  const busy = window as unknown as BusyWindow;
  busy.isBusy = false;
  busy.rests = 0;
  busy.goOn = () => {
    busy.isBusy = false;
    for (const act of held.splice(0)) act();
  };
  busy.restNow = () => {
    rest.isAllowed = true;
    rest.waiting?.();
  };
  const unlessBusy = (act: () => void): (() => void) => {
    return () => {
      if (busy.isBusy) held.push(act);
      else act();
    };
  };
  Object.assign(window, {
    setTimeout: (act: () => void, delay?: number) => later(unlessBusy(act), delay),
    requestAnimationFrame: (draw: FrameRequestCallback) =>
      frame((now) => {
        unlessBusy(() => {
          draw(now);
        })();
      }),
    requestIdleCallback: (act: () => void) => {
      busy.rests += 1;
      if (rest.isAllowed) queueMicrotask(act);
      else rest.waiting = act;
      return 0;
    },
  });
}

it('shows a view whose code is loaded ahead between the click and the next frame', async () => {
  await withPane(halfWayBook(), { before: canBeBusy }, async (pane) => {
    await pane.frame.evaluate(() => {
      (window as unknown as BusyWindow).isBusy = true;
    });
    await pane.tab('参数').click();
    const panel = pane.frame.getByRole('tabpanel');
    await panel.getByRole('progressbar').waitFor();
    await pane.frame.evaluate(() => {
      (window as unknown as BusyWindow).restNow();
    });
    // 月报, 汇总 and 参数 are loaded in this order: the fourth rest comes after them.
    const rests = (): Promise<number> => pane.frame.evaluate(() => (window as unknown as BusyWindow).rests);
    while ((await rests()) < 4) await pane.page.waitForTimeout(20);
    await pane.frame.evaluate(() => {
      (window as unknown as BusyWindow).goOn();
    });
    await panel.getByRole('combobox', { name: '月报口径' }).waitFor();
  });
});
