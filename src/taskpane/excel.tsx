/**
 * The pane in Excel: waits for Office, then shows the pane on the open workbook.
 */
import { enUS } from '../i18n/en-US';
import { paneEnUS } from '../i18n/pane/en-US';
import { paneZhCN } from '../i18n/pane/zh-CN';
import { zhCN } from '../i18n/zh-CN';
import { browserFileEngine } from '../engine/browser-engine';
import { makeWorkbook } from '../engine/make-workbook';
import { ExcelHost } from '../hosts/excel/excel-host';
import { hasLeastApi, officeLanguage, officeTheme, openBookName } from '../hosts/excel/office-context';
import { download } from './ui/download';
import { mountPane } from './mount';

async function main(): Promise<void> {
  const root = document.getElementById('pane');
  if (!root) return;
  if (typeof Office === 'undefined') {
    root.textContent = `${paneZhCN.noOffice} ${paneEnUS.noOffice}`;
    return;
  }
  const { host } = await Office.onReady();
  const language = officeLanguage();
  document.documentElement.lang = language;
  // Outside Excel `host` is null, whatever the types say.
  if ((host as Office.HostType | null) !== Office.HostType.Excel || !hasLeastApi()) {
    root.textContent = (language === 'zh-CN' ? zhCN : enUS).failure('host-too-old', {});
    return;
  }
  mountPane(root, {
    host: new ExcelHost(makeWorkbook),
    language,
    theme: officeTheme() ?? 'auto',
    bookName: openBookName(),
    startEngine: browserFileEngine,
    ...(canDownload() ? { save: download } : {}),
  });
}

/** The web view of Excel for Mac and iPad takes no downloads, and says nothing. */
function canDownload(): boolean {
  const { platform } = Office.context;
  return platform === Office.PlatformType.PC || platform === Office.PlatformType.OfficeOnline;
}

void main();
