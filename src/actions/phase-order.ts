/**
 * The order of units on a phase's sheet.
 */
import { unitKey } from '../domain/breakdown';
import { countedMonths, paceAtMonth } from '../domain/campaign';
import { cumulativeAt } from '../domain/ledger';
import { measureUnits } from '../domain/measures';
import type { Survey } from './survey';

/** The units' places in the table, first to last: as in the table, or by rank at the phase's cut-off. */
export function phaseOrder(found: Survey, phase: number): number[] {
  const { breakdown, campaign, ledger } = found;
  const places = breakdown.units.map((_, index) => index);
  if (campaign.order === 'table') return places;
  const cutOff = Math.min(found.cutOffMonth, Math.max(...countedMonths(campaign, phase), 1));
  const rows = new Map((ledger?.ledger.rows ?? []).map((row) => [unitKey(row.unit), row]));
  const measures = measureUnits(
    breakdown.units.map((unit) => {
      const row = rows.get(unitKey(unit.name));
      const reported = row ? cumulativeAt(row, cutOff, campaign.returnKind) : null;
      return {
        baseline: unit.baseline.persons,
        target: unit.target.persons,
        actual: ledger ? reported : unit.actual.persons,
      };
    }),
    {
      pace: paceAtMonth(campaign, cutOff),
      laggingFactor: campaign.laggingFactor,
      severeFactor: campaign.severeFactor,
    },
  );
  const rank = (place: number): number => measures[place]?.rank ?? places.length + 1;
  return places.sort((a, b) => rank(a) - rank(b) || a - b);
}
