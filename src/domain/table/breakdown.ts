/** The task breakdown table (任务分解表) as it was read: its position, its columns, its rows, its figures. */
import type { Area } from '../../spreadsheet/address';
import type { CellValue } from '../../spreadsheet/grid';
import { isNormal } from './headings';

/** The three figures that a unit can have. */
export type Measure = 'baseline' | 'target' | 'actual';

/**
 * A figure in a cell.
 *
 * - `number`: a number; `text-number`: text that is plainly a number ("31,463", "31463人") and is read as one
 * - `blank`: empty, or a sign that means blank ("—", "-", "/", "无")
 * - `not-a-number`: any other text or a truth value; sums skip it
 * - `error`: an error cell; sums skip it
 */
export interface Figure {
  readonly kind: 'number' | 'text-number' | 'blank' | 'not-a-number' | 'error';
  /** Persons, converted from the column's unit of measure; 亩, 户, 亿元 are not converted. Null for blank, not-a-number and error. */
  readonly amount: number | null;
  /** The same figure in the column's own unit of measure (万人 → 3.15): the number that a formula sees, or would see once text is converted. */
  readonly inCell: number | null;
  readonly raw: CellValue;
  readonly formula: string | null;
}

/** A column of the table. */
export interface TableColumn {
  readonly column: number;
  /** The heading's text; its rows are joined, and white space is removed: `2014年底农民工会员数（人）`. */
  readonly heading: string;
}

/** A column of figures, with its unit of measure. */
export interface FigureColumn extends TableColumn {
  /** `人`, `万人`, `亩`, …; where nothing states the unit, the usual one for what the table counts. */
  readonly unitOfMeasure: string;
  /** Persons in one of that unit of measure: 1 or 10,000 (千人: 1,000; 百人: 100); 1 where the unit does not count persons. */
  readonly scale: number;
  /** Whether the unit is counted in whole numbers: 人, 户; not 亩, 亿元. */
  readonly whole: boolean;
}

/** The columns of one indicator's figures. */
export interface IndicatorColumns {
  /** null in tables such as 单位 | 目标任务 | 完成数 | 完成率. */
  readonly baseline: FigureColumn | null;
  readonly target: FigureColumn;
  /** The first column of achieved figures, where the table has one. */
  readonly actual: FigureColumn | null;
}

/** An indicator (指标): what a group of columns counts. */
export interface Indicator {
  /** The name in the headings, without the unit of measure: 新发展会员. */
  readonly name: string;
  /** The target's unit of measure, and whether it is counted in whole numbers. */
  readonly unitOfMeasure: string;
  /** Whether no heading of the target, nor a line above the table, states the unit of measure. */
  readonly isMeasureAssumed: boolean;
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
  /** The name, trimmed and without line breaks; empty where the cell is blank. */
  readonly name: string;
  readonly baseline: Figure;
  readonly target: Figure;
  readonly actual: Figure;
  /** Text in the 备注 column; empty when there is none. */
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

/** The total that blocks side by side share; it stands below the last block. */
export interface SharedTotal {
  readonly line: Total;
  /** The columns of the last block, which hold the total. */
  readonly columns: BreakdownColumns;
  /** All blocks from left to right, read for their first indicator, without totals. */
  readonly blocks: readonly Breakdown[];
  /** false where the total's figures are nearer to the sum of the last block alone. */
  readonly isCertain: boolean;
}

/** A table, read for one of its indicators; see `tableOf`. */
export interface Breakdown {
  readonly sheet: string;
  /** All recognised columns, from the header's first row to the table's last row (the total, or the last unit). */
  readonly area: Area;
  /** The rows of the header, ascending, one to three of them. */
  readonly headerRows: readonly number[];
  /** The columns of `indicator`, and the columns that all indicators share. */
  readonly columns: BreakdownColumns;
  /** The indicator's other columns with a heading: rates, ranks, 分期任务, parts; from left to right. */
  readonly further: readonly TableColumn[];
  /**
   * Everything the table counts: the indicator with the plainest headings first, the others from left to right. Most tables have a
   * single indicator.
   */
  readonly indicators: readonly [Indicator, ...Indicator[]];
  /** The indicator whose figures `units` hold. */
  readonly indicator: Indicator;
  readonly units: readonly Unit[];
  readonly subtotals: readonly Subtotal[];
  readonly total: Total | null;
  /** The first row with data below the header; `lastDataRow` is the last. The total row does not count as data. */
  readonly firstDataRow: number;
  readonly lastDataRow: number;
  readonly baseYear: number | null;
  readonly targetYear: number | null;
  /** The text above the header (`平顶山市“农民工入会集中行动”任务分解表`), where there is one. */
  readonly title: string | null;
  /** Whether the target's heading does not say that its figures are targets; the check then reports it. */
  readonly isTargetAssumed: boolean;
  /** Set where the table is one of several blocks side by side that share a total. No block then has a total of its own. */
  readonly sharedTotal?: SharedTotal;
  /** The name of the Excel Table around the table; null where there is none. */
  readonly tableObject: string | null;
}

/** A key that is equal where two unit names differ only in white space, width or bracket style (NFKC). */
export function unitKey(name: string): string {
  if (isNormal(name)) return name;
  return name.normalize('NFKC').replace(/\s+/gu, '').replace(/〔/g, '(').replace(/〕/g, ')');
}
