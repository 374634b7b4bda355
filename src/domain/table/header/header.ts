/** Finds the header of a table: one to three rows with headings for the unit, the baseline and the target. */
import type { Area } from '../../../spreadsheet/address';
import { isBlank, valueAt, type SheetGrid } from '../../../spreadsheet/grid';
import type { TableColumn } from '../breakdown';
import type { FreeCells, TextCell } from '../free-cells';
import { headingMeaning, mayBeHeading, type Heading, type Role } from '../headings';
import type { Surroundings } from '../surroundings';
import { withoutUnlikelyActuals } from './assumed-actual';
import { unnamedTargets, withAssumedTarget } from './assumed-target';
import { withWholes } from './group-wholes';
import { appendedIn, chooseColumns, type ChosenColumns } from './header-columns';
import {
  CORE_ROLES,
  extendRows,
  isComplete,
  mergesNear,
  MOST_HEADER_ROWS,
  readHeaderRows,
  rolesOf,
  type CoreRole,
  type HeaderRows,
} from './header-rows';

/** The most tables side by side that are looked for. */
const MOST_ABREAST = 50;
/** How many rows below a header are searched for the column of names. */
const ROWS_LOOKED_AT = 50;

/** The header of one table. */
export interface Header extends ChosenColumns {
  readonly top: number;
  readonly bottom: number;
  /** The columns that belong to this table and to no table beside it, with or without a heading. */
  readonly left: number;
  readonly right: number;
  readonly title: string | null;
  /** Whether the target's heading does not say that its figures are targets. */
  readonly isTargetAssumed: boolean;
}

/** Rows that look like a header, with the roles found in them. */
export interface HeaderAttempt {
  readonly row: number;
  readonly found: readonly CoreRole[];
  /** Headings of figures that may be targets without saying so; empty where a target was found. */
  readonly unnamed?: readonly string[];
}

/** The core roles that the headings of a single row have, in the order of `CORE_ROLES`. */
export function rolesInRow(cells: readonly TextCell[]): CoreRole[] {
  const roles = new Set<Role>();
  for (const { text } of cells) {
    const meaning = mayBeHeading(text) ? headingMeaning(text) : null;
    if (meaning) roles.add(meaning.role);
  }
  return CORE_ROLES.filter((role) => roles.has(role));
}

/** Reads the text above row `top` in the columns from `left` to `right`. */
export type ReadSurroundings = (top: number, left: number, right: number) => Surroundings;

/**
 * The headers at a row with a unit heading: several where tables stand side by side, none where a required heading is missing;
 * `attempt` then says which headings were found.
 *
 * @param assumesTarget whether a heading without a word for a task may be read as the target's; see assumed-target.ts
 */
export function headersAt(
  cells: FreeCells,
  row: number,
  surroundings: ReadSurroundings,
  assumesTarget: boolean,
): { readonly headers: readonly Header[]; readonly attempt: HeaderAttempt } {
  const near = mergesNear(cells.sheet, row);
  const { best, attempt } = bestRows(cells, near, row);
  if (!best?.headings.some(({ meaning }) => meaning?.role === 'unit')) return { headers: [], attempt };
  const window = extendRows(cells, near, best);
  if (isComplete(best.headings)) {
    return { headers: headersIn(cells, near, window, surroundings, false), attempt };
  }
  const { title } = surroundings(window.top, 1, Infinity);
  const assumed = assumesTarget ? withAssumedTarget(cells.sheet, window, title) : null;
  const unnamed = unnamedTargets(cells.sheet, window).map(({ text }) => text);
  return {
    headers: assumed ? headersIn(cells, near, assumed, surroundings, true) : [],
    attempt: { ...attempt, unnamed },
  };
}

/** The rows around `row` that have the most core roles; of equal ones, the first. */
function bestRows(
  cells: FreeCells,
  near: readonly Area[],
  row: number,
): { readonly best: HeaderRows | null; readonly attempt: HeaderAttempt } {
  let best: HeaderRows | null = null;
  let attempt: HeaderAttempt = { row, found: [] };
  for (let height = 1; height <= MOST_HEADER_ROWS; height += 1) {
    for (let top = row - MOST_HEADER_ROWS + 1; top <= row + 1; top += 1) {
      const window = readHeaderRows(cells, near, top, top + height - 1);
      const found = window ? rolesOf(window.headings) : [];
      const isNearer =
        found.length === attempt.found.length && found.includes('unit') && !attempt.found.includes('unit');
      if (found.length > attempt.found.length || isNearer) {
        attempt = { row, found };
        best = window;
      }
    }
  }
  return { best, attempt };
}

/** The headers of the tables side by side in these rows. */
function headersIn(
  cells: FreeCells,
  near: readonly Area[],
  window: HeaderRows,
  surroundings: ReadSurroundings,
  isTargetAssumed: boolean,
): readonly Header[] {
  const { top, bottom } = window;
  return split(withWholes(window.headings)).flatMap(({ headings, left, right }) => {
    const around = surroundings(top, left, right);
    const named = chooseColumns(headings, around, appendedIn(cells, window));
    if (!named) return [];
    const chosen = withoutUnlikelyActuals(cells.sheet, bottom, named);
    const column = groupedColumn(cells.sheet, bottom, headings, chosen.columns.unit);
    const columns = { ...chosen.columns, unit: namesColumn(cells.sheet, near, bottom, column) };
    return [{ ...chosen, columns, top, bottom, left, right, title: around.title, isTargetAssumed }];
  });
}

/** The column of the names. Where a unit heading is merged over several columns (县区 单位), it is the last of them that has text. */
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

/**
 * The column of the units, where the chosen one only groups them: 区域 with the same word in several rows, and 单位 with the names to the right
 * of it.
 */
function groupedColumn(
  sheet: SheetGrid,
  bottom: number,
  headings: readonly Heading[],
  unit: TableColumn,
): TableColumn {
  const next = headings.find(({ column }) => column === unit.column + 1);
  if (next?.meaning?.role !== 'unit') return unit;
  const names = (column: number): string[] =>
    Array.from({ length: ROWS_LOOKED_AT }, (_, index) => valueAt(sheet, bottom + 1 + index, column)).map(
      (value) => (typeof value === 'string' ? value.trim() : ''),
    );
  const [groups, own] = [names(unit.column), names(next.column)];
  const named = own.flatMap((name, index) => (name === '' ? [] : [{ name, group: groups[index] ?? '' }]));
  const isRepeated = (texts: readonly string[]): boolean => new Set(texts).size < texts.length;
  const isGrouped = isRepeated(named.map(({ group }) => group).filter((group) => group !== ''));
  return isGrouped && !isRepeated(own.filter((name) => name !== ''))
    ? { column: next.column, heading: next.text }
    : unit;
}

interface Part {
  readonly headings: readonly Heading[];
  readonly left: number;
  readonly right: number;
}

/**
 * Splits headings into tables side by side. A new table starts at a unit or 序号 heading or after a gap, once the table before has
 * all required roles.
 */
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

/**
 * Whether the headings after a gap are a table of their own. Headings that lack a required role belong to the table before, unless
 * they include a unit heading.
 */
function isTableOfItsOwn(before: readonly Heading[], after: readonly Heading[]): boolean {
  const end = before[before.length - 1]?.column ?? 0;
  const hasGap = (after[0]?.column ?? 0) > end + 1;
  return hasGap && after.some(({ meaning }) => meaning?.role === 'unit' || meaning?.role === 'ordinal');
}
