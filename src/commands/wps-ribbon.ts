/**
 * The ribbon in WPS. WPS looks up its callbacks by name in `window.ribbon` after the script has run. They must return at once: an
 * asynchronous callback makes some builds hide the whole tab. So a callback starts its action and returns.
 */
import { inPageFileEngine } from '../engine/in-page-engine';
import { showDialog } from '../hosts/wps/dialog';
import type { EtApplication } from '../hosts/wps/et';
import { showPane } from '../hosts/wps/task-pane';
import { openBookName, wpsApplication, wpsLanguage } from '../hosts/wps/wps-context';
import { WpsHost } from '../hosts/wps/wps-host';
import { paneEnUS } from '../i18n/pane/en-US';
import type { PaneMessages } from '../i18n/pane/messages';
import { paneZhCN } from '../i18n/pane/zh-CN';
import { COMMANDS, type CommandEntry } from './list';
import { isRibbonAction, runRibbonAction, type RibbonActionName, type RibbonMessage } from './ribbon-actions';

/** A control in ribbon.xml. */
interface Control {
  readonly Id: string;
}

/** In CSS pixels. */
const DIALOG = { width: 420, height: 260 } as const;

/** Whether an action is running. Only one may run at a time, because reads and writes must not overlap. */
let isRunning = false;

const ribbon = {
  OnAddinLoad: (): boolean => true,
  OnGetEnabled: (): boolean => true,
  GetImage: ({ Id }: Control): string => `assets/${commandOf(Id)?.icon ?? 'app'}-32.png`,
  /**
   * The label of a button. Labels are in ribbon.xml too, in Chinese, for builds that do not ask for them; WPS's own WpsOAAssist does the
   * same.
   */
  OnGetLabel: ({ Id }: Control): string => {
    const command = commandOf(Id);
    return command ? words(wpsLanguage(wpsApplication())).commands[command.name] : '';
  },
  OnAction: ({ Id }: Control): boolean => {
    const app = wpsApplication();
    const command = commandOf(Id);
    if (!app || !command) return true;
    if (command.name === 'openPane') showPane(app, pageAddress('taskpane.html'), paneZhCN.product);
    else if (isRibbonAction(command.name)) void run(app, command.name);
    return true;
  },
};
Object.assign(window, { ribbon });

function commandOf(id: string): CommandEntry | undefined {
  return COMMANDS.find((command) => command.name === id);
}

function words(language: 'zh-CN' | 'en-US'): PaneMessages {
  return language === 'zh-CN' ? paneZhCN : paneEnUS;
}

async function run(app: EtApplication, name: RibbonActionName): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  try {
    const host = new WpsHost(app, (book) => inPageFileEngine().makeWorkbook(book));
    const language = wpsLanguage(app);
    const said = await runRibbonAction(name, { host, language, bookName: openBookName(app) });
    const pane = words(language);
    const missing = host.missing.map((feature) => pane.feature(feature));
    if (said) say(app, said);
    else if (missing.length > 0) {
      say(app, { title: pane.product, message: [pane.featuresTitle, ...missing].join('\n') });
    }
  } finally {
    isRunning = false;
  }
}

/** Shows a message in a dialog. If WPS opens none, the web engine shows it. */
function say(app: EtApplication, { title, message }: RibbonMessage): void {
  const page = new URL(pageAddress('notice.html'));
  page.search = new URLSearchParams({ title, message }).toString();
  try {
    showDialog(app, { url: page.href, title }, DIALOG, window.devicePixelRatio);
  } catch {
    alert(message);
  }
}

function pageAddress(page: string): string {
  return new URL(page, location.href).href;
}
