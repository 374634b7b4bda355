/** The pane in Excel: waits for Office, then shows the pane for the open workbook. */
import { BEFORE_WORDS } from '../../i18n/before-words';
import { COMMANDS } from '../../commands/list';
import { browserFileEngine } from '../../engine/browser-engine';
import { makeWorkbook } from '../../engine/make-workbook';
import { ExcelHost } from '../../hosts/excel/excel-host';
import {
  hasLeastApi,
  hasSharedRuntime,
  officeLanguage,
  officeTheme,
  openBookName,
} from '../../hosts/excel/office-context';
import { Late } from '../late/late';
import { openWithBook, openWithBookAfterFirstChange, shareWithRibbon } from './excel-ribbon';
import { mountPane } from '../frame/mount';
import { lateSelfTest } from '../settings/late-self-test';
import { download } from '../ui/download';
import { loadWords } from '../ui/load-words';

async function main(root: HTMLElement): Promise<void> {
  if (typeof Office === 'undefined') {
    root.textContent = BEFORE_WORDS.noOffice;
    return;
  }
  const { host } = await Office.onReady();
  // Outside Excel, `host` is null although the types say otherwise, and requirement sets can't be queried.
  if ((host as Office.HostType | null) !== Office.HostType.Excel) {
    root.textContent = BEFORE_WORDS.outsideExcel;
    return;
  }
  const isShared = hasSharedRuntime();
  // Without a shared runtime, Excel opens this page again for each ribbon button; the function that a button names must then exist
  // immediately.
  if (!isShared) answerRibbonAlone();
  const language = officeLanguage();
  document.documentElement.lang = language;
  const words = await loadWords(language);
  if (!hasLeastApi()) {
    root.textContent = words.messages.failure('host-too-old', {});
    return;
  }
  const opens = openWithBook();
  const { session } = mountPane(root, {
    host: new ExcelHost(makeWorkbook),
    words,
    theme: officeTheme() ?? 'auto',
    bookName: openBookName(),
    startEngine: browserFileEngine,
    ...(canDownload() ? { save: download } : {}),
    ...(opens ? { openWithBook: opens } : {}),
    selfTest: lateSelfTest('excel', async () => {
      const { excelSelfTest } = await import('../../hosts/excel/self-test/self-test-report');
      return excelSelfTest({
        userAgent: navigator.userAgent,
        pixelRatio: window.devicePixelRatio,
        makeWorkbook,
        now: () => performance.now(),
        store: openStore(),
        ...(canDownload() ? { save: download } : {}),
      });
    }),
  });
  openWithBookAfterFirstChange(session);
  if (isShared) shareWithRibbon(session, words.pane);
}

/** Provides the functions for ribbon buttons without the pane; only their code is loaded. */
function answerRibbonAlone(): void {
  const alone = new Late(() => import('../../commands/ribbon-alone'));
  for (const { name } of COMMANDS) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      alone.get().then(
        ({ runButtonWithoutPane }) => runButtonWithoutPane(name, event),
        () => {
          event.completed();
        },
      );
    });
  }
}

/** The browser's local storage; null where the browser denies it, as it may for pages in frames. */
function openStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The web view of Excel for Mac and iPad silently ignores downloads. */
function canDownload(): boolean {
  const { platform } = Office.context;
  return platform === Office.PlatformType.PC || platform === Office.PlatformType.OfficeOnline;
}

const root = document.getElementById('pane');
if (root) {
  main(root).catch(() => {
    root.textContent = BEFORE_WORDS.notLoaded;
  });
}
