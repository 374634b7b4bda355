/** The campaign (集中行动): its years, its goal, its phases, and the month that its figures are counted to. */
import type { ReportingDuty } from './reporting-duty';
import type { Ledger, ReturnKind } from '../ledger';

/** A named span of months (阶段), both ends included, within the target year. */
export interface Phase {
  readonly name: string;
  readonly firstMonth: number;
  readonly lastMonth: number;
}

/** Which of two phases counts a month that belongs to both (跨阶段月份归属). */
export type SharedMonth = 'earlier' | 'later';

/** The order of units on phase sheets. */
export type UnitOrder = 'table' | 'rank';

export interface Campaign {
  /** '' where no document names the campaign; titles then leave the name out. */
  readonly name: string;
  /** The federation that fills in the sheets (填报单位); '' where none is known. */
  readonly federation: string;
  /** null where neither the table nor 参数 states it. */
  readonly baseYear: number | null;
  readonly targetYear: number | null;
  /** The growth over the baseline that is the goal, a ratio: 0.15; null where no goal is known. */
  readonly growthGoal: number | null;
  /** In order; the last month of a phase may be the first of the next. */
  readonly phases: readonly Phase[];
  readonly sharedMonth: SharedMonth;
  readonly returnKind: ReturnKind;
  /** The month that the user set (截止月份); null where none is set. */
  readonly cutOffMonth: number | null;
  /** A unit below this share of the pace is 滞后; 1 means below the pace itself. */
  readonly laggingFactor: number;
  /** A unit below this share of the pace is 严重滞后. */
  readonly severeFactor: number;
  readonly order: UnitOrder;
  /** The areas in which unions are to be founded first (重点领域); empty where none are named. */
  readonly keyAreas: readonly string[];
  /** Left out where no duty is stated. */
  readonly reporting?: ReportingDuty;
}

/** `2015年`; '' where the year is unknown, because titles must not state a year that nobody gave. */
export function inYear(year: number | null): string {
  return year === null ? '' : `${year}年`;
}

/** The name as used in titles and sentences: `“农民工入会集中行动”`; '' where it is unknown. */
export function quotedName({ name }: Pick<Campaign, 'name'>): string {
  // Quotation marks inside quotation marks must be single (GB/T 15834-2011).
  return name === '' ? '' : `“${name.replace(/“/g, '‘').replace(/”/g, '’')}”`;
}

/** The beginning of titles: `平顶山市总工会“农民工入会集中行动”`. */
export function federationTitle(campaign: Pick<Campaign, 'federation' | 'name'>): string {
  return `${campaign.federation}${quotedName(campaign)}`;
}

/** 推进实施 → 推进实施阶段; a phase named after a part of the year stays as it is: 第一季度. */
export function phaseInFull(name: string): string {
  return /(?:季度|半年|月份?|阶段)$/.test(name) ? name : `${name}阶段`;
}

/** The campaign's months, ascending, each once. */
export function monthsOf(campaign: Pick<Campaign, 'phases'>): readonly number[] {
  const months = new Set<number>();
  for (const phase of campaign.phases) {
    for (let month = phase.firstMonth; month <= phase.lastMonth; month += 1) months.add(month);
  }
  return [...months].sort((a, b) => a - b);
}

/**
 * The months whose figures count in a phase, ascending. A month that several phases share counts in the first or the last of them,
 * as the settings say, so that the phases add up to the year.
 */
export function countedMonths(campaign: Campaign, phase: number): readonly number[] {
  return monthsOf(campaign).filter((month) => {
    const owners = campaign.phases.flatMap((candidate, index) =>
      month >= candidate.firstMonth && month <= candidate.lastMonth ? [index] : [],
    );
    return (campaign.sharedMonth === 'earlier' ? owners[0] : owners[owners.length - 1]) === phase;
  });
}

/** 序时进度: the share of the campaign's months that have passed at the end of a month, 0 to 1. */
export function paceAtMonth(campaign: Campaign, month: number): number {
  const months = monthsOf(campaign);
  return months.length === 0 ? 1 : months.filter((planned) => planned <= month).length / months.length;
}

/**
 * The month that figures are counted to: the month that is set; else the last with a figure in a ledger; else the campaign's last
 * month, also where the ledgers are still empty. Never today's month, so that the same workbook gives the same sheets.
 */
export function effectiveCutOff(campaign: Campaign, ledgers: readonly Ledger[]): number {
  return knownCutOff(campaign, ledgers) ?? Math.max(...monthsOf(campaign), 1);
}

/** The month that the campaign is known to have reached: the month that is set, else the last month with a figure; null where neither is known. */
export function knownCutOff(
  { cutOffMonth }: Pick<Campaign, 'cutOffMonth'>,
  ledgers: readonly Ledger[],
): number | null {
  if (cutOffMonth !== null) return cutOffMonth;
  let last: number | null = null;
  for (const row of ledgers.flatMap(({ rows }) => rows)) {
    for (const month of row.figures.keys()) last = Math.max(last ?? month, month);
  }
  return last;
}

/** Whether the cut-off month is set or follows from a ledger. Where it is not, {@link effectiveCutOff} assumes the campaign's last month. */
export function isCutOffStated(
  { cutOffMonth }: Pick<Campaign, 'cutOffMonth'>,
  ledgers: readonly Ledger[],
): boolean {
  return cutOffMonth !== null || ledgers.some(({ rows }) => rows.some(({ figures }) => figures.size > 0));
}

/**
 * The month up to which returns are due (应报); 0 where no return is due. While the ledger is empty and no cut-off month is set, none
 * is due, because nothing states how far the campaign has gone; today's date is never used.
 * @param cutOff the month that figures are counted to
 */
export function dueMonth(
  { cutOffMonth }: Pick<Campaign, 'cutOffMonth'>,
  ledger: Ledger,
  cutOff: number,
): number {
  return cutOffMonth !== null || ledger.rows.some(({ figures }) => figures.size > 0) ? cutOff : 0;
}
