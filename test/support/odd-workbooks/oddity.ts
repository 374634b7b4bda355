import type { Parts } from './book';

/** One way in which a workbook can be odd. */
export interface Oddity {
  readonly name: string;
  /** `.xlsx` by default. */
  readonly extension?: '.xltx' | '.xltm' | '.xlsm';
  /** The compression level of the zip; 0 stores the parts uncompressed. */
  readonly level?: 0;
  /** Words in the line on stderr if `recompute` refuses the workbook; undefined if it succeeds. */
  readonly refused?: string;
  /** Words on stderr if `recompute` succeeds with a message. */
  readonly says?: string;
  /** Changes the plain workbook. */
  readonly make: (parts: Parts) => void;
}
