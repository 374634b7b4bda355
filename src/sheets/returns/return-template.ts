/**
 * A return template (填报表): the small workbook one unit gets, fills in and sends back.
 *
 * It is recognised by the names it carries, which survive renaming the file, reordering sheets and saving in WPS or
 * LibreOffice.
 */
import { cellAddress, type Area, type Position } from '../../spreadsheet/address';
import { monthsOf, type Campaign } from '../../domain/campaign/campaign';
import type { ReturnKind } from '../../domain/ledger';
import {
  formulaAt,
  textOf,
  valueAt,
  type CellValue,
  type SheetGrid,
  type WorkbookGrid,
  sheetNamed,
} from '../../spreadsheet/grid';
import { reportedFigure, type ReportedFigure } from '../../domain/returns/returns';
import { COLOR, columnFormat, PERCENT, printedOn, rowFormat, STYLE } from '../parts/look';
import { rememberArea, rememberCell, rememberedCell, rememberedText, rememberText } from '../memory';
import { measureInHeading, PERSONS, type UnitOfMeasure } from '../../domain/table/unit-of-measure';
import { normalizeHeading } from '../../domain/table/headings';
import { TEMPLATE_LABEL } from '../own-words';
import { AREA_LIST_HOME, AREA_LIST_SHEET } from '../areas/area-homes';
import { AREA_SPARE_ROWS, areaListSheet, type WrittenEntry } from '../areas/area-list-sheet';
import { returnFormat, returnRule, returnWord } from '../parts/return-cells';
import { UnitTable, type UnitColumn } from '../parts/unit-table';
import { RETURN_KIND_WORDS } from '../settings/settings-words';
import { sheetName } from '../sheet-names';
import {
  emptySpec,
  type Block,
  type FormatRange,
  type NewWorkbook,
  type SheetSpec,
  type Validation,
} from '../../spreadsheet/spec';

const SHEET = '月报填报表';
const UNIT_WORD = '回执单位';
const MONTHS_WORD = '回执月份';
const FIGURES_WORD = '回执数';
const INDICATOR_WORD = '回执指标';
const KIND_WORD = '回执口径';
const YEAR_WORD = '回执年';

/** What a unit reports of one indicator. */
export interface TemplateTask {
  /** What its figures are in; persons where left out. */
  readonly measure?: UnitOfMeasure;
  /** In its unit of measure; null without a task. */
  readonly target: number | null;
  /** What it reported so far, month by month, in the same. */
  readonly figures: ReadonlyMap<number, number>;
}

/** What a unit's part of the list of key areas holds, and what it is written in. */
export interface TemplateAreas {
  /** The unit as the list writes it. */
  readonly unit: string;
  readonly areas: readonly string[];
  readonly entries: readonly WrittenEntry[];
}

export interface TemplateUnit extends TemplateTask {
  readonly name: string;
  /** A task for each indicator where the table has several; the first is the unit's own `target` and `figures`. */
  readonly tasks?: readonly (TemplateTask & NamedIndicator)[];
  /** Its part of the list of key areas; left out where there is no list. */
  readonly areas?: TemplateAreas;
}

interface NamedIndicator {
  readonly indicator: string;
}

const UNIT_ROW = 4;
const KIND_ROW = 6;
const HEADER_ROW = 8;

/** The rows below the months: 合计 or 最近累计, and 完成率; between them 年度任务数 where each indicator has its own. */
const ROWS_BELOW = 2;

/** `figure` is the first indicator's, `figure_2` the second's. */
type TemplateColumn = 'month' | 'figure' | `figure_${number}` | 'note';
/** The same table as of units, with months in their place. */
type TemplateTable = UnitTable<TemplateColumn, number>;

/** The workbook for one unit. */
export function returnTemplate(
  campaign: Campaign,
  unit: TemplateUnit,
  fileName = `${sheetName(unit.name)}.xlsx`,
): NewWorkbook {
  const table = templateTable(campaign, unit);
  const figureColumn = table.column('figure');
  return {
    fileName,
    title: `${unit.name}月报填报表`,
    open: { sheet: SHEET, row: table.firstRow, column: figureColumn },
    change: {
      copies: [],
      removedNames: [],
      names: [
        rememberCell(UNIT_WORD, { sheet: SHEET, row: UNIT_ROW, column: 2 }, true),
        rememberCell(KIND_WORD, { sheet: SHEET, row: KIND_ROW, column: 2 }, true),
        ...(campaign.targetYear === null ? [] : [rememberText(YEAR_WORD, String(campaign.targetYear))]),
        { ...rememberArea(MONTHS_WORD, SHEET, table.area('month')), hidden: true },
        ...figureKeys(unit).map((key) => ({
          ...rememberArea(numbered(FIGURES_WORD, key), SHEET, table.area(key)),
          hidden: true,
        })),
        ...(unit.tasks ?? []).map(({ indicator }, index) =>
          rememberText(numbered(INDICATOR_WORD, figureKey(index)), indicator),
        ),
        ...(unit.areas
          ? [rememberCell(AREA_LIST_HOME, { sheet: AREA_LIST_SHEET, row: 1, column: 1 }, true)]
          : []),
      ],
      sheets: [templateSheet(campaign, unit, table), ...(unit.areas ? [areaPart(campaign, unit.areas)] : [])],
    },
  };
}

type FigureKey = Exclude<TemplateColumn, 'month' | 'note'>;

function figureKey(index: number): FigureKey {
  return index === 0 ? 'figure' : `figure_${index + 1}`;
}

/** The columns to fill in, one for each indicator. */
function figureKeys({ tasks }: TemplateUnit): FigureKey[] {
  return Array.from({ length: tasks?.length ?? 1 }, (_, index) => figureKey(index));
}

/** 回执数 for the first indicator's column, 回执数_2 for the second's. */
function numbered(word: string, key: TemplateColumn): string {
  return key.replace('figure', word);
}

function rowsBelow({ tasks }: TemplateUnit): number {
  return tasks ? ROWS_BELOW + 1 : ROWS_BELOW;
}

/** The unit's part of the list: any row can be changed, added or deleted. */
function areaPart(campaign: Campaign, { unit, areas, entries }: TemplateAreas): SheetSpec {
  return areaListSheet({
    sheet: AREA_LIST_SHEET,
    title: `“${campaign.name}”重点领域名录`,
    federation: unit,
    note: '每行填一个用人单位或项目，与月报一起发回。所属单位、领域、是否建会从列表里选；还没有建会的，建会时间和会员人数空着。新增的接着往下填，撤销的删去整行。',
    entries,
    spareRows: AREA_SPARE_ROWS,
    units: [unit],
    areas,
  });
}

function templateTable(campaign: Campaign, unit: TemplateUnit): TemplateTable {
  const months = monthsOf(campaign);
  const isMonthly = campaign.returnKind === 'monthly';
  const task = unit.tasks ? ['年度任务数'] : [];
  const labels = [isMonthly ? '合计' : '最近累计', ...task, '完成率'];
  const columns: readonly UnitColumn<TemplateColumn, number>[] = [
    {
      key: 'month',
      heading: TEMPLATE_LABEL.month,
      width: 22,
      unitStyle: { numberFormat: '0"月"', horizontal: 'center' },
      content: (month) => month,
      total: ({ index }) => labels[index - months.length] ?? '',
    },
    ...(unit.tasks
      ? unit.tasks.map((own, index) => indicatorColumn(campaign, own, index))
      : [onlyColumn(campaign, unit)]),
    {
      key: 'note',
      heading: '备注',
      width: unit.tasks ? 24 : 34,
      unitStyle: { ...STYLE.text, ...STYLE.input },
    },
  ];
  return new UnitTable(columns, months, HEADER_ROW);
}

/** Where the table has one indicator: its task stands above. */
function onlyColumn(campaign: Campaign, unit: TemplateUnit): UnitColumn<TemplateColumn, number> {
  const measure = measureOf(unit);
  const isMonthly = campaign.returnKind === 'monthly';
  return {
    key: 'figure',
    heading: `${isMonthly ? '当月新增' : '累计新增'}（${measure.name}）`,
    width: 24,
    style: { numberFormat: returnFormat(measure) },
    unitStyle: STYLE.input,
    content: (month) => unit.figures.get(month) ?? '',
    total: ({ index, row, column, range }) => ({
      formula:
        index === monthsOf(campaign).length
          ? soFar(range('figure').replace(/\$/g, ''), isMonthly)
          : completion(
              cellAddress({ row: row - 1, column: column('figure') }),
              cellAddress({ row: UNIT_ROW + 1, column: 2 }),
            ),
    }),
  };
}

/** One of several: its task stands below its figures. */
function indicatorColumn(
  campaign: Campaign,
  { indicator, measure = PERSONS, target, figures }: TemplateTask & NamedIndicator,
  position: number,
): UnitColumn<TemplateColumn, number> {
  const isMonthly = campaign.returnKind === 'monthly';
  const key = figureKey(position);
  return {
    key,
    heading: `${indicator}\n${isMonthly ? '当月' : '累计'}（${measure.name}）`,
    width: 22,
    style: { numberFormat: returnFormat(measure) },
    unitStyle: STYLE.input,
    content: (month) => figures.get(month) ?? '',
    total: ({ index, row, column, range }) => {
      const above = (rows: number): string => cellAddress({ row: row - rows, column: column(key) });
      const below = index - monthsOf(campaign).length;
      if (below === 0) return { formula: soFar(range(key).replace(/\$/g, ''), isMonthly) };
      return below === 1 ? (target ?? '') : { formula: completion(above(2), above(1)) };
    },
  };
}

/** Everything the unit reported, blank where it reported nothing. */
function soFar(figures: string, isMonthly: boolean): string {
  const sum = isMonthly ? `SUM(${figures})` : `IFERROR(LOOKUP(9E+307,${figures}),0)`;
  return `=IF(COUNT(${figures})=0,"",${sum})`;
}

/** What it reported by its task. */
function completion(reported: string, target: string): string {
  return `=IF(AND(N(${target})>0,ISNUMBER(${reported})),${reported}/${target},"")`;
}

/** What stands above the table: the title, how to fill it in, and whose it is. */
function linesAbove(campaign: Campaign, unit: TemplateUnit): Block {
  const rows = [
    [`“${campaign.name}”月报填报表`],
    ['请只填写浅黄色的单元格，填好后把本文件发回；当月没有新增的填 0，还没到的月份空着。'],
    [],
    [TEMPLATE_LABEL.unit, unit.name],
    unit.tasks
      ? ['填报指标', unit.tasks.map(({ indicator }) => indicator).join('、')]
      : [`年度任务数（${measureOf(unit).name}）`, unit.target ?? ''],
    [TEMPLATE_LABEL.kind, RETURN_KIND_WORDS[campaign.returnKind]],
  ];
  return { top: 1, left: 1, rows };
}

/** Where the return is signed, below the table. */
function signatures(unit: TemplateUnit, top: number, last: number): Block {
  const between = Array.from({ length: last - 2 }, () => '');
  const rows = [
    [`填报单位（盖章）：${unit.name}`, ...between, '审核人：'],
    ['填报人：', ...between, '填报日期：　　年　月　日'],
  ];
  return { top, left: 1, rows };
}

function templateSheet(campaign: Campaign, unit: TemplateUnit, table: TemplateTable): SheetSpec {
  const { totalRow } = table;
  const contents = table.wholeContents({ rowsBelow: rowsBelow(unit) });
  const last = table.lastColumn;
  const bottom = totalRow + rowsBelow(unit) - ROWS_BELOW;
  const signed = [bottom + 3, bottom + 4];
  return {
    ...emptySpec(SHEET, 'own'),
    tabColor: COLOR.bar,
    blocks: [linesAbove(campaign, unit), ...contents.blocks, signatures(unit, bottom + 3, last)],
    fills: contents.fills,
    formats: templateFormats(table, unit),
    merges: [
      { top: 1, left: 1, bottom: 1, right: last },
      { top: 2, left: 1, bottom: 2, right: last },
      ...[UNIT_ROW, UNIT_ROW + 1, KIND_ROW].map((row) => ({ top: row, left: 2, bottom: row, right: last })),
      ...signed.map((row) => ({ top: row, left: 1, bottom: row, right: last - 1 })),
    ],
    columnWidths: table.columnWidths,
    rowHeights: [
      { row: 1, height: 36 },
      { row: 2, height: 34 },
      ...Array.from({ length: bottom + 2 - UNIT_ROW }, (_, index) => ({
        row: UNIT_ROW + index,
        height: 24,
      })),
      ...(unit.tasks ? [{ row: HEADER_ROW, height: 40 }] : []),
      ...signed.map((row) => ({ row, height: 30 })),
    ],
    validations: figureKeys(unit).map((key, index) => figuresOnly(table.area(key), unit, index)),
    print: { ...printedOn('portrait', { tall: 1 }), footer: '' },
    protected: true,
    showGridLines: false,
  };
}

function figuresOnly(area: Area, unit: TemplateUnit, index: number): Validation {
  const task = unit.tasks?.[index];
  const measure = measureOf(task ?? unit);
  return {
    area,
    rule: returnRule(measure),
    title: task?.indicator ?? '月报数',
    message: `请填不小于 0 的${returnWord(measure)}`,
  };
}

function measureOf({ measure = PERSONS }: TemplateTask): UnitOfMeasure {
  return measure;
}

function templateFormats(table: TemplateTable, unit: TemplateUnit): FormatRange[] {
  const { totalRow, lastColumn } = table;
  const completionRow = totalRow + rowsBelow(unit) - 1;
  return [
    rowFormat(1, 1, lastColumn, { ...STYLE.title, font: { ...STYLE.title.font, size: 18 } }),
    rowFormat(2, 1, lastColumn, STYLE.note),
    { area: { top: UNIT_ROW, left: 1, bottom: KIND_ROW, right: lastColumn }, style: STYLE.text },
    rowFormat(UNIT_ROW + 1, 2, 2, {
      ...STYLE.figure,
      horizontal: 'center',
      numberFormat: returnFormat(measureOf(unit)),
    }),
    ...table.formats(completionRow),
    rowFormat(totalRow, 1, lastColumn, STYLE.total),
    columnFormat(table.column('month'), totalRow, completionRow, STYLE.text),
    ...figureKeys(unit).map((key) =>
      rowFormat(completionRow, table.column(key), table.column(key), { numberFormat: PERCENT }),
    ),
    {
      area: { top: completionRow + 2, left: 1, bottom: completionRow + 3, right: lastColumn },
      style: { ...STYLE.subtitle, locked: false },
    },
  ];
}

/**
 * The figures of a returned template, blank months left out; null for a workbook that is none. Where the names are gone (the
 * sheet was copied into another workbook) it is known by its labels.
 */
export function readTemplate(workbook: WorkbookGrid): ReportedFigure[] | null {
  for (const place of placesOf(workbook)) {
    const sheet = sheetNamed(workbook, place.sheet);
    const unit = sheet ? textOf(valueAt(sheet, place.unit.row, place.unit.column)).trim() : '';
    if (sheet && unit !== '') return templateFigures(sheet, place, unit);
  }
  return null;
}

/** A column that was filled in, with the indicator where the template has several. */
interface FigureColumn {
  readonly column: number;
  readonly indicator?: string;
}

/** Whose template a workbook is; null where it is none. */
export function templateUnit(workbook: WorkbookGrid): string | null {
  for (const { sheet: name, unit } of placesOf(workbook)) {
    const sheet = sheetNamed(workbook, name);
    const text = sheet ? textOf(valueAt(sheet, unit.row, unit.column)).trim() : '';
    if (text !== '') return text;
  }
  return null;
}

/** Where a template's parts stand. */
interface TemplatePlace {
  readonly sheet: string;
  readonly unit: Position;
  /** The first month, and the first figure beside it. */
  readonly month: Position;
  readonly figureColumns: readonly FigureColumn[];
  readonly year: number | null;
  readonly kind: ReturnKind | null;
}

function placesOf(workbook: WorkbookGrid): TemplatePlace[] {
  const unit = rememberedCell(workbook, UNIT_WORD);
  const month = rememberedCell(workbook, MONTHS_WORD);
  const figure = rememberedCell(workbook, FIGURES_WORD);
  const kind = rememberedCell(workbook, KIND_WORD);
  const sheet = unit && sheetNamed(workbook, unit.sheet);
  const year = Number(rememberedText(workbook, YEAR_WORD) ?? '');
  if (!unit || !month || !figure || !sheet)
    return workbook.sheets.flatMap((grid) => placeByLabels(grid) ?? []);
  return [
    {
      sheet: unit.sheet,
      unit,
      month,
      figureColumns: figureColumns(workbook, figure.column),
      year: year > 0 ? year : null,
      kind: kind && kindOf(valueAt(sheet, kind.row, kind.column)),
    },
  ];
}

/** The same by the words beside and over its cells. */
function placeByLabels(sheet: SheetGrid): TemplatePlace | null {
  const { area } = sheet;
  if (!area || !sheet.visible) return null;
  const column = area.left;
  const rowOf = (label: string): number => {
    for (let row = area.top; row <= Math.min(area.bottom, area.top + HEADER_ROW * 2); row += 1) {
      if (valueAt(sheet, row, column) === label) return row;
    }
    return 0;
  };
  const [unit, kind, header] = [
    rowOf(TEMPLATE_LABEL.unit),
    rowOf(TEMPLATE_LABEL.kind),
    rowOf(TEMPLATE_LABEL.month),
  ];
  if (unit === 0 || kind === 0 || header === 0) return null;
  return {
    sheet: sheet.name,
    unit: { row: unit, column: column + 1 },
    month: { row: header + 1, column },
    figureColumns: [{ column: column + 1 }],
    year: null,
    kind: kindOf(valueAt(sheet, kind, column + 1)),
  };
}

function kindOf(value: CellValue): ReturnKind | null {
  if (value === RETURN_KIND_WORDS.monthly) return 'monthly';
  return value === RETURN_KIND_WORDS.cumulative ? 'cumulative' : null;
}

/** The columns of all indicators, by their names. */
function figureColumns(workbook: WorkbookGrid, first: number): FigureColumn[] {
  const columns: FigureColumn[] = [];
  for (let index = 0; ; index += 1) {
    const key = figureKey(index);
    const indicator = rememberedText(workbook, numbered(INDICATOR_WORD, key));
    const cell = rememberedCell(workbook, numbered(FIGURES_WORD, key));
    if (indicator === null || !cell) return columns.length > 0 ? columns : [{ column: first }];
    columns.push({ column: cell.column, indicator });
  }
}

/** Persons in one of the unit of measure that the heading over some figures names. */
function scaleOver(sheet: SheetGrid, firstRow: number, column: number): number {
  const heading = normalizeHeading(textOf(valueAt(sheet, firstRow - 1, column)));
  return measureInHeading(heading)?.scale ?? 1;
}

function templateFigures(sheet: SheetGrid, place: TemplatePlace, unit: string): ReportedFigure[] {
  const figures: ReportedFigure[] = [];
  for (let { row } = place.month; ; row += 1) {
    const month = valueAt(sheet, row, place.month.column);
    if (typeof month !== 'number') return figures;
    for (const { column, indicator } of place.figureColumns) {
      const value = valueAt(sheet, row, column);
      const cell = { value, formula: formulaAt(sheet, row, column), sheet: sheet.name, row, column };
      const told = { month, year: place.year, kind: place.kind };
      const figure = reportedFigure(unit, told, cell, scaleOver(sheet, place.month.row, column));
      if (figure) figures.push({ ...figure, ...(indicator === undefined ? {} : { indicator }) });
    }
  }
}
