/** Loads all other parts as soon as the pane is idle, so that the pane keeps working if the server becomes unreachable. */
import type { SelfTest } from '../../spreadsheet/host';
import { lateActions } from './late-actions';
import { lateNoTable } from './late-no-table';
import { latePerform } from './late-perform';
import { lateSelfTestCard } from './late-self-test-card';
import { lateViews } from './late-views';

/** How long browsers without `requestIdleCallback` (WebKit) wait instead, in milliseconds. */
const REST_MS = 200;

/**
 * Loads all parts, one after the other, while the page is idle. The promise never rejects.
 * @param selfTest called once, so that its code is loaded, too
 */
export async function loadAhead(selfTest: SelfTest | null): Promise<void> {
  const parts = [
    ...Object.values(lateViews),
    lateSelfTestCard,
    lateNoTable,
    latePerform,
    ...Object.values(lateActions),
  ];
  const loads = [...parts.map((part) => () => part.get()), () => selfTest?.isUnfinished?.()];
  for (const load of loads) {
    await atRest();
    try {
      await load();
    } catch {
      // A failure is ignored here: it is shown when the part is needed.
    }
  }
}

function atRest(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      resolve();
    };
    if ('requestIdleCallback' in window) window.requestIdleCallback(done, { timeout: 2000 });
    else setTimeout(done, REST_MS);
  });
}
