/**
 * Hidden columns of 年度总表 with the sums that the phase sheets show. They are computed beside the months, so that the phase sheets only
 * have to take them.
 *
 * Above each column stand the criteria that select its months, and the number of these months.
 */
import { absoluteAddress, quotedSheet } from '../../spreadsheet/address';
import type { Block, CellContent } from '../../spreadsheet/spec';
import { monthCount, type MonthSpan } from '../parts/unusable-months';
import { cutOffPosition, phaseColumns, PhasePlaces } from '../phase/phase-columns';
import { phaseSpan } from '../phase/phase-span';
import type { AnnualInput } from './annual-input';

/** A column with a phase's own sums, or with the sums up to the end of a phase. */
export type PhaseSumColumn = `added-${number}` | `soFar-${number}`;

/** The columns that a phase sheet takes its sums from; they are the same where no month comes before the phase. */
export interface PhaseSums {
  readonly added: PhaseSumColumn;
  readonly cumulative: PhaseSumColumn;
}

/** The columns of a phase's sums. @param phase its index in the campaign */
export function sumsOfPhase({ campaign, months }: AnnualInput, phase: number): PhaseSums {
  const { first } = phaseSpan(campaign, phase);
  const cumulative: PhaseSumColumn = `soFar-${phase}`;
  return { added: months.every((month) => month >= first) ? cumulative : `added-${phase}`, cumulative };
}

/** The hidden columns that the campaign's phases need. */
export function phaseSumColumns(input: AnnualInput): readonly PhaseSumColumn[] {
  const needed = input.campaign.phases.flatMap((_, phase) => {
    const { added, cumulative } = sumsOfPhase(input, phase);
    return [added, cumulative];
  });
  return [...new Set(needed)];
}

/** Rows of the cells above a column. */
const FROM = 1;
const UP_TO = 2;
const COUNT = 3;

/** The months of a column, as references to the cells above it. */
export function sumSpan(key: PhaseSumColumn, column: number): MonthSpan {
  const at = (row: number): string => absoluteAddress({ row, column });
  return { criteria: [...(key.startsWith('added') ? [at(FROM)] : []), at(UP_TO)], count: at(COUNT) };
}

/**
 * The cells above a column.
 * @param header the range of the months' numbers
 * @param phaseSheets the names of the phase sheets; each has the month that it counts to
 */
export function cellsAbove(
  key: PhaseSumColumn,
  column: number,
  { campaign, hasBaseline, periods }: AnnualInput,
  { header, phaseSheets }: { readonly header: string; readonly phaseSheets: readonly string[] },
): Block {
  const phase = Number(key.split('-')[1]);
  const { criteria } = sumSpan(key, column);
  const places = new PhasePlaces(phaseColumns({ hasBaseline, hasPeriods: periods.length > 0 }));
  const cutOff = `${quotedSheet(phaseSheets[phase] ?? '')}!${absoluteAddress(cutOffPosition(places.column))}`;
  const cells: CellContent[] = [
    criteria.length > 1 ? `>=${phaseSpan(campaign, phase).first}` : '',
    { formula: `="<="&${cutOff}` },
    { formula: monthCount(header, criteria) },
  ];
  return { top: FROM, left: column, rows: cells.map((cell) => [cell]) };
}
