/**
 * The table of 年度总表: its columns, each with what it shows of a unit and of the whole.
 */
import { absoluteAddress, absoluteAreaAddress } from '../../spreadsheet/address';
import { inYear } from '../../domain/campaign/campaign';
import type { CountedFigure } from '../../domain/table/figure';
import { STATUS_WORDS } from '../../domain/measures';
import { ANY_NUMBER } from '../ledger/returns-formula';
import { NEEDS_BASELINE } from '../own-words';
import { STYLE } from '../parts/look';
import { statusFormula } from '../parts/status-formula';
import { listSoFar } from '../parts/status-list';
import {
  sumOrBlank,
  totalCompletion,
  totalGrowth,
  totalYearEnd,
  type GrowthRanges,
} from '../parts/total-formulas';
import { UnitTable, type RowPlace, type UnitColumn } from '../parts/unit-table';
import { ANNUAL_CELL, ANNUAL_HEADER_ROW, type AnnualInput, type AnnualUnit } from './annual-input';
import type { ListedStatus } from './narrative';

export type MonthColumn = `month-${number}`;
export type AnnualColumn =
  | 'ordinal'
  | 'unit'
  | 'baseline'
  | 'target'
  | MonthColumn
  | 'cumulative'
  | 'completion'
  | 'growth'
  | 'yearEnd'
  | 'rank'
  | 'status'
  | 'note'
  | 'gap'
  | 'order'
  | ListedStatus;

type Place = RowPlace<AnnualColumn>;
type Column = UnitColumn<AnnualColumn, AnnualUnit>;

/** Statuses the report lists the units of, each gathered in a hidden column. */
const LISTED: readonly ListedStatus[] = ['lagging', 'severelyLagging', 'notReported'];

export function monthKey(month: number): MonthColumn {
  return `month-${month}`;
}

/**
 * The columns in their places.
 * @param months those that have a column
 */
export function annualTable(
  input: AnnualInput,
  months: readonly number[],
): UnitTable<AnnualColumn, AnnualUnit> {
  const columns = [
    ...givenColumns(input),
    ...months.map(monthColumn),
    cumulativeColumn(months),
    ...measureColumns(input),
    ...judgedColumns(input),
    noteColumn(months.length > 0),
    // One column stays free: LibreOffice prints what overflows from a hidden neighbour.
    { key: 'gap' } as const,
    orderColumn(),
    ...LISTED.map(listColumn),
  ];
  return new UnitTable(
    columns.filter(({ key }) => input.hasBaseline || !NEEDS_BASELINE.includes(key)),
    input.units,
    ANNUAL_HEADER_ROW,
  );
}

function givenColumns({ campaign }: AnnualInput): Column[] {
  const { baseYear, targetYear } = campaign;
  const sum =
    (key: AnnualColumn) =>
    ({ range }: Place) => ({ formula: sumOrBlank(range(key)) });
  return [
    {
      key: 'ordinal',
      heading: '序号',
      width: 6,
      style: { horizontal: 'center' },
      content: (_, { index }) => index + 1,
      total: () => '合计',
    },
    { key: 'unit', heading: '单位名称', width: 14, style: STYLE.text, content: ({ name }) => name },
    {
      key: 'baseline',
      heading: baseYear === null ? '基数' : `${inYear(baseYear)}底\n会员数`,
      width: 11,
      content: ({ baseline }) => figureCell(baseline),
      total: sum('baseline'),
    },
    {
      key: 'target',
      heading: `${targetYear === null ? '' : String(targetYear)}新增\n任务数`,
      width: 10,
      content: ({ target }) => figureCell(target),
      total: sum('target'),
    },
  ];
}

function monthColumn(month: number): Column {
  const key = monthKey(month);
  return {
    key,
    heading: month,
    headingStyle: { numberFormat: '0"月"' },
    width: 7.5,
    content: ({ months }) => months.get(month) ?? '',
    total: ({ range }) => ({ formula: sumOrBlank(range(key)) }),
  };
}

/** Up to the cut-off month; without months what the table states. */
function cumulativeColumn(months: readonly number[]): Column {
  const shown = {
    key: 'cumulative',
    heading: '累计新增',
    width: 10,
    total: ({ range }: Place) => ({ formula: sumOrBlank(range('cumulative')) }),
  } as const;
  const [first, last] = [months[0], months[months.length - 1]];
  if (first === undefined || last === undefined)
    return { ...shown, content: ({ actual }) => figureCell(actual) };
  return {
    ...shown,
    formula: ({ at, column }) => {
      const [left, right] = [column(monthKey(first)), column(monthKey(last))];
      const header = absoluteAreaAddress({ top: ANNUAL_HEADER_ROW, left, bottom: ANNUAL_HEADER_ROW, right });
      const figures = `$${at(monthKey(first))}:$${at(monthKey(last))}`;
      const upToCutOff = `${header},"<="&${absoluteAddress(ANNUAL_CELL.cutOff())}`;
      return `=IF(COUNTIFS(${upToCutOff},${figures},${ANY_NUMBER})=0,"",SUMIFS(${figures},${upToCutOff},${figures},${ANY_NUMBER}))`;
    },
  };
}

function measureColumns({ campaign, hasBaseline }: AnnualInput): Column[] {
  const ranges = ({ range }: Place): GrowthRanges => ({
    baseline: hasBaseline ? range('baseline') : '',
    target: range('target'),
    actual: range('cumulative'),
    status: null,
  });
  return [
    {
      key: 'completion',
      heading: '完成率',
      width: 10,
      style: STYLE.rate,
      shows: 'bar',
      formula: ({ at }) => share(at('cumulative'), at('target')),
      total: (place) => ({ formula: totalCompletion(ranges(place)) }),
    },
    {
      key: 'growth',
      heading: '增长率',
      width: 9.5,
      style: STYLE.rate,
      formula: ({ at }) => share(at('cumulative'), at('baseline')),
      total: (place) => ({ formula: totalGrowth(ranges(place)) }),
    },
    {
      key: 'yearEnd',
      heading: `${inYear(campaign.targetYear) || '年'}底\n会员数`,
      width: 11,
      formula: ({ at }) =>
        `=IF(AND(ISNUMBER(${at('baseline')}),ISNUMBER(${at('cumulative')})),${at('baseline')}+${at('cumulative')},"")`,
      total: (place) => ({ formula: totalYearEnd(ranges(place)) }),
    },
  ];
}

function judgedColumns({ campaign }: AnnualInput): Column[] {
  return [
    {
      key: 'rank',
      heading: '排名',
      width: 6,
      style: { numberFormat: '0', horizontal: 'center' },
      formula: ({ at, range }) =>
        `=IF(ISNUMBER(${at('completion')}),RANK(${at('completion')},${range('completion')}),"")`,
    },
    {
      key: 'status',
      heading: '状态',
      width: 10,
      style: STYLE.text,
      shows: 'status',
      formula: ({ at, column }) =>
        statusFormula(at('target'), at('cumulative'), at('completion'), {
          pace: absoluteAddress(ANNUAL_CELL.pace(column)),
          lagging: String(campaign.laggingFactor),
          severe: String(campaign.severeFactor),
        }),
    },
  ];
}

function noteColumn(hasMonths: boolean): Column {
  return {
    key: 'note',
    heading: '备注',
    width: hasMonths ? 14 : 24,
    unitStyle: { ...STYLE.text, horizontal: 'left' },
    content: ({ note }) => note,
  };
}

/** A place for every unit, 1 to n: ties in the order of the table, units without a rank at the end. */
function orderColumn(): Column {
  return {
    key: 'order',
    isHidden: true,
    formula: ({ at, column, range }) => {
      const rank = at('rank');
      const above = `${absoluteAddress({ row: ANNUAL_HEADER_ROW + 1, column: column('rank') })}:${rank}`;
      return `=IF(ISNUMBER(${rank}),${rank}+COUNTIF(${above},${rank})-1,COUNT(${range('rank')})+ROWS(${above})-COUNT(${above}))`;
    },
  };
}

function listColumn(status: ListedStatus): Column {
  return {
    key: status,
    isHidden: true,
    formula: ({ row, column }) =>
      listSoFar(row, column(status), {
        nameColumn: column('unit'),
        statusColumn: column('status'),
        status: STATUS_WORDS[status],
      }),
  };
}

/** An error or text is named as such; a later figure typed over it counts. */
function figureCell(figure: CountedFigure): string | number {
  return figure === 'unusable' ? STATUS_WORDS.unclear : (figure ?? '');
}

function share(part: string, whole: string): string {
  return `=IF(AND(ISNUMBER(${part}),ISNUMBER(${whole})),IF(${whole}>0,${part}/${whole},""),"")`;
}
