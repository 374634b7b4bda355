/** What is striking about a unit's part of a scheme (值得注意), for users to look at before they adopt the scheme. */
import type { Allocation, AllocationRequest } from './allocate';
import { lacksFigure } from './method';

/** A change from the present target by this share or more is striking. */
export const STRIKING_CHANGE = 0.3;

export type Striking =
  /** The user has fixed the target. */
  | { readonly kind: 'fixed' }
  | { readonly kind: 'at-least'; readonly bound: number }
  | { readonly kind: 'at-most'; readonly bound: number }
  /** The unit's target is the one that is not a round figure, because the total or a bound is not round. */
  | { readonly kind: 'odd' }
  /** The figure that the method needs is blank for this unit. */
  | { readonly kind: 'no-figure' }
  | { readonly kind: 'nothing' }
  /** (proposed target − present target) ÷ present target. */
  | { readonly kind: 'change'; readonly rate: number };

/** What is striking about each unit's part, in the units' order. */
export function findStriking(
  request: AllocationRequest,
  allocation: Extract<Allocation, { kind: 'allocated' }>,
  presentTargets: readonly (number | null)[],
): readonly (readonly Striking[])[] {
  return request.units.map(({ baseline }, unit) => {
    const target = allocation.targets[unit] ?? 0;
    const present = presentTargets[unit] ?? null;
    const change = present === null || present <= 0 ? 0 : (target - present) / present;
    const isUnknown = request.by.some((share) => lacksFigure(share, baseline, unit));
    return [
      ...(isUnknown ? [{ kind: 'no-figure' } as const] : []),
      ...boundReached(request, allocation, unit),
      ...(target === 0 ? [{ kind: 'nothing' } as const] : []),
      ...(Math.abs(change) >= STRIKING_CHANGE ? [{ kind: 'change', rate: change } as const] : []),
      ...(allocation.odd === unit ? [{ kind: 'odd' } as const] : []),
    ];
  });
}

function boundReached(
  { fixed }: AllocationRequest,
  { targets, limits }: Extract<Allocation, { kind: 'allocated' }>,
  unit: number,
): readonly Striking[] {
  if (fixed.has(unit)) return [{ kind: 'fixed' }];
  const { least = 0, most = null } = limits[unit] ?? {};
  const target = targets[unit] ?? 0;
  if (most !== null && target === most) return [{ kind: 'at-most', bound: most }];
  return least > 0 && target === least ? [{ kind: 'at-least', bound: least }] : [];
}
