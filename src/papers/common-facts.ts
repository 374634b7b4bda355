/**
 * The facts of a paper that speaks of several indicators: what its title, its addressee and its opening say of all of them.
 */
import { factsOf, notReturned, type Facts, type PaperSource } from './facts';
import { listed } from './unit-list';

/** The facts of the first; of what units owe, those of all together. */
export function commonFacts(sources: readonly [PaperSource, ...PaperSource[]], phase: number | null): Facts {
  const [first, ...others] = sources;
  const facts = factsOf(first, phase);
  if (others.length === 0) return facts;
  const due = sources.some((source) => notReturned(source) !== null);
  return {
    ...facts,
    figures: {
      ...facts.figures,
      指标: null,
      未报单位: listedInOrder(
        first,
        sources.flatMap((source) => (notReturned(source) ?? []).map(({ unit }) => unit)),
      ),
      未填报单位: listedInOrder(first, sources.flatMap(silentUnits)),
    },
    conditions: new Set([...facts.conditions, ...(due ? (['due'] as const) : [])]),
  };
}

function silentUnits({ standing }: PaperSource): string[] {
  return standing.units.flatMap(({ name, status }) => (status === 'notReported' ? [name] : []));
}

/** Each name once, in the order of the table. */
function listedInOrder({ standing }: PaperSource, names: readonly string[]): string | null {
  const wanted = new Set(names);
  return listed([...new Set(standing.units.map(({ name }) => name))].filter((name) => wanted.has(name)));
}
