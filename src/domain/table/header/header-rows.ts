/**
 * Finds the rows of a table's header, and reads the headings in them.
 */
import type { Area } from '../../../spreadsheet/address';
import { isBlank, valueAt, type CellValue, type SheetGrid } from '../../../spreadsheet/grid';
import { textCells, type FreeCells } from '../free-cells';
import {
  headingMeaning,
  isBareMeasure,
  isMeasureOnly,
  normalizeHeading,
  yearsIn,
  type Heading,
} from '../headings';

export type CoreRole = 'unit' | 'baseline' | 'target';
/** The roles that show how well rows fit as a header, in the order in which messages name them. */
export const CORE_ROLES: readonly CoreRole[] = ['unit', 'baseline', 'target'];
/** The roles that every table needs. */
export const REQUIRED_ROLES: readonly CoreRole[] = ['unit', 'target'];

export const MOST_HEADER_ROWS = 3;
/** A text longer than this is a title rather than a group heading. */
const LONGEST_GROUP = 25;

/** Rows that may be a header, with their headings by column. */
export interface HeaderRows {
  readonly top: number;
  readonly bottom: number;
  readonly headings: readonly Heading[];
}

export function rolesOf(headings: readonly Heading[]): CoreRole[] {
  return CORE_ROLES.filter((role) => headings.some(({ meaning }) => meaning?.role === role));
}

/** Whether the headings include every required role. */
export function isComplete(headings: readonly Heading[]): boolean {
  const found = rolesOf(headings);
  return REQUIRED_ROLES.every((role) => found.includes(role));
}

export function mergesNear(sheet: SheetGrid, row: number): readonly Area[] {
  return sheet.merges.filter(
    (merge) => merge.top <= row + MOST_HEADER_ROWS && merge.bottom >= row - MOST_HEADER_ROWS,
  );
}

/** The headings in some rows; null where the rows can't be a header, because they contain figures or cut a merged cell in two. */
export function readHeaderRows(
  cells: FreeCells,
  merges: readonly Area[],
  top: number,
  bottom: number,
): HeaderRows | null {
  if (top < (cells.sheet.area?.top ?? 1)) return null;
  const headings = readHeadings(cells, merges, top, bottom);
  const columns = new Set(headings.filter(({ meaning }) => meaning).map(({ column }) => column));
  const isCut = merges.some(
    (merge) =>
      merge.top <= bottom &&
      merge.bottom >= top &&
      (merge.top < top || merge.bottom > bottom) &&
      columns.has(merge.left),
  );
  if (isCut) return null;
  const isText = bottom === top || !hasNumbers(cells.sheet, columns, top, bottom);
  return isText ? { top, bottom, headings } : null;
}

function hasNumbers(sheet: SheetGrid, columns: ReadonlySet<number>, top: number, bottom: number): boolean {
  for (let row = top; row <= bottom; row += 1) {
    for (const column of columns) {
      if (typeof valueAt(sheet, row, column) === 'number') return true;
    }
  }
  return false;
}

function readHeadings(
  cells: FreeCells,
  merges: readonly Area[],
  top: number,
  bottom: number,
): readonly Heading[] {
  const parts = new Map<number, string[]>();
  const below = textCells(cells, bottom).map(({ column }) => column);
  for (let row = top; row <= bottom; row += 1) {
    // The last row may have headings under one joint heading only: the others are merged down to it.
    const beside = [...textCells(cells, row).map(({ column }) => column), ...below];
    const [first, last] = [Math.min(...beside), Math.max(...beside)];
    const groups = merges.filter((merge) => merge.top === row && merge.right > merge.left);
    const joint = row < bottom ? jointHeadings(cells, row, bottom) : new Map<number, number>();
    for (const { column, text } of textCells(cells, row)) {
      const group = groups.find((merge) => merge.left === column);
      // A title merged over the header is not part of its headings. A merged cell in the header's last row has no headings below
      // it, so it is no group.
      const isOverAll = group !== undefined && below.length > 1 && group.left <= first && group.right >= last;
      const isLong = group !== undefined && normalizeHeading(text).length > LONGEST_GROUP;
      const isTitle = row < bottom && (isLong || isOverAll);
      const right = row < bottom && group && !isTitle ? group.right : (joint.get(column) ?? column);
      for (let at = column; at <= right; at += 1) {
        const own = parts.get(at);
        if (own) own.push(text);
        else parts.set(at, [text]);
      }
    }
  }
  const read = Array.from(parts, ([column, texts]) => headingOf(column, texts));
  return withBareTarget(read.sort((a, b) => a.column - b.column));
}

/**
 * For headings that are not merged: the last column that each joint heading covers, which includes the blank cells after it. Headings
 * are joint headings only where the same word for a task stands below several of them.
 */
function jointHeadings(cells: FreeCells, row: number, bottom: number): ReadonlyMap<number, number> {
  const upper = textCells(cells, row).map(({ column }) => column);
  const below = textCells(cells, bottom);
  const groups = upper.flatMap((left, index) => {
    const next = upper[index + 1] ?? Infinity;
    const own = below.filter(({ column }) => left <= column && column < next);
    const targets = own.filter(({ text }) => headingMeaning(text)?.role === 'target').map(({ text }) => text);
    const right = Math.max(...own.map(({ column }) => column));
    return own[0]?.column === left && targets.length > 0 ? [{ left, right, targets }] : [];
  });
  const isRepeated = groups.some(({ targets }, index) =>
    groups.slice(index + 1).some((other) => other.targets.some((text) => targets.includes(text))),
  );
  return new Map(isRepeated ? groups.map(({ left, right }) => [left, right]) : []);
}

/** Where no heading names a task, takes 净增 beside 完成数 as the target. */
function withBareTarget(headings: readonly Heading[]): readonly Heading[] {
  if (headings.some(({ meaning }) => meaning?.role === 'target')) return headings;
  const actuals = headings.filter(({ meaning }) => meaning?.role === 'actual');
  const bare = actuals.find(({ text, meaning }) => text.includes('净增') && meaning?.rank === 2);
  if (!bare || actuals.length < 2) return headings;
  return headings.map((heading) =>
    heading === bare ? { ...heading, meaning: { role: 'target', rank: 1 } } : heading,
  );
}

function headingOf(column: number, texts: readonly string[]): Heading {
  const whole = texts.join('');
  const own = texts[texts.length - 1] ?? '';
  const text = whole.replace(/\s+/g, '');
  const named = texts.filter((part) => !isBareMeasure(part));
  return {
    column,
    text,
    own: (named[named.length - 1] ?? own).replace(/\s+/g, ''),
    group: named.slice(0, -1).join('').replace(/\s+/g, ''),
    meaning: headingMeaning(isBareMeasure(own) ? (named[named.length - 1] ?? whole) : own, whole),
  };
}

/** Extends a header by a row of units of measure or parts below it, and by the groups above it. */
export function extendRows(cells: FreeCells, merges: readonly Area[], found: HeaderRows): HeaderRows {
  let window = found;
  while (
    window.bottom - window.top + 1 < MOST_HEADER_ROWS &&
    (continuesBelow(cells, window) || hasPartsBelow(cells, merges, window))
  ) {
    const taller = readHeaderRows(cells, merges, window.top, window.bottom + 1);
    if (!taller || !hasAllOf(taller, window)) break;
    window = taller;
  }
  while (window.bottom - window.top + 1 < MOST_HEADER_ROWS && hasGroupAbove(cells, merges, window)) {
    const taller = readHeaderRows(cells, merges, window.top - 1, window.bottom);
    if (!taller || !hasAllOf(taller, window)) break;
    window = taller;
  }
  return window;
}

/** Whether the extended header still has every core role of the original one. */
function hasAllOf(taller: HeaderRows, lower: HeaderRows): boolean {
  return rolesOf(taller.headings).length >= rolesOf(lower.headings).length;
}

/** Whether each column under a merged heading (目标任务) has a word below it that names what the column counts: 造林, 抚育. */
function hasPartsBelow({ sheet }: FreeCells, merges: readonly Area[], window: HeaderRows): boolean {
  const { bottom, headings } = window;
  const isNamed = (column: number): boolean => {
    const value = valueAt(sheet, bottom + 1, column);
    return typeof value === 'string' && !isBlank(value);
  };
  if (headings.some(({ column, meaning }) => meaning?.role === 'unit' && isNamed(column))) return false;
  return merges.some((merge) => {
    if (merge.bottom !== bottom || merge.left === merge.right) return false;
    const role = headings.find(({ column }) => column === merge.left)?.meaning?.role;
    const columns = Array.from({ length: merge.right - merge.left + 1 }, (_, index) => merge.left + index);
    return (role === 'target' || role === 'actual') && columns.every(isNamed);
  });
}

/** Whether the row below continues the header: nothing under the unit's heading, and words of headings under the rest. */
function continuesBelow({ sheet }: FreeCells, window: HeaderRows): boolean {
  const below = window.bottom + 1;
  const known = window.headings.filter(({ meaning }) => meaning);
  let hasWords = false;
  for (const { column, meaning } of known) {
    const value = valueAt(sheet, below, column);
    if (isBlank(value)) continue;
    if (typeof value !== 'string' || meaning?.role === 'unit') return false;
    if (isMeasureOnly(value) || headingMeaning(value)) hasWords = true;
    else if (meaning?.role !== 'note') return false;
  }
  return hasWords;
}

/**
 * Whether the row above belongs to the header: a merged cell over some of its columns, but not over the unit's; or, where nothing
 * is merged, the upper halves of its headings: 2014年底 above 会员数.
 */
function hasGroupAbove({ sheet }: FreeCells, merges: readonly Area[], window: HeaderRows): boolean {
  const known = window.headings.filter(({ meaning }) => meaning);
  const above = window.top - 1;
  const halves = known.map(({ column }) => valueAt(sheet, above, column)).filter((value) => !isBlank(value));
  const areNeeded = halves.some(isDatedOrKnown) || repeatsTarget(known);
  if (halves.length > 1 && halves.every(isGroupText) && areNeeded) return true;
  return merges.some((merge) => {
    if (merge.top !== above || merge.bottom !== above || merge.left === merge.right) return false;
    if (!isGroupText(valueAt(sheet, above, merge.left))) return false;
    const covered = known.filter(({ column }) => merge.left <= column && column <= merge.right);
    return covered.length > 0 && covered.every(({ meaning }) => meaning?.role !== 'unit');
  });
}

/** Whether headings repeat, as in 任务 完成 任务 完成. Only the row above can then tell them apart. */
function repeatsTarget(headings: readonly Heading[]): boolean {
  const targets = headings.filter(({ meaning }) => meaning?.role === 'target').map(({ own }) => own);
  return new Set(targets).size < targets.length;
}

/** Whether a text may be a group heading: it is neither a title nor a line such as 单位：人 or a date. */
function isGroupText(value: CellValue): boolean {
  if (typeof value !== 'string') return false;
  const text = normalizeHeading(value);
  return text !== '' && text.length <= LONGEST_GROUP && !/:|表$|\d日$/.test(text) && !isMeasureOnly(text);
}

function isDatedOrKnown(value: CellValue): boolean {
  return typeof value === 'string' && (yearsIn(value).length > 0 || headingMeaning(value) !== null);
}
