/**
 * The input of 年度总表, and the positions of its fixed cells.
 */
import type { Position } from '../../spreadsheet/address';
import type { Campaign } from '../../domain/campaign/campaign';
import type { CountedFigure } from '../../domain/table/figure';
import type { TableMeasure } from '../../domain/table/table-measure';

export const ANNUAL_SHEET = '年度总表';
export const ANNUAL_HEADER_ROW = 5;

/** A unit's figures, in the table's unit of measure; null where there is no figure. */
export interface AnnualUnit {
  readonly name: string;
  readonly baseline: CountedFigure;
  readonly target: CountedFigure;
  /** The parts of the target, in the order of the periods; empty where targets are not divided. */
  readonly parts: readonly CountedFigure[];
  /** Month → new members in that month; empty without a ledger. */
  readonly months: ReadonlyMap<number, number>;
  /** New members so far; used only without a ledger. */
  readonly actual: CountedFigure;
  readonly note: string;
}

/** A total that differs from the sum of its rows, in the table's unit of measure. */
export interface StatedTotal {
  readonly measure: 'baseline' | 'target';
  readonly stated: number;
}

type FactorColumn = 'lagging' | 'severelyLagging';

export interface AnnualInput {
  readonly campaign: Campaign;
  readonly title: string;
  /** Appended to the sheet names of every indicator but the first: `（新发展会员）`; '' for the first. */
  readonly sheetSuffix: string;
  readonly measure: TableMeasure;
  readonly units: readonly AnnualUnit[];
  /** The campaign's months, ascending. */
  readonly months: readonly number[];
  /** Whether the table has a baseline; without it, growth and year-end figures are left out. */
  readonly hasBaseline: boolean;
  readonly hasLedger: boolean;
  /** What the note about the achieved figures calls the table's column. */
  readonly actualHeading: string;
  /** The last month of each period that targets are divided into (分期任务); empty where they are not divided. */
  readonly periods: readonly number[];
  /** The totals of the table that differ from the sum of their rows. */
  readonly statedTotals: readonly StatedTotal[];
  /** The month that the table says its figures are counted to, where it differs from the cut-off month; else null. */
  readonly statedMonth: number | null;
  readonly cutOffMonth: number;
}

/** Cells above the table that formulas refer to. Those above the hidden columns are hidden with them. */
export const ANNUAL_CELL = {
  cutOff: (): Position => ({ row: 3, column: 1 }),
  pace: (column: (key: 'cumulative') => number): Position => ({ row: 3, column: column('cumulative') }),
  /** The cell of the growth goal, only where there is a baseline. It is empty where no goal is known; the user may fill it in later. */
  goal: (column: (key: 'yearEnd') => number): Position => ({ row: 3, column: column('yearEnd') }),
  /** The factors of the pace below which a unit lags, or lags severely; each above the list of these units. */
  factor: (column: (key: FactorColumn) => number, key: FactorColumn): Position => ({
    row: 3,
    column: column(key),
  }),
  /** The number of months up to the cut-off month. */
  monthCount: (column: (key: 'order') => number): Position => ({ row: 3, column: column('order') }),
} as const;
