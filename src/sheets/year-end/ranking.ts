/**
 * 排名: the units by completion rate, best first.
 */
import { quotedSheet, absoluteAddress } from '../../spreadsheet/address';
import { amountLook } from '../parts/amount-cells';
import { COLOR, printedOn, rowFormat, STYLE } from '../parts/look';
import { NEEDS_BASELINE, RANKING_HEADING } from '../own-words';
import { UnitTable, type RowPlace, type UnitColumn } from '../parts/unit-table';
import { unitNameColumn } from '../parts/unit-names';
import { emptySpec, type ChartSpec, type DataRange, type SheetSpec } from '../../spreadsheet/spec';
import type { AnnualUnit } from './annual-input';
import type { AnnualLayout } from './annual-layout';
import type { AnnualColumn } from './annual-table';

export const RANKING_SHEET = '排名';

const HEADER_ROW = 3;
const EXPLANATION =
  '按累计完成率从高到低，完成率相同的名次相同；未填报、无任务和待核实的单位排在最后，不列名次。';
/** A chart with more bars is not readable. */
const MOST_CHART_UNITS = 40;

type RankingColumn = keyof typeof RANKING_HEADING | 'place' | 'position';
type Column = Omit<UnitColumn<RankingColumn, AnnualUnit>, 'key' | 'heading'>;
type Place = RowPlace<RankingColumn>;
type RankingTable = UnitTable<RankingColumn, AnnualUnit>;

/** The ranking sheet; a formula in each row finds the unit at its position. */
export function rankingSheet(annual: AnnualLayout, title: string): SheetSpec {
  const table = rankingTable(annual);
  const { lastRow, lastColumn } = table;
  const contents = table.wholeContents({ rowsBelow: 0 });
  const chartRow = lastRow + 2;
  const units = annual.input.units.length;
  const shown = Math.min(units, MOST_CHART_UNITS);
  return {
    ...emptySpec(annual.sheetName(RANKING_SHEET), 'own'),
    tabColor: COLOR.barSoft,
    blocks: [
      { top: 1, left: 1, rows: [[title], [`单位：${annual.input.measure.name}。${EXPLANATION}`]] },
      ...contents.blocks,
    ],
    fills: contents.fills,
    formats: [
      rowFormat(1, 1, lastColumn, STYLE.title),
      rowFormat(2, 1, lastColumn, STYLE.note),
      ...table.formats(lastRow),
    ],
    merges: [1, 2].map((row) => ({ top: row, left: 1, bottom: row, right: lastColumn })),
    columnWidths: table.columnWidths,
    rowHeights: [
      { row: 1, height: 38 },
      { row: 2, height: 34 },
      { row: HEADER_ROW, height: 36 },
      ...annual.input.units.map((_, index) => ({ row: table.firstRow + index, height: 20 })),
      // The chart has a single row, because no program breaks a page inside a row. Excel's tallest row is 409 points.
      { row: chartRow, height: Math.min(400, 90 + 18 * shown) },
    ],
    hiddenColumns: table.hiddenColumns,
    conditionalFormats: table.conditionalFormats,
    charts: [rankingChart(annual, table, shown, chartRow)],
    freeze: { rows: HEADER_ROW, columns: table.column('unit') },
    print: printedOn(
      'portrait',
      { tall: 0 },
      {
        repeatRows: { from: HEADER_ROW, to: HEADER_ROW },
        printArea: { top: 1, left: 1, bottom: chartRow, right: lastColumn },
      },
    ),
    showGridLines: false,
  };
}

function rankingTable(annual: AnnualLayout): RankingTable {
  const taken = (range: string, { at }: Place): string => `INDEX(${range},$${at('position')})`;
  const take = (key: AnnualColumn): Pick<Column, 'formula'> => ({
    formula: (place) => `=${taken(annual.range(key), place)}`,
  });
  // An error or text that is typed into 年度总表 later shows as 待核实 here, as on a phase sheet.
  const takeFigure = (key: 'target' | 'cumulative'): Pick<Column, 'formula'> => ({
    formula: (place) => `=${taken(annual.counted(key), place)}`,
  });
  const amounts = amountLook(annual.input.measure);
  const columns: Readonly<Record<RankingColumn, () => Column>> = {
    rank: () => ({ width: 8, style: { numberFormat: '0', horizontal: 'center' }, ...take('rank') }),
    unit: () => ({
      ...unitNameColumn(
        annual.input.units.map(({ name }) => name),
        18,
      ),
      // The name is typed: the cell may be blank, which a formula would show as 0.
      formula: (place) => {
        const name = taken(annual.range('unit'), place);
        return `=IF(${name}="","",${name})`;
      },
    }),
    target: () => ({ width: 12, ...amounts, ...takeFigure('target') }),
    cumulative: () => ({ width: 12, ...amounts, ...takeFigure('cumulative') }),
    completion: () => ({ width: 13, style: STYLE.rate, shows: 'bar', ...take('completion') }),
    growth: () => ({ width: 12, style: STYLE.rate, ...take('growth') }),
    paceGap: () => ({
      width: 13,
      style: STYLE.points,
      formula: (place) => {
        const rate = place.at('completion');
        if (!annual.hasPeriods) return `=IF(ISNUMBER(${rate}),(${rate}-${annual.pace})*100,"")`;
        const own = taken(annual.range('pace'), place);
        return `=IF(COUNT(${rate},${own})=2,(${rate}-${own})*100,"")`;
      },
    }),
    status: () => ({ width: 13, style: STYLE.text, shows: 'status', ...take('status') }),
    // A number and not the row's, so that rows can be sorted.
    place: () => ({ isHidden: true, content: (_, { index }) => index + 1 }),
    // The unit's position on 年度总表.
    position: () => ({
      isHidden: true,
      formula: ({ at }) => `=MATCH(${at('place')},${annual.range('order')},0)`,
    }),
  };
  const headings: Readonly<Partial<Record<RankingColumn, string>>> = RANKING_HEADING;
  const keys = (Object.keys(columns) as RankingColumn[]).filter(
    (key) => annual.hasBaseline || !NEEDS_BASELINE.includes(key),
  );
  return new UnitTable(
    keys.map((key) => {
      const heading = headings[key];
      return { key, ...(heading === undefined ? {} : { heading }), ...columns[key]() };
    }),
    annual.input.units,
    HEADER_ROW,
  );
}

/** A reference from other sheets to a cell at a position of the ranking; 1 is best. */
export function placedCell(annual: AnnualLayout, place: number, key: RankingColumn): string {
  const cell = { row: HEADER_ROW + place, column: rankingTable(annual).column(key) };
  return `${quotedSheet(annual.sheetName(RANKING_SHEET))}!${absoluteAddress(cell)}`;
}

function rankingChart(annual: AnnualLayout, table: RankingTable, shown: number, row: number): ChartSpec {
  const units = annual.input.units.length;
  const data = (key: RankingColumn): DataRange => ({
    sheet: annual.sheetName(RANKING_SHEET),
    area: { ...table.area(key), bottom: table.firstRow + shown - 1 },
  });
  return {
    name: '排名图',
    title: `各单位累计完成率排名${shown < units ? `（前${shown}名）` : ''}`,
    anchor: { top: row, left: 1, bottom: row, right: table.lastColumn },
    categories: data('unit'),
    series: [
      {
        name: '累计完成率',
        kind: 'bar',
        values: data('completion'),
        color: COLOR.bar,
        labels: true,
      },
    ],
    valueAxis: { numberFormat: '0%', min: 0 },
    legend: 'none',
  };
}
