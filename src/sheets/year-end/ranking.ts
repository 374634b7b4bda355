/**
 * 排名: the units by completion rate, best first.
 */
import { absoluteAddress, cellAddress, type Area } from '../../domain/address';
import { COLOR, columnFormat, PERCENT, POINTS, rowFormat, statusColors, STYLE } from '../look';
import { emptySpec, type CellContent, type SheetSpec } from '../spec';
import type { AnnualLayout } from './annual';

export const RANKING_SHEET = '排名';

const HEADER_ROW = 3;
export const RANKING_FIRST_ROW = HEADER_ROW + 1;
const HEADINGS = [
  '名次',
  '单位名称',
  '任务数',
  '累计新增',
  '完成率',
  '增长率',
  '与序时差\n（百分点）',
  '状态',
];
/** Hidden: the unit's place on the annual sheet. */
const POSITION_COLUMN = HEADINGS.length + 1;
/** More bars than this make a chart nobody can read. */
const MOST_CHART_UNITS = 40;

/** Columns of the ranking that other sheets refer to. */
export const RANKING_COLUMN = { rank: 1, unit: 2, completion: 5, status: 8 } as const;

export function rankingSheet(annual: AnnualLayout, title: string): SheetSpec {
  const units = annual.input.units.length;
  const width = HEADINGS.length;
  const lastRow = RANKING_FIRST_ROW + units - 1;
  const chartRow = lastRow + 2;
  const shown = Math.min(units, MOST_CHART_UNITS);
  const body = (column: number, style: Parameters<typeof columnFormat>[3]): ReturnType<typeof columnFormat> =>
    columnFormat(column, RANKING_FIRST_ROW, lastRow, style);
  const data = (column: number): { sheet: string; area: Area } => ({
    sheet: RANKING_SHEET,
    area: { top: RANKING_FIRST_ROW, left: column, bottom: RANKING_FIRST_ROW + shown - 1, right: column },
  });
  return {
    ...emptySpec(RANKING_SHEET, 'own'),
    tabColor: COLOR.barSoft,
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [
          [title],
          ['单位：人。按累计完成率从高到低，完成率相同的名次相同；未填报和无任务的单位排在最后，不列名次。'],
          HEADINGS,
          ...annual.input.units.map((_, index) => rankCells(annual, index)),
        ],
      },
    ],
    formats: [
      rowFormat(1, 1, width, STYLE.title),
      rowFormat(2, 1, width, STYLE.note),
      rowFormat(HEADER_ROW, 1, width, STYLE.header),
      { area: { top: RANKING_FIRST_ROW, left: 1, bottom: lastRow, right: width }, style: STYLE.figure },
      body(1, { numberFormat: '0', horizontal: 'center' }),
      body(2, STYLE.text),
      body(5, { numberFormat: PERCENT }),
      body(6, { numberFormat: PERCENT }),
      body(7, { numberFormat: POINTS }),
      body(8, STYLE.text),
    ],
    merges: [1, 2].map((row) => ({ top: row, left: 1, bottom: row, right: width })),
    columnWidths: [8, 18, 12, 12, 13, 12, 13, 13].map((size, index) => ({ column: index + 1, width: size })),
    rowHeights: [
      { row: 1, height: 38 },
      { row: 2, height: 34 },
      { row: HEADER_ROW, height: 36 },
      ...annual.input.units.map((_, index) => ({ row: RANKING_FIRST_ROW + index, height: 20 })),
      // Excel's tallest row; a page never breaks inside it.
      { row: chartRow, height: Math.min(400, 90 + 18 * shown) },
    ],
    hiddenColumns: [POSITION_COLUMN],
    conditionalFormats: [
      {
        kind: 'data-bar',
        area: { top: RANKING_FIRST_ROW, left: 5, bottom: lastRow, right: 5 },
        color: COLOR.barSoft,
        min: 0,
        max: 1,
      },
      ...statusColors(
        { top: RANKING_FIRST_ROW, left: 8, bottom: lastRow, right: 8 },
        cellAddress({ row: RANKING_FIRST_ROW, column: 8 }),
      ),
    ],
    charts: [
      {
        name: '排名图',
        title: `各单位累计完成率排名${shown < units ? `（前${String(shown)}名）` : ''}`,
        anchor: { top: chartRow, left: 1, bottom: chartRow, right: width },
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
      },
    ],
    freeze: { rows: HEADER_ROW, columns: 2 },
    print: {
      orientation: 'portrait',
      fit: { wide: 1, tall: 0 },
      repeatRows: { from: HEADER_ROW, to: HEADER_ROW },
      printArea: { top: 1, left: 1, bottom: chartRow, right: width },
      margins: { top: 1.8, right: 1.5, bottom: 1.8, left: 1.5 },
      footer: '第 &P 页 共 &N 页',
      centerHorizontally: true,
    },
    showGridLines: false,
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
