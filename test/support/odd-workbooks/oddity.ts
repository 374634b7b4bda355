import type { Parts } from './book';

/** One way a workbook can be odd. */
export interface Oddity {
  readonly name: string;
  /** `.xlsx` unless told. */
  readonly extension?: '.xltx' | '.xltm' | '.xlsm';
  /** 0 stores what is packed otherwise. */
  readonly level?: 0;
  /** In the one line on stderr with which `recompute` gives up; it carries the rest out. */
  readonly refused?: string;
  /** In what it writes to stderr although it is done. */
  readonly says?: string;
  /** Makes the plain workbook odd. */
  readonly make: (parts: Parts) => void;
}
