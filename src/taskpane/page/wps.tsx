/** The pane in WPS: shown for the active workbook. */
import '../ui/weak-ref';
import { inPageFileEngine } from '../../engine/in-page-engine';
import { PinnedBook } from '../../hosts/wps/book';
import type { EtApplication } from '../../hosts/wps/et';
import { saveBeside } from '../../hosts/wps/files/open-bytes';
import { openDocument } from '../../hosts/wps/files/open-document';
import { hidePane } from '../../hosts/wps/task-pane';
import { openBookName, wpsApplication, wpsLanguage } from '../../hosts/wps/wps-context';
import { WpsHost } from '../../hosts/wps/wps-host';
import { BEFORE_WORDS } from '../../i18n/before-words';
import { download } from '../ui/download';
import { loadWords } from '../ui/load-words';
import { lateSelfTest } from '../settings/late-self-test';
import { mountPane } from '../frame/mount';

/**
 * Saves a file and opens a saved document. Pages loaded from a folder may be refused downloads, so WPS's own file system is tried
 * first. Returns where the file is.
 */
function saveFile(app: EtApplication, fileName: string, bytes: Uint8Array): string {
  const path = saveBeside(PinnedBook.active(app), fileName, bytes);
  if (path === null) return download(fileName, bytes);
  if (path.endsWith('.docx')) openDocument(app, path);
  return path;
}

async function main(root: HTMLElement): Promise<void> {
  const app = wpsApplication();
  const language = wpsLanguage(app);
  document.documentElement.lang = language;
  const words = await loadWords(language);
  if (!app) {
    root.textContent = words.messages.failure('host-too-old', {});
    return;
  }
  mountPane(root, {
    host: new WpsHost(app, (book) => inPageFileEngine().makeWorkbook(book), true),
    save: (fileName, bytes) => saveFile(app, fileName, bytes),
    words,
    theme: 'auto',
    bookName: () => openBookName(app),
    startEngine: inPageFileEngine,
    onClose: () => {
      hidePane(app);
    },
    selfTest: lateSelfTest('wps', async () => {
      const { wpsSelfTest } = await import('../../hosts/wps/self-test/self-test-report');
      return wpsSelfTest(app, {
        userAgent: navigator.userAgent,
        pixelRatio: window.devicePixelRatio,
        makeWorkbook: (book) => inPageFileEngine().makeWorkbook(book),
        now: () => performance.now(),
      });
    }),
  });
}

const root = document.getElementById('pane');
if (root) {
  main(root).catch(() => {
    root.textContent = BEFORE_WORDS.notLoaded;
  });
}
