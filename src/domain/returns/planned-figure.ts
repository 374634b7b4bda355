/**
 * One reported figure, and what taking it into the ledger would do.
 */
import type { CellValue } from '../../spreadsheet/grid';
import type { AddedUp, BadFigure } from './returns';

/** Why a figure is not taken. */
export type Refusal =
  | { readonly kind: BadFigure | 'fraction' | 'no-month' | 'wrong-kind' | 'two-rows' }
  /** The table has several indicators, and nothing tells which is meant. */
  | { readonly kind: 'no-indicator' }
  | { readonly kind: 'other-indicator'; readonly indicator: string }
  | { readonly kind: 'other-month'; readonly month: number }
  | { readonly kind: 'other-year'; readonly year: number }
  | { readonly kind: 'unknown-unit'; readonly nearest: string | null }
  /** Files collected together report different figures for one cell. */
  | { readonly kind: 'conflict'; readonly others: readonly { fileName: string; amount: number }[] }
  /** A cumulative figure below an earlier month's, or above a later one's. */
  | { readonly kind: 'decreased'; readonly month: number; readonly amount: number }
  /** The file was collected before, and the ledger was changed since. */
  | { readonly kind: 'collected-before' };

/** A cell of a file that reports a planned figure. */
export interface FigureSource {
  readonly fileName: string;
  readonly sha256: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** One figure, and what taking it would do. */
export interface PlannedFigure {
  /** Names the planned change: equal where the same figure would replace the same content of the ledger's cell. */
  readonly key: string;
  /** As the ledger names it; as it was reported where the ledger does not know it. */
  readonly unit: string;
  /** The indicator whose ledger it is for, where the table has several. */
  readonly indicator?: string;
  readonly month: number | null;
  /** In the ledger's unit of measure. */
  readonly amount: number | null;
  /** What was reported, as it stands in the file. */
  readonly text: string;
  readonly state: 'new' | 'changed' | 'same' | 'refused';
  readonly refusal: Refusal | null;
  /** Set where the figure is a sum over the unit's own units. */
  readonly addedUp?: AddedUp;
  /** What stands in the ledger's cell; null when it is empty. */
  readonly before: CellValue;
  /** The ledger's cell; null where there is none for it. */
  readonly cell: { readonly row: number; readonly column: number } | null;
  /** At least one. */
  readonly sources: readonly FigureSource[];
}

/** Whether the user may tick a figure. A refused figure may be ticked only if it is a number and has a cell in the ledger. */
export function mayTake({ state, refusal }: PlannedFigure): boolean {
  if (state === 'new' || state === 'changed') return true;
  const kind = refusal?.kind;
  return kind === 'conflict' || kind === 'decreased' || kind === 'collected-before';
}

/** Whether a figure is taken by default. */
export function isTakenUnasked({ state }: PlannedFigure): boolean {
  return state === 'new' || state === 'changed';
}

/** The unit's name, with the indicator's where there are several: as it is shown, and as the record of collected figures keeps it. */
export function labelOf({ unit, indicator }: Pick<PlannedFigure, 'unit' | 'indicator'>): string {
  return indicator === undefined ? unit : `${unit}（${indicator}）`;
}

/** The same figure, refused. */
export function refused(figure: PlannedFigure, refusal: Refusal): PlannedFigure {
  return { ...figure, state: 'refused', refusal };
}
