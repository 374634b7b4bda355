/** A row of the table as read, before it is known which rows it sums. */
import type { Figure } from '../breakdown';

/**
 * What a row of the table is.
 *
 * - `unit`: has a task; `numbered`: the same, with a name that begins like a section's (一、)
 * - `detail`: a 其中 row or a row of comparison; neither unit nor sum
 * - `section`: a heading among the rows
 * - `head`: sums up the rows of its parts below it (a county above its townships)
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
  /** The row's figures of the other indicators. A row that has none of the first indicator is still a unit if it has some of these. */
  readonly others: readonly Figure[];
  readonly note: string;
  /** The running number of the row: 一, （二）, 3; '' where there is none. */
  readonly serial: string;
  /** The number of spaces before the name. */
  readonly indent: number;
  /** The row's level in a table with heads; smaller is higher. */
  readonly depth?: number;
}
