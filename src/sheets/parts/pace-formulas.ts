/**
 * Formulas for the pace of a target that is divided into quarters, half-years or months (分期任务): the share of the target that was
 * due.
 *
 * They follow the rules of `measuredUnits` in the domain: a part is due when its period has ended.
 */
import { STATUS_WORDS } from '../../domain/measures';
import { ANY_NUMBER } from '../ledger/returns-formula';
import { isBlankCell } from './total-formulas';

/** A reference to the parts of one period: one unit's cell, or the range of all units. */
export interface PeriodPart {
  readonly part: string;
  /** The last month of the period. */
  readonly lastMonth: number;
}

/**
 * How much of a unit's target was due by a month, as part of a formula: "" where the target is not divided, 待核实 where a part is an
 * error or text.
 * @param per a reference by which the amount is divided; null for none
 */
export function dueBy(month: string, parts: readonly PeriodPart[], per: string | null = null): string {
  const cells = parts.map(({ part }) => part);
  const count = `COUNT(${cells.join(',')})`;
  const blanks = cells.map(isBlankCell).join('+');
  const sum = parts.map(({ part, lastMonth }) => `(${month}>=${lastMonth})*SUM(${part})`).join('+');
  const due = per === null ? sum : `(${sum})/${per}`;
  return `IF(${count}+${blanks}<${cells.length},"${STATUS_WORDS.unclear}",IF(${count}=0,"",${due}))`;
}

/** Whether a unit's pace is unclear, as a condition for IF. */
export function isUnclearPace(pace: string): string {
  return `${pace}="${STATUS_WORDS.unclear}"`;
}

/**
 * A unit's pace, on a sheet with a column for the amount due; the campaign's pace where the unit's target is not divided.
 * @param ofMonths the share of the campaign's months that have passed, as part of a formula
 */
export function unitPace(due: string, target: string, ofMonths: string): string {
  const share = `IF(ISNUMBER(${due}),IFERROR(${due}/MAX(0,${target}),""),${due})`;
  return `=IF(${due}="",${ofMonths},${share})`;
}

/** SUMIFS criteria for the units that have a divided target and a pace of their own. */
export function dividedUnits({ due, pace }: { readonly due: string; readonly pace: string }): string {
  return `${due},${ANY_NUMBER},${pace},${ANY_NUMBER}`;
}

/** The pace of all units together, on a sheet with a column for the amount due; `due`, `target` and `pace` are the units' ranges. */
export function totalPace(
  ranges: { readonly due: string; readonly target: string; readonly pace: string },
  ofMonths: string,
): string {
  const units = dividedUnits(ranges);
  const sum = (figures: string): string => `SUMIFS(${figures},${units})`;
  return `=IF(COUNTIFS(${units})=0,${ofMonths},${sum(ranges.due)}/${sum(ranges.target)})`;
}

/**
 * The sum of the parts that are due, divided by the sum of the targets, as part of a formula.
 * @param month null where all of `parts` are due
 * @param units SUMIFS criteria for the units whose targets are divided
 * @param otherwise the value where no target is divided
 */
export function paceOfParts(
  month: string | null,
  parts: readonly PeriodPart[],
  { target, units }: { readonly target: string; readonly units: string },
  otherwise: string,
): string {
  const sums = parts.map(({ part, lastMonth }) => {
    const sum = `SUMIFS(${part},${part},${ANY_NUMBER},${units})`;
    return month === null ? sum : `(${month}>=${lastMonth})*${sum}`;
  });
  const due = sums.length === 0 ? '0' : `(${sums.join('+')})`;
  return `IF(COUNTIFS(${units})=0,${otherwise},${due}/SUMIFS(${target},${units}))`;
}
