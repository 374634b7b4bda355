/** Formats figures for papers. */

/** Figures as text, by name; null where a figure is unknown. */
export type Figures = Readonly<Record<string, string | null>>;

/** 45000 → `45,000`, 12.5 → `12.5`; up to six decimals, because figures are kept to a millionth. */
export function countText(value: number): string {
  const [whole = '', decimals] = String(Math.round(value * 1e6) / 1e6).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** 0.75555 → `75.56%`. */
export function percentText(ratio: number): string {
  return `${(Math.round(ratio * 1e4) / 100).toFixed(2)}%`;
}

/** A goal in per cent, with only the decimals it needs: 0.15 → `15%`. */
export function goalText(goal: number): string {
  return `${Math.round(goal * 1e4) / 100}%`;
}

/** Percentage points between two rates, rounded to the shown precision. */
export function pointsBetween(rate: number, other: number): number {
  return Math.round((rate - other) * 1e4) / 100;
}

/** -3.2 → `-3.20`; +3.2 → `+3.20`. */
export function signedPoints(points: number): string {
  const rounded = Math.round(points * 100) / 100;
  return `${rounded > 0 ? '+' : ''}${rounded.toFixed(2)}`;
}

/** 4, 5, 6, 9 → `4—6月、9月`, with the dash that GB/T 15834-2011 (4.13.3) prescribes for spans. */
export function monthsText(months: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const month of months) {
    const run = runs[runs.length - 1];
    if (run?.[1] === month - 1) run[1] = month;
    else runs.push([month, month]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}月` : `${first}—${last}月`)).join('、');
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number in Chinese: 1 → 一, 12 → 十二; at most 99. */
export function chineseNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = DIGITS[value % 10] ?? '';
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones}`;
}
