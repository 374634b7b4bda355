/**
 * The failure of asking for a phase that is not there; apart from the action, so that telling it needs little code.
 */

/** A phase was asked for that the campaign does not have. */
export class UnknownPhaseError extends Error {
  override readonly name = 'UnknownPhaseError';
  constructor(
    readonly phase: string,
    readonly phases: readonly string[],
  ) {
    super(`unknown phase ${phase}`);
  }
}
