/**
 * Why an action can't be done: a code, and the details that src/i18n needs for its sentence. In its own file, so that showing a
 * failure loads little code.
 */
import type { OwnSheetKind } from '../../domain/own-sheet-kind';
import type { Finding } from '../../domain/finding';
import type { NearMiss } from '../../domain/table/locate';

export type ActionFailure =
  /** The workbook has no breakdown table. */
  | { readonly code: 'no-table'; readonly details: Readonly<Record<string, never>> }
  | { readonly code: 'no-table-near-miss'; readonly details: Omit<NearMiss, 'row'> }
  /** The workbook's table lies on its side. */
  | {
      readonly code: 'sideways-table';
      readonly details: {
        readonly sheet: string;
        /** The range of the table. */
        readonly table: string;
        readonly units: number;
        /** What is wrong in the table's figures, without fixes. */
        readonly wrong: readonly Finding[];
      };
    }
  /** The product made the workbook: it is a return, a year-end workbook or the like. */
  | { readonly code: 'own-sheet'; readonly details: { readonly sheet: string; readonly own: OwnSheetKind } }
  /** The requested place touches no table, or several. */
  | {
      readonly code: 'table-not-there' | 'table-unclear';
      /** The requested place, and the ranges of all tables. */
      readonly details: { readonly table: string; readonly tables: readonly string[] };
    }
  /** No indicator of the table has the requested name. */
  | {
      readonly code: 'unknown-indicator';
      readonly details: { readonly indicator: string; readonly indicators: readonly string[] };
    }
  /** The campaign does not have the requested phase. */
  | {
      readonly code: 'unknown-phase';
      readonly details: { readonly phase: string; readonly phases: readonly string[] };
    }
  /** The requested month is outside the campaign. */
  | {
      readonly code: 'unknown-month';
      readonly details: { readonly month: number; readonly months: readonly number[] };
    }
  /** A unit's cumulative figures decrease, so its monthly figures would be negative. */
  | { readonly code: 'ledger-decreased'; readonly details: { readonly unit: string; readonly month: number } }
  /** The table does not have the requested unit or column. */
  | { readonly code: 'unknown-unit' | 'unknown-column'; readonly details: { readonly subject: string } };

/** An action that could not be done; nothing was written. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  constructor(readonly failure: ActionFailure) {
    super(`${failure.code} ${JSON.stringify(failure.details)}`);
  }

  get code(): ActionFailure['code'] {
    return this.failure.code;
  }
}

/** Whether the workbook has no usable table, or none at the requested place. */
export function isWithoutTable(error: unknown): boolean {
  return error instanceof ActionError && WITHOUT_TABLE.includes(error.code);
}

const WITHOUT_TABLE: readonly ActionFailure['code'][] = [
  'no-table',
  'no-table-near-miss',
  'sideways-table',
  'own-sheet',
  'table-not-there',
  'table-unclear',
];
