/** Reads which rows of its own sheet a formula refers to. */

/** Rows by their numbers, both included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

const REFERENCE = /(?<![\w.])\$?[A-Z]{1,3}\$?(\d+)(?::\$?[A-Z]{1,3}\$?(\d+))?(?![\w.(])/gi;

/** The rows of each reference: 3 to 9 and 12 in `=SUM(B3:B9,B12)`. None where the formula refers to another sheet. */
export function referredRows(formula: string | null): readonly RowRange[] {
  if (formula === null || formula.includes('!')) return [];
  return Array.from(formula.matchAll(REFERENCE), ([, start, end = start]) => {
    const rows = [Number(start), Number(end)];
    return { first: Math.min(...rows), last: Math.max(...rows) };
  });
}
