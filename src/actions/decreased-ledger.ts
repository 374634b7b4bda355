/**
 * The failure of taking a ledger apart whose totals go down; apart from the action, so that telling it needs little code.
 */

/** A unit's cumulative figures go down: as figures of a month they would be negative. */
export class DecreasedLedgerError extends Error {
  override readonly name = 'DecreasedLedgerError';
  constructor(
    readonly unit: string,
    readonly month: number,
  ) {
    super(`${unit} decreases in month ${month}`);
  }
}
