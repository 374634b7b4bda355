import type { Campaign } from '../../domain/campaign/campaign';
import { ActionError } from './action-error';

/**
 * The index of a phase in the campaign, by its name with or without 阶段.
 * @throws ActionError where the campaign has no such phase
 */
export function phaseNamed(campaign: Campaign, name: string): number {
  const known = campaign.phases.map((phase) => phase.name);
  const exact = known.indexOf(name.trim());
  const index = exact >= 0 ? exact : known.indexOf(name.trim().replace(/阶段$/, ''));
  if (index < 0) throw new ActionError({ code: 'unknown-phase', details: { phase: name, phases: known } });
  return index;
}
