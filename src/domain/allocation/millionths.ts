/** Converts decimal figures to whole numbers of millionths, which add up exactly. */
const MILLION = 1_000_000n;

/** A figure as a whole number of millionths. */
export function millionths(figure: number): bigint {
  return Number.isInteger(figure) ? BigInt(figure) * MILLION : BigInt(Math.round(figure * 1e6));
}

/** Converts a number of millionths back to a figure. */
export function figureOf(amount: bigint): number {
  return Number(amount / MILLION) + Number(amount % MILLION) / 1e6;
}

/** The sum of figures, without binary rounding noise. */
export function addUp(figures: readonly number[]): number {
  // Whole numbers add up exactly without conversion, and much faster.
  const whole = figures.reduce((sum, figure) => sum + figure, 0);
  if (Number.isSafeInteger(whole) && figures.every(Number.isInteger)) return whole;
  return figureOf(figures.reduce((sum, figure) => sum + millionths(figure), 0n));
}
