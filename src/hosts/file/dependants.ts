/**
 * Finds the formulas whose results may change when some cells change: those that refer to the cells, directly or through
 * other formulas.
 */
import type { Area } from '../../spreadsheet/address';
import type { SheetArea } from '../../formula/calc/precedents';
import { rowsReferringTo, type RunArea, type RunPrecedents, type Rows } from '../../formula/calc/runs';
import type { FormulaRun, RunPart } from './formula-runs';
import { RowSet } from './row-set';

/**
 * The most comparisons of a reference with a changed area. After that all remaining formulas count as changed. A chain of formulas as long
 * as a sheet needs only a fraction of this number.
 */
const MOST_LOOKS = 30_000_000;

/** A part that refers to more columns than this is filed under {@link ANY_COLUMN}. */
const MOST_COLUMNS = 100;
const ANY_COLUMN = 0;

/** Rows of a run (one formula filled down) in which each edge of a reference moves down with the row or never moves. */
interface Part extends Rows {
  readonly run: FormulaRun;
  readonly areas: readonly RunArea[];
  /** The rows found so far that depend on a change. */
  readonly taken: RowSet;
}

/**
 * The formulas that depend on changed cells.
 * @param precedentsOf gives the areas that the formulas of a run refer to
 * @param changed the areas of the changed cells
 * @param runs the formulas to choose from
 */
export function dependantsOf(
  precedentsOf: (run: FormulaRun) => readonly RunPrecedents[],
  changed: readonly SheetArea[],
  runs: readonly FormulaRun[],
): readonly RunPart[] {
  if (changed.length === 0) return [];
  const dependants = new Dependants(changed);
  for (const run of runs) dependants.take(run, precedentsOf(run));
  dependants.follow();
  return dependants.found;
}

class Dependants {
  readonly found: RunPart[] = [];
  /** Changed areas whose dependants are still to be found. */
  private readonly open: SheetArea[];
  /** The parts, by the sheet (in lower case) and the column that their references point to. */
  private readonly parts = new Map<string, Map<number, Set<Part>>>();
  private looks = 0;

  constructor(changed: readonly SheetArea[]) {
    this.open = [...changed];
  }

  take(run: FormulaRun, precedents: readonly RunPrecedents[]): void {
    for (const { from, to, areas } of precedents) {
      // The references of INDIRECT and OFFSET are known only when the formula is computed, so any change may affect it.
      if (areas === null) this.find(run, { from, to });
      else this.file({ run, from, to, areas, taken: new RowSet({ from, to }) });
    }
  }

  follow(): void {
    for (let changed = this.open.pop(); changed; changed = this.open.pop()) {
      const { sheet, area } = changed;
      const name = sheet.toLowerCase();
      for (const part of this.referringTo(name, area)) this.look(part, name, area);
      if (this.looks > MOST_LOOKS) break;
    }
    if (this.looks <= MOST_LOOKS) return;
    const sets = [...this.parts.values()].flatMap((columns) => [...columns.values()]);
    for (const part of new Set(sets.flatMap((parts) => [...parts])))
      for (const rows of part.taken.remaining()) this.find(part.run, rows);
  }

  /** The parts whose references touch the columns of an area. Most formulas of a sheet refer to other columns. */
  private referringTo(sheet: string, { left, right }: Area): Iterable<Part> {
    const columns = this.parts.get(sheet);
    if (!columns) return [];
    const found: Part[] = [];
    for (const [column, parts] of columns)
      if (column === ANY_COLUMN || (column >= left && column <= right)) found.push(...parts);
    return left === right ? found : new Set(found);
  }

  private file(part: Part): void {
    for (const { sheet, area } of part.areas) {
      const name = sheet.toLowerCase();
      const columns = this.parts.get(name) ?? new Map<number, Set<Part>>();
      this.parts.set(name, columns);
      const isWide = area.right - area.left >= MOST_COLUMNS;
      const [first, last] = isWide ? [ANY_COLUMN, ANY_COLUMN] : [area.left, area.right];
      for (let column = first; column <= last; column++) {
        const parts = columns.get(column) ?? new Set<Part>();
        columns.set(column, parts.add(part));
      }
    }
  }

  private look(part: Part, sheet: string, changed: Area): void {
    for (const area of part.areas) {
      this.looks += 1;
      if (part.taken.isFull) return;
      if (area.sheet.toLowerCase() !== sheet) continue;
      const rows = rowsReferringTo(part, area, changed);
      for (const some of rows ? part.taken.take(rows) : []) this.find(part.run, some);
    }
  }

  private find(run: FormulaRun, rows: Rows): void {
    this.found.push({ ...run, ...rows, whole: run });
    const { sheet, column: left } = run;
    const { from: top, to: bottom } = rows;
    this.open.push({ sheet, area: run.array?.area ?? { top, left, bottom, right: left } });
  }
}
