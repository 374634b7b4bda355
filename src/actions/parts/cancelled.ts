/**
 * Cancelling an action.
 */

/** The user cancelled the action; nothing was changed. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  constructor() {
    super('cancelled');
  }
}

/**
 * Throws once the signal is aborted. (Some web views the add-in runs in lack `signal.throwIfAborted`.)
 * @throws CancelledError
 */
export function goOnUnless(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError();
}
