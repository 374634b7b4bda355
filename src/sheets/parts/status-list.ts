/** Lists of the units that have a status, built row by row in a hidden column, because not every program has TEXTJOIN. */
import { cellAddress } from '../../spreadsheet/address';

/** A list with more characters than this ends in 等. Each name is counted with the 、 before it. */
const LONGEST_LIST = 161;

/** The formula of one row of the hidden column: the names so far, each after a 、. The cell above the first row must be empty. */
export function listSoFar(
  row: number,
  column: number,
  of: { readonly nameColumn: number; readonly statusColumn: number; readonly status: string },
): string {
  const above = cellAddress({ row: row - 1, column });
  const name = cellAddress({ row, column: of.nameColumn });
  const status = cellAddress({ row, column: of.statusColumn });
  return `=${above}&IF(AND(${status}="${of.status}",LEN(${above})<=${LONGEST_LIST}),"、"&${name},"")`;
}

/** Stands in place of a list that lacks names. */
export const LIST_LACKS_NAMES = '（表中插入过行，名单列不全，请看表中各单位的状态）';

/**
 * The complete list, from the last cell of the hidden column, as part of a formula.
 *
 * After a row was inserted and the rows were sorted together with the hidden column, names are missing from it. Each name has a 、 before
 * it, so a list of every unit has at least as many of them as there are units.
 * @param count how many units have the status, as part of a formula
 */
export function wholeList(lastCell: string, count: string): string {
  const marks = `LEN(${lastCell})-LEN(SUBSTITUTE(${lastCell},"、",""))`;
  const list = `MID(${lastCell},2,LEN(${lastCell}))`;
  return `IF(LEN(${lastCell})>${LONGEST_LIST},${list}&"等",IF(${marks}<${count},"${LIST_LACKS_NAMES}",${list}))`;
}
