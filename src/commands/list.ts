/**
 * Everything the user can ask for by a button: one list, which the pane's bar, the ribbons of Excel and WPS, a cell's menu and the
 * keyboard shortcuts read. manifest.xml, shortcuts.json and wps/ribbon.xml are held to it by test/commands/list.test.ts.
 *
 * The words are in src/i18n/pane (`commands`), by the command's name. What a command does is told by whoever carries it out: one
 * {@link Performer} for the pane, one for a ribbon without a pane.
 */
import type { PaneMessages } from '../i18n/pane/messages';

/** Its function in Excel, its control in WPS, its words in src/i18n. */
export type CommandName = keyof PaneMessages['commands'];

/** What there must be before a command can do anything. */
export type Need = 'nothing' | 'table' | 'something-to-undo';

/** A place on Excel's ribbon, by the ids of manifest.xml. */
export interface RibbonPlace {
  readonly group: 'Breakdown.Table' | 'Breakdown.Summaries';
  readonly control: string;
}

export interface CommandEntry {
  readonly name: CommandName;
  /** Of its pictures: `recompute` is assets/recompute-16.png, -32 and -80. null where it is in the pane only. */
  readonly icon: string | null;
  /**
   * In Excel. Ctrl+Alt+Shift and a letter: what office-js-docs-pr, keyboard-shortcuts.md recommends, as Excel uses none of these.
   */
  readonly shortcut: string | null;
  readonly needs: Need;
  /** null where it is on no ribbon. */
  readonly ribbon: RibbonPlace | null;
  /** Whether it is in the menu of a cell. */
  readonly isOnCells: boolean;
}

/** Excel's tab, as manifest.xml names it. */
export const RIBBON_TAB = 'Breakdown.Tab';

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'openPane',
    icon: 'pane',
    shortcut: 'Ctrl+Alt+Shift+P',
    needs: 'nothing',
    ribbon: { group: 'Breakdown.Table', control: 'Breakdown.Pane' },
    isOnCells: false,
  },
  {
    name: 'recompute',
    icon: 'recompute',
    shortcut: 'Ctrl+Alt+Shift+R',
    needs: 'table',
    ribbon: { group: 'Breakdown.Table', control: 'Breakdown.Recompute' },
    isOnCells: false,
  },
  {
    name: 'check',
    icon: 'check',
    shortcut: 'Ctrl+Alt+Shift+C',
    needs: 'table',
    ribbon: { group: 'Breakdown.Table', control: 'Breakdown.Check' },
    isOnCells: true,
  },
  {
    name: 'locate',
    icon: 'locate',
    shortcut: null,
    needs: 'table',
    ribbon: null,
    isOnCells: true,
  },
  {
    name: 'summarisePhases',
    icon: 'phases',
    shortcut: null,
    needs: 'table',
    ribbon: { group: 'Breakdown.Summaries', control: 'Breakdown.Phases' },
    isOnCells: false,
  },
  {
    name: 'yearEnd',
    icon: 'year-end',
    shortcut: null,
    needs: 'table',
    ribbon: { group: 'Breakdown.Summaries', control: 'Breakdown.YearEnd' },
    isOnCells: false,
  },
  {
    name: 'undo',
    icon: null,
    shortcut: 'Ctrl+Alt+Shift+Z',
    needs: 'something-to-undo',
    ribbon: null,
    isOnCells: false,
  },
];

/** The commands on a ribbon, in its order. */
export const RIBBON_COMMANDS = COMMANDS.filter((command) => command.ribbon !== null);

/** Carries out commands. */
export type Performer<Result> = Readonly<Record<CommandName, () => Result>>;

/** What a command's need is held against; `unknown` before the workbook was read. */
export interface Circumstances {
  readonly table: 'found' | 'none' | 'unknown';
  readonly canUndo: boolean;
}

/** Whether a command can do something now. What is not known yet counts as there: the command itself will say. */
export function isEnabled(command: Pick<CommandEntry, 'needs'>, { table, canUndo }: Circumstances): boolean {
  switch (command.needs) {
    case 'nothing':
      return true;
    case 'table':
      return table !== 'none';
    case 'something-to-undo':
      return canUndo;
  }
}
