/**
 * 分解方案: schemes of targets side by side, with growth and the difference from the present targets.
 *
 * Proposed targets are figures, which users may change by hand. Everything else is a formula that refers to them and to the table.
 * Formulas find a unit by its name, so that they stay correct when the table is sorted.
 */
import { absoluteAddress, areaAddress, cellAddress, type Area } from '../../spreadsheet/address';
import { figureFrom, sumOrBlank } from '../parts/total-formulas';
import { COLOR, columnFormat, COUNT, printedOn, rowFormat, STYLE } from '../parts/look';
import { STRIKING_CHANGE } from '../../domain/allocation/striking';
import { strikingWords } from './allocation-words';
import { linesNeeded } from '../../spreadsheet/text-size';
import {
  emptySpec,
  type CellContent,
  type ChartSpec,
  type ConditionalFormat,
  type DataRange,
  type FormatRange,
  type SheetSpec,
} from '../../spreadsheet/spec';

export const ALLOCATION_SHEET = '分解方案';

/** A unit as a row of the sheet. */
export interface SchemeUnit {
  readonly name: string;
  /** The index of the unit's block in {@link AllocationSheetInput.ranges}. */
  readonly block: number;
  /** The unit's position in the ranges of its block, where its name does not identify it; null where the name does. */
  readonly position: number | null;
}

export interface Scheme {
  readonly name: string;
  /** The method in words: 按基数比例. */
  readonly method: string;
  /** In the order of the units. */
  readonly targets: readonly number[];
  readonly remarks: readonly Remark[];
}

/** What is striking about a unit's target, in words; '' where nothing is. */
export interface Remark {
  /** The part that stays valid when targets change: how the target was made. */
  readonly made: string;
  /** The whole remark when the sheet is made, with the change from the present target. A formula updates that change later. */
  readonly atFirst: string;
}

/** The ranges of names, baselines and targets in a table, or in one block of a folded table. */
export interface TableRanges {
  readonly units: string;
  readonly baseline: string | null;
  readonly target: string;
}

export interface AllocationSheetInput {
  readonly sheet: string;
  readonly title: string;
  readonly unitOfMeasure: string;
  readonly units: readonly SchemeUnit[];
  readonly schemes: readonly Scheme[];
  /** The total that is divided: a figure, or the sum of the baselines times a growth rate. */
  readonly goal:
    { readonly kind: 'total'; readonly total: number } | { readonly kind: 'growth'; readonly rate: number };
  /** The terms of the division, one phrase each: 取整到 100, 每个单位不少于 100. */
  readonly terms: readonly string[];
  /** The ranges of the table; for a folded table, those of each block. */
  readonly ranges: readonly TableRanges[];
  /** The factor that converts a baseline to the target's unit of measure; 1 where both have the same unit. */
  readonly baselineScale: number;
  /** Persons in one of the target's unit of measure; 1 where it does not count persons. */
  readonly targetScale: number;
}

const GOAL_ROW = 3;
const GROUP_ROW = 4;
const HEADER_ROW = 5;
const FIRST_ROW = HEADER_ROW + 1;
const COLUMN = { ordinal: 1, unit: 2, baseline: 3, present: 4, firstScheme: 5 } as const;
const SCHEME_WIDTH = 3;
/** A chart with more columns is not readable. */
const MOST_CHART_UNITS = 40;
/** The most units that fit on one page with the chart and can still be read. */
const MOST_ON_A_PAGE = 24;
const CHART_HEIGHT = 220;
const SCHEME_COLORS = [COLOR.bar, COLOR.pace, '#7F9F5F'] as const;
const NOTE =
  '本表只是拟定的方案，任务分解表没有改动；采用其中一个方案后，任务数才写入任务分解表。各方案的任务数可以直接修改，其余各栏由公式算出。';
/** This many terms fit in a row of at most 409 points, the tallest that Excel allows. */
const TERMS_IN_A_ROW = 40;
/** MATCH reads these characters as wildcards. */
const WILDCARD = /[~*?]/;

/** The sheet with all schemes. */
export function allocationSheet(input: AllocationSheetInput): SheetSpec {
  const layout = new Layout(input);
  return {
    ...emptySpec(input.sheet, 'own'),
    tabColor: COLOR.bar,
    blocks: [{ top: 1, left: 1, rows: layout.cells() }],
    formats: layout.formats(),
    merges: layout.merges(),
    columnWidths: layout.widths(),
    rowHeights: layout.rowHeights(),
    hiddenColumns: [layout.positionColumn],
    conditionalFormats: layout.conditionalFormats(),
    validations: layout.targetAreas().map((area) => ({
      area,
      rule: { kind: 'decimal', min: 0, max: 1e9 },
      title: '任务数',
      message: '请填不小于 0 的数',
    })),
    charts: input.units.length > 0 ? [layout.chart()] : [],
    freeze: { rows: HEADER_ROW, columns: COLUMN.unit },
    print: printedOn(
      'landscape',
      { tall: input.units.length <= MOST_ON_A_PAGE ? 1 : 0 },
      {
        repeatRows: { from: GROUP_ROW, to: HEADER_ROW },
        printArea: { top: 1, left: 1, bottom: layout.chartRow, right: layout.noteColumn },
      },
    ),
    showGridLines: false,
  };
}

class Layout {
  private readonly lastRow: number;
  private readonly totalRow: number;
  private readonly checkRow: number;
  private readonly noteRows: readonly string[];
  readonly noteColumn: number;
  readonly positionColumn: number;
  readonly chartRow: number;

  constructor(private readonly input: AllocationSheetInput) {
    this.lastRow = FIRST_ROW + input.units.length - 1;
    this.totalRow = this.lastRow + 1;
    this.checkRow = this.totalRow + 1;
    this.noteRows = [...termRows(input.terms), NOTE];
    this.noteColumn = COLUMN.firstScheme + input.schemes.length * SCHEME_WIDTH;
    this.positionColumn = this.noteColumn + 1;
    this.chartRow = this.checkRow + this.noteRows.length + 1;
  }

  cells(): CellContent[][] {
    const { title, unitOfMeasure, units, schemes } = this.input;
    const group = schemes.flatMap(({ name, method }): CellContent[] => [`${name}（${method}）`, '', '']);
    const headings = schemes.flatMap((): CellContent[] => ['拟定任务数', '增长率', '比现任务数']);
    return [
      [title],
      [`计量单位：${unitOfMeasure}`],
      this.goalCells(),
      ['序号', '单位名称', '基数', '现任务数', ...group, '值得注意'],
      ['', '', '', '', ...headings, ''],
      ...units.map((unit, index) => this.unitCells(unit, index)),
      this.totalCells(),
      this.checkCells(),
      ...this.noteRows.map((note): CellContent[] => [note]),
    ];
  }

  private get totalCell(): string {
    return absoluteAddress({ row: GOAL_ROW, column: COLUMN.baseline });
  }

  private goalCells(): CellContent[] {
    const { goal } = this.input;
    if (goal.kind === 'total') return ['分解总数', '', goal.total, '', ''];
    const rate = absoluteAddress({ row: GOAL_ROW, column: COLUMN.firstScheme });
    const { baselineScale, targetScale } = this.input;
    const persons = `SUM(${this.range(COLUMN.baseline)})*${rate}${times(baselineScale * targetScale)}`;
    const over = targetScale === 1 ? '' : `/${targetScale}`;
    // ROUND removes binary noise from the product; ROUNDUP would otherwise turn the noise into one more person.
    return ['分解总数', '', { formula: `=ROUNDUP(ROUND(${persons},6),0)${over}` }, '增长目标', goal.rate];
  }

  private unitCells(unit: SchemeUnit, index: number): CellContent[] {
    const row = FIRST_ROW + index;
    const { ranges, schemes } = this.input;
    const own = ranges[unit.block];
    const position = cellAddress({ row, column: this.positionColumn });
    const inTable = (range: string | null | undefined): CellContent =>
      range ? { formula: figureFrom(`INDEX(${range},${position})`) } : '';
    return [
      index + 1,
      unit.name,
      inTable(own?.baseline),
      inTable(own?.target),
      ...schemes.flatMap((scheme, at) => [scheme.targets[index] ?? '', ...this.measures(row, at)]),
      this.remarks(row, index),
      unit.position ?? { formula: `=MATCH(${lookupText(row, unit.name)},${own?.units ?? ''},0)` },
    ];
  }

  /** The growth and the difference of one scheme's target in a row. */
  private measures(row: number, scheme: number): CellContent[] {
    const target = cellAddress({ row, column: this.targetColumn(scheme) });
    const baseline = cellAddress({ row, column: COLUMN.baseline });
    const present = cellAddress({ row, column: COLUMN.present });
    const { baselineScale } = this.input;
    const scaled = baselineScale === 1 ? baseline : `(${baseline}${times(baselineScale)})`;
    return [
      { formula: `=IF(AND(N(${baseline})>0,ISNUMBER(${target})),${target}/${scaled},"")` },
      { formula: `=IF(AND(ISNUMBER(${present}),ISNUMBER(${target})),${target}-${present},"")` },
    ];
  }

  /** The remarks on a unit: 方案一：到下限、减少较多；方案二：增加较多. A formula, because both present and proposed targets may change. */
  private remarks(row: number, unit: number): CellContent {
    const { schemes } = this.input;
    const parts = schemes.map(({ name, remarks }, at) => {
      const made = remarks[unit]?.made ?? '';
      const begin = schemes.length === 1 ? '；' : `；${name}：`;
      const change = this.changeRemark(row, at, made === '' ? begin : '、');
      return made === '' ? change : `${quoted(`${begin}${made}`)}&${change}`;
    });
    return { formula: `=MID(${parts.join('&')},2,200)` };
  }

  /** 增加较多 or 减少较多, where a target differs much from the present one. @param before the text that precedes it */
  private changeRemark(row: number, scheme: number, before: string): string {
    const present = cellAddress({ row, column: COLUMN.present });
    const difference = `ROUND(N(${cellAddress({ row, column: this.targetColumn(scheme) + 2 })}),6)`;
    const striking = `ROUND(${present}*${STRIKING_CHANGE},6)`;
    const word = (rate: number): string => quoted(`${before}${strikingWords({ kind: 'change', rate })}`);
    return `IF(N(${present})>0,IF(${difference}>=${striking},${word(1)},IF(${difference}<=-${striking},${word(-1)},"")),"")`;
  }

  private totalCells(): CellContent[] {
    const sum = (column: number): CellContent => ({ formula: sumOrBlank(this.range(column)) });
    return [
      '合计',
      '',
      sum(COLUMN.baseline),
      sum(COLUMN.present),
      ...this.input.schemes.flatMap((_, at) => [
        sum(this.targetColumn(at)),
        ...this.measures(this.totalRow, at),
      ]),
      '',
    ];
  }

  private checkCells(): CellContent[] {
    return [
      '与分解总数相差',
      '',
      '',
      '',
      ...this.input.schemes.flatMap((_, at): CellContent[] => {
        const total = cellAddress({ row: this.totalRow, column: this.targetColumn(at) });
        return [{ formula: `=ROUND(N(${total})-${this.totalCell},6)` }, '', ''];
      }),
      '',
    ];
  }

  private targetColumn(scheme: number): number {
    return COLUMN.firstScheme + scheme * SCHEME_WIDTH;
  }

  private column(column: number): Area {
    return { top: FIRST_ROW, left: column, bottom: this.lastRow, right: column };
  }

  private range(column: number): string {
    return areaAddress(this.column(column));
  }

  targetAreas(): Area[] {
    return this.input.schemes.map((_, at) => this.column(this.targetColumn(at)));
  }

  formats(): FormatRange[] {
    const last = this.noteColumn;
    const body = { top: FIRST_ROW, left: 1, bottom: this.checkRow, right: last };
    return [
      rowFormat(1, 1, last, STYLE.title),
      rowFormat(2, 1, last, { ...STYLE.subtitle, horizontal: 'right' }),
      rowFormat(
        GOAL_ROW,
        1,
        this.input.goal.kind === 'total' ? COLUMN.baseline : COLUMN.firstScheme,
        STYLE.text,
      ),
      rowFormat(GOAL_ROW, COLUMN.baseline, COLUMN.baseline, STYLE.figure),
      ...(this.input.goal.kind === 'total'
        ? []
        : [rowFormat(GOAL_ROW, COLUMN.firstScheme, COLUMN.firstScheme, { ...STYLE.figure, ...STYLE.rate })]),
      { area: { top: GROUP_ROW, left: 1, bottom: HEADER_ROW, right: last }, style: STYLE.header },
      { area: body, style: STYLE.figure },
      columnFormat(COLUMN.ordinal, FIRST_ROW, this.checkRow, STYLE.text),
      columnFormat(COLUMN.unit, FIRST_ROW, this.lastRow, STYLE.text),
      columnFormat(last, FIRST_ROW, this.checkRow, { ...STYLE.text, horizontal: 'left' }),
      ...this.input.schemes.flatMap((_, at) => [
        columnFormat(this.targetColumn(at) + 1, FIRST_ROW, this.totalRow, STYLE.rate),
        columnFormat(this.targetColumn(at) + 2, FIRST_ROW, this.totalRow, {
          numberFormat: '+#,##0.##;-#,##0.##;0',
        }),
      ]),
      ...this.targetAreas().map((area) => ({ area, style: STYLE.input })),
      rowFormat(this.totalRow, 1, last, STYLE.total),
      rowFormat(this.totalRow, 1, COLUMN.unit, { ...STYLE.text, ...STYLE.total }),
      ...this.noteRows.map((_, index) => rowFormat(this.checkRow + 1 + index, 1, last, STYLE.note)),
      columnFormat(this.positionColumn, FIRST_ROW, this.lastRow, STYLE.helper),
    ];
  }

  merges(): Area[] {
    const last = this.noteColumn;
    const across = (row: number, left: number, right: number): Area => ({
      top: row,
      left,
      bottom: row,
      right,
    });
    const down = (column: number): Area => ({
      top: GROUP_ROW,
      left: column,
      bottom: HEADER_ROW,
      right: column,
    });
    return [
      across(1, 1, last),
      across(2, 1, last),
      across(GOAL_ROW, 1, COLUMN.unit),
      ...[COLUMN.ordinal, COLUMN.unit, COLUMN.baseline, COLUMN.present, last].map(down),
      ...this.input.schemes.map((_, at) =>
        across(GROUP_ROW, this.targetColumn(at), this.targetColumn(at) + 2),
      ),
      across(this.totalRow, 1, COLUMN.unit),
      across(this.checkRow, 1, COLUMN.unit),
      ...this.noteRows.map((_, index) => across(this.checkRow + 1 + index, 1, last)),
    ];
  }

  widths(): { column: number; width: number }[] {
    const schemes = this.input.schemes.flatMap(() => [13, 11, 12]);
    return [6, 18, 13, 12, ...schemes, this.noteWidth].map((width, index) => ({ column: index + 1, width }));
  }

  private get noteWidth(): number {
    return this.input.schemes.length === 1 ? 24 : 38;
  }

  rowHeights(): { row: number; height: number }[] {
    const whole = this.widths().reduce((sum, { width }) => sum + width, 0);
    return [
      { row: 1, height: 38 },
      { row: 2, height: 22 },
      { row: GOAL_ROW, height: 26 },
      { row: GROUP_ROW, height: 36 },
      { row: HEADER_ROW, height: 24 },
      ...Array.from({ length: this.checkRow - FIRST_ROW + 1 }, (_, index) => ({
        row: FIRST_ROW + index,
        height: 4 + 17 * this.remarkLines(index),
      })),
      ...this.noteRows.map((note, index) => ({
        row: this.checkRow + 1 + index,
        height: 8 + 17 * linesNeeded(note, whole, STYLE.note.font.size),
      })),
      { row: this.chartRow, height: CHART_HEIGHT },
    ];
  }

  private remarkLines(unit: number): number {
    const remarks = this.input.schemes.flatMap(({ name, remarks: all }) => {
      const text = all[unit]?.atFirst ?? '';
      return text === '' ? [] : [this.input.schemes.length === 1 ? text : `${name}：${text}`];
    });
    return linesNeeded(remarks.join('；'), this.noteWidth, STYLE.text.font.size);
  }

  conditionalFormats(): ConditionalFormat[] {
    return this.input.schemes.map((_, at): ConditionalFormat => {
      const cell = { row: this.checkRow, column: this.targetColumn(at) };
      return {
        kind: 'formula',
        area: { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column },
        formula: `=${cellAddress(cell)}<>0`,
        style: { color: '#A61C1C', fill: '#FADFDD', bold: true },
      };
    });
  }

  chart(): ChartSpec {
    const { sheet, schemes, units, unitOfMeasure } = this.input;
    const shown = Math.min(units.length, MOST_CHART_UNITS);
    const data = (column: number): DataRange => ({
      sheet,
      area: { top: FIRST_ROW, left: column, bottom: FIRST_ROW + shown - 1, right: column },
    });
    const series = (name: string, column: number, color: string): ChartSpec['series'][number] => ({
      name,
      kind: 'column',
      values: data(column),
      color,
      labels: false,
    });
    return {
      name: '任务分解_方案图',
      title: shown < units.length ? `各方案任务数（前 ${shown} 个单位）` : '各方案任务数',
      anchor: { top: this.chartRow, left: 1, bottom: this.chartRow, right: this.noteColumn },
      categories: data(COLUMN.unit),
      series: [
        series('现任务数', COLUMN.present, '#BFBFBF'),
        ...schemes.map(({ name }, at) => series(name, this.targetColumn(at), SCHEME_COLORS[at] ?? COLOR.bar)),
      ],
      valueAxis: { title: unitOfMeasure, numberFormat: COUNT, min: 0 },
      legend: 'bottom',
    };
  }
}

/** The terms as rows, each low enough to be shown whole. */
function termRows(terms: readonly string[]): string[] {
  const rows = Array.from({ length: Math.max(1, Math.ceil(terms.length / TERMS_IN_A_ROW)) }, (_, row) =>
    terms.slice(row * TERMS_IN_A_ROW, (row + 1) * TERMS_IN_A_ROW).join('；'),
  );
  return rows.map(
    (row, index) => `${index === 0 ? '条件' : '条件（续）'}：${row}${index + 1 < rows.length ? '；' : '。'}`,
  );
}

/** Quotes a text that contains no quotation marks, as a constant in a formula. */
function quoted(text: string): string {
  return `"${text}"`;
}

/** The part of a formula that multiplies by a factor: `*1000`; '' for 1. */
function times(factor: number): string {
  return factor === 1 ? '' : `*${factor}`;
}

/** The unit's name as an argument of MATCH, with wildcards escaped. */
function lookupText(row: number, name: string): string {
  const cell = cellAddress({ row, column: COLUMN.unit });
  if (!WILDCARD.test(name)) return cell;
  return `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${cell},"~","~~"),"*","~*"),"?","~?")`;
}
