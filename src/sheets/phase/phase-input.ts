/**
 * The input of a phase summary sheet.
 */
import type { AreaSummaryReference } from '../areas/area-summary-sheet';
import type { Campaign } from '../../domain/campaign/campaign';
import type { TableMeasure } from '../../domain/table/table-measure';

/**
 * A column of the table: the rows from the first unit to the last. A folded table has one range for each block; positions are counted
 * through all of them.
 */
export type TableRanges = readonly [string, ...string[]];

/** A column of figures of the table, for formulas on another sheet. */
export interface FigureSource {
  readonly ranges: TableRanges;
  /** Persons in one of its unit of measure. */
  readonly scale: number;
  /** 人, 万人. */
  readonly unitOfMeasure: string;
  readonly numberFormat: string;
}

/** The cell of the table's own total row, where it states another figure than the rows add up to. */
export interface StatedTotal {
  readonly key: 'baseline' | 'target';
  /** `'任务分解表'!$C$20` */
  readonly cell: string;
}

/** The column of the parts of the targets that are due in one period (分期任务). */
export interface PeriodSource {
  readonly ranges: TableRanges;
  /** The last month of the period. */
  readonly lastMonth: number;
}

/** The sources of the figures, as references for formulas on another sheet. */
export interface PhaseSources {
  /** The unit of measure of the sheet's figures, except for a baseline that has its own. */
  readonly measure: TableMeasure;
  readonly units: TableRanges;
  /** null where the table has none; columns that need it are then left out. */
  readonly baseline: FigureSource | null;
  readonly target: FigureSource;
  /** Empty where the targets are not divided. */
  readonly periods: readonly PeriodSource[];
  readonly note: TableRanges | null;
  /** The table's actual column; used where there is no ledger. */
  readonly actual: TableRanges | null;
  /** The monthly returns: unit names, month numbers above, figures; persons in one of their unit of measure. */
  readonly ledger: {
    readonly units: string;
    readonly months: string;
    readonly figures: string;
    readonly scale: number;
    /** Whether text or an error in a month makes its sums 待核实. In a ledger it is a finding instead, and the month is not counted. */
    readonly marksUnusable: boolean;
  } | null;
  readonly statedTotals: readonly StatedTotal[];
  readonly cutOff: string;
  readonly lagging: string;
  readonly severe: string;
  /** The pace at a month, as a part of a formula. */
  readonly paceAt: (month: string) => string;
}

/** A unit of a phase sheet. */
export interface PhaseUnit {
  /** As it stands in the table. */
  readonly name: string;
  /**
   * Its positions in the table and in the ledger, where its name does not identify it (the name is blank or not unique); null where
   * formulas find it by name, also after the table was sorted.
   */
  readonly tablePosition: number | null;
  readonly ledgerPosition: number | null;
}

export interface PhaseInput {
  readonly campaign: Campaign;
  /** The phase's index in the campaign. */
  readonly phase: number;
  readonly sheet: string;
  readonly title: string;
  /** In the order of the sheet. */
  readonly units: readonly PhaseUnit[];
  readonly sources: PhaseSources;
  /** The text typed into 备注, by the unit's name as it stands in the table. */
  readonly typedNotes: ReadonlyMap<string, string>;
  /** The summary of the key areas; null where the workbook has no list of them. */
  readonly areas: AreaSummaryReference | null;
}
