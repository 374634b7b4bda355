/**
 * Recognises the add-in's own conditional formats.
 */
import { canonicalFormula } from '../../formula/canonical';

/**
 * Whether two formulas of conditional formats are the same except for their rows. Each formula is written for the first row of its cells,
 * and rows may have been inserted above since then.
 */
export function sameRuleFormula(a: string, b: string): boolean {
  return withoutRows(a) === withoutRows(b);
}

function withoutRows(formula: string): string {
  return canonicalFormula(formula).replace(/(\$?[A-Z]{1,3}\$?)\d+/g, '$1');
}
