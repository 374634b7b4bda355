/**
 * Names and titles that tell the sheets of several indicators apart.
 */
import type { Breakdown } from '../../domain/table/breakdown';

/** A sheet's name has at most 31 characters, and the words before the indicator take up the rest. */
const LONGEST = 16;

/**
 * What is added to a sheet's name and to its title. Both are empty where the table has one indicator. With several, sheets of the
 * first indicator keep their names, and only their titles name the indicator.
 */
export function indicatorTitle({ indicator, indicators }: Pick<Breakdown, 'indicator' | 'indicators'>): {
  readonly sheet: string;
  readonly title: string;
} {
  if (indicators.length === 1) return { sheet: '', title: '' };
  const title = `（${indicator.name}）`;
  return { sheet: indicator === indicators[0] ? '' : `（${indicator.name.slice(0, LONGEST)}）`, title };
}
