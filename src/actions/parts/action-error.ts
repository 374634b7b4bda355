/**
 * Why an action can't be done: a code, and the details that src/i18n needs to say so. It is apart from the actions, so that showing a
 * failure loads little code.
 */
import type { OwnSheetKind } from '../../domain/own-sheet-kind';
import type { Finding } from '../../domain/finding';
import type { NearMiss } from '../../domain/table/locate';

export type ActionFailure =
  /** The workbook has no breakdown table. */
  | { readonly code: 'no-table'; readonly details: Readonly<Record<string, never>> }
  | { readonly code: 'no-table-near-miss'; readonly details: Omit<NearMiss, 'row'> }
  /** Its table lies on its side. */
  | {
      readonly code: 'sideways-table';
      readonly details: {
        readonly sheet: string;
        /** Its range. */
        readonly table: string;
        readonly units: number;
        /** What is wrong in its figures, without fixes. */
        readonly wrong: readonly Finding[];
      };
    }
  /** The workbook is one that the product made, such as a return or a year-end workbook. */
  | { readonly code: 'own-sheet'; readonly details: { readonly sheet: string; readonly own: OwnSheetKind } }
  /** The place asked for touches no table, or several. */
  | {
      readonly code: 'table-not-there' | 'table-unclear';
      /** The place asked for, and the ranges of all tables. */
      readonly details: { readonly table: string; readonly tables: readonly string[] };
    }
  /** No indicator of the table has the name that was asked for. */
  | {
      readonly code: 'unknown-indicator';
      readonly details: { readonly indicator: string; readonly indicators: readonly string[] };
    }
  /** A phase that the campaign does not have. */
  | {
      readonly code: 'unknown-phase';
      readonly details: { readonly phase: string; readonly phases: readonly string[] };
    }
  /** A month outside the campaign. */
  | {
      readonly code: 'unknown-month';
      readonly details: { readonly month: number; readonly months: readonly number[] };
    }
  /** A unit's cumulative figures go down: as figures of a month they would be negative. */
  | { readonly code: 'ledger-decreased'; readonly details: { readonly unit: string; readonly month: number } }
  /** A unit or a column that the table does not have. */
  | { readonly code: 'unknown-unit' | 'unknown-column'; readonly details: { readonly subject: string } };

/** Thrown by actions; nothing was written. */
export class ActionError extends Error {
  override readonly name = 'ActionError';
  constructor(readonly failure: ActionFailure) {
    super(`${failure.code} ${JSON.stringify(failure.details)}`);
  }

  get code(): ActionFailure['code'] {
    return this.failure.code;
  }
}

/** Whether the workbook has no table to work on, or none where one was named. */
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
