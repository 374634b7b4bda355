/**
 * What the user can ask of the pane, what carrying it out needs, and how it ends.
 */
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
import type { NewWorkbook } from '../../spreadsheet/spec';

/** Plain data, so that one that failed can be run again. */
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
      /** For 阶段小结, by its name. */
      readonly phase: string | null;
      /** The month figures are counted to, where the workbook does not say it; null leaves it to the workbook. */
      readonly month: number | null;
    }
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
  /** What is made of a plan. */
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

/** Saves a file for the user. Returns where it is: its path where that is known, else its name. */
export type SaveFile = (fileName: string, bytes: Uint8Array) => string;

/** Opens a workbook in place of the one that is open, which is not lost. */
export type OpenBook = (fileName: string, bytes: Uint8Array) => void;

/** What commands need besides the workbook. */
export interface CommandContext {
  readonly options: SurveyOptions;
  readonly bookName: string;
  readonly signal: AbortSignal;
  /** Takes the bytes of a new workbook, where the program does not open it itself. */
  readonly save: SaveFile | undefined;
  /** Where workbooks can be opened beside the one in view. */
  readonly openBook: OpenBook | undefined;
  /** Makes files to save. */
  readonly startEngine: () => FileEngine;
  readonly ask: (sheet: string) => Promise<boolean>;
  readonly mayConvert: NonNullable<SurveyOptions['mayConvert']>;
  readonly onStep: (step: YearEndStep) => Promise<void>;
}

/** How an action ended well. */
export interface Outcome {
  /** null where what happened is plain to see. */
  readonly notice: Notice | null;
  /** The workbook is another now, and can be taken back to what it was. */
  readonly isChanged: boolean;
  readonly keptCopies?: readonly KeptCopy[];
}
