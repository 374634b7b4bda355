/** Amounts in the sentences of formulas. */
import { MOST_DECIMALS, type TableMeasure } from '../../domain/table/table-measure';

/** The text of a whole number: 1,234. @param figure a cell */
function wholeText(figure: string): string {
  return `TEXT(${figure},"#,##0")`;
}

/**
 * The text of an amount with the decimals that it has: 1,234 and 1,234.5. The sentence stays right if a figure with more decimals is
 * typed later. The digits after the point are left out of the format for a whole number, because a bare point would be shown.
 * @param figure a cell
 */
export function amountText(figure: string): string {
  const rounded = `ROUND(${figure},${MOST_DECIMALS})`;
  return `TEXT(${figure},"#,##0"&IF(${rounded}=INT(${rounded}),"",".${'#'.repeat(MOST_DECIMALS)}"))`;
}

/** The text of an amount in a measure. @param figure a cell */
export function measuredText({ whole }: Pick<TableMeasure, 'whole'>, figure: string): string {
  return whole ? wholeText(figure) : amountText(figure);
}
