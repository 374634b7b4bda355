/**
 * How each command is carried out by an action.
 */
import { updateAreas } from '../../actions/areas';
import { changeSetting } from '../../actions/change-setting';
import { fix } from '../../actions/fix';
import { makeLedger } from '../../actions/make-ledger';
import { recompute } from '../../actions/recompute';
import { summarisePhases } from '../../actions/summarise-phases';
import type { WrittenSheet } from '../../actions/report';
import type { YearEnd } from '../../actions/year-end';
import type { Finding } from '../../domain/finding';
import { RefusedStepError, type Host } from '../../spreadsheet/host';
import type { Notice } from '../../i18n/pane/messages';
import { lateActions } from '../late/late-actions';
import type { ActionCommand, CommandContext, Outcome } from './command';

/**
 * Carries out a command through its action.
 * @throws ActionError, HostError, CancelledError
 */
export async function perform(host: Host, command: ActionCommand, context: CommandContext): Promise<Outcome> {
  switch (command.kind) {
    case 'recompute':
      return recomputed(host, context);
    case 'fix':
      return fixed(host, command.findings, context);
    case 'make-ledger': {
      const { ledger, isChanged } = await makeLedger(host, context.options);
      return {
        notice: ledger === null ? { kind: 'unchanged' } : { kind: 'ledger-made', sheet: ledger },
        isChanged,
      };
    }
    case 'summarise':
      return summarised(host, command.phases, context);
    case 'update-areas': {
      const { sheets, isChanged } = await updateAreas(host, context.options);
      return { notice: sheets.length === 0 ? { kind: 'unchanged' } : { kind: 'areas-updated' }, isChanged };
    }
    case 'year-end':
      return yearEndMade(host, context);
    case 'make-material': {
      const { performMaterial } = await lateActions.paperCommands.get();
      return performMaterial(host, context);
    }
    case 'make-paper': {
      const { performPaper } = await lateActions.paperCommands.get();
      return performPaper(host, command, context);
    }
    case 'collect':
    case 'save-templates':
    case 'open-template':
    case 'convert-ledger': {
      const { performReturns } = await lateActions.returnCommands.get();
      return performReturns(host, command, context);
    }
    case 'start-plan':
    case 'allocate':
    case 'hand-down':
    case 'open-handed-down': {
      const { performDivision } = await lateActions.divisionCommands.get();
      return performDivision(host, command, context);
    }
    case 'change-setting': {
      const { isChanged } = await changeSetting(host, command.change, context.options);
      return { notice: { kind: 'setting-changed' }, isChanged };
    }
  }
}

async function recomputed(host: Host, { options, mayConvert }: CommandContext): Promise<Outcome> {
  const { sheets, columns, isChanged } = await recompute(host, { ...options, mayConvert });
  if (sheets.length === 0) return { notice: { kind: 'unchanged' }, isChanged };
  return { notice: { kind: 'recomputed', ...columns, settingsMade: madeAmong(sheets) }, isChanged };
}

/** The name of the sheet that was made; null where there was none. */
function madeAmong(sheets: readonly WrittenSheet[]): string | null {
  return sheets.find(({ state }) => state === 'made')?.name ?? null;
}

async function fixed(
  host: Host,
  findings: readonly Finding[],
  { options }: CommandContext,
): Promise<Outcome> {
  const { sheets, isChanged } = await fix(host, findings, options);
  if (sheets.length === 0) return { notice: { kind: 'nothing-fixed' }, isChanged };
  return { notice: { kind: 'fixed', count: findings.length, settingsMade: madeAmong(sheets) }, isChanged };
}

async function summarised(host: Host, phases: readonly string[], context: CommandContext): Promise<Outcome> {
  let skipped = 0;
  const mayReplace = async (sheet: string): Promise<boolean> => {
    const answer = await context.ask(sheet);
    if (!answer) skipped += 1;
    return answer;
  };
  const { isChanged, keptCopies } = await summarisePhases(host, {
    ...context.options,
    phases,
    mayReplace,
    mayConvert: context.mayConvert,
  });
  const made = phases.length - skipped;
  return {
    notice:
      made === 0
        ? { kind: 'phases-skipped' }
        : { kind: 'phases-made', count: made, copies: keptCopies.length },
    isChanged,
    keptCopies,
  };
}

async function yearEndMade(host: Host, context: CommandContext): Promise<Outcome> {
  const { yearEnd, sheetWords } = await lateActions.yearEnd.get();
  const { options, bookName, signal, onStep, mayConvert } = context;
  const made = await yearEnd(host, {
    ...options,
    source: bookName,
    words: sheetWords,
    signal,
    onStep,
    mayConvert,
  });
  try {
    return { notice: handedOver(made, context), isChanged: made.isConverted };
  } catch (error) {
    if (made.isConverted) await host.undo();
    throw error;
  }
}

/**
 * The notice about a new year-end workbook, after saving it where the program did not open it. @throws RefusedStepError where no
 * file can be saved either
 */
function handedOver({ book, bytes }: YearEnd, { save }: CommandContext): Notice {
  if (!bytes) return { kind: 'year-end-opened' };
  if (!save) throw new RefusedStepError('open-file', book.fileName);
  return { kind: 'year-end-saved', fileName: save(book.fileName, bytes) };
}
