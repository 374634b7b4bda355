/** The facts that several indicators have in common, for a paper's title, addressee and opening. */
import { factsOf, unitsToRemind, type Facts, type PaperSource } from './facts';
import { listNames } from './unit-list';

/** The facts of the first indicator, except that missing returns are those of all indicators together. */
export function commonFacts(sources: readonly [PaperSource, ...PaperSource[]], phase: number | null): Facts {
  const [first, ...others] = sources;
  const facts = factsOf(first, phase);
  if (others.length === 0) return facts;
  const due = sources.some((source) => unitsToRemind(source) !== null);
  return {
    ...facts,
    figures: {
      ...facts.figures,
      指标: null,
      未报单位: listedInOrder(
        first,
        sources.flatMap((source) => (unitsToRemind(source) ?? []).map(({ unit }) => unit)),
      ),
      未填报单位: listedInOrder(first, sources.flatMap(silentUnits)),
    },
    conditions: new Set([...facts.conditions, ...(due ? (['due'] as const) : [])]),
  };
}

function silentUnits({ standing }: PaperSource): string[] {
  return standing.units.flatMap(({ name, status }) => (status === 'notReported' ? [name] : []));
}

/** A list of distinct names, in the order of the table. */
function listedInOrder({ standing }: PaperSource, names: readonly string[]): string | null {
  const wanted = new Set(names);
  return listNames([...new Set(standing.units.map(({ name }) => name))].filter((name) => wanted.has(name)));
}
