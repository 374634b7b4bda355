/** Valid names for the sheets that the add-in makes. */

/** Excel's limit for the length of a sheet's name, in UTF-16 units. */
const LONGEST = 31;

/** A sheet name without the characters that Excel forbids (`: \ / ? * [ ]`), cut to Excel's limit. */
export function sheetName(wanted: string): string {
  const clean = wanted
    .replace(/[:\\/?*[\]]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  return (clean === '' ? '表' : clean).slice(0, LONGEST);
}

/** `wanted` where it is free (case is ignored), otherwise `wanted` followed by （2）, （3） …. */
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
