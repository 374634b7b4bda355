/** The cells of a ledger, wherever its rows and columns were moved, and the formulas that belong in them. */
import {
  absoluteAddress,
  absoluteAreaAddress,
  areaAddress,
  cellAddress,
  quotedSheet,
  type Area,
} from '../../spreadsheet/address';
import type { ReturnKind } from '../../domain/ledger';
import type { Formula } from '../../spreadsheet/spec';
import { sumOrBlank } from '../parts/total-formulas';
import { SETTING_REFERENCE } from '../settings/settings-words';
import { cumulativeFormula, reportedMonths } from './returns-formula';

/** The positions of a ledger's cells, for formulas that refer to them. */
export interface LedgerPlace {
  readonly sheet: string;
  /** Persons in one of the ledger's unit of measure. */
  readonly scale: number;
  readonly headerRow: number;
  readonly unitColumn: number;
  readonly firstMonthColumn: number;
  readonly lastMonthColumn: number;
  readonly cumulativeColumn: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** The cells that hold a ledger's formulas; null where a row or column was deleted, or is missing because an earlier version made the ledger. */
export interface LedgerCells extends LedgerPlace {
  readonly missingColumn: number | null;
  readonly totalRow: number | null;
  readonly reportedRow: number | null;
  readonly missingRow: number | null;
  readonly lastReportedRow: number | null;
  /**
   * Whether the formula of 最后填报月份 skips blanks. In ledgers of earlier versions it does not, so 填报单位数 must be 0 there, not blank,
   * for months without returns.
   */
  readonly passesOverBlanks: boolean;
  /** The row with the month up to which returns are due. */
  readonly dueRow: number | null;
  /** A reference to the settings cell for the cut-off month: `'参数'!$B$10`. */
  readonly cutOffEntry: string | null;
}

/** The labels of the rows below the units. */
export const LEDGER_ROW = {
  total: '合计',
  reported: '填报单位数',
  missing: '未填报单位数',
  lastReported: '最后填报月份',
  due: '应报到',
} as const;

/** References to the parts of a ledger, for formulas on other sheets. */
export function ledgerReferences(place: LedgerPlace): {
  units: string;
  cumulative: string;
  months: string;
  figures: string;
} {
  const on = (area: Area): string => `${quotedSheet(place.sheet)}!${absoluteAreaAddress(area)}`;
  const rows = { top: place.firstRow, bottom: place.lastRow };
  const months = { left: place.firstMonthColumn, right: place.lastMonthColumn };
  return {
    units: on({ ...rows, left: place.unitColumn, right: place.unitColumn }),
    cumulative: on({ ...rows, left: place.cumulativeColumn, right: place.cumulativeColumn }),
    months: on({ top: place.headerRow, bottom: place.headerRow, ...months }),
    figures: on({ ...rows, ...months }),
  };
}

/** The formula that belongs in a cell of a ledger, wherever rows and columns were moved; '' for a cell without a formula. */
export function ledgerFormula(cells: LedgerCells, kind: ReturnKind, row: number, column: number): string {
  if (row >= cells.firstRow && row <= cells.lastRow) {
    if (column === cells.cumulativeColumn) return cumulativeCell(cells, row, kind).formula;
    return column === cells.missingColumn ? missingFormula(cells, row) : '';
  }
  if (row === cells.lastReportedRow)
    return column === cells.firstMonthColumn ? lastReportedFormula(cells) : '';
  if (row === cells.dueRow) return column === cells.firstMonthColumn ? dueFormula(cells) : '';
  return summaryFormula(cells, row, column);
}

/** Whether {@link ledgerFormula} has a formula for a cell. For a unit's row it need not be made. */
export function hasLedgerFormula(cells: LedgerCells, row: number, column: number): boolean {
  if (row >= cells.firstRow && row <= cells.lastRow)
    return column === cells.cumulativeColumn || column === cells.missingColumn;
  return ledgerFormula(cells, 'monthly', row, column) !== '';
}

function summaryFormula(cells: LedgerCells, row: number, column: number): string {
  const units = areaAddress({ top: cells.firstRow, left: column, bottom: cells.lastRow, right: column });
  const isMonth = column >= cells.firstMonthColumn && column <= cells.lastMonthColumn;
  if (row === cells.totalRow && (isMonth || column === cells.cumulativeColumn)) {
    return sumOrBlank(units);
  }
  if (!isMonth) return '';
  if (row === cells.reportedRow) return reportedFormula(cells, column, units);
  if (row !== cells.missingRow) return '';
  const month = cellAddress({ row: cells.headerRow, column });
  return `=IF(${month}<=${dueReference(cells)},ROWS(${units})-COUNT(${units}),"")`;
}

/**
 * The number of units that reported for a month. Blank for future months: neither the month nor a later one has a figure, and no
 * cut-off month on 参数 makes the month due. 应报到 can't be used here, because it depends on these cells.
 */
function reportedFormula(cells: LedgerCells, column: number, units: string): string {
  if (!cells.passesOverBlanks) return `=COUNT(${units})`;
  const { firstRow, lastRow, lastMonthColumn, headerRow, cutOffEntry } = cells;
  // C5:$K20: after filling to the right, the range still ends with the last month.
  const last = `$${cellAddress({ row: lastRow, column: lastMonthColumn })}`;
  const toCome = `COUNT(${cellAddress({ row: firstRow, column })}:${last})=0`;
  const isToCome =
    cutOffEntry === null
      ? toCome
      : `AND(${toCome},NOT(AND(${isCutOffSet(cutOffEntry)},${cellAddress({ row: headerRow, column })}<=${cutOffEntry})))`;
  return `=IF(${isToCome},"",COUNT(${units}))`;
}

function isCutOffSet(entry: string): string {
  const { months, inCampaign } = SETTING_REFERENCE;
  return `SUMIF(${months},${entry},${inCampaign})=1`;
}

function missingFormula(cells: LedgerCells, row: number): string {
  const returns = returnsOfRow(cells, row);
  const due = dueReference(cells);
  return `=COUNTIF(${returns.months},"<="&${due})-${reportedMonths(returns, due)}`;
}

/** The last month that any unit reported for; 0 when there is none. */
function lastReportedFormula({
  headerRow,
  firstMonthColumn: left,
  lastMonthColumn: right,
  firstRow,
  lastRow,
  reportedRow,
}: LedgerCells): string {
  const months = absoluteAreaAddress({ top: headerRow, left, bottom: headerRow, right });
  if (reportedRow === null) {
    const figures = areaAddress({ top: firstRow, left, bottom: lastRow, right });
    return `=SUMPRODUCT(MAX(ISNUMBER(${figures})*${months}))`;
  }
  const counts = areaAddress({ top: reportedRow, left, bottom: reportedRow, right });
  // Excel treats text, such as "", as greater than any number, so ISNUMBER must guard the comparison.
  return `=SUMPRODUCT(MAX(ISNUMBER(${counts})*(${counts}>0)*${months}))`;
}

/** Computes `dueMonth` of the domain as a formula: returns are due once a month of the campaign is set or any figure was reported. */
function dueFormula({ lastReportedRow, firstMonthColumn: column, cutOffEntry }: LedgerCells): string {
  const isReported = lastReportedRow === null ? 'TRUE' : `${cellAddress({ row: lastReportedRow, column })}>0`;
  const isSet = cutOffEntry === null ? 'FALSE' : isCutOffSet(cutOffEntry);
  return `=IF(OR(${isReported},${isSet}),${SETTING_REFERENCE.cutOff},0)`;
}

/** The month up to which returns are due. Ledgers of earlier versions have no cell for it; the cut-off month takes its place. */
export function dueReference({ dueRow, firstMonthColumn: column }: LedgerCells): string {
  return dueRow === null ? SETTING_REFERENCE.cutOff : absoluteAddress({ row: dueRow, column });
}

type MonthsPlace = Pick<LedgerPlace, 'headerRow' | 'firstMonthColumn' | 'lastMonthColumn'>;

/** The formula for everything that a unit's row has reported up to the cut-off month. */
export function cumulativeCell(place: MonthsPlace, row: number, kind: ReturnKind): Formula {
  const formula = cumulativeFormula({ ...returnsOfRow(place, row), kind }, SETTING_REFERENCE.cutOff);
  return { formula: `=${formula}` };
}

function returnsOfRow(place: MonthsPlace, row: number): { months: string; figures: string } {
  const { headerRow, firstMonthColumn: left, lastMonthColumn: right } = place;
  return {
    months: absoluteAreaAddress({ top: headerRow, left, bottom: headerRow, right }),
    figures: areaAddress({ top: row, left, bottom: row, right }),
  };
}
