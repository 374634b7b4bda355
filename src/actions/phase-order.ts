/**
 * The order of units on a phase's sheet.
 */
import { countedMonths, paceAtMonth } from '../domain/campaign/campaign';
import { countedUnits } from '../domain/counted-units';
import { measureUnits } from '../domain/measures';
import type { Survey } from './survey';

/** The units' places in the table, first to last: as in the table, or by rank at the phase's cut-off. */
export function phaseOrder(found: Survey, phase: number): number[] {
  const { breakdown, campaign, ledger } = found;
  const places = breakdown.units.map((_, index) => index);
  if (campaign.order === 'table') return places;
  const cutOff = Math.min(found.cutOffMonth, Math.max(...countedMonths(campaign, phase), 1));
  const measures = measureUnits(
    countedUnits(breakdown, ledger?.ledger ?? null, cutOff, campaign.returnKind),
    {
      pace: paceAtMonth(campaign, cutOff),
      laggingFactor: campaign.laggingFactor,
      severeFactor: campaign.severeFactor,
    },
  );
  const rank = (place: number): number => measures[place]?.rank ?? places.length + 1;
  return places.sort((a, b) => rank(a) - rank(b) || a - b);
}
