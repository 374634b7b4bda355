/** Cells for returns in a table's unit of measure: their validation and their number format. */
import { inMeasure } from '../../domain/table/table-measure';
import type { UnitOfMeasure } from '../../domain/table/unit-of-measure';
import type { Validation } from '../../spreadsheet/spec';
import { COUNT } from './look';

/** A validation rule for decimals needs an upper limit; this one is above any figure that an office counts. */
const LARGEST = 1e12;

/** Whether cells in this unit hold whole numbers only: 人, 户. 万人 and 亩 have decimals. */
function isWhole({ whole, scale }: UnitOfMeasure): boolean {
  return whole && scale === 1;
}

export function returnRule(measure: UnitOfMeasure): Validation['rule'] {
  return isWhole(measure) ? { kind: 'whole-number', min: 0 } : { kind: 'decimal', min: 0, max: LARGEST };
}

/** What to type, as a word for hints: 整数（人）. */
export function returnWord(measure: UnitOfMeasure): string {
  return `${isWhole(measure) ? '整数' : '数'}（${measure.name}）`;
}

/** The number format; it shows every decimal that was typed. */
export function returnFormat(measure: UnitOfMeasure): string {
  return isWhole(measure) ? COUNT : 'General';
}

/** Figures by month, converted to the cells' unit of measure. */
export function inCells(
  figures: ReadonlyMap<number, number>,
  { scale }: UnitOfMeasure,
): ReadonlyMap<number, number> {
  return new Map([...figures].map(([month, figure]) => [month, inMeasure(figure, scale)]));
}
