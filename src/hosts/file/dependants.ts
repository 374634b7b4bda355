/**
 * Finds the formulas whose results may change when some cells change: those that refer to the cells, directly or through
 * other formulas.
 */
import type { Area } from '../../spreadsheet/address';
import type { SheetArea } from '../../formula/calc/precedents';
import { rowsReferringTo, type RunArea, type RunPrecedents, type Rows } from '../../formula/calc/runs';
import type { FormulaRun } from './formula-runs';

/**
 * The most comparisons of a reference with a changed area. After that all remaining formulas count as changed. A chain of formulas as long
 * as a sheet needs only a fraction of this number.
 */
const MOST_LOOKS = 30_000_000;

/** Rows of a run (one formula filled down) in which each edge of a reference moves down with the row or never moves. */
interface Part extends Rows {
  readonly run: FormulaRun;
  readonly areas: readonly RunArea[];
  /** The rows that, as far as known, do not depend on a change. */
  left: readonly Rows[];
}

/**
 * The formulas that depend on changed cells.
 * @param precedentsOf gives the areas that the formulas of a run refer to
 * @param changed the areas of those cells
 * @param runs the formulas to choose from
 */
export function dependantsOf(
  precedentsOf: (run: FormulaRun) => readonly RunPrecedents[],
  changed: readonly SheetArea[],
  runs: readonly FormulaRun[],
): readonly FormulaRun[] {
  if (changed.length === 0) return [];
  const dependants = new Dependants(changed);
  for (const run of runs) dependants.take(run, precedentsOf(run));
  dependants.follow();
  return dependants.found;
}

class Dependants {
  readonly found: FormulaRun[] = [];
  /** Changed areas whose dependants are still to be found. */
  private readonly open: SheetArea[];
  /** The parts, by the sheet their references point to, in lower case. */
  private readonly parts = new Map<string, Set<Part>>();
  private looks = 0;

  constructor(changed: readonly SheetArea[]) {
    this.open = [...changed];
  }

  take(run: FormulaRun, precedents: readonly RunPrecedents[]): void {
    for (const { from, to, areas } of precedents) {
      // The references of INDIRECT and OFFSET are known only when the formula is computed, so any change may affect it.
      if (areas === null) this.find(run, { from, to });
      else this.file({ run, from, to, areas, left: [{ from, to }] });
    }
  }

  follow(): void {
    for (let changed = this.open.pop(); changed; changed = this.open.pop()) {
      const { sheet, area } = changed;
      const name = sheet.toLowerCase();
      for (const part of this.parts.get(name) ?? []) this.look(part, name, area);
      if (this.looks > MOST_LOOKS) break;
    }
    if (this.looks <= MOST_LOOKS) return;
    for (const part of new Set([...this.parts.values()].flatMap((parts) => [...parts])))
      for (const rows of part.left) this.find(part.run, rows);
  }

  private file(part: Part): void {
    for (const { sheet } of part.areas) {
      const name = sheet.toLowerCase();
      const parts = this.parts.get(name) ?? new Set<Part>();
      this.parts.set(name, parts.add(part));
    }
  }

  private look(part: Part, sheet: string, changed: Area): void {
    for (const area of part.areas) {
      this.looks += 1;
      if (part.left.length === 0) return;
      if (area.sheet.toLowerCase() !== sheet) continue;
      const rows = rowsReferringTo(part, area, changed);
      if (!rows) continue;
      const taken = part.left.flatMap((left) => common(left, rows) ?? []);
      part.left = part.left.flatMap((left) => without(left, rows));
      for (const some of taken) this.find(part.run, some);
    }
  }

  private find(run: FormulaRun, rows: Rows): void {
    this.found.push({ ...run, ...rows });
    const { sheet, column: left } = run;
    const { from: top, to: bottom } = rows;
    this.open.push({ sheet, area: run.array?.area ?? { top, left, bottom, right: left } });
  }
}

function common(a: Rows, b: Rows): Rows | null {
  const rows = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
  return rows.from <= rows.to ? rows : null;
}

function without(rows: Rows, taken: Rows): Rows[] {
  if (taken.to < rows.from || taken.from > rows.to) return [rows];
  const above = { from: rows.from, to: taken.from - 1 };
  const below = { from: taken.to + 1, to: rows.to };
  return [above, below].filter(({ from, to }) => from <= to);
}
