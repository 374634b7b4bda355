/** Months as text; neighbouring months are joined into a span. */

const ENGLISH = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** 4 → `Apr`. */
export function englishMonth(month: number): string {
  return ENGLISH[month - 1] ?? String(month);
}

/** 4, 5, 6, 9 → `Apr–Jun, Sep`. */
export function englishMonths(months: readonly number[]): string {
  return monthRuns(months)
    .map(([first, last]) =>
      first === last ? englishMonth(first) : `${englishMonth(first)}–${englishMonth(last)}`,
    )
    .join(', ');
}

/** 4 → `4月`. */
export function chineseMonth(month: number): string {
  return `${month}月`;
}

/** 4, 5, 6, 9 → `4—6月、9月`. The dash is the one that GB/T 15834-2011 (4.13.3) prescribes for spans. */
export function chineseMonths(months: readonly number[]): string {
  return monthRuns(months)
    .map(([first, last]) => (first === last ? chineseMonth(first) : `${first}—${chineseMonth(last)}`))
    .join('、');
}

/** 4 to 6 → 4, 5, 6. */
export function monthsFromTo(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Groups months into spans: 4, 5, 6, 9 → [4, 6], [9, 9]. */
function monthRuns(months: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const month of months) {
    const run = runs[runs.length - 1];
    if (run?.[1] === month - 1) run[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}
