/**
 * The self-test as the pane offers it, and the report that is sent in.
 */
import { RefusedStepError, type SelfTest, type SelfTestResult } from '../host';
import type { EtApplication } from './et';
import { joined, saveBytes } from './save-bytes';

const FILE_NAME = '任务分解助手自检报告.json';

/** The checks are loaded with the first run. @param userAgent the web engine the pane runs in */
export function wpsSelfTest(app: EtApplication, userAgent: string): SelfTest {
  return {
    run: async () => {
      const { selfTest } = await import('./self-test');
      return selfTest(app);
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- the interface is asynchronous, ET is not
    save: async (results) => saveReport(app, reportText(app, results, userAgent)),
  };
}

/** What a report says: the program, the web engine, each check. Nothing of the workbook. */
function reportText(app: EtApplication, results: readonly SelfTestResult[], userAgent: string): string {
  const { Version: version, Build: build, UILanguage: language } = app;
  const program = { version, build, language, userAgent };
  return JSON.stringify({ report: 'breakdown-assistant self-test', program, results }, null, 2);
}

/** On the desktop, in place of an older one. */
function saveReport(app: EtApplication, text: string): string {
  const path = saveBytes(
    app,
    joined(app.Env?.GetDesktopPath() ?? '', FILE_NAME),
    new TextEncoder().encode(text),
  );
  if (path === null) throw new RefusedStepError('save-file', FILE_NAME);
  return path;
}
