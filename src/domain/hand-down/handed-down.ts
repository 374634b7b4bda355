/**
 * A task that was handed down (任务再分解): what one unit is given, and how it divides that among its own units.
 */
import { sumOfParts } from './sum-of-parts';
import { unitKey, type Breakdown, type Subtotal, type Unit } from '../table/breakdown';
import { normalizeHeading } from '../table/headings';

/** A unit below the one the task was given to. Figures are in the unit of measure of the task. */
export interface Part {
  readonly name: string;
  readonly baseline: number | null;
  readonly target: number | null;
}

/** What one unit is given. Figures are in the columns' own unit of measure; null where the table states none. */
export interface HandedTask {
  /** Its row in the table. */
  readonly row: number;
  readonly unit: string;
  readonly baseline: number | null;
  readonly target: number | null;
  /** The unit's own units as the table lists them; empty where it lists none. */
  readonly parts: readonly (Part & { readonly note: string })[];
}

/** How a unit divides its task, as its workbook came back. */
export interface ReturnedParts {
  readonly unit: string;
  readonly parts: readonly Part[];
}

/** 小计 and the like name no unit that could be given the task. */
const NAMELESS = /^(?:小计|合计|总计|共计|其中|计)/;

/**
 * The tasks to hand down: one for each unit; where the table has levels, one for each county, with its townships as parts, and one
 * for each unit outside any county. In the table's order; rows without a name are left out.
 */
export function handedTasks({ units, subtotals }: Pick<Breakdown, 'units' | 'subtotals'>): HandedTask[] {
  const named = subtotals.filter(
    ({ name, unitRows }) => unitRows.length > 0 && name !== '' && !NAMELESS.test(normalizeHeading(name)),
  );
  const heads = named.filter((subtotal) => !named.some((other) => isWithin(subtotal, other)));
  const covered = new Set(heads.flatMap(({ unitRows }) => unitRows));
  const tasks = [
    ...heads.map((head) => headTask(head, named, units)),
    ...units
      .filter(({ row, name }) => name !== '' && !covered.has(row))
      .map((unit) => ({ row: unit.row, unit: unit.name, ...figuresOf(unit), parts: [] })),
  ];
  return tasks.sort((a, b) => a.row - b.row);
}

/** The tasks of all blocks of a folded table, block by block. */
export function allHandedTasks(blocks: readonly Pick<Breakdown, 'units' | 'subtotals'>[]): HandedTask[] {
  return blocks.flatMap(handedTasks);
}

function isWithin(part: Subtotal, whole: Subtotal): boolean {
  if (part === whole || part.unitRows.length >= whole.unitRows.length) return false;
  const rows = new Set(whole.unitRows);
  return part.unitRows.every((row) => rows.has(row));
}

function headTask(head: Subtotal, named: readonly Subtotal[], units: readonly Unit[]): HandedTask {
  const within = named.filter((subtotal) => isWithin(subtotal, head));
  const next = within.filter((subtotal) => !within.some((other) => isWithin(subtotal, other)));
  const covered = new Set(next.flatMap(({ unitRows }) => unitRows));
  const own = new Set(head.unitRows);
  const leaves = units.filter(({ row, name }) => own.has(row) && !covered.has(row) && name !== '');
  const parts = [...next.map((subtotal) => ({ ...subtotal, note: '' })), ...leaves].sort(
    (a, b) => a.row - b.row,
  );
  const targets = units.filter(({ row }) => own.has(row)).map(({ target }) => ({ target: target.inCell }));
  return {
    row: head.row,
    unit: head.name,
    baseline: head.baseline.inCell,
    target: head.target.inCell ?? sumOfParts(targets),
    parts: parts.map((part) => ({ ...figuresOf(part), name: part.name, note: part.note })),
  };
}

function figuresOf({ baseline, target }: Pick<Unit, 'baseline' | 'target'>): Omit<Part, 'name'> {
  return { baseline: baseline.inCell, target: target.inCell };
}

/** The task of a unit or a county by its name; null where the table has no such name. */
export function taskNamed(tasks: readonly HandedTask[], unit: string): HandedTask | null {
  return tasks.find((task) => unitKey(task.unit) === unitKey(unit)) ?? null;
}
