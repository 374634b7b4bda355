/**
 * The input of a phase summary sheet.
 */
import type { AreaSummaryReference } from '../areas/area-summary-places';
import type { Campaign } from '../../domain/campaign/campaign';
import type { TableMeasure } from '../../domain/table/table-measure';

/** A column of the table, from the first unit's row to the last. A folded table has one range per block; positions are counted through all ranges. */
export type TableRanges = readonly [string, ...string[]];

/** A column of the table's figures, for formulas on another sheet. */
export interface FigureSource {
  readonly ranges: TableRanges;
  /** Persons in one of the column's unit of measure. */
  readonly scale: number;
  /** `人`, `万人`, … */
  readonly unitOfMeasure: string;
  /** Whether its figures are whole numbers; otherwise how many decimals are shown at least. */
  readonly whole: boolean;
  readonly digits: number;
}

/** The cell of the table's total row, where its figure differs from the sum of the rows. */
export interface StatedTotal {
  readonly key: 'baseline' | 'target';
  /** A reference: `'任务分解表'!$C$20`. */
  readonly cell: string;
}

/** A column with the parts of the targets that are due in one period (分期任务). */
export interface PeriodSource {
  readonly ranges: TableRanges;
  /** The last month of the period. */
  readonly lastMonth: number;
}

/** The monthly returns: unit names, a row of month numbers above, and figures. */
export interface MonthsSource {
  readonly kind: 'months';
  readonly units: string;
  readonly months: string;
  readonly figures: string;
  /** Persons in one of the figures' unit of measure. */
  readonly scale: number;
}

/** Columns of sums, in the order of the table and in its unit of measure: numbers, "" and 待核实. */
export interface SumsSource {
  readonly kind: 'sums';
  /** What was added in the phase. */
  readonly added: TableRanges;
  /** Everything up to the phase's end. */
  readonly cumulative: TableRanges;
}

/** The sources of the figures, as references for formulas on another sheet. */
export interface PhaseSources {
  /** The unit of measure of the sheet's figures. A baseline may have its own. */
  readonly measure: TableMeasure;
  readonly units: TableRanges;
  /** null where the table has no baseline; columns that need one are then left out. */
  readonly baseline: FigureSource | null;
  readonly target: FigureSource;
  /** Empty where the targets are not divided. */
  readonly periods: readonly PeriodSource[];
  readonly note: TableRanges | null;
  /** The table's actual column; used where there is no ledger. */
  readonly actual: TableRanges | null;
  /** What the note about that column calls it. */
  readonly actualHeading: string;
  /**
   * Whether the columns of baseline, target and actual figures hold only numbers, "" and 待核实. The user's own table may hold errors and
   * any text.
   */
  readonly areCounted: boolean;
  /** What was reported month by month; null where there is no ledger. */
  readonly ledger: MonthsSource | SumsSource | null;
  readonly statedTotals: readonly StatedTotal[];
  /** The month that the table says its figures are counted to, where it differs from the cut-off month; else null. */
  readonly statedMonth: number | null;
  readonly cutOff: string;
  readonly lagging: string;
  readonly severe: string;
  /** The pace at a month, as part of a formula. */
  readonly paceAt: (month: string) => string;
}

/** A unit of a phase sheet. */
export interface PhaseUnit {
  /** The name in the table's spelling. */
  readonly name: string;
  /**
   * The unit's positions in the table and in the ledger, where its name does not identify it (blank or not unique). null where
   * formulas find the unit by name, which works even after the table is sorted.
   */
  readonly tablePosition: number | null;
  readonly ledgerPosition: number | null;
}

export interface PhaseInput {
  readonly campaign: Campaign;
  /** The index of the phase in the campaign. */
  readonly phase: number;
  readonly sheet: string;
  readonly title: string;
  /** The units in the order of the sheet. */
  readonly units: readonly PhaseUnit[];
  readonly sources: PhaseSources;
  /** The text that users typed into 备注, by the unit's name in the table. */
  readonly typedNotes: ReadonlyMap<string, string>;
  /** The summary of the key areas; null where the workbook has no list of key areas. */
  readonly areas: AreaSummaryReference | null;
}
