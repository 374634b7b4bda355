/** Checks the names in the list of key areas: missing names, units that the table lacks, and areas that 参数 lacks. */
import { AREA_HEADING, entryCell, sameName, type AreaEntry } from '../../areas/area-list';
import { finding, type Finding } from '../../finding';
import { nearestUnit } from '../../nearest';
import { textOf, valueAt } from '../../../spreadsheet/grid';
import type { AuditInput } from '../rule';

type Input = Pick<AuditInput, 'areas' | 'campaign' | 'breakdown' | 'whole' | 'sheet'>;

/** Reports area-blank. */
export function auditAreaBlanks({ areas }: Pick<AuditInput, 'areas'>): Finding[] {
  if (!areas) return [];
  return areas.entries.flatMap((entry) =>
    (['unit', 'area', 'name'] as const).flatMap((column) =>
      entry[column] === ''
        ? [finding('area-blank', entryCell(areas, entry, column), { heading: AREA_HEADING[column] })]
        : [],
    ),
  );
}

/** Reports area-unknown-unit. Formulas count an entry only for a unit whose name is the same, character for character. */
export function auditAreaUnits({ areas, whole, ...alone }: Input): Finding[] {
  if (!areas) return [];
  const { breakdown, sheet } = whole ?? alone;
  const names = breakdown.units.map(({ row }) =>
    textOf(valueAt(sheet, row, breakdown.columns.unit.column)).trim(),
  );
  const isKnown = knownAmong(names);
  const nearest = remembered((name) => sameName(name, names) ?? nearestUnit(name, names));
  return areas.entries.flatMap((entry: AreaEntry) => {
    if (entry.unit === '' || isKnown(entry.unit)) return [];
    const details = { unit: entry.unit, name: entry.name, nearest: nearest(entry.unit) };
    return [finding('area-unknown-unit', entryCell(areas, entry, 'unit'), details)];
  });
}

/** Reports area-unknown, for an area that 参数 lacks. Where 参数 lists no areas, every area is accepted. */
export function auditAreaNames({ areas, campaign: { keyAreas } }: Input): Finding[] {
  if (!areas || keyAreas.length === 0) return [];
  const isKnown = knownAmong(keyAreas);
  const nearest = remembered((name) => sameName(name, keyAreas) ?? nearestUnit(name, keyAreas));
  return areas.entries.flatMap((entry) => {
    if (entry.area === '' || isKnown(entry.area)) return [];
    const details = { area: entry.area, name: entry.name, nearest: nearest(entry.area) };
    return [finding('area-unknown', entryCell(areas, entry, 'area'), details)];
  });
}

/** Compares as COUNTIFS does: character for character, ignoring case. */
function knownAmong(names: readonly string[]): (name: string) => boolean {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return (name) => known.has(name.toLowerCase());
}

/** Caches each name's result, because a wrong name may stand in thousands of rows. */
function remembered(find: (name: string) => string | null): (name: string) => string | null {
  const found = new Map<string, string | null>();
  return (name) => {
    const before = found.get(name);
    if (before !== undefined) return before;
    const now = find(name);
    found.set(name, now);
    return now;
  };
}
