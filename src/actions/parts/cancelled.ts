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
 * Throws if the signal is aborted. (`signal.throwIfAborted` is missing in some web views that the add-in runs in.)
 * @throws CancelledError
 */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError();
}
