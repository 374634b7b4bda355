/**
 * A campaign the product knows by name, with what its own plan says.
 */
import type { Phase } from './campaign';

/** What a campaign's own plan says of it. */
export interface KnownCampaign {
  readonly name: string;
  /** The document it is known from, as it is cited. */
  readonly document: string;
  readonly targetYear: number;
  /** A ratio: 0.15. */
  readonly growthGoal: number;
  readonly phases: readonly Phase[];
  /** 重点领域 */
  readonly keyAreas: readonly string[];
}
