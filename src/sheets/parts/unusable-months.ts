/**
 * Handles months that hold text or an error, now or after any later edit. Their figures are unknown, so sums that include them show
 * 待核实, and a note lists their cells.
 */
import { cellAddress } from '../../spreadsheet/address';
import { STATUS_WORDS } from '../../domain/measures';
import { ANY_NUMBER, type ReturnsReference } from '../ledger/returns-formula';
import { BLANK, isBlankCell } from './total-formulas';

/** A list longer than this ends in 等. */
const LONGEST_LIST = 120;

/**
 * A figure that is computed from a unit's months, as part of a formula; 待核实 where one of the months is unusable.
 * @param span criteria that select months, as COUNTIFS takes them after the range
 */
export function unlessUnusable(
  figure: string,
  { months, figures }: Omit<ReturnsReference, 'kind'>,
  span: readonly string[],
): string {
  const picked = span.map((criterion) => `${months},${criterion}`).join(',');
  const numbers = `COUNTIFS(${picked},${figures},${ANY_NUMBER})`;
  const blanks = `SUMPRODUCT(COUNTIFS(${picked},${figures},${BLANK}))`;
  return `IF(COUNTIFS(${picked})>${numbers}+${blanks},"${STATUS_WORDS.unclear}",${figure})`;
}

/**
 * The formula in one row of a hidden column that gathers the addresses of unusable cells, each after a 、. The cell above the first
 * row must be empty.
 * @param months the columns of the months
 */
export function unusableSoFar(row: number, column: number, months: readonly number[]): string {
  const above = cellAddress({ row: row - 1, column });
  const named = months.map((month) => {
    const cell = cellAddress({ row, column: month });
    return `IF(ISNUMBER(${cell}),"",IF(${isBlankCell(cell)},"","、"&ADDRESS(ROW(${cell}),COLUMN(${cell}),4)))`;
  });
  return `=IF(LEN(${above})>${LONGEST_LIST},${above}&"",${[above, ...named].join('&')})`;
}

/** A note that lists the gathered cells; empty text where there are none. */
export function unusableNote(lastCell: string): string {
  const cells = `MID(${lastCell},2,LEN(${lastCell}))&IF(LEN(${lastCell})>${LONGEST_LIST},"等","")`;
  return `=IF(${lastCell}="","","${STATUS_WORDS.unclear}："&${cells}&" 不是数字，没有计入合计；所在单位的累计新增待核实，不计入完成率。")`;
}
