/** The commands of the pane, what they need, and their outcomes. */
import type { AllocateOptions } from '../../actions/allocate';
import type { SettingChange } from '../../actions/change-setting';
import type { KeptCopy } from '../../actions/report';
import type { SurveyOptions } from '../../actions/survey';
import type { YearEndStep } from '../../actions/year-end';
import type { Finding } from '../../domain/finding';
import type { ReturnKind } from '../../domain/ledger';
import type { ReadReturn } from '../../domain/returns/returns';
import type { TablePlace } from '../../domain/table/table-place';
import type { FileEngine } from '../../engine/file-engine';
import type { Notice } from '../../i18n/pane/messages';
import type { PaperKind } from '../../papers/paper';
import type { SheetCell } from '../../sheets/memory';
import type { Unconfirmed } from '../../spreadsheet/host';
import type { NewWorkbook } from '../../spreadsheet/spec';

/** A command; plain data, so that a failed command can be run again. */
export type Command =
  | { readonly kind: 'read' }
  | { readonly kind: 'choose'; readonly table: TablePlace }
  | { readonly kind: 'look-at'; readonly indicator: string }
  | { readonly kind: 'recompute' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'fix'; readonly findings: readonly Finding[] }
  | { readonly kind: 'make-ledger' }
  | { readonly kind: 'summarise'; readonly phases: readonly string[] }
  | { readonly kind: 'update-areas' }
  | { readonly kind: 'year-end' }
  | { readonly kind: 'make-material' }
  | {
      readonly kind: 'make-paper';
      readonly paper: PaperKind;
      /** The name of the phase, for 阶段小结. */
      readonly phase: string | null;
      /** The month that figures are counted to, where the workbook does not state one; null to use the workbook's. */
      readonly month: number | null;
    }
  | { readonly kind: 'change-setting'; readonly change: SettingChange }
  | {
      readonly kind: 'collect';
      readonly returns: readonly ReadReturn[];
      readonly month: number | null;
      /** The keys of the figures to take. */
      readonly chosen: readonly string[];
    }
  | { readonly kind: 'save-templates' }
  | { readonly kind: 'open-template'; readonly fileName: string }
  | {
      readonly kind: 'convert-ledger';
      readonly to: ReturnKind;
      /** Whether the figures are of the new kind already. */
      readonly keepsFigures: boolean;
    }
  /** Makes the sheets of a plan. */
  | { readonly kind: 'start-plan'; readonly book: NewWorkbook }
  | { readonly kind: 'allocate'; readonly options: Omit<AllocateOptions, keyof SurveyOptions> }
  | { readonly kind: 'hand-down' }
  | { readonly kind: 'open-handed-down'; readonly fileName: string }
  | { readonly kind: 'go-to'; readonly cell: SheetCell };

/** Commands that carry out an action on the workbook. */
export type ActionCommand = Exclude<
  Command,
  { readonly kind: 'read' | 'choose' | 'look-at' | 'undo' | 'go-to' }
>;

/** Saves a file for the user. Returns its path where known, otherwise its name. */
export type SaveFile = (fileName: string, bytes: Uint8Array) => string;

/** Opens a workbook in place of the present one, which stays available. */
export type OpenBook = (fileName: string, bytes: Uint8Array) => void;

/** What carrying out a command needs besides the workbook. */
export interface CommandContext {
  readonly options: SurveyOptions;
  readonly bookName: string;
  readonly signal: AbortSignal;
  /** Saves the bytes of a new workbook, where the program does not open it itself. */
  readonly save: SaveFile | undefined;
  /** Opens a workbook, where the page can; undefined otherwise. */
  readonly openBook: OpenBook | undefined;
  /** Starts the engine that makes files to save. */
  readonly startEngine: () => FileEngine;
  readonly ask: (sheet: string) => Promise<boolean>;
  readonly mayConvert: NonNullable<SurveyOptions['mayConvert']>;
  readonly onStep: (step: YearEndStep) => Promise<void>;
}

/** The outcome of a successful action. */
export interface Outcome {
  /** null where the result is obvious without a notice. */
  readonly notice: Notice | null;
  /** Whether the workbook was changed in a way that can be undone. */
  readonly isChanged: boolean;
  readonly keptCopies?: readonly KeptCopy[];
  /** Set if the program did not confirm the change. */
  readonly unconfirmed?: Unconfirmed;
}
