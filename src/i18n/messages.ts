/**
 * The messages that every language has.
 */
import type { Phase } from '../domain/campaign/campaign';
import type {
  GoalOrigin,
  FederationOrigin,
  NameOrigin,
  PhasesOrigin,
} from '../domain/campaign/starting-campaign';
import type { Finding, FindingCode, Severity } from '../domain/finding';
import type { OwnSheetKind } from '../domain/own-sheet-kind';
import type { HostErrorCode, HostStep } from '../spreadsheet/host';

/** Failures a user can meet, by code: the host's, and those of finding a table, of files and of commands. */
export type FailureCode =
  | HostErrorCode
  | 'file-not-found'
  | 'not-a-file'
  | 'cannot-read'
  | 'cannot-write'
  | 'output-exists'
  | 'output-is-input'
  | 'output-not-xlsx'
  | 'directory-not-found'
  | 'no-table'
  | 'no-table-near-miss'
  | 'sideways-table'
  | 'own-sheet'
  /** The place asked for touches no table, or several. */
  | 'table-not-there'
  | 'table-unclear'
  | 'unknown-indicator'
  | 'unknown-phase'
  | 'unknown-month'
  | 'ledger-decreased'
  | 'unknown-unit'
  | 'unknown-column'
  | 'bad-arguments'
  | 'unexpected';

/** What can be wrong with a command. */
export type UsageProblem =
  | 'no-command'
  | 'unknown-command'
  | 'missing-argument'
  | 'excess-argument'
  | 'unknown-option'
  | 'missing-option'
  | 'option-needs-value'
  | 'bad-value'
  | 'other';

/** The details that a failure's sentence may name. */
export interface FailureDetails {
  readonly path?: string;
  readonly sheet?: string;
  /** The extension that the file's name must have: `.xlsx`. */
  readonly extension?: string;
  /** The kind of the product's own sheet that was found instead of a table. */
  readonly own?: OwnSheetKind;
  /** Columns found and missing in the nearest miss, by measure. */
  readonly found?: readonly ('unit' | 'baseline' | 'target')[];
  readonly missing?: readonly ('unit' | 'baseline' | 'target')[];
  /** The nearest miss is a list of tasks in words. */
  readonly inWords?: boolean;
  /** The place asked for, and the ranges of all tables. */
  readonly table?: string;
  readonly tables?: readonly string[];
  /** For a table on its side: the number of its units, and its findings. */
  readonly units?: number;
  readonly wrong?: readonly Finding[];
  readonly indicator?: string;
  readonly indicators?: readonly string[];
  readonly phase?: string;
  readonly phases?: readonly string[];
  readonly unit?: string;
  readonly month?: number;
  /** The months to choose from. */
  readonly months?: readonly number[];
  readonly usage?: UsageProblem;
  /** Commands or options similar to one that does not exist. */
  readonly meant?: readonly string[];
  /** The command, argument or option it is about. */
  readonly subject?: string;
  /** The message of an unexpected error; for a refused step, the place where it was to be done. */
  readonly reason?: string;
  /** The step that the program did not do. */
  readonly step?: HostStep;
}

export interface Messages {
  /** One sentence or two in plain words, with the figures in it. */
  finding(finding: Finding): string;
  /** What the add-in did about a finding in the sheets it made. */
  handling(code: FindingCode): string;
  severity(severity: Severity): string;
  /** Says that the campaign's name is assumed and from which title, or that it is unknown; null where the document names it. */
  nameOrigin(name: string, origin: NameOrigin): string | null;
  /** Says that the federation is assumed, and what from; null where it is stated or not known. */
  federationOrigin(name: string, origin: FederationOrigin): string | null;
  /** The growth goal and its origin, or that there is none. */
  goalOrigin(goal: number | null, origin: GoalOrigin): string;
  /** The phases and their origin. */
  phasesOrigin(phases: readonly Phase[], origin: PhasesOrigin): string;
  /** That no year is known, and what follows. */
  noYear(): string;
  /** What happened, that nothing was lost, and what to do. */
  failure(code: FailureCode, details: FailureDetails): string;
  readonly cli: CliMessages;
}

/** The lines of the command line. */
export interface CliMessages {
  tableFound(place: { sheet: string; range: string; units: number }): string;
  /** The other tables, each with its range, and how to choose one. */
  otherTables(tables: readonly { sheet: string; range: string; units: number }[]): string;
  /** The heading above the lines of one of several indicators. */
  indicator(text: { name: string; unitOfMeasure: string }): string;
  totals(text: {
    measure: 'baseline' | 'target' | 'actual';
    unitOfMeasure: string;
    computed: number;
    /** `unreadable`: there is a total row, but its cell holds no figure. */
    stated: number | 'no-total' | 'unreadable';
    /** stated − computed; 0 where no figure is stated. */
    difference: number;
    /** How many of the figures added up stand as text. */
    texts: number;
  }): string;
  goal(figures: {
    goal: number;
    rate: number;
    unitOfMeasure: string;
    required: number;
    shortfall: number;
  }): string;
  findings(counts: Readonly<Record<Severity, number>>): string;
  /** How to see the findings that were only counted; `book` is the workbook to check. */
  seeFindings(book: string): string;
  noFindings(): string;
  written(path: string): string;
  sheetWritten(sheet: { name: string; range: string; state: 'made' | 'refreshed' | 'patched' }): string;
  unchanged(): string;
  keptCopy(sheet: string, copy: string): string;
  /** That the workbook's digital signature was removed, because the workbook was changed. */
  signatureDropped(): string;
  progress(step: 'reading' | 'writing' | 'saving'): string;
}
