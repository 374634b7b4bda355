/** Checks for entries that the list of key areas contains twice. */
import { entryCell, entryKey, type AreaEntry } from '../../areas/area-list';
import { finding, type Finding } from '../../finding';
import type { AuditInput } from '../rule';

/** Reports area-duplicate, at the second entry of the same unit, area and name. */
export function auditAreaDuplicates({ areas }: Pick<AuditInput, 'areas'>): Finding[] {
  if (!areas) return [];
  const byKey = new Map<string, AreaEntry[]>();
  for (const entry of areas.entries) {
    if (entry.name === '') continue;
    const key = entryKey(entry);
    const same = byKey.get(key);
    if (same) same.push(entry);
    else byKey.set(key, [entry]);
  }
  return [...byKey.values()].flatMap(([first, second, ...more]) => {
    if (!first || !second) return [];
    const rows = [first, second, ...more].map(({ row }) => row);
    return [finding('area-duplicate', entryCell(areas, second, 'name'), { name: first.name, rows })];
  });
}
