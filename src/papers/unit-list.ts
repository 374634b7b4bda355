/** Lists of units' names for sentences. */

/** A longer list of units is moved to an annex. */
export const LONGEST_LIST = 10;
const NO_NAME = '（单位名称空白）';

/** A unit's name, or words that say that the name is blank. */
export function unitName(name: string): string {
  return name === '' ? NO_NAME : name;
}

/** A list of names; null where it is too long for a sentence and belongs in an annex. */
export function listNames(names: readonly string[]): string | null {
  return names.length === 0 || names.length > LONGEST_LIST ? null : names.map(unitName).join('、');
}
