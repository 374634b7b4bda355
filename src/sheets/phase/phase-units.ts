/**
 * How a phase sheet finds its units: by name, which works even after the table is sorted and after rows are inserted; by position where
 * a name does not tell the unit.
 */
import { unitKey } from '../../domain/table/breakdown';
import type { PhaseUnit } from './phase-input';

/** Excel's MATCH gives #VALUE! for a longer text. A name with wildcards is looked up with up to twice its characters. */
const LONGEST_LOOKUP = 127;

/**
 * The units of a phase sheet. A name that is blank, too long to look up, or not unique does not tell the unit.
 * @param names the units' names in the table's spelling
 * @param positionsOf called for each unit that is found by position, in the order of the names
 */
export function phaseUnits(
  names: readonly string[],
  positionsOf: (index: number) => Omit<PhaseUnit, 'name'>,
): PhaseUnit[] {
  const keys = names.map(lookupKey);
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return names.map((name, index): PhaseUnit => {
    const key = keys[index] ?? '';
    const isTold = key !== '' && counts.get(key) === 1 && name.length <= LONGEST_LOOKUP;
    return { name, ...(isTold ? { tablePosition: null, ledgerPosition: null } : positionsOf(index)) };
  });
}

/** A key that is equal where MATCH could take one name for another: MATCH ignores case. */
function lookupKey(name: string): string {
  return unitKey(name).toLowerCase();
}
