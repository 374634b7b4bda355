/**
 * Which columns a phase summary sheet has, for those who write it and those who read it again.
 */
import { NEEDS_BASELINE, PHASE_HEADING } from '../own-words';

/** Hidden, and of use to the others: places in the table and the ledger, and lists of names that grow row by row. */
const HELPERS = ['tablePosition', 'ledgerPosition', 'laggingNames', 'severeNames', 'due'] as const;

export type PhaseColumn = keyof typeof PHASE_HEADING | (typeof HELPERS)[number];

/** All of them, left to right. */
const ALL: readonly PhaseColumn[] = [
  ...(Object.keys(PHASE_HEADING) as (keyof typeof PHASE_HEADING)[]),
  ...HELPERS,
];

/** Those of a table with a baseline whose targets are not divided, which nothing needs to be remembered of. */
const USUAL: readonly PhaseColumn[] = ALL.filter((column) => column !== 'due');

export const PHASE_HEADER_ROW = 5;

/** What a phase sheet's columns depend on. */
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

/** The places of a phase sheet's columns. */
export class PhasePlaces {
  constructor(private readonly columns: readonly PhaseColumn[]) {}

  /** From a text as {@link text} gives it; the usual ones where there is none, as sheets of earlier versions have them. */
  static of(text: string | null): PhasePlaces {
    const words = text?.split(',');
    return new PhasePlaces(words ? ALL.filter((column) => words.includes(column)) : USUAL);
  }

  column(key: PhaseColumn): number {
    return this.columns.indexOf(key) + 1;
  }

  /** The columns whose formulas are all the add-in's; beside them stand ordinals, names, and 备注, where people may write. */
  get formulaColumns(): number[] {
    return this.columns.flatMap((column, index) =>
      column === 'ordinal' || column === 'unit' || column === 'note' ? [] : [index + 1],
    );
  }

  /** What the workbook remembers of a sheet; null where it has the usual columns. */
  get text(): string | null {
    const text = this.columns.join(',');
    return text === USUAL.join(',') ? null : text;
  }
}
