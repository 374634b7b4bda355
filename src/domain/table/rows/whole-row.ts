/** Finds a total that is named after the whole instead of 合计: 平顶山市 above or below its counties. */
import type { Measure } from '../breakdown';
import { normalizeHeading } from '../headings';
import { levelOf, placeOf } from './place-level';
import type { TableRow } from './table-row';

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];
/** Figures this close are equal: below a millionth of a person there is only binary noise. */
const NOISE = 1e-5;
/** A row that sums up fewer units than this may do so by chance. */
const FEW_UNITS = 3;
/** A row that the title names is a (wrong) total where it differs from the sum of the units by at most this share of the sum. */
const FARTHEST_IN_TITLE = 0.5;
/** The same limit for a row that is recognised only by the ending of its name: 市 above 县 and 区. */
const FARTHEST_BY_LEVEL = 0.1;

/**
 * Marks a row as `total` that is named after the whole. It stands at the top or the end of the table. It sums up all units exactly,
 * or the title or its level names it and its figures come near the sum.
 */
export function withWholeRow(rows: readonly TableRow[], title: string | null): readonly TableRow[] {
  const plain = rows.filter(({ kind }) => kind !== 'section' && kind !== 'detail');
  const ends = [plain[0], plain[plain.length - 1]];
  const whole = ends.find((row) => row && isUnit(row) && isWhole(row, plain, title));
  return whole ? rows.map((row) => (row === whole ? { ...row, kind: 'total' } : row)) : rows;
}

function isUnit({ kind }: TableRow): boolean {
  return kind === 'unit' || kind === 'numbered';
}

function isWhole(row: TableRow, rows: readonly TableRow[], title: string | null): boolean {
  const others = rows.filter((other) => other !== row && isUnit(other));
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

/** Compares a row with the sum of the other rows. `distance` is the difference as a share of that sum. */
function compare(
  row: TableRow,
  others: readonly TableRow[],
  measure: Measure,
): { readonly distance: number; readonly isLargest: boolean } {
  const figure = row[measure].amount ?? 0;
  const sum = others.reduce((total, other) => total + (other[measure].amount ?? 0), 0);
  if (sum <= 0) return { distance: Infinity, isLargest: false };
  const difference = Math.abs(figure - sum);
  return {
    distance: difference < NOISE ? 0 : difference / sum,
    isLargest: others.every((other) => (other[measure].amount ?? 0) <= figure),
  };
}

function isNamedInTitle(name: string, title: string | null): boolean {
  const place = placeOf(name);
  return place.length > 1 && title !== null && normalizeHeading(title).startsWith(place);
}

function isLevelAbove(name: string, others: readonly TableRow[]): boolean {
  const level = levelOf(name);
  if (level < 0) return false;
  const known = others.map((other) => levelOf(other.name)).filter((other) => other >= 0);
  return known.length * 2 >= others.length && known.every((other) => other < level);
}
