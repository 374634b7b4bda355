import type { Parts } from './book';

/** One way a workbook can be odd. */
export interface Oddity {
  readonly name: string;
  /** `.xlsx` when left out. */
  readonly extension?: '.xltx' | '.xltm' | '.xlsm';
  /** The compression level of the zip; 0 stores the parts uncompressed. */
  readonly level?: 0;
  /** Text in the line on stderr where `recompute` refuses the workbook; left out where it succeeds. */
  readonly refused?: string;
  /** Text on stderr where `recompute` succeeds with a message. */
  readonly says?: string;
  /** Makes the plain workbook odd. */
  readonly make: (parts: Parts) => void;
}
