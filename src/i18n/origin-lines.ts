/**
 * Where the goal and the phases come from, and what nobody stated, a sentence each.
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

/** Only what nobody stated. */
export function unstatedLines({ campaign, origins }: StartingCampaign, messages: Messages): string[] {
  return [
    ...(origins.growthGoal.kind === 'none' ? [messages.goalOrigin(null, origins.growthGoal)] : []),
    ...(origins.phases.kind === 'assumed' ? [messages.phasesOrigin(campaign.phases, origins.phases)] : []),
    ...(campaign.targetYear === null ? [messages.noYear()] : []),
  ];
}
