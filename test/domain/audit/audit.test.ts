import fc from 'fast-check';
import { survey } from '../../../src/actions/survey';
import { audit } from '../../../src/domain/audit/rules';
import { requiredTarget } from '../../../src/domain/audit/growth';
import type { Campaign } from '../../../src/domain/campaign/campaign';
import { SEVERITY, type Finding } from '../../../src/domain/finding';
import type { CellValue } from '../../../src/spreadsheet/grid';
import type { Ledger } from '../../../src/domain/ledger';
import { startingCampaign } from '../../../src/domain/campaign/starting-campaign';
import { zhCN } from '../../../src/i18n/zh-CN';
import { bookOf } from '../../support/book';
import { PLAN, tableOf, type UnitRow } from '../../support/breakdown';
import type { GridOptions } from '../../support/grid';

interface Given {
  readonly units?: readonly UnitRow[];
  readonly total?: readonly CellValue[];
  readonly options?: GridOptions;
  readonly ledger?: Ledger;
  readonly campaign?: Partial<Campaign>;
}

function findings({ units = PLAN, total, options, ledger, campaign }: Given): Finding[] {
  const table = tableOf(units, total, options);
  return audit({
    ...table,
    campaign: { ...startingCampaign(table.breakdown).campaign, ...campaign },
    cutOffMonth: 12,
    ledger: ledger ?? null,
    areas: null,
  });
}

function details(list: readonly Finding[], code: Finding['code']): unknown[] {
  return list.filter((finding) => finding.code === code).map((finding) => finding.details);
}

const A: readonly UnitRow[] = [
  ['甲', 1000, 150],
  ['乙', 2300, 350],
  ['丙', 4700, 700],
];

describe('the plan’s table', () => {
  const found = findings({ total: [314906, 45000] });

  it('has exactly its known findings, the most severe first', () => {
    expect(found.map((finding) => [finding.code, finding.severity, finding.row, finding.column])).toEqual([
      ['total-mismatch', 'error', 20, 2],
      ['zero-baseline', 'warning', 16, 2],
      ['growth-below-goal', 'warning', 20, 3],
      ['ratio-outlier', 'info', 14, 3],
      ['total-is-constant', 'info', 20, 2],
      ['total-is-constant', 'info', 20, 3],
    ]);
  });

  it('invents no cause for the difference of 3', () => {
    expect(details(found, 'total-mismatch')).toEqual([
      {
        measure: 'baseline',
        unitOfMeasure: '人',
        stated: 314906,
        computed: 314903,
        difference: 3,
        cause: null,
      },
    ]);
  });

  it('requires exactly 47,236, although 0.15 has no exact binary form', () => {
    expect(requiredTarget(314903, 0.15)).toBe(47236);
    expect(requiredTarget(100, 0.15)).toBe(15);
    expect(requiredTarget(20, 0.15)).toBe(3);
    expect(details(found, 'growth-below-goal')).toEqual([
      {
        goal: 0.15,
        rate: 45000 / 314903,
        unitOfMeasure: '人',
        target: 45000,
        required: 47236,
        shortfall: 2236,
      },
    ]);
  });
});

describe('a stated total', () => {
  it('is reported with the exact difference for any figures', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 99999 }), fc.integer({ min: 0, max: 9999 })), {
          minLength: 2,
          maxLength: 30,
        }),
        fc.integer({ min: -5000, max: 5000 }).filter((change) => change !== 0),
        fc.boolean(),
        (figures, change, isBaseline) => {
          const units = figures.map(([baseline, target], index): UnitRow => [
            `单位${index}`,
            baseline,
            target,
          ]);
          const sums = [0, 1].map((at) => figures.reduce((sum, pair) => sum + (pair[at] ?? 0), 0));
          const stated = sums.map((sum, at) => (at === (isBaseline ? 0 : 1) ? sum + change : sum));
          const mismatches = findings({ units, total: stated }).filter(
            (finding) => finding.code === 'total-mismatch',
          );
          expect(mismatches.map((mismatch) => mismatch.details)).toEqual([
            expect.objectContaining({ measure: isBaseline ? 'baseline' : 'target', difference: change }),
          ]);
        },
      ),
      { numRuns: 100 },
    );
  });

  it.each([
    ['left out', [8000 - 2300, 1200], { kind: 'left-out', unit: '乙', row: 5 }],
    ['counted twice', [8000 + 4700, 1200], { kind: 'counted-twice', unit: '丙', row: 6 }],
    [
      'digits swapped',
      [8000 + 900, 1200],
      { kind: 'digits-swapped', unit: '乙', row: 5, inRow: 2300, swapped: 3200 },
    ],
  ])('names a row that was %s', (_, total, cause) => {
    expect(details(findings({ units: A, total }), 'total-mismatch')).toEqual([
      expect.objectContaining({ cause }),
    ]);
  });

  it('names no row when two rows would explain the difference', () => {
    const units: readonly UnitRow[] = [...A, ['丁', 2300, 350]];
    const found = details(findings({ units, total: [10300 - 2300, 1550] }), 'total-mismatch');
    expect(found).toEqual([expect.objectContaining({ cause: null })]);
  });

  it('is not reported as typed if it is a formula; a missing one can be added', () => {
    const formulas = { B7: '=SUM(B4:B6)', C7: '=SUM(C4:C6)' };
    const found = findings({ units: A, total: [8000, 1200], options: { formulas } });
    expect(found.map((finding) => finding.code)).toEqual([]);
    expect(findings({ units: A }).map((finding) => [finding.code, finding.severity, finding.fix])).toEqual([
      ['total-missing', 'warning', 'add-total-row'],
    ]);
  });

  it('names a subtotal that was added together with its units', () => {
    const units: readonly UnitRow[] = [
      ...A,
      ['小计', 8000, 1200],
      ['丁', 600, 90],
      ['戊', 700, 110],
      ['小计', 1300, 201],
    ];
    const found = findings({ units, total: [17300, 1400] });
    expect(details(found, 'total-mismatch')).toEqual([
      expect.objectContaining({
        difference: 8000,
        cause: { kind: 'subtotal-counted', name: '小计', row: 7 },
      }),
    ]);
    expect(details(found, 'subtotal-mismatch')).toEqual([
      expect.objectContaining({ measure: 'target', stated: 201, computed: 200, difference: 1 }),
    ]);
  });
});

describe('single figures', () => {
  it('are each reported with the code for what is wrong', () => {
    const units: readonly UnitRow[] = [
      ['甲', '31,463', 3500],
      ['乙', { error: '#REF!' }, 100],
      ['丙', '待报', 100],
      ['丁', -5, 100],
      ['戊', 100.5, '—'],
      ['', 300, 30],
      ['甲 ', 300, 30],
    ];
    const found = findings({ units, total: [0, 0], options: { hiddenRows: [5], merges: ['B7:B8'] } });
    const cells = found
      .filter((finding) => !finding.code.startsWith('total') && !finding.code.startsWith('growth'))
      .map((finding) => [finding.code, finding.row, finding.column]);
    expect(cells).toEqual(
      expect.arrayContaining([
        ['text-number', 4, 2],
        ['error-cell', 5, 2],
        ['not-a-number', 6, 2],
        ['negative-number', 7, 2],
        ['fractional-number', 8, 2],
        ['blank-number', 8, 3],
        ['blank-unit', 9, 1],
        ['duplicate-unit', 10, 1],
        ['merged-data', 7, 2],
        ['hidden-row', 5, 1],
      ]),
    );
    for (const finding of found) expect(finding.severity).toBe(SEVERITY[finding.code]);
  });

  it('count in sums only if they are numbers or text that reads as one', () => {
    const units: readonly UnitRow[] = [
      ['甲', '31,463', 1],
      ['乙', 'x', 2],
      ['丙', null, 3],
    ];
    expect(details(findings({ units, total: [31463, 6] }), 'total-mismatch')).toEqual([]);
  });
});

describe('returns', () => {
  const ledger: Ledger = {
    sheet: '月报台账',
    unitColumn: 2,
    months: [4, 5, 6].map((month, index) => ({ month, column: 3 + index })),
    rows: [
      {
        unit: '甲',
        row: 5,
        figures: new Map([
          [4, 10],
          [5, 30],
          [6, 20],
        ]),
      },
      { unit: '乙县', row: 6, figures: new Map() },
      { unit: '丙', row: 7, figures: new Map([[4, 1]]) },
    ],
  };

  it('are checked for missing months, decreases and unknown units', () => {
    const campaign = {
      returnKind: 'cumulative',
      phases: [{ name: '全程', firstMonth: 4, lastMonth: 6 }],
    } as const;
    const found = findings({ units: A, total: [8000, 1200], ledger, campaign });
    const returns = found.filter((finding) => finding.code.startsWith('return'));
    expect(returns.map((read) => [read.code, read.sheet, read.row, read.column, read.details])).toEqual([
      [
        'return-decreased',
        '月报台账',
        5,
        5,
        { unit: '甲', month: 6, figure: 20, previousMonth: 5, previous: 30 },
      ],
      ['return-unknown-unit', '月报台账', 6, 2, { name: '乙县', nearest: '乙' }],
      ['return-missing', '月报台账', 7, 4, { unit: '丙', months: [5, 6] }],
    ]);
  });
});

it('checks 50,000 rows', () => {
  const units = Array.from({ length: 50_000 }, (_, index): UnitRow => [
    `单位${index}`,
    1000 + (index % 977),
    150,
  ]);
  const found = findings({ units, total: [1, 2] });
  expect(found.filter((finding) => finding.code === 'total-mismatch')).toHaveLength(2);
});

it('converts figures to their unit of measure only for findings, however many units there are', () => {
  const conversions = (count: number): number => {
    const units = Array.from({ length: count }, (_, index): UnitRow => [`单位${index}`, 1000, 150]);
    const converted = jest.spyOn(Number.prototype, 'toPrecision');
    const found = findings({ units, total: [1000 * count, 150 * count] });
    const { length } = converted.mock.calls;
    converted.mockRestore();
    expect(found.map(({ code }) => code)).toEqual(['total-is-constant', 'total-is-constant']);
    return length;
  };
  expect([conversions(5), conversions(500)]).toEqual([2, 2]);
});

it('states figures in the table’s own unit of measure, and names it', async () => {
  const { findings: found } = await survey(
    bookOf([
      ['单位名称', '2014年底会员数（万人）', '2015新增任务数（万人）'],
      ['甲', 58.32, 8.7],
      ['乙', '2.5万', -0.3],
      ['合计', 60.85, 8.4],
    ]),
  );
  const said = found.map((sentence) => zhCN.finding(sentence));
  expect(said).toContain('基数的合计写的是 60.85 万人，各单位相加是 60.82 万人，相差 +0.03 万人。');
  expect(said).toContain('“乙”的任务数是负数 -0.3 万人。');
  expect(said.filter((sentence) => sentence.includes('按 2.5 万人读取'))).toHaveLength(1);
  expect(said.join('')).not.toMatch(/\d,\d{3}/);
});
