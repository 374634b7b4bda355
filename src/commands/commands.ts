/**
 * The ribbon's buttons in Excel.
 */
import { makeWorkbook } from '../hosts/browser/make-workbook';
import { ExcelHost } from '../hosts/excel/excel-host';
import { officeLanguage, openBookName } from '../hosts/excel/office-context';
import { RIBBON_ACTIONS, runRibbonAction, type RibbonActionName } from './ribbon-actions';
import { tell } from './tell';

/** One for all presses: what it learns of the workbook spares the next a round trip. */
let host: ExcelHost | null = null;

/** Whatever happens, Excel is told that it ended, or its button would stay dead. */
async function run(name: RibbonActionName, event: Office.AddinCommands.Event): Promise<void> {
  try {
    host ??= new ExcelHost(makeWorkbook, { canUndo: false });
    const place = { host, language: officeLanguage(), bookName: openBookName() };
    const said = await runRibbonAction(name, place);
    if (said) await tell(said.title, said.message);
  } finally {
    event.completed();
  }
}

void Office.onReady(() => {
  for (const name of RIBBON_ACTIONS) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void run(name, event);
    });
  }
});
