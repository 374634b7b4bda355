/** The messages of the task pane. Messages for findings and failures are in ../messages. */
import type { RefusedSentence } from '../paper-words/messages';
import type { SharedMonth, UnitOrder } from '../../domain/campaign/campaign';
import type { ReturnKind } from '../../domain/ledger';
import type { Severity } from '../../domain/finding';
import type { CoreRole } from '../../domain/table/header/header-rows';
import type { OwnSheetKind } from '../../domain/own-sheet-kind';
import type { Status } from '../../domain/measures';
import type { TextFigure } from '../../domain/table/text-figures';
import type { HostFeature, SelfTest, SelfTestCheck, Unconfirmed } from '../../spreadsheet/host';

/** A short line about what an action did; parts that are null are left out. */
export type Notice =
  | {
      readonly kind: 'recomputed';
      /** The number of columns that were added. */
      readonly added: number;
      readonly updated: number;
      readonly settingsMade: string | null;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'reread'; readonly units: number }
  | { readonly kind: 'undone' }
  | { readonly kind: 'nothing-to-undo' }
  /** The address of the selected cell, which has no finding: `任务分解表!B4`. */
  | { readonly kind: 'no-finding'; readonly cell: string }
  | { readonly kind: 'fixed'; readonly count: number; readonly settingsMade: string | null }
  | { readonly kind: 'nothing-fixed' }
  | { readonly kind: 'ledger-made'; readonly sheet: string }
  | { readonly kind: 'phases-made'; readonly count: number; readonly copies: number }
  | { readonly kind: 'areas-updated' }
  | { readonly kind: 'phases-skipped' }
  | { readonly kind: 'year-end-opened' }
  | { readonly kind: 'year-end-saved'; readonly fileName: string }
  /** `toFill`: the places that only the user can fill in; `refused`: the federation's own sentences that were not used. */
  | {
      readonly kind: 'paper-saved';
      readonly fileName: string;
      readonly toFill: number;
      readonly refused: readonly RefusedSentence[];
    }
  | { readonly kind: 'material-made'; readonly sheet: string }
  | { readonly kind: 'setting-changed' }
  /** `rows` counts rows of the list of key areas. */
  | {
      readonly kind: 'collected';
      readonly added: number;
      readonly changed: number;
      readonly rows: number;
    }
  | { readonly kind: 'parts-collected'; readonly units: number }
  | { readonly kind: 'templates-saved'; readonly fileName: string; readonly count: number }
  | { readonly kind: 'template-opened'; readonly unit: string }
  | { readonly kind: 'ledger-converted' }
  | { readonly kind: 'plan-started'; readonly sheets: readonly string[] }
  | { readonly kind: 'schemes-made'; readonly count: number }
  | { readonly kind: 'scheme-adopted'; readonly scheme: string }
  | { readonly kind: 'handed-down'; readonly fileName: string; readonly count: number }
  | { readonly kind: 'cancelled' };

export type TabName = 'checks' | 'progress' | 'returns' | 'summary' | 'divide' | 'settings';

export interface PaneMessages {
  readonly product: string;
  /** Asks the user to open the pane, which shows more than a ribbon button can. */
  readonly openPane: string;
  /** Says that a ribbon button made a workbook that Excel did not open. */
  readonly notOpened: string;
  readonly working: string;
  /** Says that a part of the pane could not be shown. */
  readonly partFailed: string;
  readonly close: string;
  readonly locate: string;
  /** The label of a 定位 button, which names the cell to go to. */
  locateWhat(what: string): string;
  readonly more: (hidden: number, step: number) => string;
  month(month: number): string;
  /** 4, 5, 6, 9 → `4—6月、9月`. */
  months(months: readonly number[]): string;
  span(first: number, last: number): string;
  /** Percentage points: `+3.21`; the unit is added separately. */
  points(points: number): string;
  readonly pointsUnit: string;
  notice(notice: Notice): string;
  feature(feature: HostFeature): string;
  readonly featuresTitle: string;
  /** A change that Excel did not confirm, but that was found to be complete. */
  readonly unconfirmedTitle: string;
  unconfirmed(undo: Unconfirmed['undo']): string;
  readonly table: TableMessages;
  readonly actions: {
    readonly retry: string;
    readonly label: string;
    readonly failed: string;
    /** The word for the workbook in sentences about failures. */
    readonly workbook: string;
    readonly reading: string;
  };
  readonly tabs: Readonly<Record<TabName, string>> & { readonly label: string };
  /** The labels of buttons, menus and shortcuts, by the command names of commands/list.ts. */
  readonly commands: Readonly<
    Record<'openPane' | 'recompute' | 'check' | 'locate' | 'summarisePhases' | 'yearEnd' | 'undo', string>
  >;
  readonly convertTexts: ConvertTextsMessages;
  readonly checks: ChecksMessages;
  readonly progress: ProgressMessages;
  readonly returns: ReturnsMessages;
  readonly summary: SummaryMessages;
  readonly settings: SettingsMessages;
  readonly selfTest: SelfTestMessages;
}

/** The question that is asked before texts are converted to numbers. */
export interface ConvertTextsMessages {
  title(count: number): string;
  readonly text: string;
  figure(figure: TextFigure): string;
  more(count: number): string;
  /** The labels of the button that converts and continues: with 一键重算, or with making sheets. */
  readonly convert: Readonly<Record<'recompute' | 'make', string>>;
  readonly leave: string;
  /** For the ribbon, which can't ask: says how many texts were not counted, and where to convert them. */
  notCounted(count: number): string;
}

export interface SelfTestMessages {
  readonly heading: string;
  readonly hints: Readonly<Record<SelfTest['program'], string>>;
  /** Says that an earlier self-test was interrupted when the program ended. */
  readonly unfinished: string;
  readonly run: string;
  readonly running: string;
  readonly allPassed: string;
  failed(count: number): string;
  readonly passed: string;
  readonly notPassed: string;
  readonly save: string;
  saved(path: string): string;
  readonly copy: string;
  readonly copied: string;
  /** Shown where the browser does not allow copying. */
  readonly copyByHand: string;
  /** The label of the text that the user copies manually. */
  readonly report: string;
  readonly checks: Readonly<Record<SelfTestCheck, string>>;
}

/** The words on the card with the table that was found. */
export interface TableMessages {
  readonly heading: string;
  readonly reread: string;
  readonly searching: string;
  readonly choose: string;
  readonly chooseIndicator: string;
  indicator(indicator: { readonly name: string; readonly unitOfMeasure: string }): string;
  units(count: number): string;
  years(base: number, target: number): string;
  /** An entry in the list of tables; `range` is set where the sheet has several tables. */
  choice(table: { readonly sheet: string; readonly range: string | null; readonly units: number }): string;
  readonly none: string;
  readonly unread: string;
  /** Says what the workbook is, if the product made it. */
  readonly own: Readonly<Record<OwnSheetKind, string>>;
  nearMiss(miss: {
    readonly sheet: string;
    readonly found: readonly CoreRole[];
    readonly missing: readonly CoreRole[];
    readonly unnamed?: readonly string[];
    readonly inWords?: boolean;
  }): string;
  readonly needsTitle: string;
  readonly needs: readonly string[];
}

export interface ChecksMessages {
  /** The severities, as headings of groups of findings and as labels below their counts. */
  readonly severity: Readonly<Record<Severity, string>>;
  readonly none: string;
  readonly noneHint: string;
  readonly fix: string;
  fixWhat(cell: string): string;
  fixAll(count: number): string;
  readonly fixHint: string;
}

export interface ProgressMessages {
  readonly figures: {
    readonly target: string;
    readonly actual: string;
    readonly completion: string;
    readonly pace: string;
    readonly gap: string;
    readonly growth: string;
  };
  /** The unit of measure after a figure. */
  unitOfMeasure(name: string): string;
  notCounted(count: number): string;
  upTo(month: number): string;
  goal(rate: string): string;
  reported(counts: { readonly reported: number; readonly units: number }): string;
  readonly status: Readonly<Record<Status, string>>;
  readonly statusLabel: string;
  readonly unitsHeading: string;
  readonly paceMark: string;
  readonly paceMarkByPeriods: string;
  readonly sort: string;
  readonly byTable: string;
  readonly byRank: string;
  rank(rank: number): string;
  unnamed(row: number): string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly emptyHintLedger: string;
}

export interface ReturnsMessages {
  readonly noLedger: string;
  readonly noLedgerHint: string;
  readonly make: string;
  readonly open: string;
  readonly monthsHeading: string;
  readonly month: string;
  readonly reported: string;
  readonly added: (unitOfMeasure: string) => string;
  reportedOf(reported: number, units: number): string;
  readonly afterCutOff: string;
  /** The months that are not due yet, in one line. */
  toCome(months: string): string;
  /** Shown for a ledger without any reported figure. */
  readonly nothingDue: string;
  missingHeading(month: number): string;
  missingCount(units: number): string;
  readonly complete: string;
}

export interface SummaryMessages {
  readonly phasesHeading: string;
  readonly phasesHint: string;
  phase(phase: { readonly name: string; readonly months: string }): string;
  readonly make: string;
  readonly chooseOne: string;
  readonly madeHeading: string;
  copy(sheet: string, copy: string): string;
  readonly yearEndHeading: string;
  readonly yearEndHint: string;
  readonly makeYearEnd: string;
  readonly cancel: string;
  readonly cancelling: string;
  readonly steps: { readonly reading: string; readonly computing: string; readonly opening: string };
  readonly stepLabel: string;
  readonly papersHeading: string;
  readonly papersHint: string;
  /** Says how to get a paper where the pane can't save files. */
  readonly papersElsewhere: string;
  readonly paper: Readonly<Record<'bulletin' | 'phase' | 'year-end' | 'reminder', string>>;
  readonly paperPhase: string;
  readonly paperMonth: string;
  /** Says that papers will have a marked place for the month, because no month is chosen. */
  readonly paperMonthOpen: string;
  readonly material: string;
  readonly materialHint: string;
  readonly replaceTitle: string;
  replaceText(sheet: string): string;
  readonly replace: string;
  readonly skip: string;
}

export interface SettingsMessages {
  /** The product and its version, at the foot of the pane. */
  version(version: string): string;
  /** The setting whether the pane opens with the workbook. */
  readonly openWithBook: {
    readonly label: string;
    readonly hint: string;
    /** Shown where the workbook could not store the setting. */
    readonly refused: string;
  };
  readonly notMade: string;
  readonly notMadeHint: string;
  readonly open: string;
  readonly changeHeading: string;
  readonly allHeading: string;
  readonly defaultsHeading: string;
  readonly phasesHeading: string;
  readonly badHeading: string;
  readonly cutOff: string;
  automatic(month: number): string;
  readonly sharedMonth: string;
  readonly sharedMonthWords: Readonly<Record<SharedMonth, string>>;
  readonly returnKind: string;
  readonly returnKindWords: Readonly<Record<ReturnKind, string>>;
  /** The label of the button that opens the question about converting the ledger's figures. */
  readonly convertLedger: string;
  readonly order: string;
  readonly orderWords: Readonly<Record<UnitOrder, string>>;
  readonly growthGoal: string;
  readonly growthGoalBad: string;
  /** Says what an empty goal means. */
  readonly growthGoalNone: string;
  /** The heading above settings that the table does not state. */
  readonly unstatedTitle: string;
  readonly remake: string;
  readonly campaign: string;
  readonly federation: string;
  readonly years: string;
  readonly lagging: string;
  readonly severe: string;
  ofPace(rate: string): string;
  readonly unset: string;
}
