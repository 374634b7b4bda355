/**
 * Rows that carry figures over the rows of their parts, without a word like 小计: a county over its townships, 一、 over （一） over 1.
 */
import type { Measure } from '../breakdown';
import { normalizeHeading } from '../headings';
import { levelOf } from './place-level';
import type { TableRow } from './table-row';

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];
/** Figures this close are equal: below a millionth of a person there is only binary noise. */
const NOISE = 1e-5;
/** With fewer rows in all its groups a sum can fit by chance. */
const FEWEST_PARTS = 3;

/** From the widest to the narrowest; the last is a row without a number. */
const SERIALS: readonly RegExp[] = [
  /^[一二三四五六七八九十]+(?:[、.,:]|$)/,
  /^\([一二三四五六七八九十]+\)/,
  /^\d+[、.](?!\d)/,
  /^\(\d+\)/,
];

/** How deep a row stands in one of the ways tables show it; smaller is wider, null where the row does not tell. */
type Depth = (row: TableRow) => number | null;

const bySerial: Depth = ({ serial, name }) => {
  const number = normalizeHeading(serial === '' ? name : serial);
  const found = SERIALS.findIndex((pattern) => pattern.test(number));
  return found >= 0 ? found : SERIALS.length;
};
const byIndent: Depth = ({ indent }) => indent;
const byPlace: Depth = ({ name }) => {
  const level = levelOf(name);
  return level < 0 ? null : -level;
};

/**
 * The rows with the kind `head` for those that sum up the rows below them, down to the next as wide as they are. Serial numbers,
 * indentation or the names' endings say which rows may be heads; the figures, whether they are.
 */
export function withHeads(rows: readonly TableRow[]): readonly TableRow[] {
  if (rows.some(({ kind }) => kind === 'subtotal' || kind === 'section')) return rows;
  for (const depth of [byIndent, bySerial, byPlace]) {
    const heads = headsBy(rows, depth);
    if (heads) return rows.map((row) => heads.get(row) ?? row);
  }
  return rows;
}

function headsBy(rows: readonly TableRow[], depth: Depth): ReadonlyMap<TableRow, TableRow> | null {
  const plain = rows.filter(({ kind }) => kind === 'unit' || kind === 'numbered');
  const depths = plain.map(depth);
  const known = depths.filter((value) => value !== null);
  if (new Set(known).size < 2 || known.length * 2 < plain.length) return null;
  const deepest = Math.max(...known);
  const at = (index: number): number => depths[index] ?? deepest;
  const isHead = (index: number): boolean => index + 1 < plain.length && at(index + 1) > at(index);
  const groups = plain.flatMap((row, index) => {
    if (!isHead(index)) return [];
    let end = index + 1;
    while (end < plain.length && at(end) > at(index)) end += 1;
    const parts = plain.slice(index + 1, end).filter((_, offset) => !isHead(index + 1 + offset));
    return [{ row, depth: at(index), parts, fits: fits(row, parts) }];
  });
  const fitting = groups.filter((group) => group.fits);
  const parts = fitting.reduce((count, group) => count + group.parts.length, 0);
  // At least half of the heads must state the sum of their parts: a figure may be wrong, but most must fit.
  if (parts < FEWEST_PARTS || fitting.length * 2 < groups.length) return null;
  return new Map(groups.map(({ row, depth: own }) => [row, { ...row, kind: 'head', depth: own }]));
}

/** Whether a row states the sum of its parts in all it states but one figure at most, which may be the one that is wrong. */
function fits(row: TableRow, parts: readonly TableRow[]): boolean {
  const stated = MEASURES.filter((measure) => row[measure].amount !== null);
  const exact = stated.filter((measure) => {
    const sum = parts.reduce((total, part) => total + (part[measure].amount ?? 0), 0);
    return sum > 0 && Math.abs(sum - (row[measure].amount ?? 0)) < NOISE;
  });
  return exact.length > 0 && exact.length >= stated.length - 1;
}
