/**
 * The ribbon's buttons in Excel.
 */
import { makeWorkbook } from '../engine/make-workbook';
import { ExcelHost } from '../hosts/excel/excel-host';
import { hasLeastApi, officeLanguage, openBookName } from '../hosts/excel/office-context';
import { enUS } from '../i18n/en-US';
import { paneEnUS } from '../i18n/pane/en-US';
import { paneZhCN } from '../i18n/pane/zh-CN';
import { zhCN } from '../i18n/zh-CN';
import { RIBBON_ACTIONS, runRibbonAction, type RibbonActionName } from './ribbon-actions';
import { tell } from './tell';

/** One for all presses, where the page outlives a press: what it learns of the workbook spares the next a round trip. */
let host: ExcelHost | null = null;

/** Whatever happens, Excel is told that it ended, or its button would stay dead. */
async function run(name: RibbonActionName, event: Office.AddinCommands.Event): Promise<void> {
  try {
    const language = officeLanguage();
    if (!hasLeastApi()) {
      await tellTooOld(language);
      return;
    }
    host ??= new ExcelHost(makeWorkbook, { canUndo: false });
    const place = { host, language, bookName: openBookName() };
    const said = await runRibbonAction(name, place);
    if (said) await tell(said.title, said.message);
  } finally {
    event.completed();
  }
}

function tellTooOld(language: 'zh-CN' | 'en-US'): Promise<void> {
  const [messages, pane] = language === 'zh-CN' ? [zhCN, paneZhCN] : [enUS, paneEnUS];
  return tell(pane.product, messages.failure('host-too-old', {}));
}

void Office.onReady(() => {
  for (const name of RIBBON_ACTIONS) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void run(name, event);
    });
  }
});
