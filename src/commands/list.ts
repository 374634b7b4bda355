/**
 * The list of everything that the user can ask for with a button. The pane's bar, the ribbons of Excel and WPS, the context menu of cells
 * and the keyboard shortcuts use it; test/commands/list.test.ts compares it with manifest.xml, shortcuts.json and wps/ribbon.xml.
 *
 * The words of a command are in src/i18n/pane (`commands`), under its name. What it does is defined by a {@link Performer}: there is one
 * for the pane, and one for a ribbon without a pane.
 */
import type { PaneMessages } from '../i18n/pane/messages';

/** The name of a command: of its function in Excel, of its control in WPS, and of its words in src/i18n. */
export type CommandName = keyof PaneMessages['commands'];

/** What a command needs before it can do anything. */
export type Need = 'nothing' | 'table' | 'something-to-undo';

/** A place on Excel's ribbon, by the ids of manifest.xml. */
export interface RibbonPlace {
  readonly group: 'Breakdown.Table' | 'Breakdown.Summaries';
  readonly control: string;
}

export interface CommandEntry {
  readonly name: CommandName;
  /** The name of its pictures: `recompute` has assets/recompute-16.png, -32 and -80. Null when it is only in the pane. */
  readonly icon: string | null;
  /**
   * Its shortcut in Excel: Ctrl+Alt+Shift and a letter. Excel itself uses no such shortcuts, so office-js-docs-pr, keyboard-shortcuts.md
   * recommends them.
   */
  readonly shortcut: string | null;
  readonly needs: Need;
  /** Null when it is not on the ribbons. */
  readonly ribbon: RibbonPlace | null;
  /** Whether it is in the context menu of cells. */
  readonly isOnCells: boolean;
}

/** The id of Excel's ribbon tab in manifest.xml. */
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

/** The commands on the ribbons, in their order. */
export const RIBBON_COMMANDS = COMMANDS.filter((command) => command.ribbon !== null);

/** A function for each command. */
export type Performer<Result> = Readonly<Record<CommandName, () => Result>>;

/** The facts that decide whether a command is enabled; `unknown` before the workbook was read. */
export interface Circumstances {
  readonly table: 'found' | 'none' | 'unknown';
  readonly canUndo: boolean;
}

/** Whether a command is enabled. An unknown fact counts as given, because the command itself reports what is missing. */
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
