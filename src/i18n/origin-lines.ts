/** A sentence for each of the sources of name, federation, goal and phases, and for everything that no source states. */
import type { StartingCampaign } from '../domain/campaign/starting-campaign';
import type { Breakdown } from '../domain/table/breakdown';
import type { Messages } from './messages';

/** A table with the campaign that applies to it. */
interface TableOfCampaign {
  readonly breakdown: Breakdown;
  readonly settings: StartingCampaign;
}

export function originLines({ breakdown, settings }: TableOfCampaign, messages: Messages): string[] {
  const { campaign, origins } = settings;
  return [
    ...namingLines(settings, messages),
    messages.goalOrigin(campaign.growthGoal, origins.growthGoal),
    messages.phasesOrigin(campaign.phases, origins.phases),
    ...(campaign.targetYear === null ? [messages.noYear()] : []),
    ...measureLines(breakdown, messages),
  ];
}

function namingLines({ campaign, origins }: StartingCampaign, messages: Messages): string[] {
  const lines = [
    messages.nameOrigin(campaign.name, origins.name),
    messages.federationOrigin(campaign.federation, origins.federation),
  ];
  return lines.flatMap((line) => (line === null ? [] : [line]));
}

/** The assumed units of measure, a sentence for each indicator. */
function measureLines({ indicators }: Breakdown, messages: Messages): string[] {
  return indicators
    .filter(({ isMeasureAssumed }) => isMeasureAssumed)
    .map(({ columns, unitOfMeasure }) => messages.noUnitOfMeasure(columns.target.heading, unitOfMeasure));
}

/** Only the sentences for what no source states. */
export function unstatedLines({ breakdown, settings }: TableOfCampaign, messages: Messages): string[] {
  const { campaign, origins } = settings;
  return [
    ...namingLines(settings, messages),
    ...(origins.growthGoal.kind === 'none' ? [messages.goalOrigin(null, origins.growthGoal)] : []),
    ...(origins.phases.kind === 'assumed' || origins.phases.kind === 'periods'
      ? [messages.phasesOrigin(campaign.phases, origins.phases)]
      : []),
    ...(campaign.targetYear === null ? [messages.noYear()] : []),
    ...measureLines(breakdown, messages),
  ];
}
