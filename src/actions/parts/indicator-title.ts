/**
 * How sheets that are made for each indicator are told apart.
 */
import type { Breakdown } from '../../domain/table/breakdown';

/** A sheet's name has 31 characters, and its own words come first. */
const LONGEST = 16;

/**
 * What stands behind a sheet's name and behind its title. Nothing where the table has one indicator; the first's sheets keep their
 * names, and their titles say which it is.
 */
export function indicatorTitle({ indicator, indicators }: Pick<Breakdown, 'indicator' | 'indicators'>): {
  readonly sheet: string;
  readonly title: string;
} {
  if (indicators.length === 1) return { sheet: '', title: '' };
  const title = `（${indicator.name}）`;
  return { sheet: indicator === indicators[0] ? '' : `（${indicator.name.slice(0, LONGEST)}）`, title };
}
