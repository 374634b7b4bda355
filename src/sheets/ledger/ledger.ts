/**
 * The ledger sheet (月报台账): units × months of the campaign. How it is read back is in read-ledger.ts.
 */
import {
  absoluteAddress,
  absoluteAreaAddress,
  areaAddress,
  cellAddress,
  quotedSheet,
  type Area,
} from '../../spreadsheet/address';
import { inYear, monthsOf, type Campaign } from '../../domain/campaign/campaign';
import type { ReturnKind } from '../../domain/ledger';
import { COLOR, columnFormat, printedOn, rowFormat, STYLE } from '../parts/look';
import { memoryName, rememberCell } from '../memory';
import { LEDGER_HEADINGS } from '../own-words';
import { cumulativeFormula, reportedMonths } from './returns-formula';
import { SETTING_REFERENCE } from '../settings/settings';
import { sumOrBlank } from '../parts/total-formulas';
import {
  emptySpec,
  type CellContent,
  type FormatRange,
  type Formula,
  type NameSpec,
  type SheetSpec,
} from '../../spreadsheet/spec';

export const LEDGER_SHEET = '月报台账';

/** The name of the cell that holds the last month with a figure (0 when there is none). */
export const LAST_REPORTED = memoryName('填报末月');
/** The word the sheet is remembered by. */
export const LEDGER_HOME = '月报台账';
const LAST_REPORTED_WORD = '填报末月';

const [ORDINAL, UNIT, CUMULATIVE, MISSING] = LEDGER_HEADINGS;

const HEADER_ROW = 4;
const FIRST_ROW = HEADER_ROW + 1;
const UNIT_COLUMN = 2;
const FIRST_MONTH_COLUMN = 3;

/** Where a ledger's cells stand, for formulas that refer to them. */
export interface LedgerPlace {
  readonly sheet: string;
  readonly headerRow: number;
  readonly unitColumn: number;
  readonly firstMonthColumn: number;
  readonly lastMonthColumn: number;
  readonly cumulativeColumn: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

/** All cells of a ledger that hold its formulas; null where a row or column is gone, or was not made by an earlier version. */
export interface LedgerCells extends LedgerPlace {
  readonly missingColumn: number | null;
  readonly totalRow: number | null;
  readonly reportedRow: number | null;
  readonly missingRow: number | null;
  readonly lastReportedRow: number | null;
  /** The row that says up to which month returns are due. */
  readonly dueRow: number | null;
  /** Where someone may set the cut-off month: `'参数'!$B$10`. */
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

/** References to the parts of a ledger, as they stand in formulas of other sheets. */
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

/** A unit's row as the ledger is made: its name as it stands in the table, and what it reported. */
export interface LedgerEntry {
  readonly unit: string;
  /** Month → persons. */
  readonly figures: ReadonlyMap<number, number>;
}

/**
 * A new ledger sheet.
 * @param remark a line below the title, for instance that the figures are illustrative; '' for none
 * @param cutOffEntry where someone may set the cut-off month
 */
export function ledgerSheet(
  campaign: Campaign,
  entries: readonly LedgerEntry[],
  sheet: string,
  remark = '',
  cutOffEntry: string | null = null,
): { spec: SheetSpec; names: NameSpec[] } {
  const months = monthsOf(campaign);
  const layout = layoutOf(sheet, months.length, entries.length, cutOffEntry);
  const last = layout.missingColumn;
  return {
    spec: {
      ...emptySpec(sheet, 'own'),
      tabColor: COLOR.bar,
      blocks: [{ top: 1, left: 1, rows: ledgerCells(campaign, months, entries, layout, remark) }],
      formats: ledgerFormats(layout),
      merges: [1, 2, 3].map((row) => ({ top: row, left: 1, bottom: row, right: last })),
      columnWidths: [
        { column: 1, width: 6 },
        { column: 2, width: 16 },
        ...months.map((_, index) => ({ column: FIRST_MONTH_COLUMN + index, width: 8.5 })),
        { column: layout.cumulativeColumn, width: 11 },
        { column: layout.missingColumn, width: 10 },
      ],
      rowHeights: rowHeights(layout),
      conditionalFormats: [
        {
          kind: 'formula',
          area: layout.input,
          formula: `=AND(${columnOf(HEADER_ROW)}<=${dueReference(layout)},${cellAddress({ row: FIRST_ROW, column: FIRST_MONTH_COLUMN })}="")`,
          style: { fill: COLOR.inputFill },
        },
      ],
      validations: [
        {
          area: layout.input,
          rule: { kind: 'whole-number', min: 0 },
          title: '月报数',
          message: '请填不小于 0 的整数（人）；没有报来的月份空着，不要填 0',
        },
      ],
      freeze: { rows: HEADER_ROW, columns: UNIT_COLUMN },
      print: printedOn('landscape', { tall: 0 }, { repeatRows: { from: HEADER_ROW, to: HEADER_ROW } }),
      showGridLines: false,
    },
    names: [
      rememberCell(LEDGER_HOME, { sheet, row: 1, column: 1 }, true),
      rememberCell(
        LAST_REPORTED_WORD,
        { sheet, row: layout.lastReportedRow, column: FIRST_MONTH_COLUMN },
        false,
      ),
    ],
  };
}

/** The first month's cell of a row, for a rule that is filled to the right: `C$4`. */
function columnOf(row: number): string {
  return cellAddress({ row, column: FIRST_MONTH_COLUMN }).replace(/(\d+)$/, '$$$1');
}

/** As a ledger is made, with every row and column there. */
interface LedgerLayout extends LedgerCells {
  readonly totalRow: number;
  readonly reportedRow: number;
  readonly missingRow: number;
  readonly lastReportedRow: number;
  readonly dueRow: number;
  readonly missingColumn: number;
  readonly input: Area;
}

function layoutOf(sheet: string, months: number, units: number, cutOffEntry: string | null): LedgerLayout {
  const lastRow = FIRST_ROW + units - 1;
  const lastMonthColumn = FIRST_MONTH_COLUMN + months - 1;
  return {
    sheet,
    headerRow: HEADER_ROW,
    unitColumn: UNIT_COLUMN,
    firstMonthColumn: FIRST_MONTH_COLUMN,
    firstRow: FIRST_ROW,
    lastRow,
    totalRow: lastRow + 1,
    reportedRow: lastRow + 2,
    missingRow: lastRow + 3,
    lastReportedRow: lastRow + 4,
    dueRow: lastRow + 5,
    lastMonthColumn,
    cumulativeColumn: lastMonthColumn + 1,
    missingColumn: lastMonthColumn + 2,
    cutOffEntry,
    input: { top: FIRST_ROW, left: FIRST_MONTH_COLUMN, bottom: lastRow, right: lastMonthColumn },
  };
}

function rowHeights({ dueRow }: LedgerLayout): SheetSpec['rowHeights'] {
  const body = Array.from({ length: dueRow - HEADER_ROW }, (_, index) => FIRST_ROW + index);
  return [
    { row: 1, height: 36 },
    { row: HEADER_ROW, height: 30 },
    ...body.map((row) => ({ row, height: 20 })),
  ];
}

function ledgerCells(
  campaign: Campaign,
  months: readonly number[],
  entries: readonly LedgerEntry[],
  layout: LedgerLayout,
  remark: string,
): CellContent[][] {
  const at = (row: number, column: number): CellContent => {
    const formula = ledgerFormula(layout, campaign.returnKind, row, column);
    return formula === '' ? '' : { formula };
  };
  const below = (label: string, row: number): CellContent[] => [
    '',
    label,
    ...[
      ...months.map((_, index) => FIRST_MONTH_COLUMN + index),
      layout.cumulativeColumn,
      layout.missingColumn,
    ].map((column) => at(row, column)),
  ];
  return [
    [`${inYear(campaign.targetYear)}“${campaign.name}”月报台账`],
    [kindLine(campaign.returnKind)],
    [remark],
    [ORDINAL, UNIT, ...months, CUMULATIVE, MISSING],
    ...entries.map((entry, index): CellContent[] => [
      index + 1,
      entry.unit,
      ...months.map((month) => entry.figures.get(month) ?? ''),
      at(FIRST_ROW + index, layout.cumulativeColumn),
      at(FIRST_ROW + index, layout.missingColumn),
    ]),
    below(LEDGER_ROW.total, layout.totalRow),
    below(LEDGER_ROW.reported, layout.reportedRow),
    below(LEDGER_ROW.missing, layout.missingRow),
    ['', LEDGER_ROW.lastReported, at(layout.lastReportedRow, FIRST_MONTH_COLUMN)],
    ['', LEDGER_ROW.due, at(layout.dueRow, FIRST_MONTH_COLUMN)],
  ];
}

/** The formula that belongs into a cell of a ledger, wherever its rows and columns have gone; '' where none does. */
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

function summaryFormula(cells: LedgerCells, row: number, column: number): string {
  const units = areaAddress({ top: cells.firstRow, left: column, bottom: cells.lastRow, right: column });
  const isMonth = column >= cells.firstMonthColumn && column <= cells.lastMonthColumn;
  if (row === cells.totalRow && (isMonth || column === cells.cumulativeColumn)) {
    return sumOrBlank(units);
  }
  if (!isMonth) return '';
  if (row === cells.reportedRow) return `=COUNT(${units})`;
  if (row !== cells.missingRow) return '';
  const month = cellAddress({ row: cells.headerRow, column });
  return `=IF(${month}<=${dueReference(cells)},ROWS(${units})-COUNT(${units}),"")`;
}

function missingFormula(cells: LedgerCells, row: number): string {
  const returns = returnsOfRow(cells, row);
  const due = dueReference(cells);
  return `=COUNTIF(${returns.months},"<="&${due})-${reportedMonths(returns, due)}`;
}

/** The last month somebody reported for, 0 when nobody did. */
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
  return `=SUMPRODUCT(MAX((${counts}>0)*${months}))`;
}

/** The same as `dueMonth` of the domain: a month someone set among the campaign's, or any figure, makes returns due. */
function dueFormula({ lastReportedRow, firstMonthColumn: column, cutOffEntry }: LedgerCells): string {
  const { months, inCampaign, cutOff } = SETTING_REFERENCE;
  const isReported = lastReportedRow === null ? 'TRUE' : `${cellAddress({ row: lastReportedRow, column })}>0`;
  const isSet = cutOffEntry === null ? 'FALSE' : `SUMIF(${months},${cutOffEntry},${inCampaign})=1`;
  return `=IF(OR(${isReported},${isSet}),${cutOff},0)`;
}

/** The month up to which returns are due; ledgers of earlier versions have no cell for it. */
function dueReference({ dueRow, firstMonthColumn: column }: LedgerCells): string {
  return dueRow === null ? SETTING_REFERENCE.cutOff : absoluteAddress({ row: dueRow, column });
}

type MonthsPlace = Pick<LedgerPlace, 'headerRow' | 'firstMonthColumn' | 'lastMonthColumn'>;

/** What a unit's row has reported up to the cut-off month. */
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

const KIND_LINE = '填报口径：';

/** The line that says which kind of figures the ledger takes. */
export function kindLine(kind: ReturnKind): string {
  const words = kind === 'monthly' ? '当月新增数' : '自集中行动开始以来的累计数';
  return `${KIND_LINE}${words}（人）。白色单元格填写各单位月报数，到期未报的显示为浅黄色；灰色各格自动计算。`;
}

export function isKindLine(text: string): boolean {
  return text.startsWith(KIND_LINE);
}

function ledgerFormats(layout: LedgerLayout): FormatRange[] {
  const last = layout.missingColumn;
  const summary = { top: layout.totalRow, left: 1, bottom: layout.missingRow, right: last };
  return [
    rowFormat(1, 1, last, STYLE.title),
    rowFormat(2, 1, last, STYLE.note),
    rowFormat(3, 1, last, { ...STYLE.note, font: { name: '黑体', size: 12, color: COLOR.pace } }),
    rowFormat(HEADER_ROW, 1, last, STYLE.header),
    rowFormat(HEADER_ROW, FIRST_MONTH_COLUMN, layout.lastMonthColumn, { numberFormat: '0"月"' }),
    columnFormat(1, FIRST_ROW, layout.lastRow, { ...STYLE.figure, horizontal: 'center' }),
    columnFormat(2, FIRST_ROW, layout.lastRow, STYLE.text),
    { area: { ...layout.input, right: last }, style: STYLE.figure },
    // Yellow is for what is due and missing; months still to come are plain.
    { area: layout.input, style: { locked: false } },
    {
      area: { ...layout.input, left: layout.cumulativeColumn, right: last },
      style: { fill: COLOR.totalFill },
    },
    columnFormat(last, FIRST_ROW, layout.lastRow, { numberFormat: '0"个月";;', horizontal: 'center' }),
    { area: summary, style: { ...STYLE.figure, fill: COLOR.totalFill } },
    columnFormat(2, layout.totalRow, layout.missingRow, { ...STYLE.text, horizontal: 'center' }),
    { area: { ...summary, bottom: layout.totalRow }, style: STYLE.total },
    rowFormat(layout.lastReportedRow, 2, 2, STYLE.note),
    rowFormat(layout.lastReportedRow, 3, 3, { ...STYLE.note, numberFormat: '0"月";;"无"' }),
    rowFormat(layout.dueRow, 2, 2, STYLE.note),
    rowFormat(layout.dueRow, 3, 3, { ...STYLE.note, numberFormat: '0"月";;"无"' }),
  ];
}
