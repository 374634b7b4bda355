/**
 * What 年度总表 is made from, and where its fixed cells are.
 */
import type { Position } from '../../spreadsheet/address';
import type { Campaign } from '../../domain/campaign/campaign';
import type { CountedFigure } from '../../domain/table/figure';
import type { TableMeasure } from '../../domain/table/table-measure';

export const ANNUAL_SHEET = '年度总表';
export const ANNUAL_HEADER_ROW = 5;

/** One unit's figures, in the table's unit of measure; null where there is none. */
export interface AnnualUnit {
  readonly name: string;
  readonly baseline: CountedFigure;
  readonly target: CountedFigure;
  /** The parts of the target, in the order of the periods; none where targets are not divided. */
  readonly parts: readonly CountedFigure[];
  /** Month → new members in that month; empty without a ledger. */
  readonly months: ReadonlyMap<number, number>;
  /** New members so far, used without a ledger only. */
  readonly actual: CountedFigure;
  readonly note: string;
}

/** A total as the table's own total row states it, and as its rows add up; in the table's unit of measure. */
export interface StatedTotal {
  readonly measure: 'baseline' | 'target';
  readonly stated: number;
  readonly computed: number;
}

export interface AnnualInput {
  readonly campaign: Campaign;
  readonly title: string;
  /** Behind the names of the sheets of an indicator other than the first: `（新发展会员）`; '' else. */
  readonly sheetSuffix: string;
  readonly measure: TableMeasure;
  readonly units: readonly AnnualUnit[];
  /** The campaign's months, ascending. */
  readonly months: readonly number[];
  /** Whether the table has a baseline; without one growth and year-end figures are left out. */
  readonly hasBaseline: boolean;
  readonly hasLedger: boolean;
  /** The last months of the periods that targets are divided into (分期任务); none where they are not. */
  readonly periods: readonly number[];
  /** Totals that the table states otherwise than its rows add up. */
  readonly statedTotals: readonly StatedTotal[];
  readonly cutOffMonth: number;
}

/** The cells above the table that hold what its formulas refer to. */
export const ANNUAL_CELL = {
  cutOff: (): Position => ({ row: 3, column: 1 }),
  pace: (column: (key: 'cumulative') => number): Position => ({ row: 3, column: column('cumulative') }),
  /** Empty where no goal is known; it may be filled in later. Only where there is a baseline. */
  goal: (column: (key: 'yearEnd') => number): Position => ({ row: 3, column: column('yearEnd') }),
} as const;
