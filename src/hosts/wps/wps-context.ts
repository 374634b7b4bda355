/**
 * What WPS tells a page about where it runs.
 */
import type { EtApplication } from './et';

/** The low ten bits of a Windows language number name the language: 4 is Chinese. */
const LANGUAGE_BITS = 0x3ff;
const CHINESE = 4;

/** What a page may find on `window`. */
interface WpsGlobals {
  readonly Application?: object;
  /** ET on older builds; the same as `Application` on current ones. */
  readonly wps?: object;
}

/** Members that older builds have on `wps` and not on the application. */
const ON_ROOT: readonly string[] = [
  'CreateTaskPane',
  'GetTaskPane',
  'ShowDialog',
  'FileSystem',
  'ApiEvent',
  'PluginStorage',
  'Env',
];

/** ET, or null in any other program. It is recognised by its workbooks, because its name is not reliable. */
export function wpsApplication(globals: WpsGlobals = window as WpsGlobals): EtApplication | null {
  const app = globals.Application as Partial<EtApplication> | undefined;
  if (app?.Workbooks) return app as EtApplication;
  const root = globals.wps as { readonly EtApplication?: () => EtApplication | null } | undefined;
  const older = typeof root?.EtApplication === 'function' ? root.EtApplication() : null;
  return root && older?.Workbooks ? withRoot(older, root) : null;
}

/**
 * The application, with members it lacks taken from `wps`. A proxy is needed, because its own objects can't be prototypes and
 * take no new members.
 */
function withRoot(app: EtApplication, root: object): EtApplication {
  return new Proxy(Object.create(null) as object, {
    get: (_, key) => {
      const owner = ON_ROOT.includes(String(key)) && key in root ? root : app;
      const member: unknown = Reflect.get(owner, key);
      if (typeof member !== 'function') return member;
      // A method must be called on its owner.
      return (...args: unknown[]): unknown => Reflect.apply(member, owner, args);
    },
    set: (_, key, value) => Reflect.set(app, key, value),
  }) as EtApplication;
}

/** Chinese unless WPS is set to another language. */
export function wpsLanguage(app: EtApplication | null): 'zh-CN' | 'en-US' {
  const language = app?.UILanguage;
  if (typeof language !== 'number' || language === 0) return 'zh-CN';
  return (language & LANGUAGE_BITS) === CHINESE ? 'zh-CN' : 'en-US';
}

/** The file name of the workbook in view; '' where there is none. */
export function openBookName(app: EtApplication): string {
  return app.ActiveWorkbook?.Name ?? '';
}
