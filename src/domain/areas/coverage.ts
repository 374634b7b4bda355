/** In how many employers and projects of the key areas a union is founded: the figures of 重点领域建会情况, computed as its formulas compute them. */
import { FOUNDED_WORDS, type AreaEntry, type AreaFigure } from './area-list';

/** Totals of some entries: how many there are, how many have a union, and their members. */
export interface Coverage {
  readonly due: number;
  readonly founded: number;
  /** founded ÷ due; null where nothing is due. */
  readonly rate: number | null;
  readonly members: number;
}

export interface NamedCoverage extends Coverage {
  readonly name: string;
}

export interface AreaCoverage {
  readonly byArea: readonly NamedCoverage[];
  readonly byUnit: readonly NamedCoverage[];
  /** Totals of the given units and areas; entries of other units or areas count in none of these figures. */
  readonly total: Coverage;
  /** How many entries belong to other units or areas. */
  readonly uncounted: number;
}

/** Counts the entries of some units in some areas. Names are compared as COUNTIFS does: character for character, ignoring case. */
export function areaCoverage(
  entries: readonly AreaEntry[],
  units: readonly string[],
  areas: readonly string[],
): AreaCoverage {
  const byUnit = new Map(units.map((name) => [key(name), new Count()]));
  const byArea = new Map(areas.map((name) => [key(name), new Count()]));
  const total = new Count();
  for (const entry of entries) {
    const [unit, area] = [byUnit.get(key(entry.unit)), byArea.get(key(entry.area))];
    if (!unit || !area) continue;
    for (const count of [unit, area, total]) count.add(entry);
  }
  const named = (names: readonly string[], counts: ReadonlyMap<string, Count>): NamedCoverage[] =>
    names.map((name) => ({ name, ...(counts.get(key(name)) ?? new Count()).coverage }));
  return {
    byArea: named(areas, byArea),
    byUnit: named(units, byUnit),
    total: total.coverage,
    uncounted: entries.length - total.coverage.due,
  };
}

function key(name: string): string {
  return name.toLowerCase();
}

class Count {
  private due = 0;
  private founded = 0;
  private members = 0;

  add({ founded, members }: AreaEntry): void {
    this.due += 1;
    if (founded === FOUNDED_WORDS.yes) this.founded += 1;
    this.members += numberOf(members);
  }

  get coverage(): Coverage {
    const { due, founded, members } = this;
    return { due, founded, rate: due === 0 ? null : founded / due, members };
  }
}

/** The number that SUMIFS would add: text counts as 0. */
function numberOf(figure: AreaFigure): number {
  if (figure.kind === 'blank') return 0;
  return typeof figure.value === 'number' ? figure.value : 0;
}
