/** The months of a phase that its summary counts. */
import { countedMonths, type Campaign } from '../../domain/campaign/campaign';

/** Both ends are included. */
export interface PhaseSpan {
  /** 13 for a phase that counts no month. */
  readonly first: number;
  /** The month that cumulative figures are counted to, once the phase is over. */
  readonly last: number;
}

/** The span of a phase, by its index in the campaign. A month that two phases share is counted by one of them. */
export function phaseSpan(campaign: Campaign, phase: number): PhaseSpan {
  const months = countedMonths(campaign, phase);
  const last = months.length === 0 ? (campaign.phases[phase]?.lastMonth ?? 12) : Math.max(...months, 0);
  return { first: Math.min(...months, 13), last };
}
