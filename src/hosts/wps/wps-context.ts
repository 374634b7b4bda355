/**
 * Asks WPS where the page runs.
 */
import type { EtApplication } from './et';

/** The low ten bits of the number of a Windows language identify the language: 4 is Chinese. */
const LANGUAGE_BITS = 0x3ff;
const CHINESE = 4;

/** What WPS may add to `window`. */
interface WpsGlobals {
  readonly Application?: object;
  /** ET on older builds. On current builds it is the same as `Application`. */
  readonly wps?: object;
}

/** Members that older builds have on `wps` but not on the application. */
const ON_ROOT: readonly string[] = [
  'CreateTaskPane',
  'GetTaskPane',
  'ShowDialog',
  'FileSystem',
  'ApiEvent',
  'PluginStorage',
  'Env',
];

/** The application, or null in a program other than ET. ET is recognised by its workbooks, because its name is not reliable. */
export function wpsApplication(globals: WpsGlobals = window as WpsGlobals): EtApplication | null {
  const app = globals.Application as Partial<EtApplication> | undefined;
  if (app?.Workbooks) return app as EtApplication;
  const root = globals.wps as { readonly EtApplication?: () => EtApplication | null } | undefined;
  const older = typeof root?.EtApplication === 'function' ? root.EtApplication() : null;
  return root && older?.Workbooks ? withRoot(older, root) : null;
}

/**
 * The application, with missing members taken from `wps`. A proxy is needed, because objects of ET can't be prototypes and accept no new
 * members.
 */
function withRoot(app: EtApplication, root: object): EtApplication {
  return new Proxy(Object.create(null) as object, {
    get: (_, key) => {
      const owner = ON_ROOT.includes(String(key)) && key in root ? root : app;
      const member: unknown = Reflect.get(owner, key);
      if (typeof member !== 'function') return member;
      // A method must be called on the object that owns it.
      return (...args: unknown[]): unknown => Reflect.apply(member, owner, args);
    },
    set: (_, key, value) => Reflect.set(app, key, value),
  }) as EtApplication;
}

/** The language of the pane: Chinese unless WPS is set to another language. */
export function wpsLanguage(app: EtApplication | null): 'zh-CN' | 'en-US' {
  const language = app?.UILanguage;
  if (typeof language !== 'number' || language === 0) return 'zh-CN';
  return (language & LANGUAGE_BITS) === CHINESE ? 'zh-CN' : 'en-US';
}

/** The file name of the active workbook; '' when there is none. */
export function openBookName(app: EtApplication): string {
  return app.ActiveWorkbook?.Name ?? '';
}
