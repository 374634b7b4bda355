/**
 * Cells for returns in a table's unit of measure: what may be typed, and how it is shown.
 */
import { inMeasure } from '../../domain/table/table-measure';
import type { UnitOfMeasure } from '../../domain/table/unit-of-measure';
import type { Validation } from '../../spreadsheet/spec';
import { COUNT } from './look';

/** A validation rule for decimals needs an upper limit; this is larger than anything an office counts. */
const LARGEST = 1e12;

/** Whether a cell holds whole numbers only: 人, 户; 万人 and 亩 have decimals. */
function isWhole({ whole, scale }: UnitOfMeasure): boolean {
  return whole && scale === 1;
}

export function returnRule(measure: UnitOfMeasure): Validation['rule'] {
  return isWhole(measure) ? { kind: 'whole-number', min: 0 } : { kind: 'decimal', min: 0, max: LARGEST };
}

/** What is to be typed, in the words of hints: 整数（人）. */
export function returnWord(measure: UnitOfMeasure): string {
  return `${isWhole(measure) ? '整数' : '数'}（${measure.name}）`;
}

/** Decimals are shown as they are typed: none is hidden. */
export function returnFormat(measure: UnitOfMeasure): string {
  return isWhole(measure) ? COUNT : 'General';
}

/** Figures by month as the cells hold them. */
export function inCells(
  figures: ReadonlyMap<number, number>,
  { scale }: UnitOfMeasure,
): ReadonlyMap<number, number> {
  return new Map([...figures].map(([month, figure]) => [month, inMeasure(figure, scale)]));
}
