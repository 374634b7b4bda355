/**
 * Names for sheets the add-in makes, within Excel's rules.
 */

/** Excel's limit for a sheet's name, in UTF-16 units. */
const LONGEST = 31;

/** A sheet name without the characters Excel refuses (`: \ / ? * [ ]`), cut to its limit. */
export function sheetName(wanted: string): string {
  const clean = wanted
    .replace(/[:\\/?*[\]]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  return (clean === '' ? '表' : clean).slice(0, LONGEST);
}

/** `wanted` where it is free (compared without case), else with （2）, （3） … behind it. */
export function freeSheetName(wanted: string, taken: readonly string[]): string {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  const base = sheetName(wanted);
  let name = base;
  for (let number = 2; used.has(name.toLowerCase()); number += 1) {
    const suffix = `（${number}）`;
    name = base.slice(0, LONGEST - suffix.length) + suffix;
  }
  return name;
}
