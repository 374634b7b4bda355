/**
 * What is due when (时间节点), seen from the cut-off month. Nothing records whether it was done: only that it is due is known.
 */
import { monthSpan } from './months';

export interface Milestone {
  readonly what: string;
  /** As the plan writes it: `6月底`, `每月25日前`. */
  readonly when: string;
}

export type DueState =
  /** Its month is the cut-off month or earlier. */
  | 'overdue'
  /** The first after the cut-off month; several may share it. */
  | 'next'
  | 'later'
  /** Every month or quarter. */
  | 'regular'
  /** No month is stated. */
  | 'undated';

export interface DueMilestone extends Milestone {
  readonly state: DueState;
}

/**
 * In the order of the milestones.
 * @param cutOff the month figures are counted to; null while no month is reported, when nothing is due and the first item is next
 * @param year the campaign's; null where it is not known
 */
export function dueMilestones(
  milestones: readonly Milestone[],
  cutOff: number | null,
  year: number | null,
): DueMilestone[] {
  const months = milestones.map(({ when }) => monthOf(when, year));
  const from = cutOff ?? -Infinity;
  const next = Math.min(...months.flatMap((month) => (month !== null && month > from ? [month] : [])));
  return milestones.map((milestone, index) => {
    const month = months[index] ?? null;
    return { ...milestone, state: stateOf(milestone.when, month, from, next) };
  });
}

function stateOf(when: string, month: number | null, cutOff: number, next: number): DueState {
  if (isRegular(when)) return 'regular';
  if (month === null) return 'undated';
  if (month <= cutOff) return 'overdue';
  return month === next ? 'next' : 'later';
}

function isRegular(when: string): boolean {
  return /每(?:月|季|周|半年|年)|按[月季]/.test(when);
}

/** Counted from January of the campaign's year: 13 is January of the next. */
function monthOf(when: string, year: number | null): number | null {
  if (isRegular(when)) return null;
  const span = monthSpan(when);
  if (!span) return null;
  return span.last + (year === null || span.lastYear === null ? 0 : (span.lastYear - year) * 12);
}
