/** Finds rows that sum up the rows below them, without a word such as 小计: a county above its townships, 一、 above （一） above 1. */
import type { Measure } from '../breakdown';
import { normalizeHeading } from '../headings';
import { levelOf } from './place-level';
import type { TableRow } from './table-row';

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];
/** Figures this close are equal: below a millionth of a person there is only binary noise. */
const NOISE = 1e-5;
/** The fewest parts that all matching groups must have together; with fewer, a sum may match by chance. */
const FEWEST_PARTS = 3;

/** The forms of serial numbers from the highest level to the lowest; a row without a number is lower still. */
const SERIALS: readonly RegExp[] = [
  /^[一二三四五六七八九十]+(?:[、.,:]|$)/,
  /^\([一二三四五六七八九十]+\)/,
  /^\d+[、.](?!\d)/,
  /^\(\d+\)/,
];

/** How each of these begins. */
const SERIAL_START = /^[一二三四五六七八九十\d(]/;

/** A row's level by one of the ways in which tables show levels; smaller is higher, null where the row does not tell. */
type Depth = (row: TableRow) => number | null;

const bySerial: Depth = ({ serial, name }) => {
  const number = normalizeHeading(serial === '' ? name : serial);
  const found = SERIAL_START.test(number) ? SERIALS.findIndex((pattern) => pattern.test(number)) : -1;
  return found >= 0 ? found : SERIALS.length;
};
const byIndent: Depth = ({ indent }) => indent;
const byPlace: Depth = ({ name }) => {
  const level = levelOf(name);
  return level < 0 ? null : -level;
};

/**
 * Marks rows as `head` that sum up the rows below them, down to the next row of the same or a higher level. Serial numbers,
 * indentation or the endings of names say which rows may be heads; the figures decide. Rows at the end of a group whose names do
 * not tell their level (平煤神马 below a county's townships) belong to the group only where the sum needs them.
 */
export function markHeads(rows: readonly TableRow[]): readonly TableRow[] {
  if (rows.some(({ kind }) => kind === 'subtotal' || kind === 'section')) return rows;
  const plain = rows.filter(({ kind }) => kind === 'unit' || kind === 'numbered');
  for (const depth of [byIndent, bySerial, byPlace]) {
    const heads = headsBy(plain, depth);
    if (heads) return rows.map((row) => heads.get(row) ?? row);
  }
  return rows;
}

interface Group {
  readonly row: TableRow;
  readonly depth: number;
  readonly parts: readonly TableRow[];
  readonly fits: boolean;
}

/** All plain rows with their levels, heads marked as such; null where the figures do not confirm the levels. */
function headsBy(plain: readonly TableRow[], depth: Depth): ReadonlyMap<TableRow, TableRow> | null {
  const depths = plain.map(depth);
  const known = depths.filter((value) => value !== null);
  if (new Set(known).size < 2 || known.length * 2 < plain.length) return null;
  const deepest = Math.max(...known);
  const placed = new Map(plain.map((row, index) => [row, { ...row, depth: depths[index] ?? deepest }]));
  const groups: Group[] = [];
  const heads = new Set<TableRow>();
  // Goes from the end to the start, so that inner groups are found before the groups around them.
  for (let index = plain.length - 1; index >= 0; index -= 1) {
    const { group, alone } = groupAt(plain, depths, deepest, index, heads);
    for (const row of alone) placed.set(row, { ...row, depth: depths[index] ?? deepest });
    if (!group) continue;
    groups.push(group);
    heads.add(group.row);
  }
  const fitting = groups.filter((group) => group.fits);
  const parts = fitting.reduce((count, group) => count + group.parts.length, 0);
  // At least half of the heads must state the sum of their parts: a figure may be wrong, but most must fit.
  if (parts < FEWEST_PARTS || fitting.length * 2 < groups.length) return null;
  for (const { row, depth: own } of groups) placed.set(row, { ...row, kind: 'head', depth: own });
  return placed;
}

/** The group below a row: the rows of lower level, and the rows at its end that do not belong to it. */
function groupAt(
  plain: readonly TableRow[],
  depths: readonly (number | null)[],
  deepest: number,
  index: number,
  heads: ReadonlySet<TableRow>,
): { readonly group: Group | null; readonly alone: readonly TableRow[] } {
  const row = plain[index];
  const own = depths[index] ?? deepest;
  let end = index + 1;
  while (end < plain.length && (depths[end] ?? deepest) > own) end += 1;
  let told = end;
  while (told > index + 1 && depths[told - 1] === null) told -= 1;
  const [all, sure] = [end, told].map((to) => plain.slice(index + 1, to).filter((part) => !heads.has(part)));
  if (!row || !all || !sure || all.length === 0) return { group: null, alone: [] };
  const parts = fits(row, all) && !fits(row, sure) ? all : sure;
  const group = parts.length === 0 ? null : { row, depth: own, parts, fits: fits(row, parts) };
  return { group, alone: all.slice(parts.length) };
}

/** Whether a row states the sum of its parts. One of its figures may differ, because it may be the wrong one. */
function fits(row: TableRow, parts: readonly TableRow[]): boolean {
  const stated = MEASURES.filter((measure) => row[measure].amount !== null);
  const exact = stated.filter((measure) => {
    const sum = parts.reduce((total, part) => total + (part[measure].amount ?? 0), 0);
    return sum > 0 && Math.abs(sum - (row[measure].amount ?? 0)) < NOISE;
  });
  return exact.length > 0 && exact.length >= stated.length - 1;
}
