/**
 * Monthly returns (月报) as units send them in: which unit, which month, which figure, or why a cell can't be taken.
 */
import type { ReturnedAreas } from '../areas/collect-areas';
import type { ReturnKind } from '../ledger';
import { readFigure } from '../table/figure';
import type { ReturnedParts } from '../hand-down/handed-down';
import { textOf, type CellValue } from '../../spreadsheet/grid';

/** What is wrong with a cell, whatever ledger it is meant for. */
export type BadFigure = 'not-a-number' | 'negative' | 'error' | 'formula';

/** A return is a page of figures; a larger file is something else and is not read into memory. Bytes. */
export const LARGEST_RETURN = 20 * 1024 * 1024;

/** Why nothing could be taken from a file. */
export type ReturnProblem =
  | 'not-a-workbook'
  | 'old-format'
  | 'encrypted'
  | 'damaged'
  | 'too-large'
  | 'unsafe'
  /** Chart sheets only. */
  | 'no-worksheet'
  /** The file could not be read at all: gone, in use, not permitted. */
  | 'unreadable'
  | 'no-figures'
  /** A template as it was sent out. */
  | 'not-filled-in'
  /** The year-end workbook: its figures are sums of returns, not returns. */
  | 'year-end-workbook'
  /** A form with several figures: it is unclear which is meant. */
  | 'several-figures';

/** What a place in a file tells about the month a figure is for; null where it does not. */
export interface ToldMonth {
  readonly month: number | null;
  readonly year: number | null;
  /** Whether it says 当月新增 or 累计. */
  readonly kind: ReturnKind | null;
}

/** One cell of a file that reports a figure. */
export interface ReportedFigure extends ToldMonth {
  readonly unit: string;
  /** The indicator it counts, where the file names one. */
  readonly indicator?: string;
  /** Persons where persons are counted; null when the cell can't be taken. */
  readonly amount: number | null;
  /** Nothing in the file tells its unit of measure: it is taken for the ledger's. */
  readonly isUnscaled?: boolean;
  readonly bad: BadFigure | null;
  /** What stands in the cell. */
  readonly text: string;
  /** Set where the figure is a sum over the unit's own units. */
  readonly addedUp?: AddedUp;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** How many of a unit's own units are in a sum. */
export interface AddedUp {
  readonly reported: number;
  readonly units: number;
}

/** A unit's division of its task, with what its own units report. */
export interface ReturnedDivision extends ReturnedParts {
  /** The figures, each under the name of one of the unit's own units. */
  readonly reports: readonly ReportedFigure[];
  /** The row with their sums; null where the sheet has no such row. */
  readonly totalRow: number | null;
}

/** A file that was sent in, read. Plain data. */
export interface ReadReturn {
  readonly fileName: string;
  /** Of the file's bytes, in hexadecimal; '' when they could not be read. */
  readonly sha256: string;
  readonly figures: readonly ReportedFigure[];
  /** How the unit divides the task that was handed down to it, where the file is the workbook it was given, and what its units report. */
  readonly handedDown?: ReturnedDivision;
  /** Its part of the list of key areas, where the file has one. */
  readonly areas?: ReturnedAreas;
  /** null when there are figures, or parts. */
  readonly problem: ReturnProblem | null;
}

/** A file whose bytes could not be read. */
export function unreadReturn(fileName: string, problem: ReturnProblem): ReadReturn {
  return { fileName, sha256: '', figures: [], problem };
}

/** Text that states its own unit of measure: 3500人, 0.35万. */
const OWN_MEASURE = /[万千百人名个位]\s*[)）]?\s*$/;

/** A cell as it stands in a file. */
export interface ReturnedCell {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/**
 * Reads one cell as a unit's figure; null when it is blank, which means not reported.
 * @param scale persons in one of the column's unit of measure; null where nothing tells it
 */
export function reportedFigure(
  unit: string,
  told: ToldMonth,
  cell: ReturnedCell,
  scale: number | null = null,
): ReportedFigure | null {
  const { value, formula, sheet, row, column } = cell;
  const figure = readFigure(value, formula, scale ?? 1);
  const isUnscaled = scale === null && !(typeof value === 'string' && OWN_MEASURE.test(value));
  if (figure.kind === 'blank' && formula === null) return null;
  const bad = badness(figure.kind, figure.amount, formula);
  return {
    unit,
    month: told.month,
    year: told.year,
    kind: told.kind,
    amount: bad === null ? figure.amount : null,
    ...(isUnscaled ? { isUnscaled } : {}),
    bad,
    text: formula ?? textOf(value),
    sheet,
    row,
    column,
  };
}

function badness(kind: string, amount: number | null, formula: string | null): BadFigure | null {
  // The formula's result may depend on cells that the recipient can't check.
  if (formula !== null) return 'formula';
  if (kind === 'error') return 'error';
  if (amount === null) return 'not-a-number';
  return amount < 0 ? 'negative' : null;
}
