/**
 * Which columns a phase summary sheet has, for those who write it and those who read it again.
 */
import { NEEDS_BASELINE, PHASE_HEADING } from '../own-words';

/** Hidden, and of use to the others: places in the table and the ledger, and lists of names that grow row by row. */
const HELPERS = ['tablePosition', 'ledgerPosition', 'laggingNames', 'severeNames'] as const;

export type PhaseColumn = keyof typeof PHASE_HEADING | (typeof HELPERS)[number];

/** All of them, left to right. */
const ALL: readonly PhaseColumn[] = [
  ...(Object.keys(PHASE_HEADING) as (keyof typeof PHASE_HEADING)[]),
  ...HELPERS,
];

export const PHASE_HEADER_ROW = 5;

/** The columns of a phase sheet, left to right. */
export function phaseColumns({ hasBaseline }: { readonly hasBaseline: boolean }): readonly PhaseColumn[] {
  return ALL.filter((column) => hasBaseline || !NEEDS_BASELINE.includes(column));
}

/** The places of a phase sheet's columns. */
export class PhasePlaces {
  constructor(private readonly columns: readonly PhaseColumn[]) {}

  /** From a text as {@link text} gives it; every column where there is none: sheets of earlier versions have them all. */
  static of(text: string | null): PhasePlaces {
    const words = text?.split(',');
    return new PhasePlaces(words ? ALL.filter((column) => words.includes(column)) : ALL);
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

  /** What the workbook remembers of a sheet; null where it has every column. */
  get text(): string | null {
    return this.columns.length === ALL.length ? null : this.columns.join(',');
  }
}
