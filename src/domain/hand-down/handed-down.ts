/** A task that was handed down (任务再分解): the target that a unit got, and how the unit divides it among its own units. */
import { sumOfParts } from './sum-of-parts';
import { unitKey, type Breakdown, type Subtotal, type Unit } from '../table/breakdown';
import { normalizeHeading } from '../table/headings';

/** One of a unit's own units, with its share of the task. Figures are in the task's unit of measure. */
export interface Part {
  readonly name: string;
  readonly baseline: number | null;
  readonly target: number | null;
}

/** The task of one unit. Figures are in the unit of measure of their columns; null where the table states no figure. */
export interface HandedTask {
  /** The unit's row in the table. */
  readonly row: number;
  readonly unit: string;
  readonly baseline: number | null;
  readonly target: number | null;
  /** The unit's own units that the table lists; empty where it lists none. */
  readonly parts: readonly (Part & { readonly note: string })[];
}

/** How a unit divides its task, as read from its returned workbook. */
export interface ReturnedParts {
  readonly unit: string;
  readonly parts: readonly Part[];
}

/** Words such as 小计 that name no unit a task could be given to. */
const NAMELESS = /^(?:小计|合计|总计|共计|其中|计)/;

/**
 * The tasks to hand down, in the table's order. Where the table has levels: one task per county, with its townships as parts, and
 * one per unit outside any county. Otherwise one task per unit. Rows without a name are left out.
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

/** Finds the task of a unit or county by name; null where the table has no such name. */
export function taskNamed(tasks: readonly HandedTask[], unit: string): HandedTask | null {
  return tasks.find((task) => unitKey(task.unit) === unitKey(unit)) ?? null;
}
