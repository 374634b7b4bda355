/**
 * The ribbon's buttons. They work without the pane; what there is to say is said in a small window.
 */
import { failureOf } from '../actions/failure';
import { recompute } from '../actions/recompute';
import { survey } from '../actions/survey';
import { makeWorkbook } from '../hosts/excel/book-maker';
import { ExcelHost } from '../hosts/excel/excel-host';
import { officeLanguage, openBookName } from '../hosts/excel/office-context';
import type { Host } from '../hosts/host';
import { enUS } from '../i18n/en-US';
import type { Messages } from '../i18n/messages';
import { paneEnUS } from '../i18n/pane/en-US';
import type { PaneMessages } from '../i18n/pane/messages';
import { paneZhCN } from '../i18n/pane/zh-CN';
import { zhCN } from '../i18n/zh-CN';
import { tell } from './tell';

/** What a button does; what it returns is shown, null is nothing to say. */
type Command = (host: Host, words: Messages, pane: PaneMessages) => Promise<string | null>;

const COMMANDS: Readonly<Record<string, Command>> = {
  /** 一键重算 */
  recompute: async (host) => {
    await recompute(host);
    return null;
  },
  /** 生成阶段汇总: sheets changed by hand are kept as copies, which needs no question. */
  summarisePhases: async (host) => {
    const { summarisePhases } = await import('../actions/summarise-phases');
    const { sheets } = await summarisePhases(host);
    const [first] = sheets.filter((sheet) => sheet.state === 'made');
    if (first) await host.select({ sheet: first.name, row: 1, column: 1 });
    return null;
  },
  /** 生成年终工作簿 */
  yearEnd: async (host) => {
    const { yearEnd } = await import('../actions/year-end');
    await yearEnd(host, { source: openBookName(), words: zhCN });
    return null;
  },
  /** 核验: goes to the first finding and says how many there are. */
  check: async (host, words, pane) => {
    const { findings } = await survey(host);
    const [first] = findings;
    if (!first) return words.cli.noFindings();
    await host.select(first);
    const counts = { error: 0, warning: 0, info: 0 };
    for (const { severity } of findings) counts[severity] += 1;
    return `${words.cli.findings(counts)}\n${words.finding(first)}\n${pane.openPane}`;
  },
};

/** Runs a command; whatever happens, Excel is told that it ended, or its button would stay dead. */
async function run(command: Command, event: Office.AddinCommands.Event): Promise<void> {
  const isChinese = officeLanguage() === 'zh-CN';
  const words = isChinese ? zhCN : enUS;
  const pane = isChinese ? paneZhCN : paneEnUS;
  try {
    const said = await command(new ExcelHost(makeWorkbook), words, pane);
    if (said !== null) await tell(pane.product, said);
  } catch (error) {
    const { code, details } = failureOf(error);
    await tell(pane.product, words.failure(code, { path: pane.actions.workbook, ...details }));
  } finally {
    event.completed();
  }
}

void Office.onReady(() => {
  for (const [name, command] of Object.entries(COMMANDS)) {
    Office.actions.associate(name, (event: Office.AddinCommands.Event) => {
      void run(command, event);
    });
  }
});
