/**
 * Turns an error into one line that a user understands.
 */
import { failureOf } from '../actions/parts/failure';
import type { FailureCode, FailureDetails, CommandLineMessages } from '../i18n/messages';

/** A failure of the command line itself, with its code. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  constructor(
    readonly code: FailureCode,
    readonly details: FailureDetails = {},
  ) {
    super(code);
  }
}

/** The line about an error that is printed on stderr. */
export function failureLine(messages: CommandLineMessages, error: unknown, book: string): string {
  if (error instanceof CommandFailure) return messages.failure(error.code, error.details);
  const { code, details } = failureOf(error);
  return messages.failure(code, { path: book, ...details });
}
