/**
 * The campaign (集中行动): its years, its goal, its phases and how far its months have gone.
 */
import type { ReportingDuty } from './reporting-duty';
import type { Ledger, ReturnKind } from '../ledger';

/** A named span of months (阶段), both ends included, within the target year. */
export interface Phase {
  readonly name: string;
  readonly firstMonth: number;
  readonly lastMonth: number;
}

/** Which phase a month that belongs to two phases counts in (跨阶段月份归属). */
export type SharedMonth = 'earlier' | 'later';

/** The order of units on phase sheets. */
export type UnitOrder = 'table' | 'rank';

export interface Campaign {
  /** '' where nothing names it; titles then do without. */
  readonly name: string;
  /** The federation that fills in the sheets (填报单位); '' where none is known. */
  readonly federation: string;
  /** null where neither the table nor 参数 states it. */
  readonly baseYear: number | null;
  readonly targetYear: number | null;
  /** Growth over the baseline to reach, a ratio: 0.15; null where no goal is known. */
  readonly growthGoal: number | null;
  /** In order; neighbours may share a month. */
  readonly phases: readonly Phase[];
  readonly sharedMonth: SharedMonth;
  readonly returnKind: ReturnKind;
  /** The month someone set (截止月份); null until then. */
  readonly cutOffMonth: number | null;
  /** Below this share of the pace a unit is 滞后; 1 means the pace itself. */
  readonly laggingFactor: number;
  /** Below this share of the pace a unit is 严重滞后. */
  readonly severeFactor: number;
  readonly order: UnitOrder;
  /** The areas in which unions are to be founded first (重点领域); empty where nobody names any. */
  readonly keyAreas: readonly string[];
  /** Left out where nothing states it. */
  readonly reporting?: ReportingDuty;
}

/** `2015年`; '' where no year is known, for titles must not state one that nobody gave. */
export function inYear(year: number | null): string {
  return year === null ? '' : `${year}年`;
}

/** The name as it stands in titles and sentences: `“农民工入会集中行动”`; '' where it is unknown. */
export function quotedName({ name }: Pick<Campaign, 'name'>): string {
  // Quotation marks inside others are single ones (GB/T 15834-2011).
  return name === '' ? '' : `“${name.replace(/“/g, '‘').replace(/”/g, '’')}”`;
}

/** `平顶山市总工会“农民工入会集中行动”` as titles begin. */
export function federationTitle(campaign: Pick<Campaign, 'federation' | 'name'>): string {
  return `${campaign.federation}${quotedName(campaign)}`;
}

/** 推进实施 → 推进实施阶段; a span of the calendar is named as it is: 第一季度. */
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
 * The months whose figures count in a phase, ascending. A month of several phases counts in exactly one, the first or
 * the last of them as the settings say, so that the parts of the phases add up to the year.
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
 * The month figures are counted to: the one someone set; else the last with a figure in the ledger; else the campaign's
 * last, also where the ledger is still empty. Never today's month: the same workbook gives the same sheets.
 */
export function effectiveCutOff(campaign: Campaign, ledgers: readonly Ledger[]): number {
  return knownCutOff(campaign, ledgers) ?? Math.max(...monthsOf(campaign), 1);
}

/** The month that the campaign is known to have reached: the month that is set, else the last month with a figure; null without either. */
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

/** Whether the cut-off month is set or follows from a ledger; otherwise {@link effectiveCutOff} assumes it. */
export function isCutOffStated(
  { cutOffMonth }: Pick<Campaign, 'cutOffMonth'>,
  ledgers: readonly Ledger[],
): boolean {
  return cutOffMonth !== null || ledgers.some(({ rows }) => rows.some(({ figures }) => figures.size > 0));
}

/**
 * The month up to which returns are due (应报); 0 where none is. While the ledger is empty and nobody has set a cut-off month, no
 * return is due: nothing states how far the campaign has gone, and today's date is never used.
 * @param cutOff the month figures are counted to
 */
export function dueMonth(
  { cutOffMonth }: Pick<Campaign, 'cutOffMonth'>,
  ledger: Ledger,
  cutOff: number,
): number {
  return cutOffMonth !== null || ledger.rows.some(({ figures }) => figures.size > 0) ? cutOff : 0;
}
