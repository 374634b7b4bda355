/**
 * Telling one's own conditional formats again.
 */
import { canonicalFormula } from '../../formula/canonical';

/**
 * Whether two formulas of conditional formats are the same but for the rows they speak of. Each reads as in the first row of its
 * cells, and a row may have been inserted above those since.
 */
export function sameRuleFormula(a: string, b: string): boolean {
  return withoutRows(a) === withoutRows(b);
}

function withoutRows(formula: string): string {
  return canonicalFormula(formula).replace(/(\$?[A-Z]{1,3}\$?)\d+/g, '$1');
}
