/**
 * Divides an amount in proportion to weights, within bounds, in round figures, so that the parts add up exactly.
 *
 * Each part is `weight × level`, held between its bounds; at exactly one level the parts add up to the amount. The parts are then
 * rounded down, and the rest goes to the parts with the largest remainders (Hamilton's method). All arithmetic uses whole numbers,
 * so that neither the order of the parts nor the size of the weights can change the result.
 */

import { mapInSteps } from './steps';

/** A part to be computed. Amounts are whole numbers of millionths (see {@link millionths}). */
export interface Portion {
  /** Not negative. */
  readonly weight: bigint;
  readonly least: bigint;
  /** Not below `least`; null for no limit. */
  readonly most: bigint | null;
}

export interface Apportioned {
  readonly amounts: readonly bigint[];
  /** The index of the single part that is not round, because the amount or a bound is not round; null where all parts are round. */
  readonly odd: number | null;
}

/**
 * Divides `total` in steps, between which the caller can do other work. Example: 10 divided by the weights 1 and 2 gives 3 and 7.
 * Of equal remainders, the one whose portion comes first gets the rest.
 * @param step parts are multiples of `step`, or equal a bound; a single part may be odd
 * @returns null where the bounds or the weights leave no way to place the whole amount
 */
export function* apportionInSteps(
  total: bigint,
  portions: readonly Portion[],
  step: bigint,
): Generator<void, Apportioned | null> {
  const level = yield* findLevel(total, portions);
  if (!level) return null;
  const parts = yield* mapInSteps(portions, (portion, index) =>
    roundDown(portion, level.frozen[index] ?? null, level, step),
  );
  yield;
  const amounts = parts.map((part) => part.amount);
  let rest = total - sum(amounts);
  let odd: number | null = null;
  for (const index of byRemainder(parts)) {
    if (rest === 0n) break;
    const upTo = parts[index]?.upTo ?? 0n;
    const given = upTo < rest ? upTo : rest;
    if (given < upTo) odd = index;
    amounts[index] = (amounts[index] ?? 0n) + given;
    rest -= given;
  }
  return { amounts, odd };
}

/** Which parts are held at a bound, and what the other parts share in proportion to their weights. */
interface Level {
  /** The bound that each part is held at; null for a part that shares in proportion. */
  readonly frozen: readonly (bigint | null)[];
  readonly shared: bigint;
  readonly weights: bigint;
}

/**
 * Finds which parts are held at a bound. Each round computes the shares, sees whether the parts below or above their bounds weigh
 * more, and freezes those at their bounds. Later rounds move the level only in the direction that keeps them there (the same
 * argument as for flexible lengths in CSS, css-flexbox-1 §9.7).
 */
function* findLevel(total: bigint, portions: readonly Portion[]): Generator<void, Level | null> {
  const frozen: (bigint | null)[] = portions.map(() => null);
  for (;;) {
    yield;
    let shared = total;
    let weights = 0n;
    portions.forEach(({ weight }, index) => {
      const bound = frozen[index] ?? null;
      if (bound === null) weights += weight;
      else shared -= bound;
    });
    if (weights === 0n) return levelWithoutWeights(portions, frozen, shared);
    const beyond = yield* findBeyond(portions, frozen, { shared, weights });
    if (beyond.length === 0) return { frozen, shared, weights };
    const excess = sum(beyond.map((unit) => unit.excess));
    for (const unit of beyond) {
      if (excess === 0n || unit.excess > 0n === excess > 0n) frozen[unit.index] = unit.bound;
    }
  }
}

/** No part with a weight is left: what remains must equal the lower bounds of the parts without weight. */
function levelWithoutWeights(
  portions: readonly Portion[],
  frozen: readonly (bigint | null)[],
  shared: bigint,
): Level | null {
  const all = portions.map(({ least }, index) => frozen[index] ?? least);
  const remaining = sum(all.filter((_, index) => frozen[index] === null));
  return shared === remaining ? { frozen: all, shared: 0n, weights: 1n } : null;
}

interface Beyond {
  readonly index: number;
  readonly bound: bigint;
  /** (bound − share) × the sum of weights; positive where the share is too small. */
  readonly excess: bigint;
}

function* findBeyond(
  portions: readonly Portion[],
  frozen: readonly (bigint | null)[],
  { shared, weights }: Pick<Level, 'shared' | 'weights'>,
): Generator<void, Beyond[]> {
  const beyond = yield* mapInSteps(portions, ({ weight, least, most }, index): Beyond | null => {
    if (frozen[index] !== null) return null;
    const share = shared * weight;
    if (share < least * weights) return { index, bound: least, excess: least * weights - share };
    if (most === null || share <= most * weights) return null;
    return { index, bound: most, excess: most * weights - share };
  });
  return beyond.flatMap((unit) => unit ?? []);
}

interface RoundedPart {
  readonly amount: bigint;
  /** (exact share − `amount`) × the sum of weights. */
  readonly remainder: bigint;
  /** The most that may be added: up to the next round figure or to the bound, whichever is nearer. */
  readonly upTo: bigint;
}

function roundDown(
  { weight, least, most }: Portion,
  bound: bigint | null,
  { shared, weights }: Level,
  step: bigint,
): RoundedPart {
  if (bound !== null) return { amount: bound, remainder: 0n, upTo: 0n };
  const share = shared * weight;
  if (most !== null && share === most * weights) return { amount: most, remainder: 0n, upTo: 0n };
  const round = (share / (weights * step)) * step;
  const amount = round > least ? round : least;
  const next = round + step;
  const upTo = (most !== null && most < next ? most : next) - amount;
  return { amount, remainder: share - amount * weights, upTo };
}

/** The parts with a remainder, largest first; parts with equal remainders keep their order. */
function byRemainder(parts: readonly RoundedPart[]): number[] {
  return parts
    .flatMap(({ remainder }, index) => (remainder > 0n ? [{ remainder, index }] : []))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
    .map(({ index }) => index);
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((whole, amount) => whole + amount, 0n);
}
