/** Divides a task among units (拟定分解方案): gives targets that add up exactly to the total, or says why that is impossible. */
import { apportionInSteps, type Portion } from './apportion';
import { addUp, figureOf, millionths } from './millionths';
import { mixWeights, type MethodShare } from './method';
import { finishSteps, mapInSteps } from './steps';

/** A unit as the division sees it. Figures are in the target column's unit of measure. */
export interface AllocationUnit {
  readonly name: string;
  /** null where the cell is blank or unusable. */
  readonly baseline: number | null;
}

/** Limits for a target. Growth is target ÷ baseline; growth limits do not apply to a unit without a baseline. */
export interface Bounds {
  readonly least?: number;
  readonly most?: number;
  readonly growthFrom?: number;
  readonly growthTo?: number;
}

/** How many schemes are compared side by side; more would not fit on a page. */
export const MOST_SCHEMES = 3;

/** The multiples that targets can be rounded to. */
export const ROUNDINGS = [1, 10, 50, 100, 500] as const;
export type Rounding = (typeof ROUNDINGS)[number];

export interface AllocationRequest {
  readonly units: readonly AllocationUnit[];
  readonly total: number;
  /** A single method, or several methods that are mixed. */
  readonly by: readonly MethodShare[];
  readonly rounding: Rounding;
  /** The bounds for all units. */
  readonly bounds: Bounds;
  /** Bounds of single units, by index in `units`. They hold in addition to `bounds`. */
  readonly unitBounds: ReadonlyMap<number, Bounds>;
  /** Targets that the user has fixed, by index in `units`. They override all bounds. */
  readonly fixed: ReadonlyMap<number, number>;
}

/** Why a total can't be divided, with the figures that contradict each other. */
export type Infeasibility =
  /** A unit's lower bound is above its upper bound. */
  | {
      readonly kind: 'unit-bounds';
      readonly unit: string;
      readonly least: number;
      readonly most: number;
      readonly excess: number;
    }
  /** The lower bounds add up to more than the total. */
  | {
      readonly kind: 'least-above-total';
      readonly total: number;
      readonly least: number;
      /** How much of `least` comes from fixed targets. */
      readonly fixed: number;
      readonly excess: number;
    }
  /** The upper bounds add up to less than the total. */
  | {
      readonly kind: 'most-below-total';
      readonly total: number;
      readonly most: number;
      readonly fixed: number;
      readonly excess: number;
    }
  /** Units below their upper bound have no weight to divide the rest by. */
  | { readonly kind: 'no-weights'; readonly units: readonly string[] };

export type Allocation =
  | {
      readonly kind: 'allocated';
      /** In the order of the units. */
      readonly targets: readonly number[];
      /**
       * The index of the single unit whose target is not a round figure, because the total or a bound is not round; null where all
       * targets are round.
       */
      readonly odd: number | null;
      readonly limits: readonly Limits[];
    }
  | { readonly kind: 'infeasible'; readonly why: Infeasibility };

/** The bounds of one unit: its own bounds combined with those for all units. */
export interface Limits {
  readonly least: number;
  readonly most: number | null;
}

export function allocate(request: AllocationRequest): Allocation {
  return finishSteps(allocateInSteps(request));
}

/** Does what {@link allocate} does, in steps, so that a page stays responsive while many units are divided. */
export function* allocateInSteps(request: AllocationRequest): Generator<void, Allocation> {
  const limits = yield* mapInSteps(request.units, (unit, index) => limitsOf(request, unit, index));
  yield;
  const why = contradiction(request, limits);
  if (why) return { kind: 'infeasible', why };
  yield;
  const weights = mixWeights(
    request.by,
    request.units.map((unit) => unit.baseline),
  );
  yield;
  const portions = yield* mapInSteps(limits, ({ least, most }, index): Portion => ({
    weight: weights?.[index] ?? 0n,
    least: millionths(least),
    most: most === null ? null : millionths(most),
  }));
  yield;
  const made = yield* apportionInSteps(millionths(request.total), portions, millionths(request.rounding));
  if (!made) return { kind: 'infeasible', why: withoutWeights(request, portions) };
  return { kind: 'allocated', targets: made.amounts.map(figureOf), odd: made.odd, limits };
}

function limitsOf(request: AllocationRequest, { baseline }: AllocationUnit, index: number): Limits {
  const fixed = request.fixed.get(index);
  if (fixed !== undefined) return { least: fixed, most: fixed };
  const all = [request.bounds, request.unitBounds.get(index) ?? {}];
  const leasts = all.flatMap(({ least, growthFrom }) => [least, growthOf(baseline, growthFrom, Math.ceil)]);
  const mosts = all.flatMap(({ most, growthTo }) => [most, growthOf(baseline, growthTo, Math.floor)]);
  const [least, most] = [leasts.filter(isGiven), mosts.filter(isGiven)];
  return { least: Math.max(0, ...least), most: most.length === 0 ? null : Math.min(...most) };
}

/**
 * A bound on growth, as a target. It is rounded to the side that the bound allows, after rounding to a millionth removes binary
 * noise (100 × 1.1 is not 110).
 */
function growthOf(
  baseline: number | null,
  rate: number | undefined,
  rounded: (figure: number) => number,
): number | undefined {
  if (rate === undefined || baseline === null || baseline <= 0) return undefined;
  return rounded(Math.round(baseline * rate * 1e6) / 1e6);
}

function isGiven(bound: number | undefined): bound is number {
  return bound !== undefined;
}

function contradiction(request: AllocationRequest, limits: readonly Limits[]): Infeasibility | null {
  const { units, total } = request;
  const bad = limits.findIndex(({ least, most }) => most !== null && least > most);
  const { least = 0, most = null } = limits[bad] ?? {};
  if (bad >= 0 && most !== null) {
    const excess = difference(least, most);
    return { kind: 'unit-bounds', unit: units[bad]?.name ?? '', least, most, excess };
  }
  const fixed = addUp([...request.fixed.values()]);
  const leasts = addUp(limits.map((limit) => limit.least));
  if (leasts > total) {
    return { kind: 'least-above-total', total, least: leasts, fixed, excess: difference(leasts, total) };
  }
  const mosts = limits.map((limit) => limit.most);
  if (mosts.includes(null)) return null;
  const sum = addUp(mosts.map((bound) => bound ?? 0));
  if (sum >= total) return null;
  return { kind: 'most-below-total', total, most: sum, fixed, excess: difference(total, sum) };
}

function withoutWeights({ units }: AllocationRequest, portions: readonly Portion[]): Infeasibility {
  const stuck = units.filter((_, index) => {
    const { weight = 0n, least = 0n, most = null } = portions[index] ?? {};
    return weight === 0n && (most === null || most > least);
  });
  return { kind: 'no-weights', units: stuck.map((unit) => unit.name) };
}

function difference(a: number, b: number): number {
  return addUp([a, -b]);
}
