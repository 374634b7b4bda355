/**
 * By which word a ledger is remembered: that of the first indicator by its plain name, another's with the indicator's behind it.
 */
import type { Breakdown } from '../../domain/table/breakdown';
import { memoryName, nameable } from '../memory';

/** The word the sheet is remembered by. */
export const LEDGER_HOME = '月报台账';
/** The word for the cell with the last month that has a figure. */
export const LAST_REPORTED_WORD = '填报末月';

/**
 * For formulas, the last month with a figure in any of some ledgers (0 when there is none).
 * @param suffixes what the words of each are remembered with, see `indicatorSuffix`
 */
export function lastReported(suffixes: readonly string[]): string {
  const names = suffixes.map((suffix) => memoryName(LAST_REPORTED_WORD + suffix));
  return names.length === 1 ? (names[0] ?? '') : `MAX(${names.join(',')})`;
}

/** The word for the ledger of the indicator that a table is looked at for. */
export function ledgerWord({ indicator, indicators }: Pick<Breakdown, 'indicator' | 'indicators'>): string {
  return LEDGER_HOME + indicatorSuffix({ indicator, indicators });
}

/** '' for the first indicator, so that all it makes is what a table of one has; `_新发展会员` for another. */
export function indicatorSuffix({
  indicator,
  indicators,
}: Pick<Breakdown, 'indicator' | 'indicators'>): string {
  return indicator === indicators[0] ? '' : `_${nameable(indicator.name)}`;
}
