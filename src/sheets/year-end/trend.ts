/** 月度走势: the campaign's figures month by month, compared with the pace. */
import { absoluteAddress, cellAddress, type Area } from '../../spreadsheet/address';
import { amountLook, moreDecimals } from '../parts/amount-cells';
import { COLOR, COUNT, columnFormat, printedOn, rowFormat, STYLE } from '../parts/look';
import { linesNeeded } from '../../spreadsheet/text-size';
import {
  emptySpec,
  type CellContent,
  type CellStyle,
  type ChartSpec,
  type ConditionalFormat,
  type FormatRange,
  type SheetSpec,
} from '../../spreadsheet/spec';
import { countingTowards, totalTarget } from '../parts/total-formulas';
import type { AnnualLayout } from './annual-layout';

export const TREND_SHEET = '月度走势';

const HEADER_ROW = 3;
const FIRST_ROW = HEADER_ROW + 1;
/** The text in place of the months where there is no ledger. */
const WITHOUT_MONTHS = [
  '缺什么：各单位每个月的数。任务分解表里只有到目前为止的累计完成数，分不出月份。',
  '怎么办：打开原工作簿，在任务窗格的“月报”里点“建立月报台账”，填上各月的数（往月的可以补填），再生成一次年终汇总，这里就有逐月的数和走势图。',
];
/** The width of each column, in characters. */
const WIDTH = 14;
const COLUMNS = [
  '月份',
  '当月新增',
  '累计新增',
  '累计完成率',
  '序时进度',
  '与序时差\n（百分点）',
  '填报单位数',
];

/**
 * Hidden column: the month's sum over units with usable target and cumulative figure, which is the part that counts towards
 * completion. The column before it stays empty, because LibreOffice prints text that overflows from a hidden neighbour.
 */
const COUNTING_COLUMN = COLUMNS.length + 2;

/** The trend sheet; without a ledger, it explains why it has no figures. */
export function trendSheet(annual: AnnualLayout, title: string): SheetSpec {
  const months = annual.months;
  const width = COLUMNS.length;
  const lastRow = FIRST_ROW + months.length - 1;
  const chartRow = lastRow + 2;
  const hasMonths = months.length > 0;
  const note = hasMonths
    ? `单位：${annual.input.measure.name}。累计完成率＝累计新增÷年度任务数；截止月份以后的月份不列累计。`
    : '没有走势可列：工作簿里没有月报台账。';
  return {
    ...emptySpec(annual.sheetName(TREND_SHEET), 'own'),
    tabColor: COLOR.barSoft,
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [
          [title],
          [note],
          ...(hasMonths
            ? [COLUMNS, ...months.map((month, index) => monthCells(annual, month, index))]
            : WITHOUT_MONTHS.map((line) => [line])),
        ],
      },
    ],
    formats: [
      rowFormat(1, 1, width, STYLE.title),
      rowFormat(2, 1, width, STYLE.note),
      ...(hasMonths
        ? monthFormats(annual, lastRow)
        : [
            rowFormat(HEADER_ROW, 1, width, STYLE.keyFigures),
            rowFormat(FIRST_ROW, 1, width, STYLE.keyFigures),
          ]),
    ],
    merges: [1, 2, ...(hasMonths ? [] : [HEADER_ROW, FIRST_ROW])].map((row) => ({
      top: row,
      left: 1,
      bottom: row,
      right: width,
    })),
    columnWidths: COLUMNS.map((_, index) => ({ column: index + 1, width: WIDTH })),
    rowHeights: trendHeights(months.length, chartRow),
    hiddenColumns: hasMonths ? [COUNTING_COLUMN] : [],
    conditionalFormats: hasMonths ? trendDecimals(annual, lastRow) : [],
    charts: hasMonths ? trendCharts(annual, lastRow, chartRow) : [],
    print: printedOn('portrait', { tall: 1 }),
    showGridLines: false,
  };
}

function monthFormats({ input }: AnnualLayout, lastRow: number): FormatRange[] {
  const width = COLUMNS.length;
  const body = (column: number, style: CellStyle): FormatRange =>
    columnFormat(column, FIRST_ROW, lastRow, style);
  return [
    rowFormat(HEADER_ROW, 1, width, STYLE.header),
    { area: { top: FIRST_ROW, left: 1, bottom: lastRow, right: width }, style: STYLE.figure },
    ...[2, 3].map((column) => body(column, amountLook(input.measure).style)),
    body(1, STYLE.text),
    body(4, STYLE.rate),
    body(5, STYLE.rate),
    body(6, STYLE.points),
    body(7, { horizontal: 'center' }),
    body(COUNTING_COLUMN, STYLE.helper),
  ];
}

/** Shows the amounts with all their decimals. */
function trendDecimals({ input }: AnnualLayout, lastRow: number): ConditionalFormat[] {
  const { decimals } = amountLook(input.measure);
  if (decimals === undefined) return [];
  const area = { top: FIRST_ROW, left: 2, bottom: lastRow, right: 3 };
  return [moreDecimals(area, decimals)];
}

function trendHeights(months: number, chartRow: number): SheetSpec['rowHeights'] {
  const head = [
    { row: 1, height: 38 },
    { row: 2, height: 20 },
  ];
  if (months === 0) {
    const lines = WITHOUT_MONTHS.map((text) => linesNeeded(text, WIDTH * COLUMNS.length, 12));
    return [...head, ...lines.map((count, index) => ({ row: HEADER_ROW + index, height: 10 + 19 * count }))];
  }
  return [
    ...head,
    { row: HEADER_ROW, height: 36 },
    ...Array.from({ length: months }, (_, index) => ({ row: FIRST_ROW + index, height: 21 })),
    { row: chartRow, height: 235 },
    { row: chartRow + 1, height: 200 },
  ];
}

function monthCells(annual: AnnualLayout, month: number, index: number): CellContent[] {
  const row = FIRST_ROW + index;
  const at = (column: number): string => cellAddress({ row, column });
  const soFar = (column: number): string => `${absoluteAddress({ row: FIRST_ROW, column })}:${at(column)}`;
  const reported = annual.month(month);
  const [targets, all] = [annual.range('target'), annual.range('cumulative')];
  const due = totalTarget(targets, all);
  const header = annual.monthHeader;
  return [
    `${month}月`,
    { formula: `=${annual.monthTotal(month)}` },
    { formula: `=IF(AND(${month}<=${annual.cutOff},COUNT(${soFar(2)})>0),SUM(${soFar(2)}),"")` },
    { formula: `=IF(ISNUMBER(${at(3)}),IF(${due}>0,SUM(${soFar(COUNTING_COLUMN)})/${due},""),"")` },
    {
      formula: annual.hasPeriods
        ? `=${annual.wholePaceAt(month)}`
        : `=COUNTIF(${header},"<=${month}")/COUNT(${header})`,
    },
    { formula: `=IF(ISNUMBER(${at(4)}),(${at(4)}-${at(5)})*100,"")` },
    { formula: `=IF(${month}<=${annual.cutOff},COUNT(${reported}),"")` },
    '',
    { formula: countingTowards(reported, targets, all) },
  ];
}

function trendCharts(annual: AnnualLayout, lastRow: number, chartRow: number): ChartSpec[] {
  const cutOff = annual.input.cutOffMonth;
  const shown = annual.months.filter((month) => month <= cutOff).length;
  const data = (column: number, bottom: number): { sheet: string; area: Area } => ({
    sheet: annual.sheetName(TREND_SHEET),
    area: { top: FIRST_ROW, left: column, bottom, right: column },
  });
  const anchor = (row: number): Area => ({ top: row, left: 1, bottom: row, right: COLUMNS.length });
  // Months after the cut-off month have no figure yet, so the line ends there instead of falling to zero.
  const lastShown = FIRST_ROW + Math.max(shown, 1) - 1;
  return [
    {
      name: '累计走势图',
      title: '累计完成率与序时进度',
      anchor: anchor(chartRow),
      categories: data(1, lastRow),
      series: [
        // No labels, because the line of the pace would cross them.
        { name: '累计完成率', kind: 'line', values: data(4, lastShown), color: COLOR.bar, labels: false },
        {
          name: '序时进度',
          kind: 'line',
          values: data(5, lastRow),
          color: COLOR.pace,
          labels: false,
          dashed: true,
        },
      ],
      valueAxis: { numberFormat: '0%', min: 0 },
      legend: 'bottom',
    },
    {
      name: '当月新增图',
      title: `各月${annual.input.measure.done}数（${annual.input.measure.name}）`,
      anchor: anchor(chartRow + 1),
      categories: data(1, lastRow),
      series: [
        { name: '当月新增', kind: 'column', values: data(2, lastRow), color: COLOR.barSoft, labels: true },
      ],
      // General shows each figure with the decimals that it has.
      valueAxis: { numberFormat: annual.input.measure.whole ? COUNT : 'General', min: 0 },
      legend: 'none',
    },
  ];
}
