/**
 * Decimal figures as whole numbers of millionths, which add up exactly.
 */
const MILLION = 1_000_000n;

/** A figure in whole millionths: decimal figures add up exactly. */
export function millionths(figure: number): bigint {
  return Number.isInteger(figure) ? BigInt(figure) * MILLION : BigInt(Math.round(figure * 1e6));
}

/** The figure of so many millionths. */
export function figureOf(amount: bigint): number {
  return Number(amount / MILLION) + Number(amount % MILLION) / 1e6;
}

/** The sum of figures, without the noise of decimal fractions. */
export function addUp(figures: readonly number[]): number {
  // Whole figures add up exactly as they are, and much faster.
  const whole = figures.reduce((sum, figure) => sum + figure, 0);
  if (Number.isSafeInteger(whole) && figures.every(Number.isInteger)) return whole;
  return figureOf(figures.reduce((sum, figure) => sum + millionths(figure), 0n));
}
