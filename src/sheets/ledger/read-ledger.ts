/** Reads the ledger sheet (月报台账), wherever its rows and columns were moved. */
import type { ReturnKind } from '../../domain/ledger';
import {
  formulaAt,
  isBlank,
  isCellError,
  textOf,
  valueAt,
  type SheetGrid,
  type WorkbookGrid,
  sheetNamed,
} from '../../spreadsheet/grid';
import type { Ledger, LedgerRow } from '../../domain/ledger';
import { PERSONS, type UnitOfMeasure } from '../../domain/table/unit-of-measure';
import { measureInKindLine } from './kind-line';
import { LEDGER_HOME } from './ledger-word';
import { LEDGER_ROW, type LedgerCells } from './ledger-cells';
import { settingReference } from '../settings/settings-words';
import { rememberedCell } from '../memory';
import { LEDGER_HEADINGS } from '../own-words';
import { kindOfFormula } from './returns-formula';

/** A ledger with the positions of its cells. */
export interface LedgerSheet {
  readonly ledger: Ledger;
  readonly place: LedgerCells;
  /** The kind of figures that the ledger's formulas count; null where all of them were typed over. */
  readonly kind: ReturnKind | null;
}

/**
 * The ledger of a workbook; null when there is none, or its header is no longer recognisable.
 * @param word the word of its defined name, see `ledgerWord`
 */
export function readLedger(workbook: WorkbookGrid, word = LEDGER_HOME): LedgerSheet | null {
  const home = rememberedCell(workbook, word);
  const sheet = home && sheetNamed(workbook, home.sheet);
  const header = sheet && findHeader(sheet);
  if (!sheet || !header) return null;
  const measure = measureOf(sheet, header.row);
  const rows = readRows(sheet, header, measure.scale);
  const first = rows[0];
  const last = rows[rows.length - 1];
  if (!first || !last) return null;
  const columns = header.months.map((month) => month.column);
  // The first formula that is left, because figures may have been typed over the others.
  const formula = rows.reduce<string | null>(
    (found, { row }) => found ?? formulaAt(sheet, row, header.cumulativeColumn),
    null,
  );
  return {
    ledger: { measure, sheet: sheet.name, months: header.months, unitColumn: header.unitColumn, rows },
    place: {
      sheet: sheet.name,
      scale: measure.scale,
      headerRow: header.row,
      unitColumn: header.unitColumn,
      firstMonthColumn: Math.min(...columns),
      lastMonthColumn: Math.max(...columns),
      cumulativeColumn: header.cumulativeColumn,
      firstRow: first.row,
      lastRow: last.row,
      missingColumn: header.missingColumn,
      ...rowsBelow(sheet, header.unitColumn, Math.min(...columns), last.row),
      cutOffEntry: settingReference(workbook, 'cutOffMonth'),
    },
    kind: formula === null ? null : kindOfFormula(formula),
  };
}

interface LedgerHeader {
  readonly row: number;
  readonly unitColumn: number;
  readonly cumulativeColumn: number;
  readonly missingColumn: number | null;
  readonly months: readonly { readonly month: number; readonly column: number }[];
}

/** Finds the row with 单位名称, months and 累计. */
function findHeader(sheet: SheetGrid): LedgerHeader | null {
  const { area } = sheet;
  const [, unitHeading, cumulativeHeading, missingHeading] = LEDGER_HEADINGS;
  if (!area) return null;
  for (let row = area.top; row <= Math.min(area.bottom, area.top + 30); row += 1) {
    let unitColumn = 0;
    let cumulativeColumn = 0;
    let missingColumn: number | null = null;
    const months: { month: number; column: number }[] = [];
    for (let column = area.left; column <= area.right; column += 1) {
      const value = valueAt(sheet, row, column);
      const text = typeof value === 'string' ? value.replace(/\s/g, '') : value;
      const month = typeof text === 'string' && /^\d{1,2}月$/.test(text) ? parseInt(text, 10) : text;
      if (text === unitHeading) unitColumn = column;
      else if (text === cumulativeHeading) cumulativeColumn = column;
      else if (text === missingHeading) missingColumn = column;
      else if (typeof month === 'number' && month >= 1 && month <= 12) months.push({ month, column });
    }
    if (unitColumn > 0 && cumulativeColumn > 0 && months.length > 0) {
      return { row, unitColumn, cumulativeColumn, missingColumn, months };
    }
  }
  return null;
}

/** The unit of measure in the line above the header; ledgers of earlier versions count persons. */
function measureOf(sheet: SheetGrid, headerRow: number): UnitOfMeasure {
  for (let row = sheet.area?.top ?? 1; row < headerRow; row += 1) {
    const measure = measureInKindLine(textOf(valueAt(sheet, row, sheet.area?.left ?? 1)));
    if (measure) return measure;
  }
  return PERSONS;
}

function readRows(sheet: SheetGrid, header: LedgerHeader, scale: number): LedgerRow[] {
  const rows: LedgerRow[] = [];
  for (let row = header.row + 1; row <= (sheet.area?.bottom ?? 0); row += 1) {
    const name = valueAt(sheet, row, header.unitColumn);
    if (name === LEDGER_ROW.total) break;
    if (isBlank(name) || isCellError(name)) continue;
    const figures = new Map<number, number>();
    for (const { month, column } of header.months) {
      const value = valueAt(sheet, row, column);
      if (typeof value === 'number')
        figures.set(month, scale === 1 ? value : Math.round(value * scale * 1e6) / 1e6);
    }
    rows.push({ unit: String(name), row, figures });
  }
  return rows;
}

type RowsBelow =
  'totalRow' | 'reportedRow' | 'missingRow' | 'lastReportedRow' | 'passesOverBlanks' | 'dueRow';

/** Finds the rows below the units by their labels. */
function rowsBelow(
  sheet: SheetGrid,
  unitColumn: number,
  firstMonthColumn: number,
  lastRow: number,
): Pick<LedgerCells, RowsBelow> {
  const rowOf = (label: string): number | null => {
    for (let row = lastRow + 1; row <= (sheet.area?.bottom ?? 0); row += 1) {
      if (valueAt(sheet, row, unitColumn) === label) return row;
    }
    return null;
  };
  const lastReportedRow = rowOf(LEDGER_ROW.lastReported);
  const lastReported = lastReportedRow === null ? null : formulaAt(sheet, lastReportedRow, firstMonthColumn);
  return {
    totalRow: rowOf(LEDGER_ROW.total),
    reportedRow: rowOf(LEDGER_ROW.reported),
    missingRow: rowOf(LEDGER_ROW.missing),
    lastReportedRow,
    // A deleted formula will be restored in its present form, which skips blanks.
    passesOverBlanks: lastReported === null || lastReported.toUpperCase().includes('ISNUMBER'),
    dueRow: rowOf(LEDGER_ROW.due),
  };
}
