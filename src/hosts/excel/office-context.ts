/**
 * What Office tells a page about where it runs. Parts of it are missing in some programs, whatever the types say.
 */

/** Chinese unless the program speaks another language. */
export function officeLanguage(): 'zh-CN' | 'en-US' {
  const locale = Office.context.displayLanguage as string | undefined;
  return locale === undefined || /^zh/i.test(locale) ? 'zh-CN' : 'en-US';
}

/** The open workbook's file name, from its address or path; '' for one that was never saved. */
export function openBookName(): string {
  const url = Office.context.document.url as string | undefined;
  const name = (url ?? '').split(/[\\/]/).pop() ?? '';
  try {
    return decodeURIComponent(name.replace(/[?#].*$/, ''));
  } catch {
    return name;
  }
}

/** Whether the program has dark colours. */
export function isOfficeDark(): boolean {
  const theme = Office.context.officeTheme as Office.OfficeTheme | undefined;
  return theme?.isDarkTheme === true;
}
