/**
 * The methods of dividing a task, and the weights that each gives the units.
 */
import { millionths } from './millionths';

/**
 * - `baseline`: in proportion to the baseline
 * - `growth`: at one growth rate for all units; gives the same division as `baseline`, because target ÷ baseline is then equal
 * - `room`: in proportion to the difference between a column and the baseline (all employees less the members)
 * - `last-year`: in proportion to a column of last year's figures
 * - `even`: the same for every unit
 */
export type Method = 'baseline' | 'growth' | 'room' | 'last-year' | 'even';

export const METHODS: readonly Method[] = ['baseline', 'growth', 'room', 'last-year', 'even'];

/** Whether a method needs a column of figures besides the baseline. The column of last year's figures can be found by its heading. */
export function needsColumn(method: Method): boolean {
  return method === 'room' || method === 'last-year';
}

/** A method with its weight in a mix of methods. */
export interface MethodShare {
  readonly method: Method;
  /** Above zero; only its ratio to the other methods' weights matters. */
  readonly weight: number;
  /**
   * Each unit's figure in the column that the method needs, null where the cell is blank; the whole list is null for a method that
   * needs no column.
   */
  readonly figures: readonly (number | null)[] | null;
}

/** Each unit's weight by one method, in millionths; a blank figure has weight 0. */
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
 * The units' weights in a mix of methods. Each method's weights are scaled to a common sum, then added in proportion to the
 * methods' shares.
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
      // Multiplies by the other methods' sums instead of dividing by this method's own sum, because fractions would not be exact.
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
