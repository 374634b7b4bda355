/** Converts an error thrown by an action to a failure's code and details; src/i18n has the words. */
import { HostError, RefusedStepError, type HostErrorCode, type HostStep } from '../../spreadsheet/host';
import { ActionError, type ActionFailure } from './action-error';

/** A failure; src/i18n puts it in words. `details` lacks the workbook's name, which only the caller knows. */
export type Failure =
  | ActionFailure
  | {
      readonly code: HostErrorCode | 'unexpected';
      readonly details: { readonly sheet?: string; readonly reason?: string; readonly step?: HostStep };
    };

/** The failure for any thrown value. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ActionError) return error.failure;
  if (error instanceof RefusedStepError) {
    return { code: 'refused', details: { step: error.step, reason: error.place } };
  }
  if (error instanceof HostError) return hostFailure(error);
  // The name of webpack's error for a chunk that it could not fetch (webpack/runtime/load-script, jsonp chunk loading).
  if (error instanceof Error && error.name === 'ChunkLoadError') return { code: 'not-loaded', details: {} };
  return { code: 'unexpected', details: { reason: error instanceof Error ? error.message : String(error) } };
}

function hostFailure({ code, detail }: HostError): Failure {
  switch (code) {
    case 'sheet-not-found':
    case 'sheet-protected':
    case 'workbook-protected':
    case 'rows-filtered':
    case 'part-of-array':
      return { code, details: { sheet: detail } };
    case 'refused':
    case 'not-restored':
      return { code, details: { reason: detail } };
    default:
      return { code, details: {} };
  }
}
