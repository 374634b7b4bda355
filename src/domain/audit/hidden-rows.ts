/** Finds totals that leave out hidden rows: SUBTOTAL over filtered or hidden rows. */
import type { Measure } from '../table/breakdown';
import { clean, sumOf } from './rule';
import { summedRows } from './summed-rows';
import type { SumLine } from './total-cause';

/** Whether a total is the sum of its visible rows, because its formula leaves out hidden ones. */
export function isSumOfRowsInSight(sum: SumLine, measure: Measure): boolean {
  return unitRowsLeftOut(sum, measure).length > 0;
}

/**
 * The unit rows that a total's formula leaves out because they are hidden or filtered away. Empty where the total does not equal
 * the sum of the rest.
 */
export function unitRowsLeftOut(
  { sheet, breakdown, line, units }: SumLine,
  measure: Measure,
): readonly number[] {
  const column = breakdown.columns[measure]?.column;
  const stated = line[measure].amount;
  if (column === undefined || stated === null) return [];
  const summed = summedRows(sheet, line.row, column);
  for (const rows of summed?.leftOut ?? []) {
    const left = units.filter(({ row }) => rows.has(row));
    const inSight = sumOf(
      units.filter(({ row }) => !rows.has(row)),
      measure,
    );
    if (left.length > 0 && clean(stated - inSight) === 0) return left.map(({ row }) => row);
  }
  return [];
}
