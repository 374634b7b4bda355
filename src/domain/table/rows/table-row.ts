/**
 * A row of the table as it is read, before it is told what it sums.
 */
import type { Figure } from '../breakdown';

/**
 * What a row of the table is.
 *
 * - `unit`: carries a task; `numbered` where its name begins like a section's (一、)
 * - `detail`: 其中 and rows of comparison; neither unit nor sum
 * - `section`: a heading among the rows
 * - `head`: carries figures over the rows of its parts (a county over its townships)
 * - `subtotal`: 小计; `part-total`: 县区合计; `total`: 合计; `totals-row`: the totals row of an Excel Table
 */
export type RowKind =
  'unit' | 'numbered' | 'detail' | 'section' | 'head' | 'subtotal' | 'part-total' | 'total' | 'totals-row';

export interface TableRow {
  readonly row: number;
  readonly kind: RowKind;
  readonly name: string;
  readonly baseline: Figure;
  readonly target: Figure;
  readonly actual: Figure;
  /** What it says of the other indicators: a row with no figure of the first is a unit all the same. */
  readonly others: readonly Figure[];
  readonly note: string;
  /** The number in the column for it: 一, （二）, 3; '' where there is none. */
  readonly serial: string;
  /** Spaces before the name. */
  readonly indent: number;
  /** How deep a row stands where the table has heads; smaller is wider. */
  readonly depth?: number;
}
