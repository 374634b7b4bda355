/**
 * Carries out commands from ribbon, menus and shortcuts in the pane's session, so that there is a single state and a single 撤销. The
 * pane is shown if there is something to answer or to read.
 */
import type { Performer } from '../../commands/list';
import type { SheetCell } from '../../sheets/memory';
import { phaseSheets } from '../summary/phase-sheets';
import type { Command } from './command';
import type { SessionRunner } from './session-runner';
import type { SessionState } from './session';

/** The pane as a part of the program's window. */
export interface PaneWindow {
  /** Shows the pane. */
  show(): Promise<void>;
  /** The selected cell; null where it is unknown. */
  selectedCell(): Promise<SheetCell | null>;
}

/** Each promise resolves when the command has ended, or when it waits for an answer in the pane. Failures are shown, not thrown. */
export function panePerformer(runner: SessionRunner, pane: PaneWindow): Performer<Promise<void>> {
  const { getState: now } = runner;
  /** Waits for a reading in progress. If another command is running, shows the pane and resolves to false. */
  const isFree = async (): Promise<boolean> => {
    if (now().running?.kind === 'read') await ended(runner);
    if (now().running === null) return true;
    await pane.show();
    return false;
  };
  const carryOut = async (commandOf: (state: SessionState) => Command): Promise<boolean> => {
    if (!(await isFree())) return false;
    runner.run(commandOf(now()));
    await ended(runner);
    const { failure, question, notice } = now();
    // The pane is shown after saving a file, because nothing else says where the file is.
    if (failure || question || notice?.notice.kind === 'year-end-saved') await pane.show();
    return !failure && !question;
  };
  const showFindings = async (cell: SheetCell | null): Promise<void> => {
    runner.show('checks', cell);
    await pane.show();
  };
  return {
    openPane: () => pane.show(),
    recompute: async () => {
      await carryOut(() => ({ kind: 'recompute' }));
    },
    check: async () => {
      if (!(await isFree())) return;
      const first = now().survey?.findings[0];
      if (first) await runner.goTo(first);
      await showFindings(null);
    },
    locate: async () => {
      const cell = await pane.selectedCell();
      if (await isFree()) await showFindings(cell);
    },
    summarisePhases: async () => {
      const isDone = await carryOut(({ survey }) => ({
        kind: 'summarise',
        phases: survey?.campaign.phases.map(({ name }) => name) ?? [],
      }));
      const { survey } = now();
      const first = isDone && survey ? phaseSheets(survey)[0] : undefined;
      if (first) await runner.goTo(first);
    },
    yearEnd: async () => {
      await carryOut(() => ({ kind: 'year-end' }));
    },
    undo: async () => {
      await carryOut(() => ({ kind: 'undo' }));
    },
  };
}

/** Resolves when no command is running, or the running command waits for an answer. */
function ended(runner: SessionRunner): Promise<void> {
  const isEnded = (): boolean => {
    const { running, question } = runner.getState();
    return running === null || question !== null;
  };
  return new Promise((resolve) => {
    if (isEnded()) {
      resolve();
      return;
    }
    const stop = runner.subscribe(() => {
      if (!isEnded()) return;
      stop();
      resolve();
    });
  });
}
