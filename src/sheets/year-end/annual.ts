/**
 * 年度总表: the one sheet of the year-end workbook that holds figures; every other sheet is formulas onto it.
 *
 * All figures are in persons, whatever the table's own unit of measure, so that no digit is lost to rounding.
 */
import {
  absoluteAddress,
  absoluteAreaAddress,
  cellAddress,
  quotedSheet,
  type Area,
} from '../../spreadsheet/address';
import { inYear, type Campaign } from '../../domain/campaign/campaign';
import type { CountedFigure } from '../../domain/table/figure';
import { STATUS_WORDS } from '../../domain/measures';
import type { ListedStatus } from './narrative';
import { COLOR, columnFormat, COUNT, printedOn, rowFormat, statusColors, STYLE } from '../parts/look';
import { ANY_NUMBER } from '../ledger/returns-formula';
import { ANNUAL_NOTE } from '../own-words';
import { sharedMonthNotes, type PhaseSources } from '../phase/phase';
import { statusFormula } from '../parts/status-formula';
import { listSoFar } from '../parts/status-list';
import {
  sumOrBlank,
  totalCompletion,
  totalGrowth,
  totalYearEnd,
  type TotalRanges,
} from '../parts/total-formulas';
import { emptySpec, type CellContent, type FormatRange, type SheetSpec } from '../../spreadsheet/spec';

export const ANNUAL_SHEET = '年度总表';

/** One unit's figures, persons; null where there is none. */
export interface AnnualUnit {
  readonly name: string;
  readonly baseline: CountedFigure;
  readonly target: CountedFigure;
  /** Month → new members in that month; empty without a ledger. */
  readonly months: ReadonlyMap<number, number>;
  /** New members so far, used without a ledger only. */
  readonly actual: CountedFigure;
  readonly note: string;
}

export interface AnnualInput {
  readonly campaign: Campaign;
  readonly title: string;
  readonly units: readonly AnnualUnit[];
  /** The campaign's months, ascending. */
  readonly months: readonly number[];
  readonly hasLedger: boolean;
  readonly cutOffMonth: number;
}

/** Statuses the report lists the units of. */
const LISTED: readonly ListedStatus[] = ['lagging', 'severelyLagging', 'notReported'];

/** So many units, in a table made small by its month columns, leave room on the page; others go close together. */
const ROOMY_UNITS = 18;

const HEADER_ROW = 5;
const FIRST_ROW = HEADER_ROW + 1;
const FIRST_MONTH_COLUMN = 5;

/** Where things stand on the annual sheet, as other sheets refer to them. */
export class AnnualLayout {
  readonly months: readonly number[];
  readonly lastRow: number;
  readonly totalRow: number;
  readonly column: Readonly<
    Record<
      | 'unit'
      | 'baseline'
      | 'target'
      | 'cumulative'
      | 'completion'
      | 'growth'
      | 'yearEnd'
      | 'rank'
      | 'status'
      | 'note'
      | 'order',
      number
    >
  >;

  constructor(readonly input: AnnualInput) {
    this.months = input.hasLedger ? input.months : [];
    this.lastRow = FIRST_ROW + input.units.length - 1;
    this.totalRow = this.lastRow + 1;
    const after = FIRST_MONTH_COLUMN + this.months.length;
    this.column = {
      unit: 2,
      baseline: 3,
      target: 4,
      cumulative: after,
      completion: after + 1,
      growth: after + 2,
      yearEnd: after + 3,
      rank: after + 4,
      status: after + 5,
      note: after + 6,
      // One column stays free: LibreOffice prints what overflows from a hidden neighbour.
      order: after + 8,
    };
  }

  /** The hidden column that gathers the units with a status. */
  listColumn(status: ListedStatus): number {
    return this.column.order + 1 + LISTED.indexOf(status);
  }

  monthColumn(month: number): number {
    return FIRST_MONTH_COLUMN + this.months.indexOf(month);
  }

  /** A unit column on this sheet: `$C$6:$C$21`. */
  range(column: number): string {
    return absoluteAreaAddress(this.area(column));
  }

  area(column: number): Area {
    return { top: FIRST_ROW, left: column, bottom: this.lastRow, right: column };
  }

  /** References from other sheets. */
  on(address: string): string {
    return `${quotedSheet(ANNUAL_SHEET)}!${address}`;
  }

  total(column: number): string {
    return this.on(absoluteAddress({ row: this.totalRow, column }));
  }

  monthHeader(): Area {
    return {
      top: HEADER_ROW,
      left: FIRST_MONTH_COLUMN,
      bottom: HEADER_ROW,
      right: FIRST_MONTH_COLUMN + this.months.length - 1,
    };
  }

  get cutOff(): string {
    return this.on(absoluteAddress(this.cutOffCell));
  }

  get pace(): string {
    return this.on(absoluteAddress(this.paceCell));
  }

  /** The growth goal as the other sheets of this workbook refer to it. */
  get goal(): string {
    return this.on(absoluteAddress(this.goalCell));
  }

  get cutOffCell(): { row: number; column: number } {
    return { row: 3, column: 1 };
  }

  get paceCell(): { row: number; column: number } {
    return { row: 3, column: this.column.cumulative };
  }

  /** Empty where no goal is known; it may be filled in later. */
  get goalCell(): { row: number; column: number } {
    return { row: 3, column: this.column.yearEnd };
  }

  /** What the phase sheets of this workbook are made from. */
  phaseSources(): PhaseSources {
    const { input, column } = this;
    const { campaign } = input;
    const months = absoluteAreaAddress(this.monthHeader());
    return {
      units: this.on(this.range(column.unit)),
      baseline: this.on(this.range(column.baseline)),
      target: this.on(this.range(column.target)),
      note: this.on(this.range(column.note)),
      actual: this.on(this.range(column.cumulative)),
      ledger: input.hasLedger
        ? {
            units: this.on(this.range(column.unit)),
            months: this.on(months),
            figures: this.on(
              absoluteAreaAddress({ ...this.monthHeader(), top: FIRST_ROW, bottom: this.lastRow }),
            ),
          }
        : null,
      cutOff: this.cutOff,
      lagging: String(campaign.laggingFactor),
      severe: String(campaign.severeFactor),
      paceAt: (month) =>
        input.hasLedger
          ? `COUNTIF(${this.on(months)},"<="&${month})/COUNT(${this.on(months)})`
          : `(${input.months.map((one) => `(${String(one)}<=${month})`).join('+')})/${String(input.months.length)}`,
      baselineScale: 1,
      targetScale: 1,
    };
  }
}

/** The annual sheet. */
export function annualSheet(layout: AnnualLayout): SheetSpec {
  const { column, totalRow } = layout;
  const last = column.note;
  const wide = layout.months.length > 0;
  const widths = [6, 14, 11, 10, ...layout.months.map(() => 7.5), 10, 10, 9.5, 11, 6, 10, wide ? 14 : 24];
  return {
    ...emptySpec(ANNUAL_SHEET, 'own'),
    tabColor: COLOR.pace,
    blocks: [{ top: 1, left: 1, rows: annualCells(layout) }],
    formats: annualFormats(layout),
    merges: annualMerges(layout),
    columnWidths: widths.map((width, index) => ({ column: index + 1, width })),
    rowHeights: [
      { row: 1, height: 38 },
      { row: 2, height: 20 },
      { row: 3, height: 20 },
      { row: 4, height: 38 },
      { row: HEADER_ROW, height: 48 },
      ...Array.from({ length: totalRow - FIRST_ROW + 1 }, (_, index) => ({
        row: FIRST_ROW + index,
        height: layout.input.hasLedger && layout.input.units.length <= ROOMY_UNITS ? 24 : 20,
      })),
    ],
    hiddenColumns: [column.order, ...LISTED.map((status) => layout.listColumn(status))],
    conditionalFormats: [
      { kind: 'data-bar', area: layout.area(column.completion), color: COLOR.barSoft, min: 0, max: 1 },
      ...statusColors(layout.area(column.status), cellAddress({ row: FIRST_ROW, column: column.status })),
    ],
    freeze: { rows: HEADER_ROW, columns: column.unit },
    print: printedOn(
      'landscape',
      { tall: 0 },
      {
        repeatRows: { from: HEADER_ROW, to: HEADER_ROW },
        printArea: { top: 1, left: 1, bottom: totalRow + annualNotes(layout).length, right: last },
      },
    ),
    showGridLines: false,
  };
}

function annualCells(layout: AnnualLayout): CellContent[][] {
  const { input, column } = layout;
  const { campaign } = input;
  const width = column.order;
  const padded = (cells: readonly CellContent[]): CellContent[] =>
    Array.from({ length: width }, (_, index) => cells[index] ?? '');
  const at = (cells: Readonly<Record<number, CellContent>>): CellContent[] =>
    Array.from({ length: width }, (_, index) => cells[index + 1] ?? '');
  return [
    padded([input.title]),
    at({ 1: `填报单位：${campaign.federation}`, [column.cumulative]: '填报日期：　　　　年　　月　　日' }),
    at({
      [layout.cutOffCell.column]: input.cutOffMonth,
      [layout.paceCell.column]: {
        formula: `=${layout.phaseSources().paceAt(absoluteAddress(layout.cutOffCell))}`,
      },
      [layout.goalCell.column]: campaign.growthGoal ?? '',
      [column.status]: '单位：人',
    }),
    padded([{ formula: annualKeyFigures(layout) }]),
    padded([
      '序号',
      '单位名称',
      campaign.baseYear === null ? '基数' : `${inYear(campaign.baseYear)}底\n会员数`,
      `${campaign.targetYear === null ? '' : String(campaign.targetYear)}新增\n任务数`,
      ...layout.months,
      '累计新增',
      '完成率',
      '增长率',
      `${inYear(campaign.targetYear) || '年'}底\n会员数`,
      '排名',
      '状态',
      '备注',
    ]),
    ...input.units.map((unit, index) => annualUnitCells(layout, unit, index)),
    annualTotalCells(layout),
    ...annualNotes(layout).map((note) => padded([note])),
  ];
}

function annualUnitCells(layout: AnnualLayout, unit: AnnualUnit, index: number): CellContent[] {
  const { column } = layout;
  const row = FIRST_ROW + index;
  const at = (of: number): string => cellAddress({ row, column: of });
  const months = rowRange(layout, row);
  const header = absoluteAreaAddress(layout.monthHeader());
  const cutOff = absoluteAddress(layout.cutOffCell);
  const upToCutOff = `${header},"<="&${cutOff}`;
  const ranks = layout.range(column.rank);
  const above = `${absoluteAddress({ row: FIRST_ROW, column: column.rank }).replace(/\$(\d+)$/, '$$$1')}:${at(column.rank)}`;
  return [
    index + 1,
    unit.name,
    figureCell(unit.baseline),
    figureCell(unit.target),
    ...layout.months.map((month) => unit.months.get(month) ?? ''),
    layout.months.length > 0
      ? {
          formula: `=IF(COUNTIFS(${upToCutOff},${months},${ANY_NUMBER})=0,"",SUMIFS(${months},${upToCutOff},${months},${ANY_NUMBER}))`,
        }
      : figureCell(unit.actual),
    { formula: share(at(column.cumulative), at(column.target)) },
    { formula: share(at(column.cumulative), at(column.baseline)) },
    {
      formula: `=IF(AND(ISNUMBER(${at(column.baseline)}),ISNUMBER(${at(column.cumulative)})),${at(column.baseline)}+${at(column.cumulative)},"")`,
    },
    {
      formula: `=IF(ISNUMBER(${at(column.completion)}),RANK(${at(column.completion)},${layout.range(column.completion)}),"")`,
    },
    {
      formula: statusFormula(at(column.target), at(column.cumulative), at(column.completion), {
        pace: absoluteAddress(layout.paceCell),
        lagging: String(layout.input.campaign.laggingFactor),
        severe: String(layout.input.campaign.severeFactor),
      }),
    },
    unit.note,
    '',
    // A place for every unit, 1 to n: ties in the order of the table, units without a rank at the end.
    {
      formula: `=IF(ISNUMBER(${at(column.rank)}),${at(column.rank)}+COUNTIF(${above},${at(column.rank)})-1,COUNT(${ranks})+ROWS(${above})-COUNT(${above}))`,
    },
    ...LISTED.map((status) => ({
      formula: listSoFar(row, layout.listColumn(status), {
        nameColumn: column.unit,
        statusColumn: column.status,
        status: STATUS_WORDS[status],
      }),
    })),
  ];
}

function annualTotalCells(layout: AnnualLayout): CellContent[] {
  const { column } = layout;
  const sum = (of: number): CellContent => ({ formula: sumOrBlank(layout.range(of)) });
  const ranges: TotalRanges = {
    baseline: layout.range(column.baseline),
    target: layout.range(column.target),
    actual: layout.range(column.cumulative),
    status: null,
  };
  return [
    '合计',
    '',
    sum(column.baseline),
    sum(column.target),
    ...layout.months.map((month) => sum(layout.monthColumn(month))),
    sum(column.cumulative),
    { formula: totalCompletion(ranges) },
    { formula: totalGrowth(ranges) },
    { formula: totalYearEnd(ranges) },
    '',
    '',
    '',
    '',
  ];
}

function annualKeyFigures(layout: AnnualLayout): string {
  const { column, input } = layout;
  const at = (of: number): string => absoluteAddress({ row: layout.totalRow, column: of });
  const growth = at(column.growth);
  return (
    `=IF(ISNUMBER(${at(column.completion)}),"截至"&${absoluteAddress(layout.cutOffCell)}&"月，累计新增会员"&TEXT(${at(column.cumulative)},"#,##0")&` +
    `"人，完成年度任务"&TEXT(${at(column.target)},"#,##0")&"人的"&TEXT(${at(column.completion)},"0.00%")&"；会员总数达到"&TEXT(${at(column.yearEnd)},"#,##0")&` +
    `"人，比${input.campaign.baseYear === null ? '基数' : `${inYear(input.campaign.baseYear)}底`}增长"&TEXT(${growth},"0.00%")&${againstGoal(growth, absoluteAddress(layout.goalCell))}&"。","截至"&${absoluteAddress(layout.cutOffCell)}&"月，还没有单位填报。")`
  );
}

/**
 * ，达到增长15%的目标, as a part of a formula; nothing while the goal's cell is empty.
 * @param growth the cell with the growth rate, `goal` the cell with the goal
 */
export function againstGoal(growth: string, goal: string): string {
  // A number joined to a text shows as many decimals as it has: 15%, 12.5%.
  return `IF(ISNUMBER(${goal}),IF(N(${growth})>=${goal},"，达到","，未达到")&"增长"&ROUND(${goal}*100,2)&"%的目标","")`;
}

function annualNotes(layout: AnnualLayout): string[] {
  const notes = [
    layout.input.hasLedger
      ? '各月为当月新增数，空白为未填报。'
      : '工作簿里没有月报台账，累计新增取自任务分解表的实际新增数。',
    ...sharedMonthNotes(layout.input.campaign),
    ANNUAL_NOTE,
  ];
  return notes.map((note, index) => `注${String(index + 1)}：${note}`);
}

/** An error or text is named as such; a later figure typed over it counts. */
function figureCell(figure: CountedFigure): CellContent {
  return figure === 'unusable' ? STATUS_WORDS.unclear : (figure ?? '');
}

function share(part: string, whole: string): string {
  return `=IF(AND(ISNUMBER(${part}),ISNUMBER(${whole})),IF(${whole}>0,${part}/${whole},""),"")`;
}

function rowRange(layout: AnnualLayout, row: number): string {
  return absoluteAreaAddress({ ...layout.monthHeader(), top: row, bottom: row }).replace(/\$(?=\d)/g, '');
}

function annualMerges(layout: AnnualLayout): Area[] {
  const { column, totalRow } = layout;
  const part = (row: number, left: number, right: number): Area => ({ top: row, left, bottom: row, right });
  return [
    part(1, 1, column.note),
    part(2, 1, column.cumulative - 1),
    part(2, column.cumulative, column.note),
    part(3, 1, column.baseline),
    part(3, column.cumulative, column.growth),
    part(3, layout.goalCell.column, column.rank),
    part(3, column.status, column.note),
    part(4, 1, column.note),
    part(totalRow, 1, 2),
    ...annualNotes(layout).map((_, index) => part(totalRow + 1 + index, 1, column.note)),
  ];
}

function annualFormats(layout: AnnualLayout): FormatRange[] {
  const { column, lastRow, totalRow } = layout;
  const last = column.note;
  const body = (of: number, style: FormatRange['style']): FormatRange =>
    columnFormat(of, FIRST_ROW, totalRow, style);
  return [
    rowFormat(1, 1, last, STYLE.title),
    { area: { top: 2, left: 1, bottom: 3, right: last }, style: STYLE.subtitle },
    rowFormat(2, column.cumulative, last, { horizontal: 'right' }),
    rowFormat(3, layout.cutOffCell.column, column.baseline, {
      numberFormat: '"数据截至"0"月"',
      horizontal: 'left',
    }),
    rowFormat(3, layout.paceCell.column, column.growth, {
      numberFormat: '"序时进度"0.00%',
      horizontal: 'center',
    }),
    rowFormat(3, layout.goalCell.column, column.rank, {
      numberFormat: '"增长目标"0.00%',
      horizontal: 'center',
    }),
    rowFormat(3, column.status, last, { horizontal: 'right' }),
    rowFormat(4, 1, last, STYLE.keyFigures),
    rowFormat(HEADER_ROW, 1, last, STYLE.header),
    ...(layout.months.length > 0 ? [{ area: layout.monthHeader(), style: { numberFormat: '0"月"' } }] : []),
    { area: { top: FIRST_ROW, left: 1, bottom: totalRow, right: last }, style: STYLE.figure },
    body(1, { horizontal: 'center' }),
    body(column.unit, STYLE.text),
    ...[column.completion, column.growth].map((of) => body(of, STYLE.rate)),
    body(column.yearEnd, { numberFormat: COUNT }),
    body(column.rank, { numberFormat: '0', horizontal: 'center' }),
    body(column.status, STYLE.text),
    {
      area: { top: FIRST_ROW, left: column.order, bottom: lastRow, right: column.order + LISTED.length },
      style: STYLE.helper,
    },
    columnFormat(column.note, FIRST_ROW, lastRow, { ...STYLE.text, horizontal: 'left' }),
    rowFormat(totalRow, 1, last, STYLE.total),
    rowFormat(totalRow, 1, 2, { ...STYLE.text, font: { name: '黑体' } }),
    ...annualNotes(layout).map((_, index) => rowFormat(totalRow + 1 + index, 1, last, STYLE.note)),
  ];
}
