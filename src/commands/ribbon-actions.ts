/**
 * What the ribbon's buttons do, whichever program they are in. They work without the pane.
 */
import { failureOf } from '../actions/parts/failure';
import { recompute } from '../actions/recompute';
import { survey } from '../actions/survey';
import type { Finding } from '../domain/finding';
import { cellAddress, isSameCell, type Position } from '../spreadsheet/address';
import { HostError, type Host } from '../spreadsheet/host';
import { enUS } from '../i18n/en-US';
import type { Messages } from '../i18n/messages';
import { paneEnUS } from '../i18n/pane/en-US';
import type { PaneMessages } from '../i18n/pane/messages';
import { paneZhCN } from '../i18n/pane/zh-CN';
import { zhCN } from '../i18n/zh-CN';
import type { CommandName } from './list';

/** Where a button was pressed. */
export interface RibbonPlace {
  readonly host: Host;
  readonly language: 'zh-CN' | 'en-US';
  /** The workbook's file name, for the year-end record; '' if it has none. */
  readonly bookName: string;
  /** The cell the user has selected; left out where there is no menu of a cell. */
  readonly selectedCell?: () => Promise<(Position & { readonly sheet: string }) | null>;
}

/** What there is to say to the user, in a small window. */
export interface Saying {
  readonly title: string;
  readonly message: string;
}

interface Words {
  readonly messages: Messages;
  readonly pane: PaneMessages;
}

/** Returns what to say; null is nothing. */
type RibbonAction = (place: RibbonPlace, words: Words) => Promise<string | null>;

const WORDS: Readonly<Record<RibbonPlace['language'], Words>> = {
  'zh-CN': { messages: zhCN, pane: paneZhCN },
  'en-US': { messages: enUS, pane: paneEnUS },
};

const ACTIONS = {
  /** 一键重算 */
  recompute: async ({ host }, { pane }) => {
    const { findings } = await recompute(host);
    return notCounted(findings, pane);
  },
  /** 生成阶段汇总: sheets changed by hand are kept as copies, which needs no question. */
  summarisePhases: async ({ host }, { pane }) => {
    const { summarisePhases } = await import('../actions/summarise-phases');
    const { sheets, findings } = await summarisePhases(host);
    const [first] = sheets.filter((sheet) => sheet.state === 'made');
    if (first) await show(host, { sheet: first.name, row: 1, column: 1 });
    return notCounted(findings, pane);
  },
  /** 生成年终工作簿 */
  yearEnd: async ({ host, bookName }, { pane }) => {
    const { yearEnd } = await import('../actions/year-end');
    const { bytes, findings } = await yearEnd(host, { source: bookName, words: zhCN });
    // Only a page that stays can save a file.
    return bytes === null ? notCounted(findings, pane) : pane.notOpened;
  },
  /** 核验: goes to the first finding and says how many there are. */
  check: async ({ host }, { messages, pane }) => {
    const { findings } = await survey(host);
    const [first] = findings;
    if (!first) return messages.cli.noFindings();
    await show(host, first);
    const counts = { error: 0, warning: 0, info: 0 };
    for (const { severity } of findings) counts[severity] += 1;
    return `${messages.cli.findings(counts)}\n${messages.finding(first)}\n${pane.openPane}`;
  },
  /** 查看这一格的核验发现 */
  locate: async ({ host, selectedCell }, { messages, pane }) => {
    const cell = (await selectedCell?.()) ?? null;
    if (cell === null) return pane.openPane;
    const { findings } = await survey(host);
    const here = findings.filter((finding) => isSameCell(finding, cell));
    if (here.length > 0) return here.map((finding) => messages.finding(finding)).join('\n');
    return pane.notice({ kind: 'no-finding', cell: `${cell.sheet}!${cellAddress(cell)}` });
  },
} as const satisfies Readonly<Partial<Record<CommandName, RibbonAction>>>;

/** A button can't ask whether texts are to be converted: it says that they are not counted. */
function notCounted(findings: readonly Finding[], pane: PaneMessages): string | null {
  const texts = findings.filter((finding) => finding.code === 'text-number' && finding.fix !== null).length;
  return texts === 0 ? null : pane.convertTexts.notCounted(texts);
}

/** What was done stands, whether it can be shown or not: another workbook may be in front. */
async function show(host: Host, cell: Parameters<Host['select']>[0]): Promise<void> {
  try {
    await host.select(cell);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
  }
}

export type RibbonActionName = keyof typeof ACTIONS;

export const RIBBON_ACTIONS = Object.keys(ACTIONS) as readonly RibbonActionName[];

export function isRibbonAction(name: CommandName): name is RibbonActionName {
  return name in ACTIONS;
}

/** Does what a button is for. Failures are said, not thrown. */
export async function runRibbonAction(name: RibbonActionName, place: RibbonPlace): Promise<Saying | null> {
  const words = WORDS[place.language];
  const title = words.pane.product;
  try {
    const message = await ACTIONS[name](place, words);
    return message === null ? null : { title, message };
  } catch (error) {
    const { code, details } = failureOf(error);
    const message = words.messages.failure(code, { path: words.pane.actions.workbook, ...details });
    return { title, message };
  }
}
