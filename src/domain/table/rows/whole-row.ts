/**
 * A total that is named for the whole instead of 合计: 平顶山市 above or below its counties.
 */
import type { Measure } from '../breakdown';
import { normalizeHeading } from '../headings';
import { levelOf, placeOf } from './place-level';
import type { TableRow } from './table-row';

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];
/** Figures this close are equal: below a millionth of a person there is only binary noise. */
const NOISE = 1e-5;
/** A row that sums up fewer units than this could do so by chance. */
const FEW_UNITS = 3;
/** A row named in the title is still a (wrong) total if it is off by at most this share of the sum of the units. */
const FARTHEST_IN_TITLE = 0.5;
/** The same for a row that is known by its name's ending alone: 市 above 县 and 区. */
const FARTHEST_BY_LEVEL = 0.1;

/**
 * The rows with the kind `total` for one that is named for the whole. It stands at the table's top or end and sums up all the
 * units, or is named in the title or by its level and comes near their sum; a unit has no such figures.
 */
export function withWholeRow(rows: readonly TableRow[], title: string | null): readonly TableRow[] {
  const plain = rows.filter(({ kind }) => kind !== 'section' && kind !== 'detail');
  const units = plain.filter(({ kind }) => kind === 'unit' || kind === 'numbered');
  const ends = [plain[0], plain[plain.length - 1]];
  const whole = ends.find((row) => row && units.includes(row) && isWhole(row, units, title));
  return whole ? rows.map((row) => (row === whole ? { ...row, kind: 'total' } : row)) : rows;
}

function isWhole(row: TableRow, units: readonly TableRow[], title: string | null): boolean {
  const others = units.filter((unit) => unit !== row);
  const stated = MEASURES.filter((measure) => row[measure].amount !== null);
  if (others.length < 2 || stated.length === 0) return false;
  const compared = stated.map((measure) => compare(row, others, measure));
  const exact = compared.filter(({ distance }) => distance === 0).length;
  if (exact === stated.length && exact > 1 && others.length >= FEW_UNITS) return true;
  const isTitled = isNamedInTitle(row.name, title);
  if (!isTitled && !isLevelAbove(row.name, others)) return false;
  const farthest = isTitled ? FARTHEST_IN_TITLE : FARTHEST_BY_LEVEL;
  return exact > 0 || compared.every(({ isLargest, distance }) => isLargest && distance <= farthest);
}

/** `distance`: of the sum of the others, as a part of it. */
function compare(
  row: TableRow,
  others: readonly TableRow[],
  measure: Measure,
): { readonly distance: number; readonly isLargest: boolean } {
  const figure = row[measure].amount ?? 0;
  const figures = others.map((other) => other[measure].amount ?? 0);
  const sum = figures.reduce((total, amount) => total + amount, 0);
  if (sum <= 0) return { distance: Infinity, isLargest: false };
  const difference = Math.abs(figure - sum);
  return {
    distance: difference < NOISE ? 0 : difference / sum,
    isLargest: figures.every((amount) => amount <= figure),
  };
}

function isNamedInTitle(name: string, title: string | null): boolean {
  const place = placeOf(name);
  return place.length > 1 && title !== null && normalizeHeading(title).startsWith(place);
}

function isLevelAbove(name: string, others: readonly TableRow[]): boolean {
  const level = levelOf(name);
  const known = others.map((other) => levelOf(other.name)).filter((other) => other >= 0);
  return level >= 0 && known.length * 2 >= others.length && known.every((other) => other < level);
}
