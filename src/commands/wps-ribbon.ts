/**
 * The ribbon in WPS: callbacks that WPS looks up by name, `window.ribbon`, once the script has run. They must answer at once; an
 * asynchronous one makes some builds hide the whole tab. So they start the action and return.
 */
import { inPageFileEngine } from '../engine/in-page-engine';
import { showDialog } from '../hosts/wps/dialog';
import type { EtApplication } from '../hosts/wps/et';
import { showPane } from '../hosts/wps/task-pane';
import { openBookName, wpsApplication, wpsLanguage } from '../hosts/wps/wps-context';
import { WpsHost } from '../hosts/wps/wps-host';
import { paneEnUS } from '../i18n/pane/en-US';
import { paneZhCN } from '../i18n/pane/zh-CN';
import { RIBBON_ACTIONS, runRibbonAction, type RibbonActionName, type Saying } from './ribbon-actions';

/** A control of ribbon.xml. */
interface Control {
  readonly Id: string;
}

/** CSS pixels. */
const DIALOG = { width: 420, height: 260 } as const;
const ICONS: Readonly<Record<string, string>> = {
  openPane: 'pane',
  recompute: 'recompute',
  check: 'check',
  summarisePhases: 'phases',
  yearEnd: 'year-end',
};

/** Reads and writes must not meet: one action at a time. */
let isRunning = false;

const ribbon = {
  OnAddinLoad: (): boolean => true,
  OnGetEnabled: (): boolean => true,
  GetImage: ({ Id }: Control): string => `assets/${ICONS[Id] ?? 'app'}-32.png`,
  OnAction: ({ Id }: Control): boolean => {
    const app = wpsApplication();
    if (!app) return true;
    const name = RIBBON_ACTIONS.find((one) => one === Id);
    if (name) void run(app, name);
    else showPane(app, pageAddress('taskpane.html'), paneZhCN.product);
    return true;
  },
};
Object.assign(window, { ribbon });

async function run(app: EtApplication, name: RibbonActionName): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  try {
    const host = new WpsHost(app, (book) => inPageFileEngine().makeWorkbook(book));
    const language = wpsLanguage(app);
    const said = await runRibbonAction(name, { host, language, bookName: openBookName(app) });
    const pane = language === 'zh-CN' ? paneZhCN : paneEnUS;
    const missing = host.missing.map((feature) => pane.feature(feature));
    if (said) say(app, said);
    else if (missing.length > 0) {
      say(app, { title: pane.product, message: [pane.featuresTitle, ...missing].join('\n') });
    }
  } finally {
    isRunning = false;
  }
}

/** In a dialog; where WPS does not open one, in the web engine's own. */
function say(app: EtApplication, { title, message }: Saying): void {
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
