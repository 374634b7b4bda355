import type { Refusal } from '../../src/domain/returns/planned-figure';
import type { ReturnProblem } from '../../src/domain/returns/returns';
import { returnsEnUS } from '../../src/i18n/returns/en-US';
import { returnsZhCN } from '../../src/i18n/returns/zh-CN';

/** An example of each refusal, with the words that its sentence must contain. */
const REFUSALS: Readonly<Record<Refusal['kind'], readonly [Refusal, readonly string[]]>> = {
  'not-a-number': [{ kind: 'not-a-number' }, []],
  negative: [{ kind: 'negative' }, []],
  fraction: [{ kind: 'fraction' }, []],
  error: [{ kind: 'error' }, []],
  formula: [{ kind: 'formula' }, []],
  'no-month': [{ kind: 'no-month' }, []],
  'wrong-kind': [{ kind: 'wrong-kind' }, []],
  'no-indicator': [{ kind: 'no-indicator' }, []],
  'other-indicator': [{ kind: 'other-indicator', indicator: '建会' }, ['建会']],
  'two-rows': [{ kind: 'two-rows' }, []],
  'other-month': [{ kind: 'other-month', month: 3 }, []],
  'other-year': [{ kind: 'other-year', year: 2014 }, ['2014']],
  'unknown-unit': [{ kind: 'unknown-unit', nearest: '舞钢' }, ['舞钢']],
  conflict: [{ kind: 'conflict', others: [{ fileName: 'b.xlsx', amount: 1200 }] }, ['b.xlsx', '1,200']],
  decreased: [{ kind: 'decreased', month: 5, amount: 1200 }, ['1,200']],
  'collected-before': [{ kind: 'collected-before' }, []],
};
const PROBLEMS: Readonly<Record<ReturnProblem, true>> = {
  'not-a-workbook': true,
  'old-format': true,
  encrypted: true,
  damaged: true,
  'too-large': true,
  unsafe: true,
  'no-worksheet': true,
  unreadable: true,
  'no-figures': true,
  'not-filled-in': true,
  'year-end-workbook': true,
  'several-figures': true,
};

describe.each([
  ['zh-CN', returnsZhCN],
  ['en-US', returnsEnUS],
])('%s', (_, words) => {
  it.each(Object.values(REFUSALS))('says why a figure is refused: $kind', (refusal, says) => {
    const sentence = words.refusal(refusal);
    expect(sentence).toMatch(/[。.]$/);
    for (const word of says) expect(sentence).toContain(word);
    expect(sentence).not.toMatch(/undefined|NaN|\[object|。。|\.\./);
  });

  it.each(Object.keys(PROBLEMS) as ReturnProblem[])('says what is wrong with a file: %s', (problem) => {
    expect(words.problem(problem)).toMatch(/[。.]$/);
  });
});
