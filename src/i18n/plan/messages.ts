/**
 * The messages about reading a plan.
 */
import type { PlanProblem } from '../../domain/plan/plan-document';
import type { PlanFinding } from '../../domain/plan/plan-against-table';
import type { PlanKey } from '../../domain/plan/read-plan';

export interface PlanWords {
  /** Says what is wrong with the file, that nothing was written, and what to do. */
  problem(problem: PlanProblem, path: string): string;
  key(key: PlanKey): string;
  /** Says that a figure in the plan's text differs from the plan's own table. */
  difference(difference: PlanFinding): string;
  readonly cli: {
    read(counts: { items: number; units: number }): string;
    item(item: { key: PlanKey; value: string; place: string }): string;
    missing(keys: readonly PlanKey[]): string;
    /** Says that the plan states different values, and that none of them was taken. */
    contradiction(key: PlanKey, values: readonly string[]): string;
  };
}
