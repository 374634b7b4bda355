/**
 * Random campaigns: a table as an office might keep it, its returns, and the figures for papers, computed here independently of the
 * product.
 */
import fc from 'fast-check';
import { survey } from '../../src/actions/survey';
import type { Campaign } from '../../src/domain/campaign/campaign';
import type { Ledger } from '../../src/domain/ledger';
import { standingAt } from '../../src/domain/standing';
import type { PaperSource } from '../../src/papers/facts';
import { bookOf } from '../support/book';

export interface RandomUnit {
  readonly name: string;
  readonly baseline: number;
  readonly target: number;
  /** New in each month from April on; null where the unit did not report. */
  readonly months: readonly (number | null)[];
}

export interface RandomCampaign {
  readonly units: readonly RandomUnit[];
  readonly hasBaseline: boolean;
  readonly hasLedger: boolean;
  readonly kind: 'monthly' | 'cumulative';
  readonly measure: '人' | '亿元' | '户';
  readonly month: number;
  readonly goal: number | null;
}

/** The months of every random campaign. */
export const MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12];

const unit = (index: number, isWhole: boolean): fc.Arbitrary<RandomUnit> => {
  const figure = (max: number): fc.Arbitrary<number> =>
    isWhole
      ? fc.integer({ min: 0, max })
      : fc.integer({ min: 0, max: max * 10 }).map((tenths) => tenths / 10);
  return fc.record({
    name: fc.constant(`单位${UNIT_LETTERS.charAt(index % 26)}${'区'.repeat(1 + (index % 2))}`),
    baseline: figure(60_000),
    target: fc.oneof({ weight: 8, arbitrary: figure(3000) }, { weight: 1, arbitrary: fc.constant(0) }),
    months: fc.array(fc.option(figure(600), { freq: 4, nil: null }), { minLength: 9, maxLength: 9 }),
  });
};

const UNIT_LETTERS = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥东南西北';

export const randomCampaign: fc.Arbitrary<RandomCampaign> = fc
  .record({
    count: fc.oneof(
      { weight: 1, arbitrary: fc.constant(1) },
      { weight: 5, arbitrary: fc.integer({ min: 2, max: 24 }) },
    ),
    measure: fc.constantFrom('人' as const, '亿元' as const, '户' as const),
    hasBaseline: fc.boolean(),
    hasLedger: fc.boolean(),
    kind: fc.constantFrom('monthly' as const, 'cumulative' as const),
    month: fc.constantFrom(...MONTHS),
    goal: fc.option(fc.constantFrom(0.05, 0.15), { nil: null }),
  })
  .chain(({ count, ...rest }) =>
    fc.record({
      ...(Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, fc.constant(value)])) as {
        [Key in keyof typeof rest]: fc.Arbitrary<(typeof rest)[Key]>;
      }),
      units: fc.tuple(...Array.from({ length: count }, (_, index) => unit(index, rest.measure !== '亿元'))),
    }),
  );

/** What a unit achieved by the cut-off month, or without a ledger by now; null where it reported nothing. */
export function achieved({ hasLedger, month }: RandomCampaign, { months }: RandomUnit): number | null {
  const upTo = hasLedger ? months.slice(0, month - 3) : months;
  const reported = upTo.filter((figure) => figure !== null);
  return reported.length === 0 ? null : clean(reported.reduce((sum, figure) => sum + figure, 0));
}

/** What a unit achieved in some months, as far as they are not after the cut-off month; null where it reported none of them. */
export function newInMonths(
  { month }: RandomCampaign,
  { months }: RandomUnit,
  wanted: readonly number[],
): number | null {
  const reported = wanted
    .filter((reportedMonth) => reportedMonth <= month)
    .flatMap((reportedMonth) => months[reportedMonth - 4] ?? []);
  return reported.length === 0 ? null : clean(reported.reduce((sum, figure) => sum + figure, 0));
}

/** Rounds to six decimals, which removes the errors of binary fractions. */
export function clean(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** What papers are made from: the campaign's table, read from a workbook, and its returns as the ledger. */
export async function sourceOf(campaign: RandomCampaign): Promise<PaperSource> {
  const { units, hasBaseline, hasLedger, measure, month, kind, goal } = campaign;
  const base = `2014年底${measure === '人' ? '会员数' : '数'}（${measure}）`;
  const target = `2015新增任务数（${measure}）`;
  const head = [
    '单位名称',
    ...(hasBaseline ? [base] : []),
    target,
    ...(hasLedger ? [] : [`实际新增数（${measure}）`]),
  ];
  const rows = units.map((drawn) => [
    drawn.name,
    ...(hasBaseline ? [drawn.baseline] : []),
    drawn.target,
    ...(hasLedger ? [] : [achieved(campaign, drawn)]),
  ]);
  const found = await survey(bookOf([['平顶山市“农民工入会集中行动”任务分解表'], head, ...rows]));
  const settings: Campaign = { ...found.campaign, growthGoal: goal, cutOffMonth: month, returnKind: kind };
  const ledger = hasLedger ? ledgerOf(campaign) : null;
  const table = { ...found, campaign: settings, ledger };
  return { ...table, standing: standingAt(table, month), monthIs: 'stated', areas: null };
}

function ledgerOf({ units, kind }: RandomCampaign): Ledger {
  return {
    sheet: '月报台账',
    months: MONTHS.map((month, index) => ({ month, column: index + 3 })),
    unitColumn: 2,
    rows: units.map(({ name, months }, index) => {
      let sum = 0;
      const figures = MONTHS.flatMap((month, at): [number, number][] => {
        const figure = months[at] ?? null;
        if (figure === null) return [];
        sum += figure;
        return [[month, kind === 'monthly' ? figure : clean(sum)]];
      });
      return { unit: name, row: index + 3, figures: new Map(figures) };
    }),
  };
}
