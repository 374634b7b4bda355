/**
 * From what an action threw to a failure's code and details; the words for it are in src/i18n.
 */
import type { CoreRole } from '../domain/table/header';
import type { OwnSheetKind } from '../domain/own-sheet-kind';
import { placeText } from '../domain/table/table-place';
import { HostError, RefusedStepError, type HostErrorCode, type HostStep } from '../spreadsheet/host';
import { TableChoiceError } from './chosen-table';
import { DecreasedLedgerError } from './decreased-ledger';
import { IndicatorChoiceError } from './indicator-survey';
import { NoTableError } from './survey';
import { UnknownMonthError } from './unknown-month';
import { UnknownPhaseError } from './unknown-phase';

/** A failure as src/i18n tells it. `details` lacks the workbook's name, which only the caller knows. */
export interface Failure {
  readonly code:
    | HostErrorCode
    | 'no-table'
    | 'no-table-near-miss'
    | 'own-sheet'
    | 'table-not-there'
    | 'table-unclear'
    | 'unknown-indicator'
    | 'unknown-phase'
    | 'unknown-month'
    | 'ledger-decreased'
    | 'unexpected';
  readonly details: {
    readonly sheet?: string;
    readonly own?: OwnSheetKind;
    readonly found?: readonly CoreRole[];
    readonly missing?: readonly CoreRole[];
    readonly inWords?: boolean;
    /** The place where a table was looked for, and all tables with their ranges. */
    readonly table?: string;
    readonly tables?: readonly string[];
    readonly indicator?: string;
    readonly indicators?: readonly string[];
    readonly phase?: string;
    readonly phases?: readonly string[];
    readonly unit?: string;
    readonly month?: number;
    readonly months?: readonly number[];
    readonly reason?: string;
    readonly step?: HostStep;
  };
}

/** What went wrong, from anything that was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RefusedStepError) {
    return { code: 'refused', details: { step: error.step, reason: error.place } };
  }
  if (error instanceof HostError) return hostFailure(error);
  if (error instanceof NoTableError) {
    const { nearest, own } = error;
    if (own) return { code: 'own-sheet', details: { sheet: own.sheet, own: own.kind } };
    if (!nearest) return { code: 'no-table', details: {} };
    const { sheet, found, missing, inWords } = nearest;
    return { code: 'no-table-near-miss', details: { sheet, found, missing, inWords } };
  }
  if (error instanceof TableChoiceError) {
    const { place, tables, problem } = error;
    const code = problem === 'none' ? 'table-not-there' : 'table-unclear';
    return { code, details: { table: placeText(place), tables: tables.map(placeText) } };
  }
  if (error instanceof IndicatorChoiceError) {
    return { code: 'unknown-indicator', details: { indicator: error.asked, indicators: error.indicators } };
  }
  if (error instanceof UnknownPhaseError) {
    return { code: 'unknown-phase', details: { phase: error.phase, phases: error.phases } };
  }
  if (error instanceof UnknownMonthError) {
    return { code: 'unknown-month', details: { month: error.month, months: error.months } };
  }
  if (error instanceof DecreasedLedgerError) {
    return { code: 'ledger-decreased', details: { unit: error.unit, month: error.month } };
  }
  // How webpack names what it could not fetch (webpack/runtime/load-script, jsonp chunk loading).
  if (error instanceof Error && error.name === 'ChunkLoadError') return { code: 'not-loaded', details: {} };
  return { code: 'unexpected', details: { reason: error instanceof Error ? error.message : String(error) } };
}

function hostFailure({ code, detail }: HostError): Failure {
  switch (code) {
    case 'sheet-not-found':
    case 'sheet-protected':
    case 'workbook-protected':
    case 'rows-filtered':
      return { code, details: { sheet: detail } };
    case 'refused':
    case 'not-restored':
      return { code, details: { reason: detail } };
    default:
      return { code, details: {} };
  }
}
