/** Excel's ribbon, menus and shortcuts where they run in the pane's own page (SharedRuntime 1.1): the pane's session carries out their commands. */
import { COMMANDS, isEnabled, RIBBON_TAB } from '../../commands/list';
import { showNotice } from '../../commands/show-notice';
import { canOpenWithBook, opensWithBook, setOpensWithBook } from '../../hosts/excel/open-with-book';
import { updateRibbon, type RibbonButton } from '../../hosts/excel/ribbon';
import { selectedCell } from '../../hosts/excel/selected-cell';
import type { PaneMessages } from '../../i18n/pane/messages';
import { circumstancesOf } from '../session/circumstances';
import { panePerformer } from '../session/pane-performer';
import type { SessionRunner } from '../session/session-runner';
import type { SessionState } from '../session/session';
import type { OpenWithBook } from '../settings/open-with-book-context';

/** Connects ribbon, menus and shortcuts to a session, and disables buttons whose commands are not possible. */
export function shareWithRibbon(session: SessionRunner, words: PaneMessages): void {
  const perform = panePerformer(session, {
    show: async () => {
      try {
        await Office.addin.showAsTaskpane();
      } catch {
        // Excel did not show the pane, but the command was still carried out.
        await showNotice(words.product, words.openPane);
      }
    },
    selectedCell,
  });
  for (const { name } of COMMANDS) {
    // For shortcuts, Excel passes no event (office-js-docs-pr, keyboard-shortcuts.md).
    Office.actions.associate(name, (event?: Office.AddinCommands.Event) => {
      void perform[name]().finally(() => event?.completed());
    });
  }
  followCircumstances(session);
}

function followCircumstances(session: SessionRunner): void {
  // All buttons are enabled initially, as the manifest declares.
  let told = JSON.stringify(buttonsAt({ survey: null, failure: null, undoable: 0 }));
  session.subscribe(() => {
    const buttons = buttonsAt(session.getState());
    const text = JSON.stringify(buttons);
    if (text === told) return;
    told = text;
    void updateRibbon(RIBBON_TAB, buttons).then((isTaken) => {
      if (!isTaken) told = '';
    });
  });
}

function buttonsAt(state: Pick<SessionState, 'survey' | 'failure' | 'undoable'>): RibbonButton[] {
  const circumstances = circumstancesOf(state);
  return COMMANDS.flatMap((command) =>
    command.ribbon ? [{ ...command.ribbon, isEnabled: isEnabled(command, circumstances) }] : [],
  );
}

/** The setting whether the pane opens with the workbook; undefined where Excel does not support it. */
export function openWithBook(): OpenWithBook | undefined {
  if (!canOpenWithBook()) return undefined;
  return { isOn: () => opensWithBook() === true, set: setOpensWithBook };
}

/** After the first action that changes the workbook, makes the pane open with it, unless the user decided otherwise. */
export function openWithBookAfterFirstChange(session: SessionRunner): void {
  if (!canOpenWithBook()) return;
  let before = 0;
  session.subscribe(() => {
    const now = session.getState().undoable;
    if (now > before && opensWithBook() === null) void setOpensWithBook(true);
    before = now;
  });
}
