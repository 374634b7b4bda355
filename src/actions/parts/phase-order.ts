/**
 * The order of units on a phase's sheet.
 */
import { countedMonths } from '../../domain/campaign/campaign';
import { measuredUnits } from '../../domain/measured-units';
import type { Survey } from '../survey';

/** The units' indices in the order of the sheet: in the table's order, or by rank at the phase's cut-off month. */
export function phaseOrder(found: Survey, phase: number): number[] {
  const { campaign, ledger, whole } = found;
  const { breakdown } = whole;
  const places = breakdown.units.map((_, index) => index);
  if (campaign.order === 'table') return places;
  const cutOff = Math.min(found.cutOffMonth, Math.max(...countedMonths(campaign, phase), 1));
  const { units: measures } = measuredUnits({ ...whole, campaign, ledger: ledger?.ledger ?? null }, cutOff);
  const rank = (place: number): number => measures[place]?.rank ?? places.length + 1;
  return places.sort((a, b) => rank(a) - rank(b) || a - b);
}
