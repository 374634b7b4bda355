/**
 * What the templates' files are called: after their units.
 */
import type { Unit } from '../../domain/table/breakdown';
import { sheetName } from '../sheet-names';

/** Each unit that has a name, with a file name of its own: two units of one name must not share a file. */
export function templateFileNames(
  units: readonly Unit[],
): { readonly unit: Unit; readonly fileName: string }[] {
  const taken = new Set<string>();
  return units
    .filter((unit) => unit.name !== '')
    .map((unit) => {
      // Windows refuses more than Excel does.
      const base = sheetName(unit.name).replace(/[<>"|]/g, ' ');
      let fileName = `${base}.xlsx`;
      for (let number = 2; taken.has(fileName.toLowerCase()); number += 1) {
        fileName = `${base}（${String(number)}）.xlsx`;
      }
      taken.add(fileName.toLowerCase());
      return { unit, fileName };
    });
}
