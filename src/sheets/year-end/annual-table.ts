/**
 * The table of 年度总表: its columns, each with its content for a unit and for the total.
 */
import { absoluteAddress, absoluteAreaAddress } from '../../spreadsheet/address';
import { inYear } from '../../domain/campaign/campaign';
import type { CountedFigure } from '../../domain/table/figure';
import { STATUS_WORDS } from '../../domain/measures';
import type { TableMeasure } from '../../domain/table/table-measure';
import { NEEDS_BASELINE } from '../own-words';
import { amountLook } from '../parts/amount-cells';
import { STYLE } from '../parts/look';
import { dueBy, isUnclearPace, totalPace, unitPace, type PeriodPart } from '../parts/pace-formulas';
import { statusFormula } from '../parts/status-formula';
import { listSoFar } from '../parts/status-list';
import {
  figureFrom,
  ratioOf,
  sumOrBlank,
  totalCompletion,
  totalGrowth,
  totalYearEnd,
  type GrowthRanges,
} from '../parts/total-formulas';
import { spanSum, type MonthSpan } from '../parts/unusable-months';
import { UnitTable, type RowPlace, type UnitColumn } from '../parts/unit-table';
import { unitNameColumn } from '../parts/unit-names';
import { ANNUAL_CELL, ANNUAL_HEADER_ROW, type AnnualInput, type AnnualUnit } from './annual-input';
import type { ListedStatus } from './narrative';
import { phaseSumColumns, sumSpan, type PhaseSumColumn } from './phase-sums';

export type MonthColumn = `month-${number}`;
export type PartColumn = `part-${number}`;
/** A column of figures in which the user may type anything; a hidden column has what formulas make of them. */
type TypedColumn = 'baseline' | 'target' | 'cumulative';
export type AnnualColumn =
  | 'ordinal'
  | 'unit'
  | 'baseline'
  | 'target'
  | MonthColumn
  | 'cumulative'
  | 'completion'
  | 'pace'
  | 'due'
  | PartColumn
  | 'growth'
  | 'yearEnd'
  | 'rank'
  | 'status'
  | 'note'
  | 'gap'
  | 'order'
  | `counted-${TypedColumn}`
  | PhaseSumColumn
  | ListedStatus;

type Place = RowPlace<AnnualColumn>;
type Column = UnitColumn<AnnualColumn, AnnualUnit>;

/** The statuses whose units the report names; a hidden column gathers the names for each. */
const LISTED: readonly ListedStatus[] = ['lagging', 'severelyLagging', 'notReported'];

export function monthKey(month: number): MonthColumn {
  return `month-${month}`;
}

export function partKey(lastMonth: number): PartColumn {
  return `part-${lastMonth}`;
}

/** References to the parts that targets are divided into: a unit's cells, or ranges of all units, depending on `of`. */
export function partsIn({ periods }: AnnualInput, of: (key: PartColumn) => string): PeriodPart[] {
  return periods.map((lastMonth) => ({ part: of(partKey(lastMonth)), lastMonth }));
}

/**
 * The columns with their positions.
 * @param months the months that have a column
 */
export function annualTable(
  input: AnnualInput,
  months: readonly number[],
): UnitTable<AnnualColumn, AnnualUnit> {
  const columns = [
    ...givenColumns(input),
    ...partColumns(input),
    ...months.map(monthColumn),
    cumulativeColumn(months),
    ...measureColumns(input),
    ...paceColumns(input, months),
    ...judgedColumns(input, months),
    noteColumn(months.length > 0),
    // An empty column, because LibreOffice prints text that overflows from a hidden neighbour.
    { key: 'gap' } as const,
    orderColumn(),
    ...LISTED.map(listColumn),
    ...countedColumns(input, months),
    ...(months.length > 0 ? phaseSumColumns(input).map((key) => phaseSumColumn(key, months)) : []),
    ...dueColumns(input),
  ];
  const amounts = amountLook(input.measure);
  return new UnitTable(
    columns
      .map((column) => (isAmount(column.key) ? { ...column, ...amounts } : column))
      .filter(({ key }) => input.hasBaseline || !NEEDS_BASELINE.includes(key)),
    input.units,
    ANNUAL_HEADER_ROW,
  );
}

/** Whether a column has amounts in the table's unit of measure. */
function isAmount(key: AnnualColumn): boolean {
  return ['baseline', 'target', 'cumulative', 'yearEnd'].includes(key) || key.startsWith('month-');
}

function givenColumns({ campaign, measure, units }: AnnualInput): Column[] {
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
    {
      key: 'unit',
      heading: '单位名称',
      ...unitNameColumn(
        units.map(({ name }) => name),
        14,
      ),
      content: ({ name }) => name,
    },
    {
      key: 'baseline',
      heading: baseYear === null ? '基数' : `${inYear(baseYear)}底\n${stockOf(measure)}`,
      width: 11,
      content: ({ baseline }) => figureCell(baseline),
      total: sum('baseline'),
    },
    {
      key: 'target',
      heading: `${inYear(targetYear)}${measure.done === '新增会员' ? '新增' : ''}\n任务数`.trim(),
      width: 12,
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

/** The range of the month numbers in the header; null where no month has a column. */
export function monthHeader({ column }: Pick<Place, 'column'>, months: readonly number[]): string | null {
  const [first, last] = [months[0], months[months.length - 1]];
  if (first === undefined || last === undefined) return null;
  const [left, right] = [column(monthKey(first)), column(monthKey(last))];
  return absoluteAreaAddress({ top: ANNUAL_HEADER_ROW, left, bottom: ANNUAL_HEADER_ROW, right });
}

/** The share of the campaign's months that have passed at a month, as part of a formula. */
export function monthsPassed(months: readonly number[], header: string | null, month: string): string {
  if (header !== null) return `COUNTIF(${header},"<="&${month})/COUNT(${header})`;
  return `(${months.map((own) => `(${own}<=${month})`).join('+')})/${months.length}`;
}

/** The sum of the months up to the cut-off month; without month columns, the figure from the table. */
function cumulativeColumn(months: readonly number[]): Column {
  const shown = {
    key: 'cumulative',
    heading: '累计新增',
    width: 10,
    total: ({ range }: Place) => ({ formula: sumOrBlank(range('cumulative')) }),
  } as const;
  if (months.length === 0) return { ...shown, content: ({ actual }) => figureCell(actual) };
  return {
    ...shown,
    formula: (place) => monthSum(place, months, upToCutOff(place)),
  };
}

/** The months up to the cut-off month. */
export function upToCutOff({ column }: Pick<Place, 'column'>): MonthSpan {
  return {
    criteria: [`"<="&${absoluteAddress(ANNUAL_CELL.cutOff())}`],
    count: absoluteAddress(ANNUAL_CELL.monthCount(column)),
  };
}

/** The sum of a unit's months in a span. */
function monthSum({ at, column }: Place, months: readonly number[], span: MonthSpan): string {
  const [first = 0, last = 0] = [months[0], months[months.length - 1]];
  const figures = `$${at(monthKey(first))}:$${at(monthKey(last))}`;
  return spanSum({ months: monthHeader({ column }, months) ?? '', figures }, span);
}

/** Hidden column: sums for the phase sheets. */
function phaseSumColumn(key: PhaseSumColumn, months: readonly number[]): Column {
  return {
    key,
    isHidden: true,
    formula: (place) => monthSum(place, months, sumSpan(key, place.column(key))),
  };
}

/** The hidden column with the figures that formulas make of a typed column; the column itself where formulas fill it. */
export function countedKey(key: TypedColumn, months: readonly number[]): AnnualColumn {
  return key === 'cumulative' && months.length > 0 ? key : `counted-${key}`;
}

/** Hidden columns: baseline, target and, without months, the cumulative figure as formulas see them: a number, "", or 待核实. */
function countedColumns({ hasBaseline }: AnnualInput, months: readonly number[]): Column[] {
  const typed: readonly TypedColumn[] = [
    ...(hasBaseline ? (['baseline'] as const) : []),
    'target',
    'cumulative',
  ];
  return typed.flatMap((own): Column[] => {
    const key = countedKey(own, months);
    return key === own ? [] : [{ key, isHidden: true, formula: ({ at }) => figureFrom(at(own)) }];
  });
}

function measureColumns({ campaign, hasBaseline, measure }: AnnualInput): Column[] {
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
      formula: ({ at }) => ratioOf(at('cumulative'), at('target')),
      total: (place) => ({ formula: totalCompletion(ranges(place)) }),
    },
    {
      key: 'growth',
      heading: '增长率',
      width: 9.5,
      style: STYLE.rate,
      formula: ({ at }) => ratioOf(at('cumulative'), at('baseline')),
      total: (place) => ({ formula: totalGrowth(ranges(place)) }),
    },
    {
      key: 'yearEnd',
      heading: `${inYear(campaign.targetYear) || '年'}底\n${stockOf(measure)}`,
      width: 11,
      formula: ({ at }) =>
        `=IF(COUNT(${at('baseline')},${at('cumulative')})=2,${at('baseline')}+${at('cumulative')},"")`,
      total: (place) => ({ formula: totalYearEnd(ranges(place)) }),
    },
  ];
}

/** The column of the pace, where targets are divided (分期任务): the share of each target that was due. */
function paceColumns(input: AnnualInput, months: readonly number[]): Column[] {
  if (input.periods.length === 0) return [];
  const ofMonths = (place: Place): string =>
    monthsPassed(input.months, monthHeader(place, months), absoluteAddress(ANNUAL_CELL.cutOff()));
  return [
    {
      key: 'pace',
      heading: '序时进度',
      width: 10,
      style: STYLE.rate,
      formula: (place) => unitPace(place.at('due'), place.at('target'), ofMonths(place)),
      total: (place) => {
        const [due, target, pace] = [place.range('due'), place.range('target'), place.range('pace')];
        return { formula: totalPace({ due, target, pace }, ofMonths(place)) };
      },
    },
  ];
}

/**
 * Hidden columns: the parts of each target. They are typed, so they stand beside the target and count as part of the table: wherever a user
 * sorts rows, the parts move with their unit.
 */
function partColumns({ periods }: AnnualInput): Column[] {
  return periods.map((lastMonth, index) => ({
    key: partKey(lastMonth),
    heading: '',
    isHidden: true,
    content: (unit) => figureCell(unit.parts[index] ?? null),
  }));
}

/** Hidden column: the sum of the parts that were due. */
function dueColumns(input: AnnualInput): Column[] {
  if (input.periods.length === 0) return [];
  const cutOff = absoluteAddress(ANNUAL_CELL.cutOff());
  return [{ key: 'due', isHidden: true, formula: ({ at }) => `=${dueBy(cutOff, partsIn(input, at))}` }];
}

function judgedColumns({ periods }: AnnualInput, months: readonly number[]): Column[] {
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
        statusFormula(
          at(countedKey('target', months)),
          at(countedKey('cumulative', months)),
          at('completion'),
          {
            ...(periods.length > 0
              ? { pace: at('pace'), isUnclear: isUnclearPace(at('pace')) }
              : { pace: absoluteAddress(ANNUAL_CELL.pace(column)) }),
            lagging: absoluteAddress(ANNUAL_CELL.factor(column, 'lagging')),
            severe: absoluteAddress(ANNUAL_CELL.factor(column, 'severelyLagging')),
            areCounted: true,
          },
        ),
    },
  ];
}

/** The word for the year-end figure. */
function stockOf({ done }: TableMeasure): string {
  return done === '新增会员' ? '会员数' : '数';
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

/**
 * Each unit's position from 1 to n: units of equal rank in the order of the table, units without a rank at the end. Rows inserted
 * later have no position, because COUNTA skips their empty cells.
 */
function orderColumn(): Column {
  return {
    key: 'order',
    isHidden: true,
    formula: ({ at, column, range }) => {
      const rank = at('rank');
      const above = `${absoluteAddress({ row: ANNUAL_HEADER_ROW + 1, column: column('rank') })}:${rank}`;
      return `=IF(ISNUMBER(${rank}),${rank}+COUNTIF(${above},${rank})-1,COUNT(${range('rank')})+COUNTA(${above})-COUNT(${above}))`;
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

/** The cell content for a figure: 待核实 for an error or text, until the user types a figure over it. */
function figureCell(figure: CountedFigure): string | number {
  return figure === 'unusable' ? STATUS_WORDS.unclear : (figure ?? '');
}
