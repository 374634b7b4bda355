/** What collecting handed-down workbooks would do, unit by unit. Pure; the order of the files does not matter. */
import { nearestUnit } from '../nearest';
import type { ReadReturn } from '../returns/returns';
import { unitKey } from '../table/breakdown';
import { taskNamed, type HandedTask, type Part, type ReturnedParts } from './handed-down';
import { sumOfParts } from './sum-of-parts';

/** What one unit returned, with the name of its file. */
export interface CollectedParts extends ReturnedParts {
  readonly fileName: string;
}

export interface PlannedParts extends CollectedParts {
  /** `changed`: the unit returned another division earlier. */
  readonly state: 'new' | 'changed' | 'same' | 'refused';
  readonly refusal:
    | { readonly kind: 'unknown-unit'; readonly nearest: string | null }
    /** Files that are collected together divide the unit's task differently. */
    | { readonly kind: 'conflict'; readonly fileNames: readonly string[] }
    | null;
  /** The unit's target in the table; null where there is none. */
  readonly target: number | null;
  readonly sum: number | null;
}

/**
 * Plans what each file changes.
 * @param collected what earlier files returned
 * @returns one entry per division; files with the same division share an entry
 */
export function planParts(
  returns: readonly ReadReturn[],
  tasks: readonly HandedTask[],
  collected: readonly CollectedParts[],
): PlannedParts[] {
  const files = [...returns]
    .sort((a, b) => (a.fileName < b.fileName ? -1 : a.fileName > b.fileName ? 1 : 0))
    .flatMap(({ fileName, handedDown }): CollectedParts[] =>
      handedDown && handedDown.parts.length > 0 ? [{ ...handedDown, fileName }] : [],
    );
  const distinct = files.filter(
    (file, index) => !files.slice(0, index).some((other) => isSameDivision(file, other)),
  );
  return distinct.map((file) => plannedParts(file, distinct, tasks, collected));
}

function plannedParts(
  file: CollectedParts,
  all: readonly CollectedParts[],
  tasks: readonly HandedTask[],
  collected: readonly CollectedParts[],
): PlannedParts {
  const task = taskNamed(tasks, file.unit);
  const facts = { ...file, target: task?.target ?? null, sum: sumOfParts(file.parts) };
  if (!task) {
    const nearest = nearestUnit(
      file.unit,
      tasks.map(({ unit }) => unit),
    );
    return { ...facts, state: 'refused', refusal: { kind: 'unknown-unit', nearest } };
  }
  const rivals = all.filter((other) => other !== file && unitKey(other.unit) === unitKey(file.unit));
  if (rivals.length > 0) {
    const fileNames = rivals.map(({ fileName }) => fileName);
    return { ...facts, state: 'refused', refusal: { kind: 'conflict', fileNames } };
  }
  const before = collected.find(({ unit }) => unitKey(unit) === unitKey(file.unit));
  const state = !before ? 'new' : isSameDivision(before, file) ? 'same' : 'changed';
  return { ...facts, state, refusal: null };
}

function isSameDivision(a: ReturnedParts, b: ReturnedParts): boolean {
  const isSamePart = (part: Part, other: Part | undefined): boolean =>
    part.name === other?.name && part.baseline === other.baseline && part.target === other.target;
  return (
    unitKey(a.unit) === unitKey(b.unit) &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, index) => isSamePart(part, b.parts[index]))
  );
}

/** The parts collected so far together with those in `taken`, in the order of the tasks. Units that the table no longer has come last. */
export function collectedAfter(
  collected: readonly CollectedParts[],
  taken: readonly CollectedParts[],
  tasks: readonly HandedTask[],
): CollectedParts[] {
  const byUnit = new Map(collected.map((unitParts) => [unitKey(unitParts.unit), unitParts]));
  for (const { unit, parts, fileName } of taken) byUnit.set(unitKey(unit), { unit, parts, fileName });
  const places = new Map(tasks.map(({ unit }, index) => [unitKey(unit), index]));
  const placeOf = ({ unit }: CollectedParts): number => places.get(unitKey(unit)) ?? tasks.length;
  return [...byUnit.values()].sort((a, b) => placeOf(a) - placeOf(b));
}
