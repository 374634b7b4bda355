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
} from '../domain/address';
import { inYear, monthsOf, type Campaign, type ReturnKind } from '../domain/campaign';
import { COLOR, columnFormat, printedOn, rowFormat, STYLE } from './look';
import { memoryName, rememberCell } from './memory';
import { LEDGER_HEADINGS } from './own-words';
import { cumulativeFormula, reportedMonths } from './returns-formula';
import { SETTING_REFERENCE } from './settings';
import { sumOrBlank } from './total-formulas';
import {
  emptySpec,
  type CellContent,
  type FormatRange,
  type Formula,
  type NameSpec,
  type SheetSpec,
} from './spec';

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
 */
export function ledgerSheet(
  campaign: Campaign,
  entries: readonly LedgerEntry[],
  sheet: string,
  remark = '',
): { spec: SheetSpec; names: NameSpec[] } {
  const months = monthsOf(campaign);
  const layout = layoutOf(months.length, entries.length);
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
          formula: `=AND(${cellAddress({ row: HEADER_ROW, column: FIRST_MONTH_COLUMN }).replace(/(\d+)$/, '$$$1')}<=${SETTING_REFERENCE.cutOff},${cellAddress({ row: FIRST_ROW, column: FIRST_MONTH_COLUMN })}="")`,
          style: { fill: COLOR.missingFill },
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

interface LedgerLayout {
  readonly lastRow: number;
  readonly totalRow: number;
  readonly reportedRow: number;
  readonly missingRow: number;
  readonly lastReportedRow: number;
  readonly lastMonthColumn: number;
  readonly cumulativeColumn: number;
  readonly missingColumn: number;
  readonly input: Area;
}

function layoutOf(months: number, units: number): LedgerLayout {
  const lastRow = FIRST_ROW + units - 1;
  const lastMonthColumn = FIRST_MONTH_COLUMN + months - 1;
  return {
    lastRow,
    totalRow: lastRow + 1,
    reportedRow: lastRow + 2,
    missingRow: lastRow + 3,
    lastReportedRow: lastRow + 4,
    lastMonthColumn,
    cumulativeColumn: lastMonthColumn + 1,
    missingColumn: lastMonthColumn + 2,
    input: { top: FIRST_ROW, left: FIRST_MONTH_COLUMN, bottom: lastRow, right: lastMonthColumn },
  };
}

function rowHeights({ lastReportedRow }: LedgerLayout): SheetSpec['rowHeights'] {
  const body = Array.from({ length: lastReportedRow - HEADER_ROW }, (_, index) => FIRST_ROW + index);
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
  const monthColumns = months.map((_, index) => FIRST_MONTH_COLUMN + index);
  const column = (at: number, top: number, bottom: number): string =>
    areaAddress({ top, left: at, bottom, right: at });
  const eachMonth = (formula: (units: string, at: number) => string): CellContent[] =>
    monthColumns.map((at) => ({ formula: formula(column(at, FIRST_ROW, layout.lastRow), at) }));
  const cumulative = column(layout.cumulativeColumn, FIRST_ROW, layout.lastRow);
  const counts = areaAddress({
    top: layout.reportedRow,
    left: FIRST_MONTH_COLUMN,
    bottom: layout.reportedRow,
    right: layout.lastMonthColumn,
  });
  const header = monthHeader(layout);
  return [
    [`${inYear(campaign.targetYear)}“${campaign.name}”月报台账`],
    [kindLine(campaign.returnKind)],
    [remark],
    [ORDINAL, UNIT, ...months, CUMULATIVE, MISSING],
    ...entries.map((entry, index) => entryCells(entry, index, months, layout, campaign)),
    ['', '合计', ...eachMonth((units) => sumOrBlank(units)), { formula: sumOrBlank(cumulative) }, ''],
    ['', '填报单位数', ...eachMonth((units) => `=COUNT(${units})`), '', ''],
    [
      '',
      '未填报单位数',
      ...eachMonth((units, at) => {
        const month = cellAddress({ row: HEADER_ROW, column: at });
        return `=IF(${month}<=${SETTING_REFERENCE.cutOff},ROWS(${units})-COUNT(${units}),"")`;
      }),
      '',
      '',
    ],
    ['', '最后填报月份', { formula: `=SUMPRODUCT(MAX((${counts}>0)*${header}))` }],
  ];
}

function entryCells(
  entry: LedgerEntry,
  index: number,
  months: readonly number[],
  layout: LedgerLayout,
  campaign: Campaign,
): CellContent[] {
  const row = FIRST_ROW + index;
  const place = { ...layout, headerRow: HEADER_ROW, firstMonthColumn: FIRST_MONTH_COLUMN };
  const returns = returnsOfRow(place, row);
  const due = `COUNTIF(${returns.months},"<="&${SETTING_REFERENCE.cutOff})`;
  return [
    index + 1,
    entry.unit,
    ...months.map((month) => entry.figures.get(month) ?? ''),
    cumulativeCell(place, row, campaign.returnKind),
    { formula: `=${due}-${reportedMonths(returns, SETTING_REFERENCE.cutOff)}` },
  ];
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
  return `${KIND_LINE}${words}（人）。浅黄色单元格填写各单位月报数，应报未报的显示为浅红色；其余各格自动计算。`;
}

export function isKindLine(text: string): boolean {
  return text.startsWith(KIND_LINE);
}

function monthHeader(layout: LedgerLayout): string {
  const at = (column: number): string => absoluteAddress({ row: HEADER_ROW, column });
  return `${at(FIRST_MONTH_COLUMN)}:${at(layout.lastMonthColumn)}`;
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
    { area: layout.input, style: STYLE.input },
    columnFormat(last, FIRST_ROW, layout.lastRow, { numberFormat: '0"个月";;', horizontal: 'center' }),
    { area: summary, style: STYLE.figure },
    columnFormat(2, layout.totalRow, layout.missingRow, { ...STYLE.text, horizontal: 'center' }),
    { area: { ...summary, bottom: layout.totalRow }, style: STYLE.total },
    rowFormat(layout.lastReportedRow, 2, 2, STYLE.note),
    rowFormat(layout.lastReportedRow, 3, 3, { ...STYLE.note, numberFormat: '0"月";;"无"' }),
  ];
}
