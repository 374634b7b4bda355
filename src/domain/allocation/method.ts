/**
 * The methods of dividing a task, and the weights that each gives the units.
 */
import { millionths } from './millionths';

/**
 * - `baseline`: in proportion to the baseline
 * - `growth`: at one growth rate for all; the same division, because target ÷ baseline is then equal
 * - `room`: in proportion to what a column has beyond the baseline (all employees less the members)
 * - `last-year`: in proportion to a column of last year's figures
 * - `even`: the same for every unit
 */
export type Method = 'baseline' | 'growth' | 'room' | 'last-year' | 'even';

export const METHODS: readonly Method[] = ['baseline', 'growth', 'room', 'last-year', 'even'];

/** Whether a method needs a further column of figures. The column of last year's figures can be found by its heading. */
export function needsColumn(method: Method): boolean {
  return method === 'room' || method === 'last-year';
}

/** A method with its weight in a mix of methods. */
export interface MethodShare {
  readonly method: Method;
  /** Above zero; only its ratio to the other methods' weights matters. */
  readonly weight: number;
  /** The units' figures in the further column, null where a cell is blank; null for a method that needs none. */
  readonly figures: readonly (number | null)[] | null;
}

/** The units' weights by one method, in millionths; a blank figure has weight 0. */
function weighUnits(
  { method, figures }: MethodShare,
  baselines: readonly (number | null)[],
): readonly bigint[] {
  return baselines.map((baseline, index) => {
    const figure = figures?.[index] ?? null;
    switch (method) {
      case 'baseline':
      case 'growth':
        return weightOf(baseline);
      case 'room':
        return figure === null || baseline === null ? 0n : weightOf(figure - baseline);
      case 'last-year':
        return weightOf(figure);
      case 'even':
        return 1n;
    }
  });
}

/** Whether a figure that the method needs is blank, so that the unit's weight is unknown. */
export function lacksFigure(
  { method, figures }: MethodShare,
  baseline: number | null,
  unit: number,
): boolean {
  if (method === 'even') return false;
  const isUnknown = needsColumn(method) && (figures?.[unit] ?? null) === null;
  return isUnknown || (method !== 'last-year' && baseline === null);
}

/**
 * The weights of a mix: each method's weights are brought to one sum before they are added in proportion.
 * @returns null where a method gives every unit weight 0
 */
export function mixWeights(
  shares: readonly MethodShare[],
  baselines: readonly (number | null)[],
): readonly bigint[] | null {
  const methods = shares.map((share) => {
    const weights = weighUnits(share, baselines);
    return { part: millionths(share.weight), weights, sum: weights.reduce((a, b) => a + b, 0n) };
  });
  if (methods.some(({ sum }) => sum === 0n)) return null;
  return baselines.map((_, unit) =>
    methods.reduce((whole, { part, weights }, index) => {
      // Multiplied by the other methods' sums instead of divided by its own sum, because fractions would not be exact.
      const others = methods.reduce(
        (product, { sum }, other) => (other === index ? product : product * sum),
        1n,
      );
      return whole + part * (weights[unit] ?? 0n) * others;
    }, 0n),
  );
}

function weightOf(figure: number | null): bigint {
  return figure === null || figure <= 0 ? 0n : millionths(figure);
}
