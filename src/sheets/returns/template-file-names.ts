/**
 * Names for files that go to units, after the units' names.
 */
import { sheetName } from '../sheet-names';

/**
 * Each unit that has a name, with its own file name: units with the same name must not share a file.
 * @param kind follows the unit's name: `任务分解`
 */
export function templateFileNames<T extends { readonly name: string }>(
  units: readonly T[],
  kind = '',
): { readonly unit: T; readonly fileName: string }[] {
  const taken = new Set<string>();
  return units
    .filter((unit) => unit.name !== '')
    .map((unit) => {
      // Windows refuses more characters than Excel does.
      const base = `${sheetName(unit.name).replace(/[<>"|]/g, ' ')}${kind}`;
      let fileName = `${base}.xlsx`;
      for (let number = 2; taken.has(fileName.toLowerCase()); number += 1) {
        fileName = `${base}（${number}）.xlsx`;
      }
      taken.add(fileName.toLowerCase());
      return { unit, fileName };
    });
}
