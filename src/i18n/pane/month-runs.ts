/**
 * Months as they are spoken of: neighbours joined.
 */

/** 4, 5, 6, 9 → [4, 6], [9, 9]. */
export function monthRuns(months: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const month of months) {
    const run = runs[runs.length - 1];
    if (run?.[1] === month - 1) run[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}
