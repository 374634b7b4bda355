/**
 * 排名: the units by completion rate, best first.
 */
import { absoluteAddress, cellAddress, type Area } from '../../spreadsheet/address';
import { COLOR, columnFormat, printedOn, rowFormat, statusColors, STYLE } from '../parts/look';
import { RANKING_HEADINGS } from '../own-words';
import {
  emptySpec,
  type CellContent,
  type ChartSpec,
  type DataRange,
  type FormatRange,
  type SheetSpec,
} from '../../spreadsheet/spec';
import type { AnnualLayout } from './annual';

export const RANKING_SHEET = '排名';

const HEADER_ROW = 3;
export const RANKING_FIRST_ROW = HEADER_ROW + 1;
const EXPLANATION =
  '单位：人。按累计完成率从高到低，完成率相同的名次相同；未填报、无任务和待核实的单位排在最后，不列名次。';
/** Hidden: the unit's place on the annual sheet. */
const POSITION_COLUMN = RANKING_HEADINGS.length + 1;
/** More bars than this make a chart nobody can read. */
const MOST_CHART_UNITS = 40;

/** Columns of the ranking that other sheets refer to. */
export const RANKING_COLUMN = { rank: 1, unit: 2, completion: 5, growth: 6, paceGap: 7, status: 8 } as const;

/** The ranking sheet; every row finds the unit on its place by formula. */
export function rankingSheet(annual: AnnualLayout, title: string): SheetSpec {
  const { units } = annual.input;
  const width = RANKING_HEADINGS.length;
  const lastRow = RANKING_FIRST_ROW + units.length - 1;
  const chartRow = lastRow + 2;
  const shown = Math.min(units.length, MOST_CHART_UNITS);
  const column = (at: number): Area => ({ top: RANKING_FIRST_ROW, left: at, bottom: lastRow, right: at });
  const firstStatus = cellAddress({ row: RANKING_FIRST_ROW, column: RANKING_COLUMN.status });
  return {
    ...emptySpec(RANKING_SHEET, 'own'),
    tabColor: COLOR.barSoft,
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [
          [title],
          [EXPLANATION],
          RANKING_HEADINGS,
          ...units.map((_, index) => rankCells(annual, index)),
        ],
      },
    ],
    formats: rankingFormats(lastRow),
    merges: [1, 2].map((row) => ({ top: row, left: 1, bottom: row, right: width })),
    columnWidths: [8, 18, 12, 12, 13, 12, 13, 13].map((size, index) => ({ column: index + 1, width: size })),
    rowHeights: [
      { row: 1, height: 38 },
      { row: 2, height: 34 },
      { row: HEADER_ROW, height: 36 },
      ...units.map((_, index) => ({ row: RANKING_FIRST_ROW + index, height: 20 })),
      // Excel's tallest row is 409 points; a page never breaks inside it.
      { row: chartRow, height: Math.min(400, 90 + 18 * shown) },
    ],
    hiddenColumns: [POSITION_COLUMN],
    conditionalFormats: [
      { kind: 'data-bar', area: column(RANKING_COLUMN.completion), color: COLOR.barSoft, min: 0, max: 1 },
      ...statusColors(column(RANKING_COLUMN.status), firstStatus),
    ],
    charts: [rankingChart(shown, units.length, chartRow)],
    freeze: { rows: HEADER_ROW, columns: 2 },
    print: printedOn(
      'portrait',
      { tall: 0 },
      {
        repeatRows: { from: HEADER_ROW, to: HEADER_ROW },
        printArea: { top: 1, left: 1, bottom: chartRow, right: width },
      },
    ),
    showGridLines: false,
  };
}

function rankingFormats(lastRow: number): FormatRange[] {
  const width = RANKING_HEADINGS.length;
  const body = (column: number, style: FormatRange['style']): FormatRange =>
    columnFormat(column, RANKING_FIRST_ROW, lastRow, style);
  return [
    rowFormat(1, 1, width, STYLE.title),
    rowFormat(2, 1, width, STYLE.note),
    rowFormat(HEADER_ROW, 1, width, STYLE.header),
    { area: { top: RANKING_FIRST_ROW, left: 1, bottom: lastRow, right: width }, style: STYLE.figure },
    body(RANKING_COLUMN.rank, { numberFormat: '0', horizontal: 'center' }),
    body(RANKING_COLUMN.unit, STYLE.text),
    body(RANKING_COLUMN.completion, STYLE.rate),
    body(RANKING_COLUMN.growth, STYLE.rate),
    body(RANKING_COLUMN.paceGap, STYLE.points),
    body(RANKING_COLUMN.status, STYLE.text),
    body(POSITION_COLUMN, STYLE.helper),
  ];
}

function rankingChart(shown: number, units: number, row: number): ChartSpec {
  const data = (column: number): DataRange => ({
    sheet: RANKING_SHEET,
    area: { top: RANKING_FIRST_ROW, left: column, bottom: RANKING_FIRST_ROW + shown - 1, right: column },
  });
  return {
    name: '排名图',
    title: `各单位累计完成率排名${shown < units ? `（前${String(shown)}名）` : ''}`,
    anchor: { top: row, left: 1, bottom: row, right: RANKING_HEADINGS.length },
    categories: data(RANKING_COLUMN.unit),
    series: [
      {
        name: '累计完成率',
        kind: 'bar',
        values: data(RANKING_COLUMN.completion),
        color: COLOR.bar,
        labels: true,
      },
    ],
    valueAxis: { numberFormat: '0%', min: 0 },
    legend: 'none',
  };
}

function rankCells(annual: AnnualLayout, index: number): CellContent[] {
  const row = RANKING_FIRST_ROW + index;
  const { column } = annual;
  const position = absoluteAddress({ row, column: POSITION_COLUMN }).replace(/\$(?=\d)/, '');
  const take = (of: number): CellContent => {
    const cell = `INDEX(${annual.on(annual.range(of))},${position})`;
    return { formula: `=IF(${cell}="","",${cell})` };
  };
  const completion = cellAddress({ row, column: RANKING_COLUMN.completion });
  return [
    take(column.rank),
    take(column.unit),
    take(column.target),
    take(column.cumulative),
    take(column.completion),
    take(column.growth),
    { formula: `=IF(ISNUMBER(${completion}),(${completion}-${annual.pace})*100,"")` },
    take(column.status),
    { formula: `=MATCH(${String(index + 1)},${annual.on(annual.range(column.order))},0)` },
  ];
}
