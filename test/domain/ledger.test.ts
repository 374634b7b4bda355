import fc from 'fast-check';
import {
  countedMonths,
  effectiveCutOff,
  monthsOf,
  paceAtMonth,
  type Campaign,
} from '../../src/domain/campaign/campaign';
import {
  cumulativeAt,
  cumulativeFigures,
  monthlyFigures,
  newFiguresIn,
  type LedgerRow,
} from '../../src/domain/ledger';
import { PLAN_CAMPAIGN as PLAN } from '../support/campaign';

/** A campaign whose phases are in order and may share months or leave gaps. */
const anyCampaign: fc.Arbitrary<Campaign> = fc
  .record({
    bounds: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 8 }),
    sharedMonth: fc.constantFrom('earlier' as const, 'later' as const),
    returnKind: fc.constantFrom('monthly' as const, 'cumulative' as const),
  })
  .map(({ bounds, ...rest }) => {
    const sorted = [...bounds].sort((a, b) => a - b);
    const phases = sorted.slice(1).map((lastMonth, index) => ({
      name: `第${index}阶段`,
      firstMonth: sorted[index] ?? 1,
      lastMonth,
    }));
    return { ...PLAN, ...rest, phases };
  });

const anyRow: fc.Arbitrary<LedgerRow> = fc
  .dictionary(fc.constantFrom(...Array.from({ length: 12 }, (_, index) => String(index + 1))), fc.nat(5000))
  .map((figures) => ({
    unit: '甲',
    row: 5,
    figures: new Map(Object.entries(figures).map(([month, figure]) => [Number(month), figure])),
  }));

describe('the campaign of the plan', () => {
  it('takes its name and its federation from the title', () => {
    expect([PLAN.name, PLAN.federation]).toEqual(['农民工入会集中行动', '平顶山市总工会']);
  });

  it('counts May once, in the earlier phase by default', () => {
    expect([0, 1, 2].map((phase) => countedMonths(PLAN, phase))).toEqual([
      [4, 5],
      [6, 7, 8, 9, 10],
      [11, 12],
    ]);
    expect(countedMonths({ ...PLAN, sharedMonth: 'later' }, 1)).toEqual([5, 6, 7, 8, 9, 10]);
  });

  it('has a pace over its nine months', () => {
    expect([3, 4, 5, 10, 12].map((month) => paceAtMonth(PLAN, month))).toEqual([0, 1 / 9, 2 / 9, 7 / 9, 1]);
  });

  it('has as cut-off month the one that is set, else the last reported month, else its last month', () => {
    const ledger = {
      sheet: '',
      months: [],
      unitColumn: 2,
      rows: [{ unit: '甲', row: 5, figures: new Map([[7, 1]]) }],
    };
    expect(effectiveCutOff(PLAN, [])).toBe(12);
    expect(effectiveCutOff(PLAN, [ledger])).toBe(7);
    expect(effectiveCutOff(PLAN, [{ ...ledger, rows: [] }])).toBe(12);
    expect(effectiveCutOff({ ...PLAN, cutOffMonth: 5 }, [ledger])).toBe(5);
  });
});

describe('the figures of the phases', () => {
  it('count every month exactly once', () => {
    fc.assert(
      fc.property(anyCampaign, (campaign) => {
        const shared = campaign.phases.flatMap((_, phase) => countedMonths(campaign, phase));
        expect([...shared].sort((a, b) => a - b)).toEqual(monthsOf(campaign));
      }),
    );
  });

  it('add up to the year, also with gaps in the returns, for both kinds of returns', () => {
    fc.assert(
      fc.property(anyCampaign, anyRow, (campaign, row) => {
        const months = monthsOf(campaign);
        const within = new Map([...row.figures].filter(([month]) => months.includes(month)));
        const own = { ...row, figures: within };
        const parts = campaign.phases.map((_, phase) =>
          newFiguresIn(own, countedMonths(campaign, phase), 12, campaign.returnKind),
        );
        const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
        expect(sum).toBe(cumulativeAt(own, 12, campaign.returnKind) ?? 0);
      }),
    );
  });

  it('do not change when figures are converted to cumulative ones and back', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const cumulative = { ...row, figures: cumulativeFigures(row, 'monthly') };
        expect(monthlyFigures(cumulative, 'cumulative')).toEqual(
          new Map([...row.figures].sort(([a], [b]) => a - b)),
        );
      }),
    );
  });
});
