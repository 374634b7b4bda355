/** 重点领域建会情况: a table of units × areas, counted from the list by live formulas, followed by a table of the areas and two charts. */
import {
  absoluteAddress,
  areaAddress,
  cellAddress,
  columnLetters,
  quotedSheet,
  type Area,
} from '../../spreadsheet/address';
import {
  emptySpec,
  type CellContent,
  type CellStyle,
  type ChartSpec,
  type Fill,
  type FormatRange,
  type SheetSpec,
} from '../../spreadsheet/spec';
import {
  COLOR,
  COUNT,
  PERCENT,
  printedOn,
  rowFormat,
  SIGNATURE_HEIGHT,
  SIGNATURES,
  STYLE,
} from '../parts/look';
import { areaCounts, type AreaListReference, type AreaSums, uncounted } from './area-formulas';

/** The counts for each area, left to right, with their headings. */
const AREA_COUNT_HEADING = {
  due: '应建',
  founded: '已建',
  rate: '建会率',
  members: '会员数',
} as const;

export type AreaCount = keyof typeof AREA_COUNT_HEADING;

export const AREA_COUNTS = Object.keys(AREA_COUNT_HEADING) as readonly AreaCount[];

export interface AreaSummaryInput {
  readonly sheet: string;
  readonly title: string;
  readonly federation: string;
  /** The list that the formulas count. */
  readonly list: AreaListReference;
  /** Each name once, in the list's spelling. */
  readonly units: readonly string[];
  readonly areas: readonly string[];
}

const KEY_ROW = 3;
const AREA_ROW = 4;
const HEADER_ROW = 5;
const FIRST_ROW = HEADER_ROW + 1;
const FIRST_COLUMN = 3;
const GROUP = AREA_COUNTS.length;
/** A chart with more columns is not readable. */
const MOST_CHART_UNITS = 60;

/** The cells with the counts of one area, or of all areas together. */
export type AreaCells = Readonly<Record<AreaCount, string>>;

/** The areas and references to their counts, for formulas on other sheets. */
export interface AreaSummaryReference {
  readonly areas: readonly { readonly name: string; readonly cells: AreaCells }[];
  readonly total: AreaCells;
}

/** References to the summary for other sheets of the same workbook. */
export function areaSummaryReference({
  sheet,
  units,
  areas,
}: Pick<AreaSummaryInput, 'sheet' | 'units' | 'areas'>): AreaSummaryReference {
  const places = new Places(units.length, areas.length);
  const cells = (group: number): AreaCells => {
    const at = (count: AreaCount): string =>
      `${quotedSheet(sheet)}!${absoluteAddress({ row: places.totalRow, column: places.column(group, count) })}`;
    return { due: at('due'), founded: at('founded'), rate: at('rate'), members: at('members') };
  };
  return {
    areas: areas.map((name, group) => ({ name, cells: cells(group) })),
    total: cells(areas.length),
  };
}

/** The positions on the sheet. Each area has a group of columns; the group after the last area holds the totals. */
class Places {
  readonly lastRow: number;
  readonly totalRow: number;
  readonly noteRow: number;
  /** The header row of the table of areas. */
  readonly areasRow: number;
  readonly lastAreaRow: number;
  readonly signatureRow: number;
  readonly chartRow: number;
  readonly lastColumn: number;

  constructor(
    units: number,
    readonly areas: number,
  ) {
    this.lastRow = HEADER_ROW + units;
    this.totalRow = this.lastRow + 1;
    this.noteRow = this.totalRow + 1;
    this.areasRow = this.noteRow + 2;
    this.lastAreaRow = this.areasRow + areas + 1;
    this.chartRow = this.lastAreaRow + 1;
    this.signatureRow = this.chartRow + 1;
    this.lastColumn = FIRST_COLUMN + GROUP * (areas + 1) - 1;
  }

  column(group: number, count: AreaCount): number {
    return FIRST_COLUMN + group * GROUP + AREA_COUNTS.indexOf(count);
  }

  /** The indices of the groups: one for each area, then one for the totals. */
  get groups(): number[] {
    return Array.from({ length: this.areas + 1 }, (_, group) => group);
  }
}

/** The sheet. Its formulas refer to the list, so it is made again only when units or areas change. */
export function areaSummarySheet(input: AreaSummaryInput): SheetSpec {
  const summary = new AreaSummary(input);
  const { places } = summary;
  return {
    ...emptySpec(input.sheet, 'own'),
    tabColor: COLOR.bar,
    blocks: [
      { top: 1, left: 1, rows: summary.rows() },
      { top: places.signatureRow, left: 1, rows: [[SIGNATURES]] },
    ],
    fills: summary.fills(),
    formats: summary.formats(),
    merges: summary.merges(),
    columnWidths: [
      { column: 1, width: 6 },
      { column: 2, width: 17 },
      ...places.groups.flatMap((group) =>
        AREA_COUNTS.map((count) => ({ column: places.column(group, count), width: WIDTH[count] })),
      ),
    ],
    rowHeights: summary.rowHeights(),
    charts: summary.charts(),
    freeze: { rows: HEADER_ROW, columns: 2 },
    print: printedOn(
      'landscape',
      { tall: 0 },
      {
        repeatRows: { from: AREA_ROW, to: HEADER_ROW },
        printArea: { top: 1, left: 1, bottom: places.signatureRow, right: places.lastColumn },
      },
    ),
    showGridLines: false,
  };
}

const WIDTH: Readonly<Record<AreaCount, number>> = { due: 6, founded: 6, rate: 9, members: 8 };

/** Zero is shown as a dash, because most units have no entries in most areas. */
const FIGURE: CellStyle = {
  ...STYLE.figure,
  horizontal: 'center',
  indent: 0,
  numberFormat: `${COUNT};-${COUNT};"—"`,
};

class AreaSummary {
  readonly places: Places;

  constructor(private readonly input: AreaSummaryInput) {
    this.places = new Places(input.units.length, input.areas.length);
  }

  /** All rows from the title to the table of areas; cells that a fill writes are null. */
  rows(): CellContent[][] {
    const { input, places } = this;
    const groups = [...input.areas, '合计'];
    return [
      [input.title],
      [`填报单位：${input.federation}　　单位：应建、已建为个，会员数为人`],
      [{ formula: this.keyFigures() }],
      ['序号', '单位名称', ...groups.flatMap((name) => [name, '', '', ''])],
      ['', '', ...groups.flatMap(() => AREA_COUNTS.map((count) => AREA_COUNT_HEADING[count]))],
      ...input.units.map((unit, index) => [index + 1, unit]),
      ['合计', ''],
      [{ formula: this.uncountedNote() }],
      [
        '注：应建为名录中的用人单位和项目数，已建为其中“是否建会”填“是”的，建会率＝已建÷应建；会员数为名录所填会员人数之和。',
      ],
      ['重点领域', '', ...AREA_COUNTS.map((count) => AREA_COUNT_HEADING[count])],
      ...groups.map((name, group): CellContent[] => [
        name,
        '',
        ...AREA_COUNTS.map((count) => ({
          formula: `=${cellAddress({ row: places.totalRow, column: places.column(group, count) })}`,
        })),
      ]),
    ];
  }

  /** One fill per column, from the first unit to the last; the total row has its own formulas. */
  fills(): Fill[] {
    const { places, input } = this;
    return places.groups.flatMap((group) => {
      const isWhole = group === input.areas.length;
      const unit = { cell: `$B${FIRST_ROW}`, names: input.units };
      const name = input.areas[group] ?? '';
      const area = {
        cell: `${columnLetters(places.column(group, 'due'))}$${AREA_ROW}`,
        names: [name],
      };
      const sums = isWhole ? this.wholeOf(FIRST_ROW) : areaCounts(input.list, unit, area);
      return AREA_COUNTS.flatMap((count): Fill[] => {
        const column = places.column(group, count);
        const units: Area = { top: FIRST_ROW, left: column, bottom: places.lastRow, right: column };
        const total = { ...units, top: places.totalRow, bottom: places.totalRow };
        const formula = count === 'rate' ? this.rate(group, FIRST_ROW) : `=${sums[count]}`;
        const summed = count === 'rate' ? this.rate(group, places.totalRow) : `=SUM(${areaAddress(units)})`;
        const hasUnits = input.units.length > 0;
        return [
          ...(hasUnits ? [{ area: units, formula }] : []),
          { area: total, formula: hasUnits ? summed : count === 'rate' ? '=""' : '=0' },
        ];
      });
    });
  }

  private wholeOf(row: number): AreaSums {
    const { places } = this;
    const sum = (count: AreaCount): string =>
      places.areas === 0
        ? '0'
        : Array.from({ length: places.areas }, (_, group) =>
            cellAddress({ row, column: places.column(group, count) }),
          ).join('+');
    return { due: sum('due'), founded: sum('founded'), members: sum('members') };
  }

  private rate(group: number, row: number): string {
    const at = (count: AreaCount): string => cellAddress({ row, column: this.places.column(group, count) });
    return `=IF(${at('due')}=0,"",${at('founded')}/${at('due')})`;
  }

  /** The sentence with the key figures, above the table. */
  private keyFigures(): string {
    const { places } = this;
    const at = (count: AreaCount): string =>
      cellAddress({ row: places.totalRow, column: places.column(places.areas, count) });
    return (
      `=IF(${at('due')}=0,"重点领域名录里还没有用人单位和项目。","重点领域应建会"&TEXT(${at('due')},"#,##0")&"个，已建会"&` +
      `TEXT(${at('founded')},"#,##0")&"个，建会率"&TEXT(${at('rate')},"0.00%")&"，会员"&TEXT(${at('members')},"#,##0")&"人。")`
    );
  }

  /** A note with the number of list rows that no unit or area of the table counts. */
  private uncountedNote(): string {
    const { places, input } = this;
    const total = cellAddress({ row: places.totalRow, column: places.column(places.areas, 'due') });
    const rest = `${uncounted(input.list)}-${total}`;
    return `=IF(${rest}>0,"名录中另有"&(${rest})&"行的所属单位或领域不在本表内，没有计入，请核验。","")`;
  }

  formats(): FormatRange[] {
    const { places } = this;
    const last = places.lastColumn;
    const body = { top: FIRST_ROW, left: 1, bottom: places.totalRow, right: last };
    const areas = {
      top: places.areasRow + 1,
      left: 1,
      bottom: places.lastAreaRow,
      right: FIRST_COLUMN + GROUP - 1,
    };
    const rates = (area: Area): FormatRange => ({
      area,
      style: { ...STYLE.rate, numberFormat: PERCENT },
    });
    const column = (at: number, { top, bottom }: Area): Area => ({ top, left: at, bottom, right: at });
    const small = { font: { ...STYLE.header.font, size: 11 } } as const;
    return [
      rowFormat(1, 1, last, STYLE.title),
      rowFormat(2, 1, last, STYLE.subtitle),
      rowFormat(KEY_ROW, 1, last, STYLE.keyFigures),
      { area: { ...body, top: AREA_ROW, bottom: HEADER_ROW }, style: { ...STYLE.header, ...small } },
      { area: body, style: FIGURE },
      { area: { ...body, right: 2 }, style: STYLE.text },
      ...places.groups.map((group) => rates(column(places.column(group, 'rate'), body))),
      rowFormat(places.totalRow, 1, last, STYLE.total),
      { area: { ...body, left: places.column(places.areas, 'due') }, style: { fill: COLOR.totalFill } },
      rowFormat(places.totalRow, 1, 2, { ...STYLE.text, font: { name: '黑体' } }),
      rowFormat(places.noteRow, 1, last, { ...STYLE.note, font: { ...STYLE.note.font, color: COLOR.pace } }),
      rowFormat(places.noteRow + 1, 1, last, STYLE.note),
      rowFormat(places.areasRow, 1, areas.right, { ...STYLE.header, ...small }),
      { area: areas, style: FIGURE },
      { area: { ...areas, right: 2 }, style: STYLE.text },
      rates(column(places.column(0, 'rate'), areas)),
      rowFormat(places.lastAreaRow, 1, areas.right, STYLE.total),
      rowFormat(places.signatureRow, 1, last, STYLE.signatures),
    ];
  }

  merges(): Area[] {
    const { places } = this;
    const whole = (row: number): Area => ({ top: row, left: 1, bottom: row, right: places.lastColumn });
    const label = (row: number): Area => ({ top: row, left: 1, bottom: row, right: 2 });
    return [
      ...[1, 2, KEY_ROW, places.noteRow, places.noteRow + 1, places.signatureRow].map(whole),
      { top: AREA_ROW, left: 1, bottom: HEADER_ROW, right: 1 },
      { top: AREA_ROW, left: 2, bottom: HEADER_ROW, right: 2 },
      ...places.groups.map((group) => ({
        top: AREA_ROW,
        left: places.column(group, 'due'),
        bottom: AREA_ROW,
        right: places.column(group, 'members'),
      })),
      label(places.totalRow),
      ...Array.from({ length: places.areas + 2 }, (_, index) => label(places.areasRow + index)),
    ];
  }

  rowHeights(): { row: number; height: number }[] {
    const { places } = this;
    const rows = (from: number, to: number): { row: number; height: number }[] =>
      Array.from({ length: to - from + 1 }, (_, index) => ({ row: from + index, height: 19 }));
    return [
      { row: 1, height: 36 },
      { row: 2, height: 19 },
      { row: KEY_ROW, height: 26 },
      { row: AREA_ROW, height: 32 },
      { row: HEADER_ROW, height: 21 },
      ...rows(FIRST_ROW, places.totalRow),
      { row: places.noteRow, height: 17 },
      { row: places.noteRow + 1, height: 17 },
      { row: places.areasRow, height: 24 },
      ...rows(places.areasRow + 1, places.lastAreaRow),
      // The charts share one row, because no program breaks a page inside a row.
      { row: places.chartRow, height: 210 },
      { row: places.signatureRow, height: SIGNATURE_HEIGHT },
    ];
  }

  /** The chart of the areas on the left, the chart of the units on the right. */
  charts(): ChartSpec[] {
    const { places, input } = this;
    if (places.areas === 0 || input.units.length === 0) return [];
    const middle = Math.max(Math.round(places.lastColumn * 0.4), FIRST_COLUMN);
    const shown = Math.min(input.units.length, MOST_CHART_UNITS);
    const areas = { top: places.areasRow + 1, bottom: places.lastAreaRow - 1 };
    const units = { top: FIRST_ROW, bottom: FIRST_ROW + shown - 1 };
    const some = shown < input.units.length ? `（前${shown}个单位）` : '';
    const anchor = (left: number, right: number): Area => ({
      top: places.chartRow,
      left,
      bottom: places.chartRow,
      right,
    });
    return [
      this.chart('重点领域建会率图', '各领域建会率', anchor(1, middle), areas, [1, places.column(0, 'rate')]),
      this.chart(
        '各单位建会率图',
        `各单位重点领域建会率${some}`,
        anchor(middle + 1, places.lastColumn),
        units,
        [2, places.column(places.areas, 'rate')],
      ),
    ];
  }

  private chart(
    name: string,
    title: string,
    anchor: Area,
    rows: { readonly top: number; readonly bottom: number },
    [categories, values]: readonly [number, number],
  ): ChartSpec {
    const { sheet } = this.input;
    const column = (at: number): { sheet: string; area: Area } => ({
      sheet,
      area: { ...rows, left: at, right: at },
    });
    return {
      name,
      title,
      anchor,
      categories: column(categories),
      series: [
        {
          name: '建会率',
          kind: 'column',
          values: column(values),
          color: COLOR.bar,
          labels: rows.bottom - rows.top < 12,
        },
      ],
      valueAxis: { numberFormat: '0%', min: 0, max: 1 },
      legend: 'none',
    };
  }
}
