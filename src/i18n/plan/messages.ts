/**
 * The messages about reading a plan.
 */
import type { PlanProblem } from '../../domain/plan/plan-document';
import type { PlanFinding } from '../../domain/plan/plan-against-table';
import type { PlanKey } from '../../domain/plan/read-plan';

export interface PlanWords {
  /** What is wrong with the file, that nothing was written, and what to do. */
  problem(problem: PlanProblem, path: string): string;
  key(key: PlanKey): string;
  /** The text and the plan's own table differ. */
  difference(difference: PlanFinding): string;
  readonly cli: {
    read(counts: { items: number; units: number }): string;
    item(item: { key: PlanKey; value: string; place: string }): string;
    missing(keys: readonly PlanKey[]): string;
    /** The plan states different values, of which none was taken. */
    contradiction(key: PlanKey, values: readonly string[]): string;
  };
}
