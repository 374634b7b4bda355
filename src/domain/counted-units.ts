/** The units' figures as the sheets' formulas see them: from the ledger where the workbook has one, else from the table. */
import { unitKey, type Breakdown } from './table/breakdown';
import type { ReturnKind } from './ledger';
import { countedFigure } from './table/figure';
import { cumulativeAt, type Ledger, type LedgerRow } from './ledger';
import type { MeasureInput } from './measures';

/** The figures of all units up to a month, persons, in the table's order. Units with the same name get their ledger rows in order, one row each. */
export function countedUnits(
  { units }: Breakdown,
  ledger: Ledger | null,
  upTo: number,
  kind: ReturnKind,
): MeasureInput[] {
  const rowOf = ledger && ledgerRows(ledger);
  return units.map((unit): MeasureInput => {
    const row = rowOf?.(unit.name);
    const reported = row ? cumulativeAt(row, upTo, kind) : null;
    return {
      baseline: countedFigure(unit.baseline),
      target: countedFigure(unit.target),
      actual: rowOf ? reported : countedFigure(unit.actual),
    };
  });
}

/**
 * Returns a function that gives each unit its row of the ledger. It must be called in the table's order: units with the same name
 * get their rows one after the other.
 */
export function ledgerRows(ledger: Ledger): (unit: string) => LedgerRow | undefined {
  const rows = new Map<string, LedgerRow[]>();
  for (const row of ledger.rows) {
    const same = rows.get(unitKey(row.unit));
    if (same) same.push(row);
    else rows.set(unitKey(row.unit), [row]);
  }
  return (unit) => rows.get(unitKey(unit))?.shift();
}
