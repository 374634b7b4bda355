/**
 * Early clicks: a view that is chosen while its code is still loading is shown once the code is loaded.
 */
import { halfWayBook } from '../hosts/books';
import { paneStories, useBrowser } from './pages/in-browser';

const withPane = paneStories(useBrowser());

/** A page whose animation frames and timers can be held back, as on an overloaded machine. */
interface BusyWindow {
  isBusy: boolean;
  /** Ends being busy and runs everything that was held back. */
  goOn(): void;
  /** Lets idle callbacks run, in which the page preloads the code of views. */
  restNow(): void;
  /** How often the page requested an idle callback: once before each part that it preloads. */
  rests: number;
}

/** Runs in the page: adds the controls of {@link BusyWindow}. At first the page is not busy, and it preloads nothing until `restNow`. */
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

it('shows a view whose code is preloaded between the click and the next frame', async () => {
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
    // 月报, 汇总 and 参数 are preloaded in this order, so that the fourth request comes after all three.
    const rests = (): Promise<number> => pane.frame.evaluate(() => (window as unknown as BusyWindow).rests);
    while ((await rests()) < 4) await pane.page.waitForTimeout(20);
    await pane.frame.evaluate(() => {
      (window as unknown as BusyWindow).goOn();
    });
    await panel.getByRole('combobox', { name: '月报口径' }).waitFor();
  });
});
