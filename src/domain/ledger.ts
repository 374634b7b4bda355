/**
 * The monthly returns (月报台账): what each unit reported for each month, and the sums that follow from it.
 */

/** One unit's row of the ledger. */
export interface LedgerRow {
  readonly unit: string;
  /** Row on the ledger sheet. */
  readonly row: number;
  /** Month → figure reported, persons; a month that is not in the map was not reported. */
  readonly figures: ReadonlyMap<number, number>;
}

/** The ledger as read from its sheet. */
export interface Ledger {
  readonly sheet: string;
  /** The months of its columns, ascending, with the column each stands in. */
  readonly months: readonly { readonly month: number; readonly column: number }[];
  readonly unitColumn: number;
  readonly rows: readonly LedgerRow[];
}
