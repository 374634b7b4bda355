import type { FilledFormula } from './filled-formula';

/** A formula that several cells share in the file. */
export interface SharedFormula {
  readonly fill: FilledFormula;
  /** The address of the cells that share the formula, as stated in the file. */
  readonly ref: string | null;
}
