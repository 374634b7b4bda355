/**
 * One reported figure, and what taking it into the ledger would do.
 */
import type { CellValue } from '../../spreadsheet/grid';
import type { AddedUp, BadFigure } from './returns';

/** Why a figure is not taken. */
export type Refusal =
  | { readonly kind: BadFigure | 'fraction' | 'no-month' | 'wrong-kind' | 'two-rows' }
  /** The table has several indicators, and nothing states which one is meant. */
  | { readonly kind: 'no-indicator' }
  | { readonly kind: 'other-indicator'; readonly indicator: string }
  | { readonly kind: 'other-month'; readonly month: number }
  | { readonly kind: 'other-year'; readonly year: number }
  | { readonly kind: 'unknown-unit'; readonly nearest: string | null }
  /** Files that are collected together report different figures for the same cell. */
  | { readonly kind: 'conflict'; readonly others: readonly { fileName: string; amount: number }[] }
  /** A cumulative figure below an earlier month's, or above a later one's. */
  | { readonly kind: 'decreased'; readonly month: number; readonly amount: number }
  /** The file was collected before, and the ledger's cell has changed since. */
  | { readonly kind: 'collected-before' };

/** A cell of a file, as the source of a planned figure. */
export interface FigureSource {
  readonly fileName: string;
  readonly sha256: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A reported figure, and what taking it would do. */
export interface PlannedFigure {
  /** Identifies the planned change: two changes have the same key where the same figure would replace the same cell content. */
  readonly key: string;
  /** The name in the ledger; the reported name where the ledger does not know the unit. */
  readonly unit: string;
  /** The indicator that the figure belongs to; left out where the table has only one. */
  readonly indicator?: string;
  readonly month: number | null;
  /** The figure in the ledger's unit of measure; null where it can't be taken. */
  readonly amount: number | null;
  /** The reported text, as the file's cell shows it. */
  readonly text: string;
  readonly state: 'new' | 'changed' | 'same' | 'refused';
  readonly refusal: Refusal | null;
  /** Set where the figure is a sum over the unit's own units. */
  readonly addedUp?: AddedUp;
  /** The present content of the ledger's cell; null when it is empty. */
  readonly before: CellValue;
  /** The ledger's cell; null where the ledger has none for the unit or month. */
  readonly cell: { readonly row: number; readonly column: number } | null;
  /** The cells that report the figure; at least one. */
  readonly sources: readonly FigureSource[];
}

/** Whether the user may tick a figure. A refused figure may be ticked only if it is a number and has a cell in the ledger. */
export function mayTake({ state, refusal }: PlannedFigure): boolean {
  if (state === 'new' || state === 'changed') return true;
  const kind = refusal?.kind;
  return kind === 'conflict' || kind === 'decreased' || kind === 'collected-before';
}

/** Whether a figure is ticked by default. */
export function isTickedByDefault({ state }: PlannedFigure): boolean {
  return state === 'new' || state === 'changed';
}

/** The unit's name, with the indicator's name where there are several. Shown to users, and kept in the record of collected figures. */
export function labelOf({ unit, indicator }: Pick<PlannedFigure, 'unit' | 'indicator'>): string {
  return indicator === undefined ? unit : `${unit}（${indicator}）`;
}

/** The same figure, marked as refused. */
export function refuseFigure(figure: PlannedFigure, refusal: Refusal): PlannedFigure {
  return { ...figure, state: 'refused', refusal };
}
