/**
 * What the user can ask of the pane, and how each is carried out by an action.
 */
import { changeSetting, type SettingChange } from '../../actions/change-setting';
import { fix } from '../../actions/fix';
import { recompute } from '../../actions/recompute';
import type { SurveyOptions } from '../../actions/survey';
import type { YearEndStep } from '../../actions/year-end';
import type { ReturnKind } from '../../domain/campaign/campaign';
import type { Finding } from '../../domain/finding';
import type { ReadReturn } from '../../domain/returns/returns';
import type { TablePlace } from '../../domain/table/table-place';
import type { FileEngine } from '../../engine/file-engine';
import { RefusedStepError, type Host } from '../../spreadsheet/host';
import type { FindingWords } from '../../actions/year-end';
import type { SheetCell } from '../../sheets/memory';
import type { CountingHost } from './counting-host';
import { lateActions } from '../late/late-actions';
import type { Outcome } from './session';
import { writtenColumns } from './written-columns';

/** Plain data, so that one that failed can be run again. */
export type Command =
  | { readonly kind: 'read' }
  | { readonly kind: 'choose'; readonly table: TablePlace }
  | { readonly kind: 'recompute' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'fix'; readonly findings: readonly Finding[] }
  | { readonly kind: 'make-ledger' }
  | { readonly kind: 'summarise'; readonly phases: readonly string[] }
  | { readonly kind: 'year-end' }
  | { readonly kind: 'change-setting'; readonly change: SettingChange }
  | {
      readonly kind: 'collect';
      readonly returns: readonly ReadReturn[];
      readonly month: number | null;
      /** Keys of the figures to take. */
      readonly chosen: readonly string[];
    }
  | { readonly kind: 'save-templates' }
  | { readonly kind: 'open-template'; readonly fileName: string }
  | {
      readonly kind: 'convert-ledger';
      readonly to: ReturnKind;
      /** The figures are of that kind already. */
      readonly keepsFigures: boolean;
    }
  | { readonly kind: 'go-to'; readonly cell: SheetCell };

/** Commands that carry out an action on the workbook. */
export type ActionCommand = Exclude<Command, { readonly kind: 'read' | 'choose' | 'undo' | 'go-to' }>;

/** Saves a file for the user. Returns where it is: its path where that is known, else its name. */
export type SaveFile = (fileName: string, bytes: Uint8Array) => string;

/** What commands need besides the workbook. */
export interface CommandContext {
  readonly options: SurveyOptions;
  readonly bookName: string;
  readonly signal: AbortSignal;
  /** In the language of the sheets, not of the pane. */
  readonly words: FindingWords;
  /** Takes the bytes of a new workbook, where the program does not open it itself. */
  readonly save: SaveFile | undefined;
  /** Makes files to save. */
  readonly startEngine: () => FileEngine;
  readonly ask: (sheet: string) => Promise<boolean>;
  readonly mayConvert: NonNullable<SurveyOptions['mayConvert']>;
  readonly onStep: (step: YearEndStep) => Promise<void>;
}

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
