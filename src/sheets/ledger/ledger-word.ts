/** The word in a ledger's defined name: a fixed word for the first indicator, followed by the indicator's name for every other one. */
import type { Breakdown } from '../../domain/table/breakdown';
import { memoryName, toNameCharacters } from '../memory';

/** The word for the defined name of the first indicator's ledger. */
export const LEDGER_HOME = '月报台账';
/** The word for the cell with the last month that has a figure. */
export const LAST_REPORTED_WORD = '填报末月';

/**
 * Part of a formula: the last month with a figure in any of several ledgers, 0 when there is none.
 * @param suffixes the suffix of each ledger's words, see `indicatorSuffix`
 */
export function lastReported(suffixes: readonly string[]): string {
  const names = suffixes.map((suffix) => memoryName(LAST_REPORTED_WORD + suffix));
  return names.length === 1 ? (names[0] ?? '') : `MAX(${names.join(',')})`;
}

/** The word for the ledger of the table's current indicator. */
export function ledgerWord({ indicator, indicators }: Pick<Breakdown, 'indicator' | 'indicators'>): string {
  return LEDGER_HOME + indicatorSuffix({ indicator, indicators });
}

/** '' for the first indicator, so that its names equal those of a table with one indicator; for another indicator `_新发展会员`. */
export function indicatorSuffix({
  indicator,
  indicators,
}: Pick<Breakdown, 'indicator' | 'indicators'>): string {
  return indicator === indicators[0] ? '' : `_${toNameCharacters(indicator.name)}`;
}
