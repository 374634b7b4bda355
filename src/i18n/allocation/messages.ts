/**
 * The messages about dividing a task, in every language.
 */
import type { Infeasibility } from '../../domain/allocation/allocate';

export interface AllocationWords {
  /** Says which bounds contradict each other and by how much, and that nothing was written. */
  infeasible(why: Infeasibility): string;
  readonly cli: {
    scheme(scheme: { name: string; method: string; sum: number }): string;
    /** One line about a unit's target. `growth` is a ratio; `difference` is the target less the present target; null where unknown. */
    unit(unit: { name: string; target: number; growth: number | null; difference: number | null }): string;
    adopted(scheme: string, units: number): string;
  };
}
