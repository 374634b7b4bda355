/** Monthly returns (月报) as files report them: unit, month and figure, or why a cell can't be taken. */
import type { ReturnedAreas } from '../areas/collect-areas';
import type { ReturnKind } from '../ledger';
import { readFigure } from '../table/figure';
import type { ReturnedParts } from '../hand-down/handed-down';
import { textOf, type CellValue } from '../../spreadsheet/grid';

/** What is wrong with a cell, independent of the ledger. */
export type BadFigure = 'not-a-number' | 'negative' | 'error' | 'formula';

/** The largest file that is read, in bytes. A return is a page of figures; a larger file is something else. */
export const LARGEST_RETURN = 20 * 1024 * 1024;

/** Why nothing could be taken from a file. */
export type ReturnProblem =
  | 'not-a-workbook'
  | 'old-format'
  | 'encrypted'
  | 'damaged'
  | 'too-large'
  | 'unsafe'
  /** The file has chart sheets only. */
  | 'no-worksheet'
  /** The file could not be opened: missing, in use, or not permitted. */
  | 'unreadable'
  | 'no-figures'
  /** A template without any entry. */
  | 'not-filled-in'
  /** A year-end workbook, whose figures are sums of returns rather than returns. */
  | 'year-end-workbook'
  /** A form with several figures, so that it is unclear which is meant. */
  | 'several-figures';

/** What a text in a file tells about a figure's month; null where it tells nothing. */
export interface MonthInText {
  readonly month: number | null;
  readonly year: number | null;
  /** Whether the text says 当月新增 or 累计. */
  readonly kind: ReturnKind | null;
}

/** A cell of a file that reports a figure. */
export interface ReportedFigure extends MonthInText {
  readonly unit: string;
  /** The indicator that the figure counts, where the file names one. */
  readonly indicator?: string;
  /** The figure, in persons where persons are counted; null when the cell can't be taken. */
  readonly amount: number | null;
  /** Set where nothing in the file states the unit of measure; the figure is then taken to be in the ledger's. */
  readonly isUnscaled?: boolean;
  readonly bad: BadFigure | null;
  /** The cell's text. */
  readonly text: string;
  /** Set where the figure is a sum over the unit's own units. */
  readonly addedUp?: AddedUp;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** How many of a unit's own units a sum includes. */
export interface AddedUp {
  readonly reported: number;
  readonly units: number;
}

/** A unit's division of its task, with the returns of its own units. */
export interface ReturnedDivision extends ReturnedParts {
  /** The figures; each names one of the unit's own units. */
  readonly reports: readonly ReportedFigure[];
  /** The row with the sums of the reports; null where the sheet has no such row. */
  readonly totalRow: number | null;
}

/** A returned file as it was read. Plain data, so that a worker can send it. */
export interface ReadReturn {
  readonly fileName: string;
  /** The hash of the file's bytes, in hexadecimal; '' when the bytes could not be read. */
  readonly sha256: string;
  readonly figures: readonly ReportedFigure[];
  /** How the unit divides its task, and what its own units report; set where the file is a hand-down workbook. */
  readonly handedDown?: ReturnedDivision;
  /** The unit's part of the list of key areas, where the file has one. */
  readonly areas?: ReturnedAreas;
  /** null when the file has figures or parts of a task. */
  readonly problem: ReturnProblem | null;
}

/** A file whose bytes could not be read. */
export function unreadReturn(fileName: string, problem: ReturnProblem): ReadReturn {
  return { fileName, sha256: '', figures: [], problem };
}

/** Text that states its own unit of measure: 3500人, 0.35万. */
const OWN_MEASURE = /[万千百人名个位]\s*[)）]?\s*$/;

/** A cell's content as read from a file. */
export interface ReturnedCell {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/**
 * Reads one cell as a unit's figure; null when the cell is blank, which means not reported.
 * @param scale persons in one of the column's unit of measure; null where nothing states the unit
 */
export function reportedFigure(
  unit: string,
  stated: MonthInText,
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
    month: stated.month,
    year: stated.year,
    kind: stated.kind,
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
  // The formula's result may depend on cells that the reader of the file can't check.
  if (formula !== null) return 'formula';
  if (kind === 'error') return 'error';
  if (amount === null) return 'not-a-number';
  return amount < 0 ? 'negative' : null;
}
