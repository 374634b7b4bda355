import fc from 'fast-check';
import { countedFigure, readFigure, type CountedFigure } from '../../src/domain/table/figure';
import { competitionRanks, measureTotal, measureUnits } from '../../src/domain/measures';

const SCALE = { pace: 0.5, laggingFactor: 1, severeFactor: 0.8 };

function measure(
  baseline: CountedFigure,
  target: CountedFigure,
  actual: CountedFigure,
): ReturnType<typeof measureUnits>[number] | undefined {
  return measureUnits([{ baseline, target, actual }], SCALE)[0];
}

describe('measureUnits', () => {
  it.each([
    [100, 'done'],
    [120, 'done'],
    [99, 'onPace'],
    [50, 'onPace'],
    [49, 'lagging'],
    [40, 'lagging'],
    [39, 'severelyLagging'],
    [0, 'severelyLagging'],
  ])('%d of 100 at half time is %s', (actual, status) => {
    expect(measure(1000, 100, actual)?.status).toBe(status);
  });

  it('leaves undefined measures null, and never treats a blank as 0', () => {
    expect(measure(0, 100, 60)).toMatchObject({ growthRate: null, yearEndMembers: 60, completionRate: 0.6 });
    expect(measure(1000, 0, 60)).toMatchObject({
      completionRate: null,
      rank: null,
      paceGap: null,
      status: 'noTask',
    });
    expect(measure(1000, null, null)).toMatchObject({ status: 'noTask' });
    expect(measure(1000, 100, null)).toMatchObject({
      completionRate: null,
      growthRate: null,
      yearEndMembers: null,
      status: 'notReported',
    });
    expect(measure(1000, 100, 53.21)?.paceGap).toBeCloseTo(3.21, 10);
  });

  it.each([
    ['unusable', 100, 60, 'onPace', 0.6],
    [1000, 'unusable', 60, 'unclear', null],
    [1000, 100, 'unusable', 'unclear', null],
    [1000, 'unusable', null, 'notReported', null],
    [1000, null, 'unusable', 'noTask', null],
  ] as const)('gives only known measures for %p, %p, %p', (baseline, target, actual, status, rate) => {
    const measures = measure(baseline, target, actual);
    expect([measures?.status, measures?.completionRate]).toEqual([status, rate]);
  });
});

describe('countedFigure', () => {
  it.each([
    [3500, 3500],
    [null, null],
    ['', null],
    ['—', null],
    ['无', null],
    ['3,500', 'unusable'],
    ['待报', 'unusable'],
    ['暂无', 'unusable'],
    [{ error: '#REF!' }, 'unusable'],
  ])('counts %p as formulas do: %p', (value, counted) => {
    expect(countedFigure(readFigure(value, null, 1))).toBe(counted);
  });
});

describe('measureTotal', () => {
  const GOOD = { baseline: 1000, target: 100, actual: 50 };
  const whole = (...others: readonly Partial<Record<keyof typeof GOOD, CountedFigure>>[]): unknown => {
    const { completionRate, growthRate, yearEndMembers } = measureTotal(
      [GOOD, ...others.map((other) => ({ ...GOOD, ...other }))],
      1,
    );
    return [completionRate, growthRate, yearEndMembers];
  };

  it('leaves a unit out of both sums of a rate if one of its figures can’t be used', () => {
    expect(whole({ baseline: 'unusable' })).toEqual([0.5, 0.05, 1050]);
    expect(whole({ baseline: null })).toEqual([0.5, 0.05, 1050]);
    expect(whole({ target: 'unusable' })).toEqual([0.5, 0.05, 2100]);
    expect(whole({ actual: 'unusable' })).toEqual([0.5, 0.05, 1050]);
  });

  it('keeps the target of a unit that has not reported, and the result of a unit without a task', () => {
    expect(whole({ actual: null })).toEqual([0.25, 0.025, 2050]);
    expect(whole({ target: null })).toEqual([1, 0.05, 2100]);
  });

  it('has no rate where no unit has both figures', () => {
    expect(measureTotal([{ ...GOOD, target: 'unusable' }], 1).completionRate).toBeNull();
    expect(measureTotal([{ ...GOOD, baseline: null }], 1)).toMatchObject({
      growthRate: null,
      yearEndMembers: null,
    });
    expect(measureTotal([{ ...GOOD, actual: null }], 1)).toMatchObject({
      actual: null,
      completionRate: null,
    });
  });
});

describe('competitionRanks', () => {
  it('gives equal values the same rank and skips the next', () => {
    expect(competitionRanks([0.3, 0.9, null, 0.5, 0.5])).toEqual([4, 1, null, 2, 2]);
  });

  it('is one more than the number of greater values', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 8 }))), (values) => {
        const naive = values.map((value) =>
          value === null ? null : 1 + values.filter((other) => other !== null && other > value).length,
        );
        expect(competitionRanks(values)).toEqual(naive);
      }),
    );
  });
});
