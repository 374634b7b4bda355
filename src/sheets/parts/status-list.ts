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

/** The complete list, from the last cell of the hidden column, as part of a formula. */
export function wholeList(lastCell: string): string {
  return `MID(${lastCell},2,LEN(${lastCell}))&IF(LEN(${lastCell})>${LONGEST_LIST},"等","")`;
}
