/**
 * What the ribbon's buttons do in Excel and in WPS. They work without the pane.
 */
import { failureOf } from '../actions/parts/failure';
import { recompute } from '../actions/recompute';
import { survey } from '../actions/survey';
import type { Finding } from '../domain/finding';
import { cellAddress, isSameCell, type Position } from '../spreadsheet/address';
import { HostError, unconfirmedSince, type Host, type Unconfirmed } from '../spreadsheet/host';
import { enUS } from '../i18n/en-US';
import type { Messages } from '../i18n/messages';
import { paneEnUS } from '../i18n/pane/en-US';
import type { PaneMessages } from '../i18n/pane/messages';
import { paneZhCN } from '../i18n/pane/zh-CN';
import { zhCN } from '../i18n/zh-CN';
import type { CommandName } from './list';

/** Where a button was clicked. */
export interface RibbonPlace {
  readonly host: Host;
  readonly language: 'zh-CN' | 'en-US';
  /** The file name of the workbook, for the year-end record; '' if it has none. */
  readonly bookName: string;
  /** Asks for the selected cell. Left out where cells have no context menu. */
  readonly selectedCell?: () => Promise<(Position & { readonly sheet: string }) | null>;
}

/** A message to show to the user in a small window. */
export interface RibbonMessage {
  readonly title: string;
  readonly message: string;
}

interface Words {
  readonly messages: Messages;
  readonly pane: PaneMessages;
}

/** Returns the message for the user; null for none. */
type RibbonAction = (place: RibbonPlace, words: Words) => Promise<string | null>;

const WORDS: Readonly<Record<RibbonPlace['language'], Words>> = {
  'zh-CN': { messages: zhCN, pane: paneZhCN },
  'en-US': { messages: enUS, pane: paneEnUS },
};

const ACTIONS = {
  /** The button 一键重算. */
  recompute: async ({ host }, words) => {
    const { findings } = await recompute(host);
    return whatToKnow(findings, words);
  },
  /** The button 生成阶段汇总. It keeps copies of sheets that were changed by hand, so it need not ask. */
  summarisePhases: async ({ host }, words) => {
    const { summarisePhases } = await import('../actions/summarise-phases');
    const { sheets, findings } = await summarisePhases(host);
    const [first] = sheets.filter((sheet) => sheet.state === 'made');
    if (first) await show(host, { sheet: first.name, row: 1, column: 1 });
    return whatToKnow(findings, words);
  },
  /** The button 生成年终工作簿. */
  yearEnd: async ({ host, bookName }, words) => {
    const { yearEnd } = await import('../actions/year-end');
    const { bytes, findings } = await yearEnd(host, { source: bookName, words: zhCN });
    // The program did not open the workbook, and only the pane could save its bytes as a file.
    return bytes === null ? whatToKnow(findings, words) : words.pane.notOpened;
  },
  /** The button 核验: selects the cell of the first finding and says how many there are. */
  check: async ({ host }, { messages, pane }) => {
    const { findings } = await survey(host);
    const [first] = findings;
    if (!first) return messages.cli.noFindings();
    await show(host, first);
    const counts = { error: 0, warning: 0, info: 0 };
    for (const { severity } of findings) counts[severity] += 1;
    return `${messages.cli.findings(counts)}\n${messages.finding(first)}\n${pane.openPane}`;
  },
  /** The menu entry 查看这一格的核验发现. */
  locate: async ({ host, selectedCell }, { messages, pane }) => {
    const cell = (await selectedCell?.()) ?? null;
    if (cell === null) return pane.openPane;
    const { findings } = await survey(host);
    const here = findings.filter((finding) => isSameCell(finding, cell));
    if (here.length > 0) return here.map((finding) => messages.finding(finding)).join('\n');
    return pane.notice({ kind: 'no-finding', cell: `${cell.sheet}!${cellAddress(cell)}` });
  },
} as const satisfies Readonly<Partial<Record<CommandName, RibbonAction>>>;

function unconfirmedLine({ undo }: Unconfirmed, { pane }: Words): string {
  return [pane.unconfirmedTitle, pane.unconfirmed(undo)].join('\n');
}

/**
 * What users must know about the sheets that a button wrote: that texts that are numbers were not counted, because a button can't ask whether
 * to convert them, and that figures are measured against another month than the table states. Null for nothing.
 */
function whatToKnow(findings: readonly Finding[], { messages, pane }: Words): string | null {
  const texts = findings.filter((finding) => finding.code === 'text-number' && finding.fix !== null).length;
  const lines = [
    ...(texts === 0 ? [] : [pane.convertTexts.notCounted(texts)]),
    ...findings.filter(({ code }) => code === 'cut-off-differs').map((finding) => messages.finding(finding)),
  ];
  return lines.length === 0 ? null : lines.join('\n');
}

/** Selects a cell to show the result. If that fails, because another workbook is in front, the action is complete all the same. */
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

/** Runs the action of a button. A failure is returned as a message, not thrown. */
export async function runRibbonAction(
  name: RibbonActionName,
  place: RibbonPlace,
): Promise<RibbonMessage | null> {
  const words = WORDS[place.language];
  const title = words.pane.product;
  try {
    const earlier = place.host.unconfirmed ?? null;
    const message = await ACTIONS[name](place, words);
    const unconfirmed = unconfirmedSince(place.host, earlier);
    const lines = [
      ...(unconfirmed ? [unconfirmedLine(unconfirmed, words)] : []),
      ...(message === null ? [] : [message]),
    ];
    return lines.length === 0 ? null : { title, message: lines.join('\n') };
  } catch (error) {
    const { code, details } = failureOf(error);
    const message = words.messages.failure(code, { path: words.pane.actions.workbook, ...details });
    return { title, message };
  }
}
