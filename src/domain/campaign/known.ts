/** The campaigns that the product knows by name. A new campaign is a file in this folder and a line below. */
import type { KnownCampaign } from './known-campaign';
import { MIGRANT_WORKERS_JOIN } from './migrant-workers-join';

const KNOWN: readonly KnownCampaign[] = [MIGRANT_WORKERS_JOIN];

/**
 * The known campaign that a title names; null where it names none.
 * @param targetYear the table's target year, null where it states none; a plan does not apply to another year
 */
export function knownCampaign(title: string, targetYear: number | null): KnownCampaign | null {
  const text = title.normalize('NFKC').replace(/\s+/g, '');
  const isMeant = (known: KnownCampaign): boolean =>
    text.includes(known.name) && (targetYear === null || targetYear === known.targetYear);
  return KNOWN.find(isMeant) ?? null;
}
