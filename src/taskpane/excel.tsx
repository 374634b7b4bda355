/**
 * The pane in Excel: waits for Office, then shows the pane on the open workbook.
 */
import { enUS } from '../i18n/en-US';
import { paneEnUS } from '../i18n/pane/en-US';
import { paneZhCN } from '../i18n/pane/zh-CN';
import { zhCN } from '../i18n/zh-CN';
import { ExcelHost } from '../hosts/excel/excel-host';
import { makeWorkbook } from './book-maker';
import { mountPane } from './mount';
import type { ThemeChoice } from './theme';
import type { Language } from './words';

/** The set the manifest asks for: data validation and new workbooks came with it. */
const LEAST_API = '1.8';

async function main(): Promise<void> {
  const root = document.getElementById('pane');
  if (!root) return;
  if (typeof Office === 'undefined') {
    root.textContent = `${paneZhCN.noOffice} ${paneEnUS.noOffice}`;
    return;
  }
  const { host } = await Office.onReady();
  const language = languageOf(Office.context.displayLanguage as string | undefined);
  document.documentElement.lang = language;
  // Outside Excel `host` is null, whatever the types say.
  if ((host as Office.HostType | null) !== Office.HostType.Excel || !hasLeastApi()) {
    root.textContent = (language === 'zh-CN' ? zhCN : enUS).failure('host-too-old', {});
    return;
  }
  mountPane(root, {
    host: new ExcelHost(makeWorkbook),
    language,
    theme: themeOf(Office.context.officeTheme as Office.OfficeTheme | undefined),
    bookName: bookNameOf(Office.context.document.url as string | undefined),
  });
}

function hasLeastApi(): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', LEAST_API);
}

/** Chinese unless the program speaks another language. */
function languageOf(locale: string | undefined): Language {
  return locale === undefined || /^zh/i.test(locale) ? 'zh-CN' : 'en-US';
}

function themeOf(theme: Office.OfficeTheme | undefined): ThemeChoice {
  return theme?.isDarkTheme === true ? 'dark' : 'auto';
}

/** The file's name from its address or path; '' for a workbook that was never saved. */
function bookNameOf(url: string | undefined): string {
  const name = (url ?? '').split(/[\\/]/).pop() ?? '';
  try {
    return decodeURIComponent(name.replace(/[?#].*$/, ''));
  } catch {
    return name;
  }
}

void main();
