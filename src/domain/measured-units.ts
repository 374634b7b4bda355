/** The measures of each unit of a table at a month, compared with what was due by then. */
import type { SheetGrid } from '../spreadsheet/grid';
import { formulaAt, valueAt } from '../spreadsheet/grid';
import { paceAtMonth, type Campaign } from './campaign/campaign';
import { countedUnits } from './counted-units';
import type { Ledger } from './ledger';
import {
  measureTotal,
  measureUnits,
  type MeasureInput,
  type TotalMeasures,
  type UnitMeasures,
} from './measures';
import type { Breakdown, Unit } from './table/breakdown';
import { countedFigure, readFigure, type CountedFigure } from './table/figure';
import { periodColumns, type PeriodColumn } from './table/period-targets';

/** The table, the ledger and the campaign that the measures are computed from. */
export interface MeasuredTable {
  readonly breakdown: Breakdown;
  /** The sheet that contains the table. */
  readonly sheet: SheetGrid;
  readonly campaign: Campaign;
  readonly ledger: Ledger | null;
}

export interface MeasuredUnits {
  /** In the table's order. */
  readonly units: readonly UnitMeasures[];
  readonly total: TotalMeasures;
}

/** Measures a table's units up to a month, persons. */
export function measuredUnits(table: MeasuredTable, month: number): MeasuredUnits {
  const { breakdown, campaign, ledger } = table;
  return measuredFigures(table, countedUnits(breakdown, ledger, month, campaign.returnKind), month);
}

/** Does the same as {@link measuredUnits}. @param counted the units' figures up to the month, as `countedUnits` gives them */
export function measuredFigures(
  table: MeasuredTable,
  counted: readonly MeasureInput[],
  month: number,
): MeasuredUnits {
  const { campaign } = table;
  const pace = paceAtMonth(campaign, month);
  const { laggingFactor, severeFactor } = campaign;
  const inputs = withDues(table, counted, month);
  return {
    units: measureUnits(inputs, { pace, laggingFactor, severeFactor }),
    total: measureTotal(inputs, pace),
  };
}

function withDues(
  { breakdown, sheet }: MeasuredTable,
  counted: readonly MeasureInput[],
  month: number,
): readonly MeasureInput[] {
  const periods = periodColumns(breakdown);
  if (periods.length === 0) return counted;
  return counted.map((input, index) => {
    const unit = breakdown.units[index];
    const parts = unit ? periodFigures(breakdown, sheet, unit, periods) : [];
    return { ...input, due: dueAt(parts, periods, month) };
  });
}

/** The parts of a unit's target, in the order of the periods, persons. */
export function periodFigures(
  { columns }: Breakdown,
  sheet: SheetGrid,
  { row }: Pick<Unit, 'row'>,
  periods: readonly PeriodColumn[],
): readonly CountedFigure[] {
  const { scale } = columns.target;
  return periods.map(({ column }) =>
    countedFigure(readFigure(valueAt(sheet, row, column), formulaAt(sheet, row, column), scale)),
  );
}

/**
 * What was due by a month: the sum of the parts whose periods have ended. Nothing states how a quarter's part is spread over its
 * months, so the part counts only when the quarter has ended. null where the target is not divided, `unusable` where a part can't
 * be read.
 */
function dueAt(
  parts: readonly CountedFigure[],
  periods: readonly PeriodColumn[],
  month: number,
): CountedFigure {
  if (parts.includes('unusable')) return 'unusable';
  if (parts.every((part) => part === null)) return null;
  return parts.reduce<number>((sum, part, index) => {
    const isDue = (periods[index]?.lastMonth ?? 13) <= month;
    return sum + (isDue && typeof part === 'number' ? part : 0);
  }, 0);
}
