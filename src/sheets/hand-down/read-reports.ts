/** Reads the reports of a unit's own units in a returned hand-down workbook: by month from its 月报台账, else from columns of its table. */
import { plainReturn } from '../../domain/returns/plain-return';
import { reportedFigure, type ReportedFigure, type ReturnedDivision } from '../../domain/returns/returns';
import { monthInText } from '../../domain/returns/month-in-text';
import type { Breakdown } from '../../domain/table/breakdown';
import { formulaAt, sheetNamed, valueAt, type WorkbookGrid } from '../../spreadsheet/grid';
import { ledgerWord } from '../ledger/ledger-word';
import { readLedger, type LedgerSheet } from '../ledger/read-ledger';
import { rememberedText } from '../memory';
import { HANDED_INDICATOR_WORD, HANDED_YEAR_WORD } from './hand-down-words';

/** The reports of a table's units, and the row with their sums. */
export function readReports(
  workbook: WorkbookGrid,
  breakdown: Breakdown,
): Pick<ReturnedDivision, 'reports' | 'totalRow'> {
  const ledger = readLedger(workbook, ledgerWord(breakdown));
  const reports = ledger ? ledgerReports(workbook, ledger) : tableReports(workbook, breakdown);
  const year = Number(rememberedText(workbook, HANDED_YEAR_WORD) ?? '');
  const indicator = rememberedText(workbook, HANDED_INDICATOR_WORD);
  return {
    reports: reports.map((report) => ({
      ...report,
      year: year > 0 ? year : report.year,
      ...(indicator === null ? {} : { indicator }),
    })),
    totalRow: ledger ? ledger.place.totalRow : (breakdown.total?.row ?? null),
  };
}

function ledgerReports(workbook: WorkbookGrid, { ledger, place, kind }: LedgerSheet): ReportedFigure[] {
  const sheet = sheetNamed(workbook, ledger.sheet);
  if (!sheet) return [];
  return ledger.rows.flatMap(({ unit, row }) =>
    ledger.months.flatMap(({ month, column }) => {
      const cell = {
        value: valueAt(sheet, row, column),
        formula: formulaAt(sheet, row, column),
        sheet: sheet.name,
        row,
        column,
      };
      return reportedFigure(unit, { month, year: null, kind }, cell, place.scale) ?? [];
    }),
  );
}

/** The reports where there is no ledger: columns of months, or 完成数, which is cumulative unless its heading says otherwise. */
function tableReports(workbook: WorkbookGrid, { sheet: name, units }: Breakdown): ReportedFigure[] {
  const sheet = sheetNamed(workbook, name);
  if (!sheet) return [];
  const rows = new Set(units.map(({ row }) => row));
  return plainReturn(sheet, monthInText(sheet.name))
    .filter(({ row }) => rows.has(row))
    .map((report) => (report.month === null ? { ...report, kind: report.kind ?? 'cumulative' } : report));
}
