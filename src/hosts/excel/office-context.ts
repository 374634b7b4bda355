/**
 * Asks Office where the page runs. Some programs lack parts of the answer, whatever the types say.
 */

/** The language of the pane: Chinese unless Office is set to another language. */
export function officeLanguage(): 'zh-CN' | 'en-US' {
  const locale = Office.context.displayLanguage as string | undefined;
  return locale === undefined || /^zh/i.test(locale) ? 'zh-CN' : 'en-US';
}

/** The file name of the open workbook, from its address or path; '' for a workbook that was never saved. */
export function openBookName(): string {
  const url = Office.context.document.url as string | undefined;
  const name = (url ?? '').split(/[\\/]/).pop() ?? '';
  try {
    return decodeURIComponent(name.replace(/[?#].*$/, ''));
  } catch {
    return name;
  }
}

/** The requirement set that the manifest asks for. It introduced data validation and new workbooks. */
const LEAST_API = '1.8';

export function hasLeastApi(): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', LEAST_API);
}

/**
 * Whether ribbon, menus, shortcuts and pane run in one page, as the manifest asks for. Older Excel and Excel for iPad open a page for each
 * (office-js-docs-reference, shared-runtime-requirement-sets.md).
 */
export function hasSharedRuntime(): boolean {
  return Office.context.requirements.isSetSupported('SharedRuntime', '1.1');
}

/** A background with a brightness (0–255) below this is dark. */
const HALF = 128;

/**
 * The theme of Office; null when Office does not say. The themes Black and Dark Gray set `isDarkTheme` (d.ts, OfficeTheme); older builds
 * give only the background colour.
 */
export function officeTheme(): 'light' | 'dark' | null {
  const theme = Office.context.officeTheme as Partial<Office.OfficeTheme> | undefined;
  if (theme?.isDarkTheme !== undefined) return theme.isDarkTheme ? 'dark' : 'light';
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(theme?.bodyBackgroundColor ?? '');
  if (!hex) return null;
  const [red = 0, green = 0, blue = 0] = hex.slice(1).map((part) => parseInt(part, 16));
  // Perceived brightness (ITU-R BT.601).
  return 0.299 * red + 0.587 * green + 0.114 * blue < HALF ? 'dark' : 'light';
}
