/**
 * How each command is carried out by an action.
 */
import { changeSetting } from '../../actions/change-setting';
import { fix } from '../../actions/fix';
import { recompute } from '../../actions/recompute';
import type { Finding } from '../../domain/finding';
import { RefusedStepError, type Host } from '../../spreadsheet/host';
import type { CountingHost } from './counting-host';
import { lateActions } from '../late/late-actions';
import type { ActionCommand, CommandContext, Outcome } from './command';
import { writtenColumns } from './written-columns';

/**
 * Carries out an action.
 * @throws NoTableError, HostError, UnknownPhaseError, CancelledError
 */
export async function perform(
  host: CountingHost,
  command: ActionCommand,
  context: CommandContext,
): Promise<Outcome> {
  switch (command.kind) {
    case 'recompute':
      return recomputed(host, context);
    case 'fix':
      return fixed(host, command.findings, context);
    case 'make-ledger': {
      const { makeLedger } = await lateActions.makeLedger.get();
      const { sheets } = await makeLedger(host, context.options);
      if (sheets.length === 0) return { notice: { kind: 'unchanged' }, isChanged: false };
      return { notice: { kind: 'ledger-made', sheet: sheets[0]?.name ?? '' }, isChanged: true };
    }
    case 'summarise':
      return summarised(host, command.phases, context);
    case 'year-end':
      return yearEndMade(host, context);
    case 'collect':
    case 'save-templates':
    case 'open-template':
    case 'convert-ledger': {
      const { performReturns } = await lateActions.returnCommands.get();
      return performReturns(host, command, context);
    }
    case 'change-setting': {
      await changeSetting(host, command.change, context.options);
      return { notice: { kind: 'setting-changed' }, isChanged: true };
    }
  }
}

async function recomputed(host: CountingHost, { options, mayConvert }: CommandContext): Promise<Outcome> {
  const { sheets } = await recompute(host, { ...options, mayConvert });
  if (sheets.length === 0) return { notice: { kind: 'unchanged' }, isChanged: false };
  const settings = sheets.find((sheet) => sheet.state === 'made')?.name ?? null;
  const specs = host.changes.flatMap((change) => change.sheets).filter((spec) => spec.sheet !== settings);
  const columns = writtenColumns(specs, host.before ?? { sheets: [], activeSheet: '', names: [] });
  return { notice: { kind: 'recomputed', ...columns, settingsMade: settings }, isChanged: true };
}

async function fixed(
  host: Host,
  findings: readonly Finding[],
  { options }: CommandContext,
): Promise<Outcome> {
  const { sheets } = await fix(host, findings, options);
  return sheets.length === 0
    ? { notice: { kind: 'nothing-fixed' }, isChanged: false }
    : { notice: { kind: 'fixed', count: findings.length }, isChanged: true };
}

async function summarised(host: Host, phases: readonly string[], context: CommandContext): Promise<Outcome> {
  const { summarisePhases } = await lateActions.summarisePhases.get();
  let skipped = 0;
  const mayReplace = async (sheet: string): Promise<boolean> => {
    const answer = await context.ask(sheet);
    if (!answer) skipped += 1;
    return answer;
  };
  const { sheets, keptCopies } = await summarisePhases(host, {
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
    isChanged: sheets.length > 0,
    keptCopies,
  };
}

async function yearEndMade(host: CountingHost, context: CommandContext): Promise<Outcome> {
  const { yearEnd } = await lateActions.yearEnd.get();
  const { options, bookName, signal, words, onStep, save, mayConvert } = context;
  const { book, bytes } = await yearEnd(host, {
    ...options,
    source: bookName,
    words,
    signal,
    onStep,
    mayConvert,
  });
  if (bytes && !save) throw new RefusedStepError('open-file', book.fileName);
  const fileName = (bytes && save?.(book.fileName, bytes)) ?? book.fileName;
  return {
    notice: bytes ? { kind: 'year-end-saved', fileName } : { kind: 'year-end-opened' },
    // The texts that were converted.
    isChanged: host.changes.length > 0,
  };
}
