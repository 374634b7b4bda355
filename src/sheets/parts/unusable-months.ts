/**
 * Handles months that hold text or an error, now or after any later edit. Their figures are unknown, so sums that include them show
 * 待核实, and a note lists their cells.
 */
import { BLANK_TEXTS } from '../../domain/table/figure';
import { STATUS_WORDS } from '../../domain/measures';
import { ANY_NUMBER, type ReturnsReference } from '../ledger/returns-formula';
import { NUMBER_OR_BLANK } from './total-formulas';

/** A note names at most this many cells, so that it stays a sentence that can be read; it counts the others. */
export const MOST_NAMED = 12;

/** An address as one number, row by row and left to right; smaller for a later cell. Sheets have at most 1,048,576 rows and 16,384 columns. */
const ROW_STEP = 100_000;
const LAST = 200_000_000_000;

/** The texts that stand for no figure, each between bars: `||-|—|——|/|无|`. */
const BARRED = `|${BLANK_TEXTS.map((text) => `${text}|`).join('')}`;

/** Selects months in formulas. */
export interface MonthSpan {
  /** The criteria for the months' numbers, as COUNTIFS takes them: `"<="&$A$3`. */
  readonly criteria: readonly string[];
  /** The cell with the number of months that meet the criteria. */
  readonly count: string;
}

/** The number of months in a span. @param months the range of the months' numbers */
export function monthCount(months: string, criteria: readonly string[]): string {
  return `=COUNTIFS(${picked(months, criteria)})`;
}

/**
 * The sum of a unit's months in a span: "" where none is reported, 待核实 where one of them is unusable.
 */
export function spanSum(
  { months, figures }: Omit<ReturnsReference, 'kind'>,
  { criteria, count }: MonthSpan,
): string {
  const span = picked(months, criteria);
  const usable = `SUMPRODUCT(COUNTIFS(${span},${figures},${NUMBER_OR_BLANK}))`;
  const reported = `${span},${figures},${ANY_NUMBER}`;
  return `=IF(${usable}<${count},"${STATUS_WORDS.unclear}",IF(COUNTIFS(${reported})=0,"",SUMIFS(${figures},${reported})))`;
}

function picked(months: string, criteria: readonly string[]): string {
  return criteria.map((criterion) => `${months},${criterion}`).join(',');
}

/** The number of unusable cells in a block of months. */
export function unusableCount(months: string): string {
  return `=ROWS(${months})*COLUMNS(${months})-SUMPRODUCT(COUNTIF(${months},${NUMBER_OR_BLANK}))`;
}

/**
 * The unusable cell that comes n-th in a block of months, as a number for {@link namedSoFar}; 0 where there is none.
 *
 * FIND tells blank marks apart cell by cell, with errors among the cells; MATCH would take a typed `?` or `*` for a wildcard.
 * @param n a formula
 * @param count the cell with {@link unusableCount}; the block is searched only if it has unusable cells
 */
export function unusableCell(months: string, n: string, count: string): string {
  const isUnusable = `1-ISNUMBER(${months})-ISNUMBER(FIND("|"&${months}&"|","${BARRED}"))`;
  const place = `${LAST}-ROW(${months})*${ROW_STEP}-COLUMN(${months})`;
  return `=IF(${n}>${count},0,SUMPRODUCT(LARGE((${isUnusable})*(${place}),${n})))`;
}

/** The addresses so far, each after a 、, with the address of one more cell. @param above the cell with those so far */
export function namedSoFar(above: string, cell: string): string {
  const place = `${LAST}-${cell}`;
  return `=${above}&IF(${cell}=0,"","、"&ADDRESS(INT((${place})/${ROW_STEP}),MOD(${place},${ROW_STEP}),4))`;
}

/** A note that lists the gathered cells; empty text where there are none. @param named the last cell with addresses */
export function unusableNote(named: string, count: string): string {
  const cells = `MID(${named},2,LEN(${named}))&IF(${count}>${MOST_NAMED},"等"&${count}&"个单元格","")`;
  return `=IF(${count}=0,"","${STATUS_WORDS.unclear}："&${cells}&" 不是数字，没有计入合计；所在单位的累计新增待核实，不计入完成率。")`;
}
