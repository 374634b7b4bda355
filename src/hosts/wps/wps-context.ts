/**
 * What WPS tells a page about where it runs.
 */
import type { EtApplication } from './et';

/** The low ten bits of a Windows language number name the language: 4 is Chinese. */
const LANGUAGE_BITS = 0x3ff;
const CHINESE = 4;

/** ET, or null in any other program. Its name is not to be trusted; that it has workbooks is. */
export function wpsApplication(): EtApplication | null {
  const { Application: app } = window as unknown as { readonly Application?: EtApplication };
  return app?.Workbooks ? app : null;
}

/** Chinese unless the program speaks another language. */
export function wpsLanguage(app: EtApplication | null): 'zh-CN' | 'en-US' {
  const language = app?.UILanguage;
  if (typeof language !== 'number' || language === 0) return 'zh-CN';
  return (language & LANGUAGE_BITS) === CHINESE ? 'zh-CN' : 'en-US';
}

/** The file name of the workbook in view; '' where there is none. */
export function openBookName(app: EtApplication): string {
  return app.ActiveWorkbook?.Name ?? '';
}
