/** The messages that every part of the product needs; each language file provides them. */
import type { Phase } from '../domain/campaign/campaign';
import type {
  GoalOrigin,
  FederationOrigin,
  NameOrigin,
  PhasesOrigin,
} from '../domain/campaign/starting-campaign';
import type { Finding, FindingCode, OfMeasure, Severity } from '../domain/finding';
import type { OwnSheetKind } from '../domain/own-sheet-kind';
import type { HostErrorCode, HostStep } from '../spreadsheet/host';

/** Failures that a user can meet, by code: failures of hosts, of finding a table, of files and of commands. */
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
  /** The requested place touches no table, or several. */
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

/** Mistakes in a command that the user typed. */
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

/** Details that the sentence of a failure may contain. */
export interface FailureDetails {
  readonly path?: string;
  readonly sheet?: string;
  /** The required extension of a file name: `.xlsx`. */
  readonly extension?: string;
  /** The kind of the product's own sheet that the workbook has instead of a table. */
  readonly own?: OwnSheetKind;
  /** The columns found and the columns missing in the rows that came nearest to a header. */
  readonly found?: readonly ('unit' | 'baseline' | 'target')[];
  readonly missing?: readonly ('unit' | 'baseline' | 'target')[];
  /** Headings in these rows whose figures may be targets without saying so. */
  readonly unnamed?: readonly string[];
  /** Whether these rows belong to a list of tasks in words. */
  readonly inWords?: boolean;
  /** The requested place, and the ranges of all tables. */
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
  /** Existing commands or options that are similar to an unknown one. */
  readonly meant?: readonly string[];
  /** The command, argument or option that the failure is about. */
  readonly subject?: string;
  /** The message of an unexpected error; for a refused step, the place of the step. */
  readonly reason?: string;
  /** The step that the spreadsheet program refused. */
  readonly step?: HostStep;
}

export interface Messages {
  /** A finding in one or two plain sentences with its figures. */
  finding(finding: Finding): string;
  /** Says how the add-in handled a finding in the sheets that it made. */
  handling(code: FindingCode): string;
  severity(severity: Severity): string;
  /** Says that the campaign's name is assumed and from which title, or that it is unknown; null where the document states it. */
  nameOrigin(name: string, origin: NameOrigin): string | null;
  /** Says that the federation is assumed and from which words; null where it is stated or unknown. */
  federationOrigin(name: string, origin: FederationOrigin): string | null;
  /** States the growth goal and its source, or that there is no goal. */
  goalOrigin(goal: number | null, origin: GoalOrigin): string;
  /** States the phases and their source. */
  phasesOrigin(phases: readonly Phase[], origin: PhasesOrigin): string;
  /** Says that the year is unknown, and what follows from that. */
  noYear(): string;
  /** Says which unit of measure is assumed for the figures below a heading, and how to state it. */
  noUnitOfMeasure(heading: string, assumed: string): string;
  /** Says what happened, that nothing was lost, and what to do. */
  failure(code: FailureCode, details: FailureDetails): string;
  readonly cli: Pick<CliMessages, 'findings' | 'noFindings'>;
}

/** The messages of the command line. The pane does not load the lines that only the command line prints. */
export interface CommandLineMessages extends Messages {
  readonly cli: CliMessages;
}

/** The lines that the command line prints. */
export interface CliMessages {
  tableFound(place: { sheet: string; range: string; units: number }): string;
  /** Lists the other tables with their ranges, and says how to choose one. */
  otherTables(tables: readonly { sheet: string; range: string; units: number }[]): string;
  /** The heading above the lines about one of several indicators. */
  indicator(text: { name: string; unitOfMeasure: string }): string;
  totals(
    text: OfMeasure & {
      unitOfMeasure: string;
      computed: number;
      /** The total in the table's total row; `unreadable`: the row's cell holds no figure. */
      stated: number | 'no-total' | 'unreadable';
      /** stated total − computed total; 0 where no total is stated. */
      difference: number;
      /** How many of the added figures are stored as text. */
      texts: number;
    },
  ): string;
  goal(figures: {
    goal: number;
    rate: number;
    unitOfMeasure: string;
    required: number;
    shortfall: number;
  }): string;
  findings(counts: Readonly<Record<Severity, number>>): string;
  /** Says how to list the findings that were only counted; `book` is the workbook to check. */
  seeFindings(book: string): string;
  noFindings(): string;
  written(path: string): string;
  sheetWritten(sheet: { name: string; range: string; state: 'made' | 'refreshed' | 'patched' }): string;
  unchanged(): string;
  keptCopy(sheet: string, copy: string): string;
  /** Says that the workbook's digital signature was removed, because the workbook was changed. */
  signatureDropped(): string;
  progress(step: 'reading' | 'writing' | 'saving'): string;
}
