import fc from 'fast-check';
import { competitionRanks, measureUnits } from '../../src/domain/measures';

const SCALE = { pace: 0.5, laggingFactor: 1, severeFactor: 0.8 };

function measure(
  baseline: number | null,
  target: number | null,
  actual: number | null,
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

  it('leaves blank what is undefined, and never takes blank for 0', () => {
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
});

describe('competitionRanks', () => {
  it('gives equal values one rank and skips the next', () => {
    expect(competitionRanks([0.3, 0.9, null, 0.5, 0.5])).toEqual([4, 1, null, 2, 2]);
  });

  it('is one more than the number of better ones', () => {
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
