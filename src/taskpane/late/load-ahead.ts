/**
 * Loads what the first view does without as soon as the pane is at rest: a server that goes away later takes nothing with it.
 */
import { lateActions } from './late-actions';
import { lateViews } from './late-views';

/** Browsers without `requestIdleCallback` (WebKit) wait so long instead, in milliseconds. */
const REST_MS = 200;

/** Loads everything, one part after the other, whenever the page has nothing else to do. Never rejected. */
export async function loadAhead(): Promise<void> {
  for (const part of [...Object.values(lateViews), ...Object.values(lateActions)]) {
    await atRest();
    try {
      await part.get();
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
