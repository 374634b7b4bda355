/** File names that contain units' names, for files that are sent to units. */
import { sheetName } from '../sheet-names';

/**
 * The named units, each with its own file name; units with equal names get different file names.
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
      // Windows forbids more characters in file names than Excel does in sheet names.
      const base = `${sheetName(unit.name).replace(/[<>"|]/g, ' ')}${kind}`;
      let fileName = `${base}.xlsx`;
      for (let number = 2; taken.has(fileName.toLowerCase()); number += 1) {
        fileName = `${base}（${number}）.xlsx`;
      }
      taken.add(fileName.toLowerCase());
      return { unit, fileName };
    });
}
