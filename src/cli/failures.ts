/**
 * From what was thrown to one line a user understands.
 */
import { NoTableError } from '../actions/survey';
import { UnknownPhaseError } from '../actions/summarise-phases';
import { HostError } from '../hosts/host';
import type { FailureCode, FailureDetails, Messages } from '../i18n/messages';

/** A failure of the command line itself, already known by its code. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
  constructor(
    readonly code: FailureCode,
    readonly details: FailureDetails = {},
  ) {
    super(code);
  }
}

/** The line for stderr. */
export function failureLine(messages: Messages, error: unknown, book: string): string {
  if (error instanceof CommandFailure) return messages.failure(error.code, error.details);
  if (error instanceof HostError) {
    const isAboutSheet = error.code === 'sheet-not-found' || error.code === 'sheet-protected';
    return messages.failure(error.code, {
      path: book,
      ...(isAboutSheet ? { sheet: error.detail } : {}),
    });
  }
  if (error instanceof NoTableError) {
    const { nearest } = error;
    return nearest
      ? messages.failure('no-table-near-miss', { path: book, ...nearest })
      : messages.failure('no-table', { path: book });
  }
  if (error instanceof UnknownPhaseError) {
    return messages.failure('unknown-phase', { phase: error.phase, phases: error.phases });
  }
  const reason = error instanceof Error ? error.message : String(error);
  return messages.failure('unexpected', { reason });
}
