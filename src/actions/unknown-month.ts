/**
 * The failure of asking for a month that is not the campaign's.
 */
export class UnknownMonthError extends Error {
  override readonly name = 'UnknownMonthError';
  constructor(
    readonly month: number,
    /** The campaign's, ascending. */
    readonly months: readonly number[],
  ) {
    super(`unknown month ${String(month)}`);
  }
}
