/** A sentence for each of the sources of name, federation, goal and phases, and for every setting that no source states. */
import type { StartingCampaign } from '../domain/campaign/starting-campaign';
import type { Messages } from './messages';

export function originLines({ campaign, origins }: StartingCampaign, messages: Messages): string[] {
  return [
    ...namingLines({ campaign, origins }, messages),
    messages.goalOrigin(campaign.growthGoal, origins.growthGoal),
    messages.phasesOrigin(campaign.phases, origins.phases),
    ...(campaign.targetYear === null ? [messages.noYear()] : []),
  ];
}

function namingLines({ campaign, origins }: StartingCampaign, messages: Messages): string[] {
  const lines = [
    messages.nameOrigin(campaign.name, origins.name),
    messages.federationOrigin(campaign.federation, origins.federation),
  ];
  return lines.flatMap((line) => (line === null ? [] : [line]));
}

/** Only the sentences for settings that no source states. */
export function unstatedLines({ campaign, origins }: StartingCampaign, messages: Messages): string[] {
  return [
    ...namingLines({ campaign, origins }, messages),
    ...(origins.growthGoal.kind === 'none' ? [messages.goalOrigin(null, origins.growthGoal)] : []),
    ...(origins.phases.kind === 'assumed' ? [messages.phasesOrigin(campaign.phases, origins.phases)] : []),
    ...(campaign.targetYear === null ? [messages.noYear()] : []),
  ];
}
