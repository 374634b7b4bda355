/** The input that the progress columns of a table are computed from. */
import type { Breakdown } from '../../domain/table/breakdown';
import type { SheetGrid, WorkbookGrid } from '../../spreadsheet/grid';
import type { LedgerPlace } from '../ledger/ledger-cells';

export interface ProgressInput {
  readonly workbook: WorkbookGrid;
  readonly sheet: SheetGrid;
  readonly breakdown: Breakdown;
  readonly targetYear: number | null;
  readonly ledger: LedgerPlace | null;
  /** The last progress column of the previous indicator; left out for the first indicator. */
  readonly after?: number;
  /** Set where the table is a block of a folded table. */
  readonly block?: {
    /** The block's index from the left. */
    readonly index: number;
    readonly count: number;
    /** The other blocks. */
    readonly peers: readonly PeerBlock[];
  };
}

/** The units of another block, which are ranked and summed together with this block's: their rows, and the columns of their figures. */
export interface PeerBlock {
  readonly rows: readonly number[];
  readonly completion: number;
  readonly status: number;
  readonly baseline: number | null;
  readonly target: number;
  readonly actual: number;
}
