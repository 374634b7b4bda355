/**
 * The campaign of the sample's plan.
 */
import type { Campaign } from '../../src/domain/campaign/campaign';
import { startingCampaign, type StartingCampaign } from '../../src/domain/campaign/starting-campaign';

/** A campaign that the product knows by its name: months 4 to 12 in three phases, and a goal of 15%. */
export const PLAN_START: StartingCampaign = startingCampaign({
  title: '平顶山市“农民工入会集中行动”任务分解表',
  baseYear: 2014,
  targetYear: 2015,
});

export const PLAN_CAMPAIGN: Campaign = PLAN_START.campaign;
