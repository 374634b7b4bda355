/**
 * The tasks of a page's main thread, by the processor time they take. Other programs on the machine make a task last longer, but
 * hardly take more of the processor.
 */
import type { Browser, Page } from 'playwright-core';

/** An event of Chromium's trace, as far as it is needed; times in microseconds (Trace Event Format). */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time of the thread. */
  readonly tdur?: number;
}

/** Stands in the trace on the thread that is looked for. */
const MARK = 'the page’s own thread';

/** The processor time of each task of the page during a story, in milliseconds, longest first. */
export async function taskTimes(
  browser: Browser,
  page: Page,
  story: () => Promise<void>,
): Promise<readonly number[]> {
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'],
  });
  const { traceEvents } = await traced(browser, async () => {
    await page.evaluate((mark) => performance.mark(mark).name, MARK);
    await story();
  });
  const mark = traceEvents.find(({ name }) => name === MARK);
  return traceEvents
    .filter(({ name, pid, tid }) => name === 'RunTask' && pid === mark?.pid && tid === mark.tid)
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
}

/** Runs a story and ends the recording even if the story fails, so that the next one can be recorded. */
async function traced(
  browser: Browser,
  story: () => Promise<void>,
): Promise<{ readonly traceEvents: readonly TraceEvent[] }> {
  const failure = await story().then(
    () => null,
    (error: unknown) => ({ error }),
  );
  const trace = (await browser.stopTracing()).toString();
  if (failure) throw failure.error;
  return JSON.parse(trace) as { readonly traceEvents: readonly TraceEvent[] };
}
