/** A campaign that the product knows by name, with the contents of its published plan. */
import type { Phase } from './campaign';

/** What the campaign's plan says about it. */
export interface KnownCampaign {
  readonly name: string;
  /** The plan's citation. */
  readonly document: string;
  readonly targetYear: number;
  /** The growth over the baseline, a ratio: 0.15. */
  readonly growthGoal: number;
  readonly phases: readonly Phase[];
  /** 重点领域 */
  readonly keyAreas: readonly string[];
}
