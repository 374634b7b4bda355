/**
 * The task breakdown table (任务分解表) as it was read: where it stands, its columns, its rows, its figures.
 */
import type { Area } from '../../spreadsheet/address';
import type { CellValue } from '../../spreadsheet/grid';

/** The three figures a unit can carry. */
export type Measure = 'baseline' | 'target' | 'actual';

/**
 * One figure as it stands in a cell.
 *
 * - `number`: a number; `text-number`: text that is plainly a number ("31,463", "31463人"), read all the same
 * - `blank`: empty, or a sign for it ("—", "-", "/", "无")
 * - `not-a-number`: any other text or a truth value; takes no part in sums
 * - `error`: an error cell; takes no part in sums
 */
export interface Figure {
  readonly kind: 'number' | 'text-number' | 'blank' | 'not-a-number' | 'error';
  /**
   * Persons, scaled from the column's unit of measure; 亩, 户, 亿元 are kept as they stand. Null for blank, not-a-number and
   * error.
   */
  readonly amount: number | null;
  /** The same figure in the column's own unit of measure (万人 → 3.15), as a formula would see or should see it. */
  readonly inCell: number | null;
  readonly raw: CellValue;
  readonly formula: string | null;
}

/** A column of the table. */
export interface TableColumn {
  readonly column: number;
  /** The heading as it stands, its rows joined, white space removed: `2014年底农民工会员数（人）`. */
  readonly heading: string;
}

/** A column of figures, with the unit of measure its heading states. */
export interface FigureColumn extends TableColumn {
  /** `人`, `万人`, `亩`, …; where nothing states it, the usual one for what the table counts. */
  readonly unitOfMeasure: string;
  /** Persons in one of that unit: 1 or 10,000 (千人: 1,000; 百人: 100); 1 for what is not persons. */
  readonly scale: number;
  /** Whether it is counted in whole numbers: 人, 户; not 亩, 亿元. */
  readonly whole: boolean;
}

/** The columns with the figures of one indicator. */
export interface IndicatorColumns {
  /** null in tables such as 单位 | 目标任务 | 完成数 | 完成率. */
  readonly baseline: FigureColumn | null;
  readonly target: FigureColumn;
  /** The first column of figures recruited so far, where the table has one. */
  readonly actual: FigureColumn | null;
}

/** An indicator (指标): what a group of columns counts. */
export interface Indicator {
  /** As its headings have it, without the unit of measure: 新发展会员. */
  readonly name: string;
  /** The target's unit of measure, and whether it is counted in whole numbers. */
  readonly unitOfMeasure: string;
  readonly whole: boolean;
  readonly columns: IndicatorColumns;
  /** Further columns with a heading: rates, ranks, 分期任务, parts; from left to right. */
  readonly further: readonly TableColumn[];
}

export interface BreakdownColumns extends IndicatorColumns {
  readonly ordinal: TableColumn | null;
  readonly unit: TableColumn;
  readonly note: TableColumn | null;
}

/** A unit (单位): one row that carries a task. */
export interface Unit {
  readonly row: number;
  /** As it stands, trimmed, line breaks removed; empty where the cell is blank. */
  readonly name: string;
  readonly baseline: Figure;
  readonly target: Figure;
  readonly actual: Figure;
  /** Text of the 备注 column; empty when there is none. */
  readonly note: string;
}

/** A subtotal (小计) and the unit rows it should add up. */
export interface Subtotal {
  readonly row: number;
  readonly name: string;
  readonly baseline: Figure;
  readonly target: Figure;
  readonly actual: Figure;
  /** Rows of the units it covers, ascending. */
  readonly unitRows: readonly number[];
}

/** The total row (合计). */
export interface Total {
  readonly row: number;
  readonly name: string;
  readonly baseline: Figure;
  readonly target: Figure;
  readonly actual: Figure;
}

/** The total of blocks that stand side by side, below the last of them. */
export interface SharedTotal {
  readonly line: Total;
  /** The last block's columns, in which the total stands. */
  readonly columns: BreakdownColumns;
  /** All blocks from left to right, for their first indicator, without totals. */
  readonly blocks: readonly Breakdown[];
  /** False where its figures are nearer to what the last block alone adds up to. */
  readonly isCertain: boolean;
}

/** A table as it is read for one of its indicators; see `tableOf`. */
export interface Breakdown {
  readonly sheet: string;
  /** From the header's first row to the table's last row (the total, or the last unit), all its recognised columns. */
  readonly area: Area;
  /** Ascending, one to three rows. */
  readonly headerRows: readonly number[];
  /** The columns of `indicator`, with those that all indicators share. */
  readonly columns: BreakdownColumns;
  /** The indicator's further columns with a heading: rates, ranks, 分期任务, parts; from left to right. */
  readonly further: readonly TableColumn[];
  /** Everything the table counts: the indicator with the plainest headings first, the others from left to right. Most tables have one. */
  readonly indicators: readonly [Indicator, ...Indicator[]];
  /** The one whose figures the units carry here. */
  readonly indicator: Indicator;
  readonly units: readonly Unit[];
  readonly subtotals: readonly Subtotal[];
  readonly total: Total | null;
  /** The first and last row with data below the header, the total row left out. */
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly baseYear: number | null;
  readonly targetYear: number | null;
  /** The text above the header (`平顶山市“农民工入会集中行动”任务分解表`), where there is one. */
  readonly title: string | null;
  /** Set where the table is one of several blocks side by side that share a total; none of them then has a total of its own. */
  readonly sharedTotal?: SharedTotal;
  /** The name of the Excel Table it stands in; null where it stands in none. */
  readonly tableObject: string | null;
}

/** Equal when two unit names differ only in white space, width or bracket style (NFKC). */
export function unitKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, '').replace(/〔/g, '(').replace(/〕/g, ')');
}
