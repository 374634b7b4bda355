/**
 * Orders formulas so that each is computed after everything it refers to.
 */
import type { Area } from '../../../spreadsheet/address';
import { areaOfRows, precedentsOfRows, type RunPrecedents } from '../../../formula/calc/runs';
import type { FormulaRun, RunPart } from '../formula-runs';

export interface SettleOrder {
  readonly ordered: readonly RunPart[];
  /** Formulas that refer to each other in a circle or to rows of their own column, and all formulas that depend on these. */
  readonly circular: readonly RunPart[];
  /** The given formulas, and all formulas that they refer to, directly or through others. */
  readonly needed: (parts: readonly RunPart[]) => ReadonlySet<RunPart>;
}

/** The most pairs of formulas of which one refers to the other. With more pairs, ordering takes longer than computing everything. */
const MOST_PAIRS = 200_000;

/** Orders formulas. @param precedentsOf what the formulas of a whole run refer to */
export function settleOrder(
  parts: readonly RunPart[],
  precedentsOf: (run: FormulaRun) => readonly RunPrecedents[],
): SettleOrder {
  const places = new Places(parts);
  const dependants = new Map<RunPart, RunPart[]>(parts.map((part) => [part, []]));
  const waitingFor = new Map<RunPart, number>();
  const precedents = new Map<RunPart, readonly RunPart[]>();
  let pairs = 0;
  for (const part of parts) {
    const before = places.referredToBy(part, precedentsOf(part.whole));
    waitingFor.set(part, before.length);
    precedents.set(part, before);
    for (const other of before) dependants.get(other)?.push(part);
    pairs += before.length;
    if (pairs > MOST_PAIRS) return { ordered: [], circular: parts, needed: (some) => new Set(some) };
  }
  const ordered = parts.filter((part) => waitingFor.get(part) === 0);
  // The list grows during this loop.
  for (const part of ordered) {
    for (const next of dependants.get(part) ?? []) {
      const left = (waitingFor.get(next) ?? 0) - 1;
      waitingFor.set(next, left);
      if (left === 0) ordered.push(next);
    }
  }
  return {
    ordered,
    circular: parts.filter((part) => waitingFor.get(part) !== 0),
    needed: (some) => withPrecedents(some, precedents),
  };
}

function withPrecedents(
  parts: readonly RunPart[],
  precedents: ReadonlyMap<RunPart, readonly RunPart[]>,
): ReadonlySet<RunPart> {
  const found = new Set(parts);
  // The set grows during this loop.
  for (const part of found) for (const before of precedents.get(part) ?? []) found.add(before);
  return found;
}

/** The formulas by sheet (in lower case) and column, from top to bottom. */
class Places {
  private readonly sheets = new Map<string, Map<number, RunPart[]>>();

  constructor(parts: readonly RunPart[]) {
    for (const part of parts) this.file(part);
    for (const columns of this.sheets.values())
      for (const list of columns.values()) list.sort((a, b) => areaOfPart(a).top - areaOfPart(b).top);
  }

  referredToBy(part: RunPart, precedents: readonly RunPrecedents[]): RunPart[] {
    const found = new Set<RunPart>();
    for (const { from, to, areas } of precedentsOfRows(precedents, part))
      for (const area of areas ?? [])
        this.collect(area.sheet.toLowerCase(), areaOfRows(area, { from, to }), found);
    return [...found];
  }

  private collect(sheet: string, area: Area, found: Set<RunPart>): void {
    for (const [column, parts] of this.sheets.get(sheet) ?? []) {
      if (column < area.left || column > area.right) continue;
      for (let index = firstReaching(parts, area.top); index < parts.length; index += 1) {
        const part = parts[index];
        if (!part || areaOfPart(part).top > area.bottom) break;
        found.add(part);
      }
    }
  }

  private file(part: RunPart): void {
    const sheet = part.sheet.toLowerCase();
    const columns = this.sheets.get(sheet) ?? new Map<number, RunPart[]>();
    this.sheets.set(sheet, columns);
    const { left, right } = areaOfPart(part);
    for (let column = left; column <= right; column += 1) appendTo(columns, column, part);
  }
}

function areaOfPart({ array, column, from, to }: RunPart): Area {
  return array?.area ?? { top: from, left: column, bottom: to, right: column };
}

/** The index of the first part that ends at or below a row. The parts are ordered from top to bottom. */
function firstReaching(parts: readonly RunPart[], row: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part && areaOfPart(part).bottom < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function appendTo(columns: Map<number, RunPart[]>, column: number, part: RunPart): void {
  const list = columns.get(column);
  if (list) list.push(part);
  else columns.set(column, [part]);
}
