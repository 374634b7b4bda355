/** The campaign before anyone changes 参数: read from the table and the text around it, with the source of each part. */
import type { TableColumn } from '../table/breakdown';
import type { Campaign } from './campaign';
import { nameInTitle, type TitleName } from './campaign-name';
import { knownCampaign } from './known';
import { periodPhases, QUARTERS } from './period-phases';
import type { StatedGoal } from './stated-goal';

/** The plan of a campaign that the product knows by name, or a value that the user entered on the settings sheet (参数). */
type Source = { readonly kind: 'plan'; readonly document: string } | { readonly kind: 'settings' };

/** Where the growth goal comes from, shown with the goal; `none`: no source states a goal, so there is none. */
export type GoalOrigin =
  Source | { readonly kind: 'text'; readonly goal: StatedGoal } | { readonly kind: 'none' };

/**
 * Where the phases come from. `periods`: no source states them, but the table's targets are divided (分期任务). `assumed`: nothing
 * divides the year, so it is divided into quarters.
 */
export type PhasesOrigin = Source | { readonly kind: 'periods' } | { readonly kind: 'assumed' };

/** Where the name comes from. `quoted`: words in quotation marks in the title. `assumed`: the rest of the title. `none`: no name is known. */
export type NameOrigin =
  Source | { readonly kind: 'quoted' | 'assumed'; readonly title: string } | { readonly kind: 'none' };

/**
 * Where the federation comes from. `line`: a line around the table names it. `stated`: the title begins with its name. `assumed`:
 * the title only names a place. `none`: no federation is known.
 */
export type FederationOrigin =
  | Source
  | { readonly kind: 'stated' | 'assumed'; readonly title: string }
  | { readonly kind: 'line' }
  | { readonly kind: 'none' };

/** What the text around a table states. */
export interface StatedAround {
  readonly goal: StatedGoal | null;
  /** The office that fills in the table. */
  readonly federation: string | null;
}

export interface CampaignOrigins {
  readonly name: NameOrigin;
  readonly federation: FederationOrigin;
  readonly growthGoal: GoalOrigin;
  readonly phases: PhasesOrigin;
}

export interface StartingCampaign {
  readonly campaign: Campaign;
  readonly origins: CampaignOrigins;
}

/** The rules that apply until the user changes them on 参数. Factors are shares of the pace. */
export const DEFAULT_RULES = {
  sharedMonth: 'earlier',
  returnKind: 'monthly',
  cutOffMonth: null,
  laggingFactor: 1,
  severeFactor: 0.8,
  order: 'table',
  keyAreas: [],
} as const satisfies Partial<Campaign>;

/**
 * The campaign before the user changes it on 参数. A name, goal or year that no source states stays unknown. Text around the table
 * takes precedence over a known plan and over the title.
 */
export function startingCampaign(
  table: {
    readonly title: string | null;
    readonly baseYear: number | null;
    readonly targetYear: number | null;
    /** The columns beside those of the figures, such as 分期任务; none when left out. */
    readonly further?: readonly TableColumn[];
  },
  { goal = null, federation: named = null }: Partial<StatedAround> = {},
): StartingCampaign {
  const title = table.title ?? '';
  const known = knownCampaign(title, table.targetYear);
  const plan = known && ({ kind: 'plan', document: known.document } as const);
  const periods = periodPhases({ further: table.further ?? [] });
  const titled = nameInTitle(title);
  const federation =
    named === null ? federationIn(title) : { name: named, origin: { kind: 'line' } as const };
  return {
    campaign: {
      name: known?.name ?? titled?.name ?? '',
      federation: federation.name,
      baseYear: table.baseYear,
      targetYear: table.targetYear,
      growthGoal: goal?.rate ?? known?.growthGoal ?? null,
      phases: known?.phases ?? periods ?? QUARTERS,
      ...DEFAULT_RULES,
      keyAreas: known?.keyAreas ?? [],
    },
    origins: {
      name: plan ?? nameOrigin(titled, title),
      federation: federation.origin,
      growthGoal: goal ? { kind: 'text', goal } : (plan ?? { kind: 'none' }),
      phases: plan ?? (periods ? { kind: 'periods' } : { kind: 'assumed' }),
    },
  };
}

function nameOrigin(named: TitleName | null, title: string): NameOrigin {
  return named ? { kind: named.kind, title } : { kind: 'none' };
}

/** Words of tables that belong to trade unions. Other offices make such tables, too. */
const OF_UNIONS = /工会|农民工|入会|建会/;

/** 平顶山市“农民工入会集中行动”任务分解表 → 平顶山市总工会, which is assumed from the place; '' where the title names neither. */
export function federationIn(heading: string): { readonly name: string; readonly origin: FederationOrigin } {
  const title = heading.trim();
  const named = /^[\u4e00-\u9fff]{1,20}?总工会/.exec(title)?.[0];
  if (named !== undefined) return { name: named, origin: { kind: 'stated', title } };
  const place = /^[\u4e00-\u9fff]{1,10}?[市县区州盟旗](?=[“"「《\s0-9]|总工会|农民工|工会)/.exec(title)?.[0];
  return place === undefined || !OF_UNIONS.test(title)
    ? { name: '', origin: { kind: 'none' } }
    : { name: `${place}总工会`, origin: { kind: 'assumed', title } };
}
