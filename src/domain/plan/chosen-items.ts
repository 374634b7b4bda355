/** A plan after the user's review: each item is ticked or not, and its value is kept or changed. */
import { monthSpan } from './months';
import { planValue } from './plan-value';
import { SAID_ONCE, type PlanItem, type PlanKey, type ReadPlan } from './read-plan';

/** An item of the plan, with the user's choice. */
export interface PlanChoice {
  readonly item: PlanItem;
  readonly isTaken: boolean;
  /** The value as shown at first, or as the user changed it. */
  readonly text: string;
}

/** The initial choices: every item is ticked, except items that contradict each other. */
export function choicesOf({ items, contradictions }: ReadPlan): PlanChoice[] {
  const unclear = new Map(contradictions.map(({ key, items: all }) => [key, all]));
  return items.flatMap((item): PlanChoice[] => {
    const all = unclear.get(item.key);
    const offered = all ?? [item];
    return offered.map((offer) => ({ item: offer, isTaken: !all, text: planValue(offer) }));
  });
}

/** The item with the value that the text states; null where the text is no valid value for this kind of item. */
export function itemWithText(item: PlanItem, text: string): PlanItem | null {
  const plain = text.normalize('NFKC').trim();
  if (text === planValue(item)) return item;
  if (plain === '') return null;
  switch (item.key) {
    case 'growthGoal': {
      const percent = Number(plain.replace(/%$/, ''));
      return percent > 0 && percent <= 1000 ? changed(item, Math.round(percent * 1e4) / 1e6) : null;
    }
    case 'baseYear':
    case 'targetYear': {
      const year = Number(plain.replace(/年$/, ''));
      return Number.isInteger(year) && year >= 1949 && year <= 2100 ? changed(item, year) : null;
    }
    case 'reportingDay': {
      const day = Number(/\d+/.exec(plain)?.[0] ?? NaN);
      return day >= 1 && day <= 31 ? changed(item, day) : null;
    }
    case 'phase':
      return phaseWithText(item, plain);
    default:
      return changed(item, text.trim());
  }
}

/** Reads the text of a phase: 宣传发动（4月至5月）. */
function phaseWithText(item: PlanItem, text: string): PlanItem | null {
  const [, name = '', when = ''] = /^(.{1,20}?)\s*\((.+)\)$/.exec(text) ?? [];
  const span = monthSpan(when);
  if (name === '' || !span) return null;
  return { ...changed(item, name), months: { first: span.first, last: span.last } };
}

function changed(item: PlanItem, value: PlanItem['value']): PlanItem {
  return { ...item, value, isChanged: true };
}

/**
 * The plan reduced to its ticked items.
 * @returns null where the text of a ticked item is no valid value for its kind
 */
export function planWithChoices(plan: ReadPlan, choices: readonly PlanChoice[]): ReadPlan | null {
  const taken = choices.filter(({ isTaken }) => isTaken).map(({ item, text }) => itemWithText(item, text));
  const items = taken.flatMap((item) => item ?? []);
  if (items.length < taken.length) return null;
  const offered = new Set(choices.map(({ item }) => item.key));
  const has = (key: PlanKey): boolean => items.some((item) => item.key === key);
  const contradictions = plan.contradictions.flatMap((contradiction) => {
    const own = items.filter(({ key }) => key === contradiction.key);
    return own.length === 1 ? [] : [contradiction];
  });
  // A value that the user changed may now contradict another item.
  const doubled = SAID_ONCE.filter((key) => items.filter((item) => item.key === key).length > 1);
  return {
    ...plan,
    items,
    missing: [...plan.missing, ...[...offered].filter((key) => !has(key))],
    contradictions: [
      ...contradictions,
      ...doubled
        .filter((key) => !contradictions.some((contradiction) => contradiction.key === key))
        .map((key) => ({ key, items: items.filter((item) => item.key === key) })),
    ],
  };
}
