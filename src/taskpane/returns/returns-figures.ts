/** The ledger's figures for the view 月报. */
import { dueMonth, type Campaign } from '../../domain/campaign/campaign';
import { missingMonths, monthlyFigures, type Ledger } from '../../domain/ledger';
import { inMeasure } from '../../domain/table/table-measure';
import { PERSONS } from '../../domain/table/unit-of-measure';
import type { LedgerSheet } from '../../sheets/ledger/read-ledger';
import type { SheetCell } from '../../sheets/memory';

export interface MonthFigures {
  readonly month: number;
  readonly reported: number;
  /** The increase in the month, in the ledger's unit of measure; null when no unit reported. */
  readonly added: number | null;
  readonly isDue: boolean;
}

/** A unit with unreported months, and the first cell to fill in. */
export interface MissingReturns {
  readonly unit: string;
  readonly months: readonly number[];
  readonly cell: SheetCell;
}

export interface ReturnsFigures {
  readonly unitOfMeasure: string;
  readonly units: number;
  readonly months: readonly MonthFigures[];
  readonly missing: readonly MissingReturns[];
}

function sumIn({ measure = PERSONS }: Ledger, sum: number | null): number | null {
  return sum === null ? null : inMeasure(sum, measure.scale);
}

/** The figures up to a month. @param cutOff the last month whose figures count */
export function returnsFigures({ ledger }: LedgerSheet, campaign: Campaign, cutOff: number): ReturnsFigures {
  const due = dueMonth(campaign, ledger, cutOff);
  const added = new Map<number, { reported: number; sum: number }>();
  for (const row of ledger.rows) {
    for (const [month, figure] of monthlyFigures(row, campaign.returnKind)) {
      const before = added.get(month) ?? { reported: 0, sum: 0 };
      added.set(month, { reported: before.reported + 1, sum: before.sum + figure });
    }
  }
  const columns = new Map(ledger.months.map(({ month, column }) => [month, column]));
  const months = [...columns.keys()];
  return {
    unitOfMeasure: (ledger.measure ?? PERSONS).name,
    units: ledger.rows.length,
    months: months.map((month) => ({
      month,
      reported: added.get(month)?.reported ?? 0,
      added: sumIn(ledger, added.get(month)?.sum ?? null),
      isDue: month <= due,
    })),
    missing: ledger.rows.flatMap((row): MissingReturns[] => {
      const missing = missingMonths(row, months, due);
      const column = columns.get(missing[0] ?? 0);
      if (column === undefined) return [];
      return [{ unit: row.unit, months: missing, cell: { sheet: ledger.sheet, row: row.row, column } }];
    }),
  };
}
