import { dueMilestones } from '../../../src/domain/plan/due';

const states = (whens: readonly string[], cutOff: number | null, year: number | null = 2015): string[] =>
  dueMilestones(
    whens.map((when) => ({ what: '事项', when })),
    cutOff,
    year,
  ).map(({ state }) => state);

describe('which milestones are due by the cut-off month', () => {
  it('separates due, next and later milestones; several may be next', () => {
    expect(states(['5月底', '10月底', '10月15日前', '年底前'], 6)).toEqual([
      'overdue',
      'next',
      'next',
      'later',
    ]);
    expect(states(['6月底', '7月底'], 6)).toEqual(['overdue', 'next']);
  });

  it('keeps monthly milestones and those without a month separate', () => {
    expect(states(['每月25日前', '【待填写】', '适时'], 6)).toEqual(['regular', 'undated', 'undated']);
  });

  it('counts a month of the next year as later than December, and a month of the year before as due', () => {
    expect(states(['2016年1月底前', '12月底'], 11)).toEqual(['later', 'next']);
    expect(states(['2014年12月底前'], 1)).toEqual(['overdue']);
  });

  it('counts no milestone as due before the first month is reported; the first one is next', () => {
    expect(states(['12月底', '5月底', '每月25日前', '2014年3月底前'], null)).toEqual([
      'later',
      'later',
      'regular',
      'next',
    ]);
    expect(states(['5月底', '10月底'], null, 2027)).toEqual(['next', 'later']);
  });
});
