/** The value axis of a chart: its ends, and the figures at its grid lines. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

/** The most intervals, so that the figures are not crowded. */
const MOST_INTERVALS = 8;
/** Figures that are closer together than this count as equal. */
const LEAST_SPAN = 1e-9;

/**
 * The axis for some figures.
 * @param wanted the ends that the chart states; null for an end that depends on the figures
 */
export function scaleOf(
  values: readonly number[],
  wanted: { readonly min: number | null; readonly max: number | null },
): Scale {
  const low = wanted.min ?? Math.min(0, ...values);
  const high = wanted.max ?? Math.max(0, ...values);
  const span = high - low > LEAST_SPAN ? high - low : 1;
  // Leaves some room at the top, because a bar that ends on the top line looks cut off.
  const room = wanted.max === null && high > 0 ? span * 0.05 : 0;
  const step = niceStep((span + room) / MOST_INTERVALS);
  const min = wanted.min ?? Math.floor(low / step) * step;
  const max = wanted.max ?? Math.ceil((low + span + room) / step) * step;
  const count = Math.floor((max - min) / step + 1e-9);
  return { min, max, ticks: Array.from({ length: count + 1 }, (_, index) => tidy(min + index * step)) };
}

/** The next larger number among 1, 2, 2.5 and 5 × 10ⁿ. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10;
  return step * power;
}

/** Removes binary noise: 0.30000000000000004 → 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
