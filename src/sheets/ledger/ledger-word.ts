/**
 * By which word a ledger is remembered: that of the first indicator by its plain name, another's with the indicator's behind it.
 */
import type { Breakdown } from '../../domain/table/breakdown';
import { nameable } from '../memory';
import { LEDGER_HOME } from './ledger';

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
