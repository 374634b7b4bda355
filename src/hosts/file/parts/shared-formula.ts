import type { FilledFormula } from './filled-formula';

/** A formula that several cells share in the file. */
export interface SharedFormula {
  readonly fill: FilledFormula;
  /** The cells that share it, as the file states it. */
  readonly ref: string | null;
}
