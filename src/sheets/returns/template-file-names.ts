/**
 * What files that go to units are called: after their units.
 */
import { sheetName } from '../sheet-names';

/**
 * Each unit that has a name, with a file name of its own: two units of one name must not share a file.
 * @param kind stands behind the unit's name: `任务分解`
 */
export function templateFileNames<T extends { readonly name: string }>(
  units: readonly T[],
  kind = '',
): { readonly unit: T; readonly fileName: string }[] {
  const taken = new Set<string>();
  return units
    .filter((unit) => unit.name !== '')
    .map((unit) => {
      // Windows refuses more than Excel does.
      const base = `${sheetName(unit.name).replace(/[<>"|]/g, ' ')}${kind}`;
      let fileName = `${base}.xlsx`;
      for (let number = 2; taken.has(fileName.toLowerCase()); number += 1) {
        fileName = `${base}（${number}）.xlsx`;
      }
      taken.add(fileName.toLowerCase());
      return { unit, fileName };
    });
}
