/**
 * Compares a plan's prose with the plan's own table: a total in the text, and a goal in per cent. Differences are reported; neither
 * side is assumed to be right.
 */
import { requiredTarget } from '../audit/growth';
import { clean, sumOf } from '../audit/rule';
import type { Breakdown, Indicator } from '../table/breakdown';
import type { PlanItem, ReadPlan } from './read-plan';

/** A figure in the text that the table's rows do not add up to. */
export type PlanFinding =
  | {
      readonly kind: 'total-differs';
      readonly item: PlanItem;
      /** Both figures are in the unit of measure of the table's targets. */
      readonly stated: number;
      readonly inTable: number;
      readonly unitOfMeasure: string;
    }
  | {
      readonly kind: 'goal-missed';
      readonly item: PlanItem;
      /** Ratios, such as 0.15 stated and 0.142901 computed. */
      readonly stated: number;
      readonly inTable: number;
    };

/**
 * The figures in the text that differ from the table. A table with several indicators is not compared, because the text does not
 * say which indicator it means.
 * @param isGoalOfTable whether the plan's goal is about what the table counts
 */
export function planAgainstTable(
  plan: ReadPlan,
  breakdown: Breakdown,
  isGoalOfTable: boolean,
): PlanFinding[] {
  if (breakdown.indicators.length > 1) return [];
  return [...totalFindings(plan, breakdown), ...(isGoalOfTable ? goalFindings(plan, breakdown) : [])];
}

function totalFindings(
  { items }: ReadPlan,
  { columns: { target }, indicator, units }: Breakdown,
): PlanFinding[] {
  const inTable = clean(sumOf(units, 'target') / target.scale);
  return items.flatMap((item): PlanFinding[] => {
    const persons = item.key === 'total' ? personsIn(String(item.value), indicator) : null;
    if (persons === null) return [];
    const stated = clean(persons / target.scale);
    // `45000人以上` is a minimum: a larger sum agrees with it.
    const isLeast = item.sentence
      .normalize('NFKC')
      .replace(/(?<=\d),(?=\d)/g, '')
      .includes(`${item.value}以上`);
    const isMet = stated === inTable || (isLeast && inTable > stated);
    const { unitOfMeasure } = target;
    return isMet ? [] : [{ kind: 'total-differs', item, stated, inTable, unitOfMeasure }];
  });
}

/**
 * Converts `4.5万人` to persons, where the text counts what the table counts; null where the units of measure differ. A table without a
 * stated unit of measure may count persons.
 */
function personsIn(text: string, { unitOfMeasure, isMeasureAssumed }: Indicator): number | null {
  const [, digits = '', times = '', unit = ''] = /^([\d.]+)([万千百]?)(.+)$/.exec(text) ?? [];
  const own = unitOfMeasure.replace(/^[万千百]/, '');
  const mayBePersons = own === '人' || isMeasureAssumed;
  const isSame = unit === own || (mayBePersons && (unit === '人' || unit === '名'));
  return isSame && digits !== '' ? clean(Number(digits) * (TIMES[times] ?? 1)) : null;
}

const TIMES: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 1e4 };

/** Compares the targets with the goal in whole persons, rounded up: with one person fewer the goal is missed. */
function goalFindings({ items, contradictions }: ReadPlan, { units }: Breakdown): PlanFinding[] {
  const item = items.find(({ key }) => key === 'growthGoal');
  if (typeof item?.value !== 'number' || contradictions.some(({ key }) => key === 'growthGoal')) return [];
  const baseline = sumOf(units, 'baseline');
  const target = sumOf(units, 'target');
  if (baseline <= 0 || target >= requiredTarget(baseline, item.value)) return [];
  return [{ kind: 'goal-missed', item, stated: item.value, inTable: target / baseline }];
}
