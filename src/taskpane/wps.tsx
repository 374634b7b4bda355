/**
 * The pane in WPS: shown on the workbook in view.
 */
import './weak-ref';
import { inPageFileEngine } from '../hosts/browser/in-page-engine';
import { wpsSelfTest } from '../hosts/wps/self-test-report';
import { hidePane } from '../hosts/wps/task-pane';
import { openBookName, wpsApplication, wpsLanguage } from '../hosts/wps/wps-context';
import { WpsHost } from '../hosts/wps/wps-host';
import { enUS } from '../i18n/en-US';
import { zhCN } from '../i18n/zh-CN';
import { mountPane } from './mount';

function main(): void {
  const root = document.getElementById('pane');
  if (!root) return;
  const app = wpsApplication();
  const language = wpsLanguage(app);
  document.documentElement.lang = language;
  if (!app) {
    root.textContent = (language === 'zh-CN' ? zhCN : enUS).failure('host-too-old', {});
    return;
  }
  mountPane(root, {
    host: new WpsHost(app, (book) => inPageFileEngine().makeWorkbook(book)),
    language,
    theme: 'auto',
    bookName: () => openBookName(app),
    startEngine: inPageFileEngine,
    onClose: () => {
      hidePane(app);
    },
    selfTest: wpsSelfTest(app, navigator.userAgent),
  });
}

main();
