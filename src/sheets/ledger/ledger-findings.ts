/**
 * Figures typed over the ledger's formulas: they stay, and are reported.
 */
import type { ReturnKind } from '../../domain/ledger';
import { finding, type Finding } from '../../domain/finding';
import {
  formulaAt,
  isBlank,
  textOf,
  valueAt,
  type SheetGrid,
  type WorkbookGrid,
} from '../../spreadsheet/grid';
import { LEDGER_ROW, ledgerFormula } from './ledger';
import { LEDGER_HEADINGS } from '../own-words';
import type { LedgerSheet } from './read-ledger';

/** A formula of someone's that rests on no cell is a figure: `=5+3`. */
const REFERENCE = /[A-Za-z]\$?\d|[\u4e00-\u9fff]/;

/** typed-over, at every cell of a ledger that should hold a formula and holds a figure. */
export function ledgerTypedOver(
  workbook: WorkbookGrid,
  ledger: LedgerSheet | null,
  kind: ReturnKind,
): Finding[] {
  const sheet = ledger && workbook.sheets.find((one) => one.name === ledger.place.sheet);
  if (!sheet) return [];
  return lines(ledger).flatMap(({ row, name }) =>
    columns(ledger).flatMap(({ column, heading }): Finding[] => {
      const isFormula = ledgerFormula(ledger.place, kind, row, column) !== '';
      const typed = isFormula ? typedFigure(sheet, row, column) : null;
      if (typed === null) return [];
      const details = { unit: name, heading, value: typed };
      return [finding('typed-over', { sheet: sheet.name, row, column }, details, 'restore-formula')];
    }),
  );
}

/** What was typed into a cell in place of its formula; null where nothing was. */
export function typedFigure(sheet: SheetGrid, row: number, column: number): string | null {
  const formula = formulaAt(sheet, row, column);
  if (formula !== null) return REFERENCE.test(formula) ? null : formula;
  const value = valueAt(sheet, row, column);
  return isBlank(value) ? null : textOf(value);
}

function lines({ ledger, place }: LedgerSheet): { row: number; name: string }[] {
  const below = [
    [place.totalRow, LEDGER_ROW.total],
    [place.reportedRow, LEDGER_ROW.reported],
    [place.missingRow, LEDGER_ROW.missing],
    [place.lastReportedRow, LEDGER_ROW.lastReported],
    [place.dueRow, LEDGER_ROW.due],
  ] as const;
  return [
    ...ledger.rows.map(({ row, unit }) => ({ row, name: unit.trim() })),
    ...below.flatMap(([row, name]) => (row === null ? [] : [{ row, name }])),
  ];
}

function columns({ ledger, place }: LedgerSheet): { column: number; heading: string }[] {
  const [, , cumulative, missing] = LEDGER_HEADINGS;
  return [
    ...ledger.months.map(({ month, column }) => ({ column, heading: `${String(month)}月` })),
    { column: place.cumulativeColumn, heading: cumulative },
    ...(place.missingColumn === null ? [] : [{ column: place.missingColumn, heading: missing }]),
  ];
}
