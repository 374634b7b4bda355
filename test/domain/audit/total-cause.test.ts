import fc from 'fast-check';
import { audit } from '../../../src/domain/audit/rules';
import { startingCampaign } from '../../../src/domain/campaign/starting-campaign';
import type { Finding, TotalCause } from '../../../src/domain/finding';
import type { CellValue } from '../../../src/spreadsheet/grid';
import { tableOf, type UnitRow } from '../../support/breakdown';
import type { GridOptions } from '../../support/grid';

const UNITS: readonly UnitRow[] = [
  ['甲', 1234, 150],
  ['乙', 2357, 351],
  ['丙', 4781, 702],
  ['丁', 65, 100],
];
const SUMS = { baseline: 8437, target: 1303 };

function check(units: readonly UnitRow[], total: readonly CellValue[], options?: GridOptions): Finding[] {
  const table = tableOf(units, total, options);
  const campaign = startingCampaign(table.breakdown).campaign;
  return audit({ ...table, campaign, cutOffMonth: 12, ledger: null, areas: null });
}

/** The cause of each wrong total, column by column. */
function causesOf(
  units: readonly UnitRow[],
  total: readonly CellValue[],
  options?: GridOptions,
): (TotalCause | null)[] {
  return check(units, total, options).flatMap((finding) =>
    finding.code === 'total-mismatch' ? [finding.details.cause] : [],
  );
}

describe('a typed total', () => {
  it('names a row that is missing from the totals of all columns, whatever its figures', () => {
    const cause = { kind: 'left-out', unit: '丁', row: 7 };
    expect(causesOf(UNITS, [SUMS.baseline - 65, SUMS.target - 100])).toEqual([cause, cause]);
  });

  it('names no row where a wrong digit in another row would explain the difference as well', () => {
    // 100 is the target of 丁, but a change of one digit by 1 in any other target gives the same difference.
    expect(causesOf(UNITS, [SUMS.baseline, SUMS.target - 100])).toEqual([null]);
    expect(causesOf(UNITS, [SUMS.baseline, SUMS.target + 100])).toEqual([null]);
  });

  it('names no row where swapped digits in one row and the figure of another row both explain the difference', () => {
    const units: readonly UnitRow[] = [...UNITS, ['戊', 18, 27]];
    // 531 typed as 351 explains 180, and so does the figure 180 counted twice.
    const rival: readonly UnitRow[] = [...units, ['己', 33, 180]];
    expect(causesOf(rival, [SUMS.baseline + 51, 1303 + 27 + 180 + 180])).toEqual([null]);
    expect(causesOf(units, [SUMS.baseline + 18, 1303 + 27 + 180])).toEqual([
      { kind: 'digits-swapped', unit: '乙', row: 5, inRow: 351, swapped: 531 },
    ]);
  });

  it('names swapped digits in the total itself', () => {
    expect(causesOf(UNITS, [8473, SUMS.target])).toEqual([
      { kind: 'digits-swapped', unit: '合计', row: 8, inRow: 8473, swapped: 8437 },
    ]);
  });

  it('names a whole missing group, and subtotals that were added together with their units', () => {
    const grouped: readonly UnitRow[] = [
      ['甲', 1234, 150],
      ['乙', 2357, 351],
      ['县区小计', 3591, 501],
      ['丙', 4781, 702],
      ['丁', 65, 100],
      ['产业小计', 4846, 802],
    ];
    const group = { kind: 'group-left-out', name: '产业小计', rows: [7, 8] };
    expect(causesOf(grouped, [3591, 501])).toEqual([group, group]);
    expect(causesOf(grouped, [3591, 1303])).toEqual([group]);
    expect(causesOf(grouped, [SUMS.baseline + 3591, 1303])).toEqual([
      { kind: 'subtotal-counted', name: '县区小计', row: 6 },
    ]);
    expect(causesOf(grouped, [SUMS.baseline * 2, 1303])).toEqual([
      { kind: 'subtotals-counted', rows: [6, 9] },
    ]);
  });
});

describe('a formula', () => {
  const formula = (units: readonly UnitRow[], text: string, stated: number): TotalCause | null | undefined =>
    causesOf(units, [stated, SUMS.target], { formulas: { [`B${units.length + 4}`]: text } })[0];
  const NONE = { leftOut: [], twice: [], subtotals: [], texts: [] };

  it('shows which rows it leaves out or adds twice', () => {
    expect(formula(UNITS, '=SUM(B4:B5)', 3591)).toEqual({
      ...NONE,
      kind: 'formula',
      leftOut: [
        { name: '丙', row: 6 },
        { name: '丁', row: 7 },
      ],
    });
    expect(formula(UNITS, '=SUM($B$4:$B$7, B5)', SUMS.baseline + 2357)).toEqual({
      ...NONE,
      kind: 'formula',
      twice: [{ name: '乙', row: 5 }],
    });
    expect(formula(UNITS, '=B4+B5+B6', SUMS.baseline - 65)).toMatchObject({ leftOut: [{ name: '丁' }] });
  });

  it('shows which figures are missing because they are text', () => {
    const units: readonly UnitRow[] = [['甲', '1,234', 150], ...UNITS.slice(1)];
    expect(formula(units, '=SUM(B4:B7)', SUMS.baseline - 1234)).toEqual({
      ...NONE,
      kind: 'formula',
      texts: [{ name: '甲', row: 4 }],
    });
  });

  it('shows which figures are missing because the subtotals that it adds do not count text', () => {
    const units: readonly UnitRow[] = [
      ['甲', 1234, 150],
      ['乙', '2357', 351],
      ['小计', 1234, 501],
      ['丙', 4781, 702],
    ];
    const formulas = { B6: '=SUM(B4:B5)', B8: '=B6+B7' };
    const [cause] = causesOf(units, [1234 + 4781, 1203], { formulas });
    expect(cause).toEqual({ ...NONE, kind: 'formula', texts: [{ name: '乙', row: 5 }] });
    // A typed subtotal may have counted the text.
    const [typed] = causesOf(units, [1234 + 4781, 1203], { formulas: { B8: '=B6+B7' } });
    expect(typed).toEqual({ kind: 'left-out', unit: '乙', row: 5 });
  });

  it('shows which subtotals it adds to their own rows; a sum of only the subtotals is right', () => {
    const grouped: readonly UnitRow[] = [
      ...UNITS.slice(0, 2),
      ['小计', 3591, 501],
      ...UNITS.slice(2),
      ['小计', 4846, 802],
    ];
    expect(formula(grouped, '=SUM(B4:B9)', SUMS.baseline * 2)).toMatchObject({
      kind: 'formula',
      leftOut: [],
      subtotals: [{ row: 6 }, { row: 9 }],
    });
    expect(formula(grouped, '=B6+B9', SUMS.baseline)).toBeUndefined();
    expect(formula(grouped, '=B6', 3591)).toMatchObject({ leftOut: [{ name: '丙' }, { name: '丁' }] });
  });

  it('gives no cause if it does more than add', () => {
    for (const text of ['=SUM(B4:B7)*2', '=ROUND(SUM(B4:B5),0)', '=SUM(B:B)', '=SUM(C4:C7)', '=SUM(B4:B6']) {
      expect([text, formula(UNITS, text, SUMS.baseline + 7777)]).toEqual([text, null]);
    }
  });
});

describe('a SUBTOTAL over hidden rows', () => {
  const total = (text: string, stated: number, options: GridOptions): Finding[] =>
    check(UNITS, [stated, SUMS.target], { formulas: { B8: text, C8: '=SUM(C4:C7)' }, ...options });
  const WITHOUT_5 = SUMS.baseline - 2357;
  const HIDDEN: GridOptions = { hiddenRows: [5] };
  const FILTERED: GridOptions = { hiddenRows: [5], filteredRows: [5] };
  const UNTOLD: GridOptions = { hiddenRows: [5], filteredRows: null };

  it.each([
    ['counts a row hidden by hand with 9', '=SUBTOTAL(9,B4:B7)', SUMS.baseline, HIDDEN, []],
    ['leaves it out with 109', '=SUBTOTAL(109,B4:B7)', WITHOUT_5, HIDDEN, [5]],
    ['leaves a filtered row out with 9', '=SUBTOTAL(9,B4:B7)', WITHOUT_5, FILTERED, [5]],
    ['leaves a filtered row out with 109', '=SUBTOTAL(109,B4:B7)', WITHOUT_5, FILTERED, [5]],
    [
      'may count it where it is unknown whether a filter hides it',
      '=SUBTOTAL(9,B4:B7)',
      SUMS.baseline,
      UNTOLD,
      [],
    ],
    [
      'may leave it out where it is unknown whether a filter hides it',
      '=SUBTOTAL(9,B4:B7)',
      WITHOUT_5,
      UNTOLD,
      [5],
    ],
    ['leaves it out in AGGREGATE with option 5', '=AGGREGATE(9,5,B4:B7)', WITHOUT_5, HIDDEN, [5]],
  ])('%s', (_, text, stated, options, notInTotal) => {
    const found = total(text, stated, options);
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(found.find(({ code }) => code === 'hidden-row')?.details).toEqual({ rows: [5], notInTotal });
  });

  it('is understood in the totals row of an Excel Table', () => {
    const tables = [{ name: '表1', area: 'A3:D8', totalsRows: 1 }];
    for (const text of [
      '=SUBTOTAL(109,[2014年底会员数（人）])',
      '=SUBTOTAL(109,表1[2014年底会员数（人）])',
    ]) {
      expect(total(text, WITHOUT_5, { ...HIDDEN, tables }).map(({ code }) => code)).not.toContain(
        'total-mismatch',
      );
    }
  });

  it('is still reported where its stored result is wrong', () => {
    const codes = (text: string, stated: number, options: GridOptions): string[] =>
      total(text, stated, options).map(({ code }) => code);
    expect(codes('=SUBTOTAL(9,B4:B7)', WITHOUT_5, HIDDEN)).toContain('total-mismatch');
    expect(codes('=SUBTOTAL(109,B4:B7)', WITHOUT_5 - 1, HIDDEN)).toContain('total-mismatch');
    expect(codes('=SUM(B4:B7)', WITHOUT_5, FILTERED)).toContain('total-mismatch');
  });

  it('does not count the SUBTOTALs of its groups', () => {
    const grouped: readonly UnitRow[] = [
      ...UNITS.slice(0, 2),
      ['小计', 1234, 501],
      ...UNITS.slice(2),
      ['小计', 4846, 802],
    ];
    const formulas = { B6: '=SUBTOTAL(9,B4:B5)', B9: '=SUBTOTAL(9,B7:B8)', B10: '=SUBTOTAL(9,B4:B9)' };
    const found = check(grouped, [WITHOUT_5, SUMS.target], { formulas, ...FILTERED });
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('in any table', () => {
  interface Planted {
    readonly units: readonly UnitRow[];
    readonly total: readonly [number, number];
    /** Whether a cause is the planted one. */
    readonly cause: (cause: TotalCause) => boolean;
  }

  const figures = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 0, max: 9_999 })),
    {
      minLength: 4,
      maxLength: 20,
    },
  );
  const slip = fc.tuple(fc.constantFrom(1, 2, 3, 5, 8, -1, -2, -4, -7), fc.constantFrom(1, 10, 100, 1000));

  /** The rows of units, with subtotals for two groups if grouped. */
  function rowsOf(pairs: readonly (readonly [number, number])[], isGrouped: boolean): UnitRow[] {
    const units = pairs.map(([baseline, target], index): UnitRow => [`单位${index}`, baseline, target]);
    if (!isGrouped) return units;
    const half = Math.floor(units.length / 2);
    const sum = (list: readonly UnitRow[], at: 1 | 2): number =>
      list.reduce((all, row) => all + Number(row[at]), 0);
    const group = (list: readonly UnitRow[]): UnitRow[] => [...list, ['小计', sum(list, 1), sum(list, 2)]];
    return [...group(units.slice(0, half)), ...group(units.slice(half))];
  }

  const kinds = ['left-out', 'twice', 'group', 'subtotal', 'all-subtotals', 'swapped', 'slip'] as const;

  const planted = fc
    .record({
      pairs: figures,
      isGrouped: fc.boolean(),
      isInBoth: fc.boolean(),
      kind: fc.constantFrom(...kinds),
      index: fc.nat({ max: 19 }),
      slip,
    })
    .map(({ pairs, isGrouped, isInBoth, kind, index, slip: [digit, place] }): Planted | null => {
      const rows = rowsOf(pairs, isGrouped);
      const named = rows.map((row, at) => ({ row, at: at + 4 }));
      const units = named.filter(({ row }) => row[0] !== '小计');
      const sums = named.filter(({ row }) => row[0] === '小计');
      const right: [number, number] = [
        pairs.reduce((all, [baseline]) => all + baseline, 0),
        pairs.reduce((all, [, target]) => all + target, 0),
      ];
      const shift = (baseline: number, target: number): [number, number] => [
        right[0] + (isInBoth ? baseline : 0),
        right[1] + target,
      ];
      const unit = units[index % units.length];
      const sum = sums[index % 2];
      if (!unit) return null;
      const [, b, t] = unit.row.map(Number);
      switch (kind) {
        case 'left-out':
        case 'twice': {
          const sign = kind === 'twice' ? 1 : -1;
          const total = shift(sign * (b ?? 0), sign * (t ?? 0));
          const name = kind === 'twice' ? 'counted-twice' : 'left-out';
          return { units: rows, total, cause: (cause) => cause.kind === name && cause.row === unit.at };
        }
        case 'group':
        case 'subtotal': {
          if (!sum) return null;
          const sign = kind === 'group' ? -1 : 1;
          const total = shift(sign * Number(sum.row[1]), sign * Number(sum.row[2]));
          const isIt = (cause: TotalCause): boolean =>
            kind === 'group'
              ? cause.kind === 'group-left-out' &&
                cause.rows.every((row) => row < sum.at && row >= sum.at - cause.rows.length)
              : cause.kind === 'subtotal-counted' && cause.row === sum.at;
          return { units: rows, total, cause: isIt };
        }
        case 'all-subtotals':
          if (sums.length === 0) return null;
          return {
            units: rows,
            total: shift(right[0], right[1]),
            cause: (cause) => cause.kind === 'subtotals-counted',
          };
        case 'swapped': {
          const digits = Array.from(String(t ?? 0));
          const [first = '', second = ''] = digits;
          if (digits.length < 2 || first === second || second === '0') return null;
          const meant = Number([second, first, ...digits.slice(2)].join(''));
          const total: [number, number] = [right[0], right[1] - (t ?? 0) + meant];
          return {
            units: rows,
            total,
            cause: (cause) => cause.kind === 'digits-swapped' && cause.row === unit.at,
          };
        }
        case 'slip': {
          const changed = (t ?? 0) + digit * place;
          const at = Math.floor((t ?? 0) / place) % 10;
          if ((t ?? 0) < place || at + digit < 0 || at + digit > 9) return null;
          // The total contains the right figure, `changed`, of which one digit was then typed wrong in the unit's row.
          return { units: rows, total: [right[0], right[1] - (t ?? 0) + changed], cause: () => false };
        }
      }
    });

  it('names the planted cause or none', () => {
    let named = 0;
    fc.assert(
      fc.property(planted, (plan) => {
        fc.pre(plan !== null);
        for (const cause of causesOf(plan.units, plan.total)) {
          if (cause === null) continue;
          named += 1;
          expect([cause, plan.cause(cause)]).toEqual([cause, true]);
        }
      }),
      { numRuns: 800 },
    );
    expect(named).toBeGreaterThan(200);
  });
});
