/** Names and titles that distinguish the sheets of several indicators. */
import type { Breakdown } from '../../domain/table/breakdown';

/** A sheet's name has at most 31 characters; this many are left for the indicator's name. */
const LONGEST = 16;

/**
 * The text that is appended to a sheet's name and to its title. Both texts are empty for a table with a single indicator. With
 * several, sheets of the first indicator keep their names, and only their titles name the indicator.
 */
export function indicatorTitle({ indicator, indicators }: Pick<Breakdown, 'indicator' | 'indicators'>): {
  readonly sheet: string;
  readonly title: string;
} {
  if (indicators.length === 1) return { sheet: '', title: '' };
  const title = `（${indicator.name}）`;
  return { sheet: indicator === indicators[0] ? '' : `（${indicator.name.slice(0, LONGEST)}）`, title };
}
