/**
 * Loads what the first view does without as soon as the pane is at rest: a server that goes away later takes nothing with it.
 */
import type { SelfTest } from '../../spreadsheet/host';
import { lateActions } from './late-actions';
import { lateSelfTestCard } from './late-self-test-card';
import { lateViews } from './late-views';

/** Browsers without `requestIdleCallback` (WebKit) wait so long instead, in milliseconds. */
const REST_MS = 200;

/**
 * Loads everything, one part after the other, whenever the page has nothing else to do. Never rejected.
 * @param selfTest is asked something, so that it is loaded where it is a part of its own
 */
export async function loadAhead(selfTest: SelfTest | null): Promise<void> {
  const parts = [...Object.values(lateViews), lateSelfTestCard, ...Object.values(lateActions)];
  const loads = [...parts.map((part) => () => part.get()), () => selfTest?.isUnfinished?.()];
  for (const load of loads) {
    await atRest();
    try {
      await load();
    } catch {
      // It is loaded, or its failure told, when it is needed.
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
