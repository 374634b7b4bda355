/** Findings in the ledger's cells: figures that were typed over formulas, and months that hold no number. Also restores deleted formulas for 一键重算. */
import type { ReturnKind } from '../../domain/ledger';
import { finding, type Finding } from '../../domain/finding';
import {
  formulaAt,
  isBlank,
  isCellError,
  textOf,
  valueAt,
  type CellValue,
  type SheetGrid,
  type WorkbookGrid,
  sheetNamed,
} from '../../spreadsheet/grid';
import { BLANK_TEXTS } from '../../domain/table/figure';
import { emptySpec, type Block, type SheetSpec } from '../../spreadsheet/spec';
import { hasLedgerFormula, LEDGER_ROW, ledgerFormula } from './ledger-cells';
import { LEDGER_HEADINGS } from '../own-words';
import type { LedgerSheet } from './read-ledger';

/** Matches a cell reference or a name. A typed formula without either is a figure: `=5+3`. */
const REFERENCE = /[A-Za-z]\$?\d|[\u4e00-\u9fff]/;

/** Reports typed-over, at every cell of a ledger that holds a figure instead of its formula. The figure is kept. */
export function ledgerTypedOver(workbook: WorkbookGrid, ledger: LedgerSheet | null): Finding[] {
  const sheet = ledger && sheetNamed(workbook, ledger.place.sheet);
  if (!sheet) return [];
  const headed = columns(ledger);
  return lines(ledger).flatMap(({ row, name }) =>
    headed.flatMap(({ column, heading }): Finding[] => {
      const isFormula = hasLedgerFormula(ledger.place, row, column);
      const typed = isFormula ? typedFigure(sheet, row, column) : null;
      if (typed === null) return [];
      const details = { unit: name, heading, value: typed, isRate: false };
      return [finding('typed-over', { sheet: sheet.name, row, column }, details, 'restore-formula')];
    }),
  );
}

/** Reports not-a-number and error-cell, at every month cell that holds neither a number nor a sign for blank. */
export function ledgerBadFigures(workbook: WorkbookGrid, ledger: LedgerSheet | null): Finding[] {
  const sheet = ledger && sheetNamed(workbook, ledger.place.sheet);
  if (!sheet) return [];
  return ledger.ledger.rows.flatMap(({ row, unit }) =>
    ledger.ledger.months.flatMap(({ month, column }): Finding[] => {
      const value = valueAt(sheet, row, column);
      if (typeof value === 'number' || isNothing(value)) return [];
      const at = { sheet: sheet.name, row, column };
      const details = { unit: unit.trim(), measure: 'actual', month } as const;
      return isCellError(value)
        ? [finding('error-cell', at, { ...details, error: value.error })]
        : [finding('not-a-number', at, { ...details, text: textOf(value) })];
    }),
  );
}

function isNothing(value: CellValue): boolean {
  return isBlank(value) || (typeof value === 'string' && BLANK_TEXTS.some((text) => text === value.trim()));
}

/** The patch that restores deleted formulas of the ledger; null where none was deleted. */
export function restoredFormulas(sheet: SheetGrid, ledger: LedgerSheet, kind: ReturnKind): SheetSpec | null {
  const headed = columns(ledger);
  const blocks = lines(ledger).flatMap(({ row }) =>
    headed.flatMap(({ column }): Block[] => {
      if (!hasLedgerFormula(ledger.place, row, column)) return [];
      const isGone = formulaAt(sheet, row, column) === null && isBlank(valueAt(sheet, row, column));
      if (!isGone) return [];
      const formula = ledgerFormula(ledger.place, kind, row, column);
      return [{ top: row, left: column, rows: [[{ formula }]] }];
    }),
  );
  return blocks.length === 0 ? null : { ...emptySpec(sheet.name, 'patch'), blocks };
}

/** The figure that was typed over a cell's formula; null where there is none. */
export function typedFigure(sheet: SheetGrid, row: number, column: number): string | number | null {
  const formula = formulaAt(sheet, row, column);
  if (formula !== null) return REFERENCE.test(formula) ? null : formula;
  const value = valueAt(sheet, row, column);
  if (typeof value === 'number') return value;
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
    ...ledger.months.map(({ month, column }) => ({ column, heading: `${month}月` })),
    { column: place.cumulativeColumn, heading: cumulative },
    ...(place.missingColumn === null ? [] : [{ column: place.missingColumn, heading: missing }]),
  ];
}
