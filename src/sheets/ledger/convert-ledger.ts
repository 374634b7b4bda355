/** Converts the ledger between 当月新增 and 累计: its figures and the formulas that sum them, without moving any cell. */
import type { ReturnKind } from '../../domain/ledger';
import { valueAt, type SheetGrid } from '../../spreadsheet/grid';
import { cumulativeFigures, monthlyFigures } from '../../domain/ledger';
import { inMeasure } from '../../domain/table/table-measure';
import { PERSONS, type UnitOfMeasure } from '../../domain/table/unit-of-measure';
import { isKindLine, kindLine } from './kind-line';
import { cumulativeCell } from './ledger-cells';
import { typedFigure } from './ledger-findings';
import type { LedgerSheet } from './read-ledger';
import { emptySpec, type Block, type SheetSpec } from '../../spreadsheet/spec';

/** The patch that converts a ledger and its figures to the other kind. Unreported months stay blank. */
export function convertedLedger(sheet: SheetGrid, found: LedgerSheet, to: ReturnKind): SheetSpec {
  const { ledger, kind, place } = found;
  const convert = to === 'monthly' ? monthlyFigures : cumulativeFigures;
  const formulas = ledgerOfKind(sheet, found, to);
  if (kind === to) return formulas;
  const figures = ledger.rows.flatMap((row) => {
    const converted = convert(row, to === 'monthly' ? 'cumulative' : 'monthly');
    return ledger.months.flatMap(({ month, column }): Block[] => {
      const figure = converted.get(month);
      const isChanged = figure !== undefined && figure !== row.figures.get(month);
      return isChanged ? [{ top: row.row, left: column, rows: [[inMeasure(figure, place.scale)]] }] : [];
    });
  });
  return { ...formulas, blocks: [...figures, ...formulas.blocks] };
}

/** The patch that makes a ledger's formulas treat its unchanged figures as figures of the given kind. */
export function ledgerOfKind(sheet: SheetGrid, { ledger, place }: LedgerSheet, kind: ReturnKind): SheetSpec {
  // A figure that was typed over a formula is kept.
  const own = ledger.rows.filter(({ row }) => typedFigure(sheet, row, place.cumulativeColumn) === null);
  const formulas = own.map(({ row }): Block => {
    const rows = [[cumulativeCell(place, row, kind)]];
    return { top: row, left: place.cumulativeColumn, rows };
  });
  const blocks = [...formulas, ...line(sheet, place.headerRow, kind, ledger.measure ?? PERSONS)];
  return { ...emptySpec(sheet.name, 'patch'), blocks };
}

function line(sheet: SheetGrid, headerRow: number, to: ReturnKind, { name }: UnitOfMeasure): Block[] {
  const left = sheet.area?.left ?? 1;
  for (let top = sheet.area?.top ?? 1; top < headerRow; top += 1) {
    const value = valueAt(sheet, top, left);
    if (typeof value === 'string' && isKindLine(value)) return [{ top, left, rows: [[kindLine(to, name)]] }];
  }
  return [];
}
