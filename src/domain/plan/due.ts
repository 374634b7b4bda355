/** Which milestones (时间节点) are due at the cut-off month. Nothing records whether a milestone was done; only its due date is known. */
import { monthSpan } from './months';

export interface Milestone {
  readonly what: string;
  /** The date in the plan's words: `6月底`, `每月25日前`. */
  readonly when: string;
}

export type DueState =
  /** The milestone's month is the cut-off month or earlier. */
  | 'overdue'
  /** The first milestone after the cut-off month; several may share its month. */
  | 'next'
  | 'later'
  /** Recurs every month or quarter. */
  | 'regular'
  /** No month is stated. */
  | 'undated';

export interface DueMilestone extends Milestone {
  readonly state: DueState;
}

/**
 * The plan's milestones in their order, each with its state.
 * @param cutOff the month figures are counted to; null while no month is reported: nothing is overdue then, and the first milestone
 * is next
 * @param year the campaign's year; null where it is unknown
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

/** The number of a month, counted from January of the campaign's year: 13 is January of the next year. */
function monthOf(when: string, year: number | null): number | null {
  if (isRegular(when)) return null;
  const span = monthSpan(when);
  if (!span) return null;
  return span.last + (year === null || span.lastYear === null ? 0 : (span.lastYear - year) * 12);
}
