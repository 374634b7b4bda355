import fc from 'fast-check';
import {
  allocate,
  ROUNDINGS,
  type Allocation,
  type AllocationRequest,
} from '../../../src/domain/allocation/allocate';
import { addUp } from '../../../src/domain/allocation/millionths';
import { findStriking } from '../../../src/domain/allocation/striking';
import { requiredTarget } from '../../../src/domain/audit/growth';
import { PLAN } from '../../support/breakdown';

const UNITS = PLAN.map(([name, baseline]) => ({ name, baseline: Number(baseline) }));
const BASELINE = [{ method: 'baseline', weight: 1, figures: null }] as const;
const EVEN = [{ method: 'even', weight: 1, figures: null }] as const;

function request(parts: Partial<AllocationRequest>): AllocationRequest {
  return {
    units: UNITS,
    total: 45_000,
    by: BASELINE,
    rounding: 1,
    bounds: {},
    unitBounds: new Map(),
    fixed: new Map(),
    ...parts,
  };
}

function targetsOf(allocation: Allocation): readonly number[] {
  if (allocation.kind !== 'allocated') throw new Error(JSON.stringify(allocation.why));
  return allocation.targets;
}

function whyNot(allocation: Allocation): unknown {
  return allocation.kind === 'infeasible' ? allocation.why : null;
}

describe('dividing the plan’s own task', () => {
  it('divides 45,000 in proportion to the baselines, rounded to 100', () => {
    const targets = targetsOf(allocate(request({ rounding: 100 })));
    expect(targets).toEqual([
      4500, 7700, 6000, 900, 8200, 1400, 4600, 5200, 2400, 400, 0, 2500, 0, 300, 500, 400,
    ]);
    expect(addUp(targets)).toBe(45_000);
  });

  it('divides 47,236, which 15% growth requires, exactly', () => {
    const total = requiredTarget(addUp(UNITS.map((unit) => unit.baseline)), 0.15);
    const by = [{ method: 'growth', weight: 1, figures: null }] as const;
    const targets = targetsOf(allocate(request({ total, by })));
    expect(addUp(targets)).toBe(47_236);
    // 15% of 31,463 is 4,719.45: its remainder is the eighth largest, and eight are rounded up.
    expect(targets[0]).toBe(4720);
    expect(addUp(targetsOf(allocate(request({ total, by, rounding: 100 }))))).toBe(47_236);
  });

  it('gives the remainder below the rounding step to one unit, and names the unit', () => {
    const made = allocate(request({ total: 45_036, rounding: 100 }));
    const uneven = targetsOf(made).flatMap((target, unit) => (target % 100 === 0 ? [] : [unit]));
    expect(uneven).toHaveLength(1);
    expect(made.kind === 'allocated' ? made.odd : null).toBe(uneven[0]);
  });

  it('keeps bounds for all units, bounds for single units, and fixed targets', () => {
    const targets = targetsOf(
      allocate(
        request({
          rounding: 100,
          bounds: { least: 100, most: 7000 },
          unitBounds: new Map([[1, { growthTo: 0.1 }]]),
          fixed: new Map([[12, 2000]]),
        }),
      ),
    );
    expect(addUp(targets)).toBe(45_000);
    expect([targets[1], targets[4], targets[10], targets[12]]).toEqual([5406, 7000, 100, 2000]);
  });

  it('divides evenly, and breaks ties in the table’s order', () => {
    expect(targetsOf(allocate(request({ units: UNITS.slice(0, 3), total: 8, by: EVEN })))).toEqual([3, 3, 2]);
  });

  it('divides by the room left, by last year’s figures, and by weighted methods', () => {
    const units = [
      { name: '甲', baseline: 100 },
      { name: '乙', baseline: 100 },
    ];
    const room = { method: 'room', weight: 1, figures: [200, 400] } as const;
    const last = { method: 'last-year', weight: 1, figures: [30, 10] } as const;
    const divided = (by: AllocationRequest['by']): readonly number[] =>
      targetsOf(allocate(request({ units, total: 400, by })));
    expect(divided([room])).toEqual([100, 300]);
    expect(divided([last])).toEqual([300, 100]);
    expect(divided([room, last])).toEqual([200, 200]);
    expect(divided([{ ...room, weight: 3 }, last])).toEqual([150, 250]);
  });

  it('divides decimals exactly', () => {
    const units = [0.1, 0.2, 0.7].map((baseline, index) => ({ name: String(index), baseline }));
    const targets = targetsOf(allocate(request({ units, total: 3.2 })));
    expect(addUp(targets)).toBe(3.2);
  });
});

describe('what cannot be met', () => {
  it('names the unit whose lower bound is above its upper bound, and by how much', () => {
    const unitBounds = new Map([[1, { least: 9000, most: 8000 }]]);
    expect(whyNot(allocate(request({ unitBounds })))).toEqual({
      kind: 'unit-bounds',
      unit: '宝丰',
      least: 9000,
      most: 8000,
      excess: 1000,
    });
  });

  it('states by how much the lower bounds, including fixed targets, exceed the total', () => {
    expect(whyNot(allocate(request({ bounds: { least: 3000 }, fixed: new Map([[0, 4000]]) })))).toEqual({
      kind: 'least-above-total',
      total: 45_000,
      least: 49_000,
      fixed: 4000,
      excess: 4000,
    });
  });

  it('states by how much the upper bounds fall short of the total', () => {
    expect(whyNot(allocate(request({ bounds: { most: 2500 } })))).toEqual({
      kind: 'most-below-total',
      total: 45_000,
      most: 40_000,
      fixed: 0,
      excess: 5000,
    });
  });

  it('names the units below their upper bound that get nothing because their weight is 0', () => {
    const units = [
      { name: '甲', baseline: 100 },
      { name: '乙', baseline: 0 },
    ];
    const unitBounds = new Map([[0, { most: 50 }]]);
    expect(whyNot(allocate(request({ units, total: 80, unitBounds })))).toEqual({
      kind: 'no-weights',
      units: ['乙'],
    });
  });
});

describe('what is striking', () => {
  it('is reported unit by unit', () => {
    const wanted = request({ rounding: 100, bounds: { most: 7000 }, fixed: new Map([[12, 2000]]) });
    const made = allocate(wanted);
    if (made.kind !== 'allocated') throw new Error('infeasible');
    const striking = findStriking(
      wanted,
      made,
      PLAN.map(([, , target]) => Number(target)),
    );
    expect(striking[4]).toEqual([{ kind: 'at-most', bound: 7000 }]);
    expect(striking[10]).toEqual([{ kind: 'nothing' }, { kind: 'change', rate: -1 }]);
    expect(striking[12]).toEqual([{ kind: 'fixed' }]);
  });
});

/** A request that can be met: each unit's bounds enclose a figure, and these figures add up to the total. */
const feasible = fc
  .array(
    fc.record({
      baseline: fc.nat(1_000_000),
      within: fc.nat(5_000),
      below: fc.nat(5_000),
      above: fc.option(fc.nat(5_000), { nil: null }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .chain((parts) =>
    fc.record({
      parts: fc.constant(parts),
      rounding: fc.constantFrom(...ROUNDINGS),
    }),
  )
  .map(({ parts, rounding }) => ({
    parts,
    wanted: request({
      units: parts.map(({ baseline }, index) => ({ name: String(index), baseline: baseline + 1 })),
      total: addUp(parts.map((part) => part.within)),
      rounding,
      unitBounds: new Map(
        parts.map(({ within, below, above }, index) => [
          index,
          { least: Math.max(0, within - below), ...(above === null ? {} : { most: within + above }) },
        ]),
      ),
    }),
  }));

describe('properties of a division', () => {
  it('adds up exactly and keeps every bound', () => {
    fc.assert(
      fc.property(feasible, ({ wanted }) => {
        const made = allocate(wanted);
        const targets = targetsOf(made);
        expect(addUp(targets)).toBe(wanted.total);
        targets.forEach((target, index) => {
          const { least = 0, most = Infinity } = wanted.unitBounds.get(index) ?? {};
          expect(target).toBeGreaterThanOrEqual(least);
          expect(target).toBeLessThanOrEqual(most);
        });
        const isRound = (target: number, index: number): boolean => {
          const { least, most } = wanted.unitBounds.get(index) ?? {};
          return target % wanted.rounding === 0 || target === least || target === most;
        };
        const uneven = targets.flatMap((target, index) => (isRound(target, index) ? [] : [index]));
        expect(uneven.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  const plain = fc.record({
    baselines: fc
      .array(fc.nat(1_000_000), { minLength: 1, maxLength: 40 })
      .filter((all) => all.some(Boolean)),
    total: fc.nat(100_000),
    rounding: fc.constantFrom(...ROUNDINGS),
    slack: fc.nat(2_000),
  });
  /** A request with the same bounds for all units, wide enough for the total. */
  const plainRequest = (
    { total, rounding, slack }: { total: number; rounding: (typeof ROUNDINGS)[number]; slack: number },
    baselines: readonly number[],
  ): AllocationRequest => ({
    ...request({ total, rounding }),
    units: baselines.map((baseline, index) => ({ name: String(index), baseline })),
    bounds: {
      least: Math.min(slack, Math.floor(total / baselines.length)),
      most: Math.ceil(total / Math.max(1, baselines.filter(Boolean).length)) + slack,
    },
  });

  it('never gives less to a larger baseline under equal bounds', () => {
    fc.assert(
      fc.property(plain, (input) => {
        const targets = targetsOf(allocate(plainRequest(input, input.baselines)));
        input.baselines.forEach((a, i) => {
          input.baselines.forEach((b, j) => {
            if (a > b) expect(targets[i]).toBeGreaterThanOrEqual(targets[j] ?? 0);
          });
        });
      }),
    );
  });

  it('does not depend on the order of units, except for ties', () => {
    fc.assert(
      fc.property(plain, fc.nat(), (drawn, seed) => {
        const order = drawn.baselines.map((_, index) => index);
        const at = seed % order.length;
        const shifted = [...order.slice(at), ...order.slice(0, at)];
        const before = targetsOf(allocate(plainRequest(drawn, drawn.baselines)));
        const after = targetsOf(
          allocate(
            plainRequest(
              drawn,
              shifted.map((index) => drawn.baselines[index] ?? 0),
            ),
          ),
        );
        // Compared as sets of baseline and target, and only where there are no ties.
        const byBaseline = (targets: readonly number[], places: readonly number[]): string[] =>
          places.map((unit, place) => `${String(drawn.baselines[unit])}:${String(targets[place])}`).sort();
        const tied =
          new Set(drawn.baselines).size < drawn.baselines.length ||
          hasEqualRemainders(drawn) ||
          hasEqualRemainders(withoutBounded(drawn, before));
        if (!tied) expect(byBaseline(after, shifted)).toEqual(byBaseline(before, order));
        expect(addUp(after)).toBe(addUp(before));
      }),
    );
  });

  it('does not depend on the scale of the baselines', () => {
    fc.assert(
      fc.property(plain, fc.constantFrom(2, 3, 10, 1000), (input, scale) => {
        const larger = input.baselines.map((baseline) => baseline * scale);
        expect(targetsOf(allocate(plainRequest(input, larger)))).toEqual(
          targetsOf(allocate(plainRequest(input, input.baselines))),
        );
      }),
    );
  });

  it('scales with the total, the bounds and the step', () => {
    fc.assert(
      fc.property(plain, (input) => {
        const small = targetsOf(
          allocate({ ...plainRequest(input, input.baselines), rounding: 10, bounds: {} }),
        );
        const large = targetsOf(
          allocate({
            ...plainRequest(input, input.baselines),
            total: input.total * 10,
            rounding: 100,
            bounds: {},
          }),
        );
        expect(large).toEqual(small.map((target) => target * 10));
      }),
    );
  });

  /** The input without the units whose targets equal a bound. */
  function withoutBounded<Drawn extends Parameters<typeof plainRequest>[0] & { baselines: number[] }>(
    drawn: Drawn,
    targets: readonly number[],
  ): Drawn {
    const { least, most } = plainRequest(drawn, drawn.baselines).bounds;
    const isFree = (_: number, index: number): boolean => ![least, most].includes(targets[index]);
    const bounded = targets.filter((target, index) => !isFree(target, index));
    return {
      ...drawn,
      baselines: drawn.baselines.filter(isFree),
      total: drawn.total - addUp(bounded),
    };
  }

  /** Whether units are tied. Different baselines can leave equal remainders, too, for instance 1 and 3 when a total is halved. */
  function hasEqualRemainders({
    baselines,
    total,
    rounding,
  }: {
    baselines: number[];
    total: number;
    rounding: number;
  }): boolean {
    const sum = BigInt(addUp(baselines));
    const remainders = baselines.map(
      (baseline) => (BigInt(total) * BigInt(baseline)) % (sum * BigInt(rounding)),
    );
    return new Set(remainders).size < remainders.length;
  }
});
