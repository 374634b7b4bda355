/**
 * One sentence each for the origin of the goal, the origin of the phases, and every setting that nothing states.
 */
import type { StartingCampaign } from '../domain/campaign/starting-campaign';
import type { Messages } from './messages';

export function originLines({ campaign, origins }: StartingCampaign, messages: Messages): string[] {
  return [
    messages.goalOrigin(campaign.growthGoal, origins.growthGoal),
    messages.phasesOrigin(campaign.phases, origins.phases),
    ...(campaign.targetYear === null ? [messages.noYear()] : []),
  ];
}

/** Only the sentences for settings that nothing states. */
export function unstatedLines({ campaign, origins }: StartingCampaign, messages: Messages): string[] {
  return [
    ...(origins.growthGoal.kind === 'none' ? [messages.goalOrigin(null, origins.growthGoal)] : []),
    ...(origins.phases.kind === 'assumed' ? [messages.phasesOrigin(campaign.phases, origins.phases)] : []),
    ...(campaign.targetYear === null ? [messages.noYear()] : []),
  ];
}
