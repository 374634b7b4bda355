/**
 * Finding the header of a table: one to three rows with a heading for the unit, the baseline and the target.
 */
import type { Area } from '../../../spreadsheet/address';
import type { BreakdownColumns, FigureColumn, Indicator, TableColumn } from '../breakdown';
import { indicatorsAmong, type IndicatorHeadings } from './indicator-headings';
import { assumedMeasure, measureInHeading, type UnitOfMeasure } from '../unit-of-measure';
import { textCells, type FreeCells, type TextCell } from '../free-cells';
import { isBlank, textOf, valueAt, type CellValue, type SheetGrid } from '../../../spreadsheet/grid';
import {
  baselineYear,
  headingMeaning,
  isBareMeasure,
  isMeasureOnly,
  isYearEnd,
  mayBeHeading,
  normalizeHeading,
  recruitingYear,
  yearsIn,
  type Heading,
  type Role,
} from '../headings';
import type { Surroundings } from '../surroundings';

export type CoreRole = 'unit' | 'baseline' | 'target';
/** The roles that show how well some rows fit as a header, in the order in which messages name them. */
const CORE_ROLES: readonly CoreRole[] = ['unit', 'baseline', 'target'];
/** The roles that every table needs. */
export const REQUIRED_ROLES: readonly CoreRole[] = ['unit', 'target'];

const MOST_HEADER_ROWS = 3;
/** More tables than this side by side are not looked at. */
const MOST_ABREAST = 50;
/** How many rows below a header are looked at to find the column of the names. */
const ROWS_LOOKED_AT = 50;
/** A group heading longer than this is the table's title. */
const LONGEST_GROUP = 25;
/** The most columns that are compared with each other for the same role. */
const MOST_CANDIDATES = 8;
/** Penalty for a year-end baseline in the title's own year: it is the year's result rather than its start. */
const AFTER_TITLE_YEAR = 10;

/** The header of one table. */
export interface Header {
  readonly top: number;
  readonly bottom: number;
  /** The columns that belong to this table and no neighbour beside it, with heading or without. */
  readonly left: number;
  readonly right: number;
  readonly columns: BreakdownColumns;
  /** `columns` has the first indicator's columns. */
  readonly indicators: readonly [Indicator, ...Indicator[]];
  readonly baseYear: number | null;
  readonly targetYear: number | null;
  readonly title: string | null;
}

/** Rows that look like a header, with the roles that were found. */
export interface HeaderAttempt {
  readonly row: number;
  readonly found: readonly CoreRole[];
}

/** The core roles the headings of a single row have, in the order of `CORE_ROLES`. */
export function rolesInRow(cells: readonly TextCell[]): CoreRole[] {
  const roles = new Set<Role>();
  for (const { text } of cells) {
    const meaning = mayBeHeading(text) ? headingMeaning(text) : null;
    if (meaning) roles.add(meaning.role);
  }
  return CORE_ROLES.filter((role) => roles.has(role));
}

/** Rows that could be a header, with their headings by column. */
interface Window {
  readonly top: number;
  readonly bottom: number;
  readonly headings: readonly Heading[];
}

/**
 * The headers at a row that has a unit heading: several where tables stand side by side, none where something lacks;
 * then `attempt` says what was there.
 */
export function headersAt(
  cells: FreeCells,
  row: number,
  surroundings: (top: number, left: number, right: number) => Surroundings,
): { readonly headers: readonly Header[]; readonly attempt: HeaderAttempt } {
  const near = mergesNear(cells.sheet, row);
  let best: Window | null = null;
  let attempt: HeaderAttempt = { row, found: [] };
  for (let height = 1; height <= MOST_HEADER_ROWS; height += 1) {
    for (let top = row - MOST_HEADER_ROWS + 1; top <= row + 1; top += 1) {
      const window = readWindow(cells, near, top, top + height - 1);
      const found = window ? rolesOf(window.headings) : [];
      if (found.length > attempt.found.length) {
        attempt = { row, found };
        best = window;
      }
    }
  }
  if (!best || !isComplete(best.headings)) return { headers: [], attempt };
  const window = extended(cells, near, best);
  const headers = split(window.headings).flatMap(({ headings, left, right }) => {
    const around = surroundings(window.top, left, right);
    const chosen = chooseColumns(headings, around, appendedIn(cells, window));
    if (!chosen) return [];
    const { top, bottom } = window;
    const unit = namesColumn(cells.sheet, near, bottom, chosen.columns.unit);
    return [
      {
        ...chosen,
        columns: { ...chosen.columns, unit },
        top,
        bottom,
        left,
        right,
        title: around.title,
      },
    ];
  });
  return { headers, attempt };
}

/** Under a unit heading merged over several columns (县区 | 单位) the names stand in the last one that has text. */
function namesColumn(
  sheet: SheetGrid,
  merges: readonly Area[],
  bottom: number,
  unit: TableColumn,
): TableColumn {
  const merge = merges.find(
    (area) => area.left === unit.column && area.top <= bottom && area.bottom >= bottom,
  );
  for (let column = merge?.right ?? 0; column > unit.column; column -= 1) {
    for (let row = bottom + 1; row <= bottom + ROWS_LOOKED_AT; row += 1) {
      const value = valueAt(sheet, row, column);
      if (typeof value === 'string' && !isBlank(value)) return { ...unit, column };
    }
  }
  return unit;
}

function rolesOf(headings: readonly Heading[]): CoreRole[] {
  return CORE_ROLES.filter((role) => headings.some(({ meaning }) => meaning?.role === role));
}

/** Whether headings have all that a table can't do without. */
function isComplete(headings: readonly Heading[]): boolean {
  const found = rolesOf(headings);
  return REQUIRED_ROLES.every((role) => found.includes(role));
}

function mergesNear(sheet: SheetGrid, row: number): readonly Area[] {
  return sheet.merges.filter(
    (merge) => merge.top <= row + MOST_HEADER_ROWS && merge.bottom >= row - MOST_HEADER_ROWS,
  );
}

/** The headings of some rows; null where they can't be a header: figures among them, or a merged cell cut in two. */
function readWindow(cells: FreeCells, merges: readonly Area[], top: number, bottom: number): Window | null {
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
  for (let row = top; row <= bottom; row += 1) {
    const groups = merges.filter((merge) => merge.top === row && merge.right > merge.left);
    for (const { column, text } of textCells(cells, row)) {
      const group = groups.find((merge) => merge.left === column);
      // A title merged over the header is no part of its headings; a merged cell in the header's last row heads no group.
      const isTitle = row < bottom && normalizeHeading(text).length > LONGEST_GROUP && group !== undefined;
      const right = row < bottom && group && !isTitle ? group.right : column;
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

/** Where no heading is a word for a task, takes 净增 beside 完成数 for the target. */
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

/** The same header with a row of units of measure or parts below it, and with the groups above it. */
function extended(cells: FreeCells, merges: readonly Area[], found: Window): Window {
  let window = found;
  while (
    window.bottom - window.top + 1 < MOST_HEADER_ROWS &&
    (continuesBelow(cells, window) || hasPartsBelow(cells, merges, window))
  ) {
    const taller = readWindow(cells, merges, window.top, window.bottom + 1);
    if (!taller || !hasAllOf(taller, window)) break;
    window = taller;
  }
  while (window.bottom - window.top + 1 < MOST_HEADER_ROWS && hasGroupAbove(cells, merges, window)) {
    const taller = readWindow(cells, merges, window.top - 1, window.bottom);
    if (!taller || !hasAllOf(taller, window)) break;
    window = taller;
  }
  return window;
}

/** Whether the taller header still has every core role of the lower one. */
function hasAllOf(taller: Window, lower: Window): boolean {
  return rolesOf(taller.headings).length >= rolesOf(lower.headings).length;
}

/** Below a heading merged over several columns (目标任务) a word in each of them that tells what it counts: 造林, 抚育. */
function hasPartsBelow({ sheet }: FreeCells, merges: readonly Area[], window: Window): boolean {
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

/** Below the header a row with nothing under the unit, and with words of headings under the rest. */
function continuesBelow({ sheet }: FreeCells, window: Window): boolean {
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
 * Above the header a merged cell over some of its columns, but not over the unit's; or, where nothing is merged, the
 * upper halves of its headings: 2014年底 above 会员数.
 */
function hasGroupAbove({ sheet }: FreeCells, merges: readonly Area[], window: Window): boolean {
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

/** 任务 | 完成 | 任务 | 完成: only what stands above tells them apart. */
function repeatsTarget(headings: readonly Heading[]): boolean {
  const targets = headings.filter(({ meaning }) => meaning?.role === 'target').map(({ own }) => own);
  return new Set(targets).size < targets.length;
}

/** Not a title, nor a line like 单位：人 or a date. */
function isGroupText(value: CellValue): boolean {
  if (typeof value !== 'string') return false;
  const text = normalizeHeading(value);
  return text !== '' && text.length <= LONGEST_GROUP && !/:|表$|\d日$/.test(text) && !isMeasureOnly(text);
}

function isDatedOrKnown(value: CellValue): boolean {
  return typeof value === 'string' && (yearsIn(value).length > 0 || headingMeaning(value) !== null);
}

interface Part {
  readonly headings: readonly Heading[];
  readonly left: number;
  readonly right: number;
}

/** Tables side by side: a new one starts at a unit or 序号 heading, or after a gap, once the one before has all it needs. */
function split(headings: readonly Heading[]): readonly Part[] {
  const parts: Heading[][] = [];
  let current: Heading[] = [];
  for (const heading of headings) {
    const previous = current[current.length - 1];
    const startsAnew =
      heading.meaning?.role === 'unit' ||
      heading.meaning?.role === 'ordinal' ||
      (previous !== undefined && heading.column > previous.column + 1);
    if (startsAnew && isComplete(current)) {
      parts.push(current);
      current = [];
    }
    current.push(heading);
  }
  const last = parts[parts.length - 1];
  if (last && !isComplete(current)) {
    if (!isTableOfItsOwn(last, current)) last.push(...current);
  } else parts.push(current);
  return parts.slice(0, MOST_ABREAST).map((part, index) => ({
    headings: part,
    left: index === 0 ? 1 : (parts[index]?.[0]?.column ?? 1),
    right: (parts[index + 1]?.[0]?.column ?? Infinity) - 1,
  }));
}

/** Whether the headings behind a gap are a table of their own. If they lack a required role they belong to the table before, unless they name units of their own. */
function isTableOfItsOwn(before: readonly Heading[], after: readonly Heading[]): boolean {
  const end = before[before.length - 1]?.column ?? 0;
  const hasGap = (after[0]?.column ?? 0) > end + 1;
  return hasGap && after.some(({ meaning }) => meaning?.role === 'unit' || meaning?.role === 'ordinal');
}

interface Candidate {
  readonly heading: Heading;
  readonly rank: number;
  readonly year: number | null;
}

function candidates(
  headings: readonly Heading[],
  role: Role,
  yearOf: (heading: string) => number | null,
): readonly Candidate[] {
  return headings
    .flatMap((heading) =>
      heading.meaning?.role === role
        ? [{ heading, rank: heading.meaning.rank, year: yearOf(heading.text) }]
        : [],
    )
    .sort((a, b) => b.rank - a.rank || a.heading.column - b.heading.column)
    .slice(0, MOST_CANDIDATES);
}

/** A column the add-in appended to some table with a header in these rows. */
interface AppendedHeading extends Pick<Heading, 'column' | 'text'> {
  readonly tableColumns: readonly number[];
}

function appendedIn(
  { sheet, appended = [] }: FreeCells,
  { top, bottom }: Window,
): readonly AppendedHeading[] {
  return appended
    .filter(({ row }) => top <= row && row <= bottom)
    .map(({ column, tableColumns }) => {
      const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
      const text = rows.map((row) => textOf(valueAt(sheet, row, column))).join('');
      return { column, tableColumns, text: text.replace(/\s+/g, '') };
    });
}

/** Which of the headings are the table's columns; null where there is no target, or no unit. */
function chooseColumns(
  headings: readonly Heading[],
  around: Surroundings,
  appended: readonly AppendedHeading[],
): Pick<Header, 'columns' | 'indicators' | 'baseYear' | 'targetYear'> | null {
  const pair = choosePair(headings, around.year);
  const first = (role: Role): TableColumn | null => {
    const heading = candidates(headings, role, () => null)[0]?.heading;
    return heading ? { column: heading.column, heading: heading.text } : null;
  };
  const unit = first('unit');
  if (!pair || !unit) return null;
  const [own, ...others] = indicatorsAmong(headings, pair.target.heading).flatMap((group) => {
    const chosen = chooseIndicator(group, around, appended);
    return chosen ? [chosen] : [];
  });
  if (!own) return null;
  const shared = { ordinal: first('ordinal'), unit, note: first('note') };
  const taken = new Set(Object.values(shared).map((column) => column?.column));
  const withoutShared = ({ indicator }: typeof own): Indicator => ({
    ...indicator,
    further: indicator.further.filter(({ column }) => !taken.has(column)),
  });
  const { baseline, target, actual } = own.indicator.columns;
  return {
    columns: { ordinal: shared.ordinal, unit, baseline, target, actual, note: shared.note },
    indicators: [withoutShared(own), ...others.map(withoutShared)],
    ...own.years,
  };
}

/** The columns of one indicator among its headings; null where they have no target. */
function chooseIndicator(
  { name, figures, further, isOneOfSeveral }: IndicatorHeadings,
  { title, year: titleYear, measure }: Surroundings,
  appended: readonly AppendedHeading[],
): { readonly indicator: Indicator; readonly years: Pick<Header, 'baseYear' | 'targetYear'> } | null {
  const pair = choosePair(figures, titleYear);
  if (!pair) return null;
  const years = yearsOf(pair, titleYear);
  const target = pair.target.heading.column;
  const column = (heading: Pick<Heading, 'column' | 'text'>): FigureColumn =>
    figureColumn(heading, measure ?? assumedMeasure(normalizeHeading(heading.text), title ?? ''));
  const isOthers = ({ column }: Heading): boolean =>
    appended.some((other) => other.column === column && !other.tableColumns.includes(target));
  const actual =
    candidates(figures, 'actual', recruitingYear).find(
      ({ heading, year }) =>
        !isOthers(heading) && (year === null || years.targetYear === null || year >= years.targetYear),
    )?.heading ??
    appended.find((own) => own.tableColumns.includes(target)) ??
    null;
  // Under a joint heading that is not merged, 完成 has none above it: it counts what the target does.
  const jointMeasure = isOneOfSeveral ? measureInHeading(normalizeHeading(pair.target.heading.text)) : null;
  const columns = {
    baseline: pair.baseline && column(pair.baseline.heading),
    target: column(pair.target.heading),
    actual: actual && (jointMeasure ? figureColumn(actual, jointMeasure) : column(actual)),
  };
  const taken = new Set(Object.values(columns).map((own) => own?.column));
  const rest = [...figures, ...further]
    .filter((heading) => !taken.has(heading.column))
    .sort((a, b) => a.column - b.column);
  const { unitOfMeasure, whole } = columns.target;
  return {
    indicator: {
      name,
      unitOfMeasure,
      whole,
      columns,
      further: rest.map((heading) => ({ column: heading.column, heading: heading.text })),
    },
    years,
  };
}

interface Pair {
  readonly baseline: Candidate | null;
  readonly target: Candidate;
}

/**
 * The baseline and target that fit best: the plainest headings; of several year ends the last before the target's
 * year, or the first where that is not known. Any baseline is better than none; the end of the target year is no baseline.
 */
function choosePair(headings: readonly Heading[], titleYear: number | null): Pair | null {
  let best: { readonly pair: Pair; readonly score: readonly number[] } | null = null;
  for (const target of candidates(headings, 'target', recruitingYear)) {
    for (const baseline of [...candidates(headings, 'baseline', baselineYear), null]) {
      if (!baseline) {
        const score = [0, target.rank, -(target.year ?? 0), -target.heading.column];
        if (!best || isHigher(score, best.score)) best = { pair: { baseline, target }, score };
        continue;
      }
      const year = target.year ?? titleYear;
      const isTooLate =
        baseline.year !== null && year !== null && baseline.year >= year && isYearEnd(baseline.heading.text);
      if (isTooLate && target.year !== null) continue;
      const score = [
        1,
        baseline.rank + target.rank - (isTooLate ? AFTER_TITLE_YEAR : 0),
        (baseline.year ?? 0) * (year === null ? -1 : 1),
        -(target.year ?? 0),
        -baseline.heading.column,
        -target.heading.column,
      ];
      if (!best || isHigher(score, best.score)) best = { pair: { baseline, target }, score };
    }
  }
  return best?.pair ?? null;
}

function isHigher(score: readonly number[], other: readonly number[]): boolean {
  const at = score.findIndex((value, index) => value !== other[index]);
  return at >= 0 && (score[at] ?? 0) > (other[at] ?? 0);
}

/** The years of a table; the one that is not stated is the neighbour of the other, and the title's where neither is. */
function yearsOf(
  { baseline, target }: Pair,
  titleYear: number | null,
): { readonly baseYear: number | null; readonly targetYear: number | null } {
  const base = baseline?.year ?? null;
  if (target.year !== null) {
    return {
      baseYear: base !== null && base < target.year ? base : target.year - 1,
      targetYear: target.year,
    };
  }
  if (base !== null) return { baseYear: base, targetYear: base + 1 };
  return titleYear === null
    ? { baseYear: null, targetYear: null }
    : { baseYear: titleYear - 1, targetYear: titleYear };
}

function figureColumn(heading: Pick<Heading, 'column' | 'text'>, other: UnitOfMeasure): FigureColumn {
  const { name, scale, whole } = measureInHeading(normalizeHeading(heading.text)) ?? other;
  return { column: heading.column, heading: heading.text, unitOfMeasure: name, scale, whole };
}
