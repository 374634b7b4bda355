/**
 * Giving an action up at the user's wish.
 */

/** The user gave the action up; nothing was changed. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
  constructor() {
    super('cancelled');
  }
}

/**
 * Goes on unless the signal says to stop. (`signal.throwIfAborted` is younger than the web views we run in.)
 * @throws CancelledError
 */
export function goOnUnless(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError();
}
