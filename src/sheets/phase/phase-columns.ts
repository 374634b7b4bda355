/**
 * The columns of a phase summary sheet, shared by the code that writes it and the code that reads it.
 */
import type { Position } from '../../spreadsheet/address';
import { NEEDS_BASELINE, PHASE_HEADING } from '../own-words';

/** Hidden helper columns: the positions in the table and the ledger, lists of names that are built row by row, and the amount due. */
const HELPERS = ['tablePosition', 'ledgerPosition', 'laggingNames', 'severeNames', 'due'] as const;

export type PhaseColumn = keyof typeof PHASE_HEADING | (typeof HELPERS)[number];

/** All columns, left to right. */
const ALL: readonly PhaseColumn[] = [
  ...(Object.keys(PHASE_HEADING) as (keyof typeof PHASE_HEADING)[]),
  ...HELPERS,
];

/** The columns for a table with a baseline and undivided targets. A sheet with these columns needs no defined name for them. */
const USUAL: readonly PhaseColumn[] = ALL.filter((column) => column !== 'due');

export const PHASE_HEADER_ROW = 5;

/** The properties of a table that determine the columns of its phase sheets. */
export interface PhaseKind {
  readonly hasBaseline: boolean;
  /** Whether the targets are divided (分期任务). */
  readonly hasPeriods: boolean;
}

/** The columns of a phase sheet, left to right. */
export function phaseColumns({ hasBaseline, hasPeriods }: PhaseKind): readonly PhaseColumn[] {
  return ALL.filter((column) =>
    column === 'due' ? hasPeriods : hasBaseline || !NEEDS_BASELINE.includes(column),
  );
}

/** The cell above the table with the month that the sheet counts to. */
export function cutOffPosition(column: (key: 'completion') => number): Position {
  return { row: 3, column: column('completion') };
}

/** The positions of a phase sheet's columns. */
export class PhasePlaces {
  constructor(private readonly columns: readonly PhaseColumn[]) {}

  /** Parses a text from {@link text}; null stands for the usual columns, which sheets of earlier versions have. */
  static of(text: string | null): PhasePlaces {
    const words = text?.split(',');
    return new PhasePlaces(words ? ALL.filter((column) => words.includes(column)) : USUAL);
  }

  readonly column = (key: PhaseColumn): number => this.columns.indexOf(key) + 1;

  /** The columns that hold only the add-in's formulas: all except ordinals, names and 备注, where users may write. */
  get formulaColumns(): number[] {
    return this.columns.flatMap((column, index) =>
      column === 'ordinal' || column === 'unit' || column === 'note' ? [] : [index + 1],
    );
  }

  /** The list of columns as the workbook remembers it; null for the usual columns. */
  get text(): string | null {
    const text = this.columns.join(',');
    return text === USUAL.join(',') ? null : text;
  }
}
