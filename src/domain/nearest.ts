/** Guesses which unit is meant by a name that is not in the table. */
import { unitKey } from './table/breakdown';

/** Endings of names that do not help to tell units apart. */
const COMMON = /(?:总工会|工会委员会|工会|委员会)$/;

/** The most similar of some names; null where more than half of the name would have to change. */
export function nearestUnit(name: string, names: readonly string[]): string | null {
  const wanted = core(name);
  let nearest: string | null = null;
  let least = Infinity;
  for (const candidate of names) {
    const distance = editDistance(wanted, core(candidate));
    if (distance < least) [nearest, least] = [candidate, distance];
  }
  return least <= Math.max(1, Math.floor(wanted.length / 2)) && least < wanted.length ? nearest : null;
}

function core(name: string): string {
  const key = unitKey(name);
  const short = key.replace(COMMON, '');
  return short === '' ? key : short;
}

/** The Levenshtein distance: how many characters to insert, delete or replace. */
function editDistance(a: string, b: string): number {
  const [from, to] = [Array.from(a), Array.from(b)];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  from.forEach((character, index) => {
    const next = [index + 1];
    to.forEach((other, column) => {
      const replaced = (row[column] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    });
    row = next;
  });
  return row[to.length] ?? 0;
}
