import { DIFFERENCES } from './differences';
import { factKey, scoreFacts, type Outcome } from './score';

/** Expected counts. When a change of the calculator alters them, `npm run score` shows the facts in question. */
const COUNTS = { right: 2567, wrong: 4, disputed: 95 };

describe('formula facts of excelize, ClosedXML and Apache POI', () => {
  const facts = scoreFacts();
  const keysOf = (...outcomes: readonly Outcome[]): string[] =>
    facts
      .filter((fact) => outcomes.includes(fact.outcome))
      .map(({ book, formula, expected }) => factKey(book, formula, expected))
      .sort();

  it('counts what is right, wrong, disputed and not supported', () => {
    const count = (outcome: Outcome): number => keysOf(outcome).length;
    const [right, wrong] = [count('right'), count('wrong')];
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.98);
    expect({ right, wrong, disputed: count('disputed') }).toEqual(COUNTS);
  });

  it('gives a reason for every difference, and lists no difference that no longer exists', () => {
    expect(keysOf('wrong', 'disputed')).toEqual(DIFFERENCES.flatMap((group) => group.facts).sort());
    for (const { reason } of DIFFERENCES) expect(reason).toMatch(/\w{3,} .*\.$/);
  });
});
