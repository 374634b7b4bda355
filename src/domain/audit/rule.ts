/** The input and output of a rule of the check. */
import type { AreaList } from '../areas/area-list';
import type { Breakdown, Measure, Unit } from '../table/breakdown';
import type { Campaign } from '../campaign/campaign';
import type { Finding } from '../finding';
import type { SheetGrid } from '../../spreadsheet/grid';
import type { Ledger } from '../ledger';
import type { TableOnSheet } from '../table/whole-table';

export interface AuditInput {
  readonly breakdown: Breakdown;
  /** The units of all blocks, where `breakdown` is one block of a folded table; where left out, `breakdown` is the whole table. */
  readonly whole?: TableOnSheet;
  /** The sheet that contains the table. */
  readonly sheet: SheetGrid;
  readonly campaign: Campaign;
  readonly cutOffMonth: number;
  readonly ledger: Ledger | null;
  /** The list of key areas (重点领域名录); null where the workbook has none. */
  readonly areas: AreaList | null;
}

/** A family of checks: a pure function from the table to findings, linear in the number of rows. */
export type Rule = (input: AuditInput) => Finding[];

const MEASURES: readonly Measure[] = ['baseline', 'target', 'actual'];

/** The measures a table has columns for. */
export function measuresOf(breakdown: Breakdown): readonly Measure[] {
  return MEASURES.filter((measure) => breakdown.columns[measure] !== null);
}

/** The position of a measure's figure in a row. */
export function figureCell(
  breakdown: Breakdown,
  measure: Measure,
  row: number,
): { readonly sheet: string; readonly row: number; readonly column: number } {
  const column = breakdown.columns[measure]?.column ?? breakdown.columns.unit.column;
  return { sheet: breakdown.sheet, row, column };
}

/** A measure's unit of measure, and a function that converts persons to it. */
export function ownUnit(
  { columns }: Breakdown,
  measure: Measure,
): { readonly unitOfMeasure: string; readonly of: (amount: number) => number } {
  const { unitOfMeasure, scale } = columns[measure] ?? columns.target;
  // Twelve digits remove the binary noise that the division leaves.
  return { unitOfMeasure, of: (amount) => Number((amount / scale).toPrecision(12)) };
}

/** The sum of a measure over rows, persons; blank and unreadable figures count as 0. */
export function sumOf(lines: readonly Pick<Unit, Measure>[], measure: Measure): number {
  return clean(lines.reduce((sum, line) => sum + (line[measure].amount ?? 0), 0));
}

/** Rounds to a millionth, which removes the binary noise of decimal fractions. */
export function clean(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
