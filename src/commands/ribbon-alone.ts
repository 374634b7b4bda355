/**
 * Excel's ribbon where no pane runs in the same page: in Excel without a shared runtime, and with old manifests that do not ask for one.
 * The runtime of a button ends when the button reports that it is done.
 */
import { makeWorkbook } from '../engine/make-workbook';
import { ExcelHost } from '../hosts/excel/excel-host';
import { hasLeastApi, officeLanguage, openBookName } from '../hosts/excel/office-context';
import { selectedCell } from '../hosts/excel/selected-cell';
import { enUS } from '../i18n/en-US';
import { paneEnUS } from '../i18n/pane/en-US';
import { paneZhCN } from '../i18n/pane/zh-CN';
import { zhCN } from '../i18n/zh-CN';
import type { CommandName } from './list';
import { isRibbonAction, runRibbonAction } from './ribbon-actions';
import { showNotice } from './show-notice';

/** The host for all clicks. If the page outlives a click, what the host has learnt of the workbook saves the next click a round trip. */
let host: ExcelHost | null = null;

/** Runs the command of a button. Always tells Excel that the button is done; otherwise the button would stay disabled. */
export async function runButtonWithoutPane(
  name: CommandName,
  event: Office.AddinCommands.Event,
): Promise<void> {
  try {
    const language = officeLanguage();
    if (!hasLeastApi()) {
      await tellTooOld(language);
      return;
    }
    if (!isRibbonAction(name)) return;
    host ??= new ExcelHost(makeWorkbook, { canUndo: false });
    const place = { host, language, bookName: openBookName(), selectedCell };
    const said = await runRibbonAction(name, place);
    if (said) await showNotice(said.title, said.message);
  } finally {
    event.completed();
  }
}

function tellTooOld(language: 'zh-CN' | 'en-US'): Promise<void> {
  const [messages, pane] = language === 'zh-CN' ? [zhCN, paneZhCN] : [enUS, paneEnUS];
  return showNotice(pane.product, messages.failure('host-too-old', {}));
}
