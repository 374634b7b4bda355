/** Cells of amounts: they show a fixed number of decimals, so that points line up, and never hide one. */
import { cellAddress, type Area } from '../../spreadsheet/address';
import { formatOf, MOST_DECIMALS, type TableMeasure } from '../../domain/table/table-measure';
import type { CellStyle, ConditionalFormat } from '../../spreadsheet/spec';

/** The look of a column of amounts in a measure. */
export function amountLook(measure: Pick<TableMeasure, 'whole' | 'digits'>): {
  readonly style: CellStyle;
  readonly decimals?: number;
} {
  const numberFormat = formatOf(measure);
  return measure.whole
    ? { style: { numberFormat } }
    : { style: { numberFormat, shrink: true }, decimals: measure.digits };
}

/**
 * Shows a figure with more decimals than the number format has, which someone may type later, with all of them. No number format
 * alone can: `#,##0.##` shows a bare point after a whole number, and General groups no digits.
 * @param decimals the decimals that the number format shows
 */
export function moreDecimals(area: Area, decimals: number): ConditionalFormat {
  const first = cellAddress({ row: area.top, column: area.left });
  return {
    kind: 'formula',
    area,
    formula: `=ROUND(${first},${decimals})<>ROUND(${first},${MOST_DECIMALS})`,
    style: { numberFormat: `#,##0.${'#'.repeat(MOST_DECIMALS)}` },
  };
}
