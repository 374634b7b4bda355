/**
 * A return template (填报表): the small workbook one unit gets, fills in and sends back.
 *
 * It is recognised by the names it carries, which survive renaming the file, reordering sheets and saving in WPS or
 * LibreOffice.
 */
import { areaAddress, cellAddress, type Position } from '../../spreadsheet/address';
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
import { TEMPLATE_LABEL } from '../own-words';
import { UnitTable, type UnitColumn } from '../parts/unit-table';
import { RETURN_KIND_WORDS } from '../settings/settings';
import { sheetName } from '../sheet-names';
import {
  emptySpec,
  type Block,
  type FormatRange,
  type NewWorkbook,
  type SheetSpec,
} from '../../spreadsheet/spec';

const SHEET = '月报填报表';
const UNIT_WORD = '回执单位';
const MONTHS_WORD = '回执月份';
const FIGURES_WORD = '回执数';
const KIND_WORD = '回执口径';
const YEAR_WORD = '回执年';

export interface TemplateUnit {
  readonly name: string;
  /** Persons; null without a task. */
  readonly target: number | null;
  /** What it reported so far: month → persons. */
  readonly figures: ReadonlyMap<number, number>;
}

const UNIT_ROW = 4;
const KIND_ROW = 6;
const HEADER_ROW = 8;

/** The rows below the months: 合计 or 最近累计, and 完成率. */
const ROWS_BELOW = 2;

type TemplateColumn = 'month' | 'figure' | 'note';
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
        { ...rememberArea(FIGURES_WORD, SHEET, table.area('figure')), hidden: true },
      ],
      sheets: [templateSheet(campaign, unit, table)],
    },
  };
}

function templateTable(campaign: Campaign, unit: TemplateUnit): TemplateTable {
  const months = monthsOf(campaign);
  const isMonthly = campaign.returnKind === 'monthly';
  const labels = [isMonthly ? '合计' : '最近累计', '完成率'];
  const columns: readonly UnitColumn<TemplateColumn, number>[] = [
    {
      key: 'month',
      heading: TEMPLATE_LABEL.month,
      width: 22,
      unitStyle: { numberFormat: '0"月"', horizontal: 'center' },
      content: (month) => month,
      total: ({ index }) => labels[index - months.length] ?? '',
    },
    {
      key: 'figure',
      heading: isMonthly ? '当月新增（人）' : '累计新增（人）',
      width: 24,
      unitStyle: STYLE.input,
      content: (month) => unit.figures.get(month) ?? '',
      total: ({ index, row, column }) => ({
        formula:
          index === months.length
            ? soFar(areaAddress(table.area('figure')), isMonthly)
            : completion(cellAddress({ row: row - 1, column: column('figure') })),
      }),
    },
    { key: 'note', heading: '备注', width: 34, unitStyle: { ...STYLE.text, ...STYLE.input } },
  ];
  const table: TemplateTable = new UnitTable(columns, months, HEADER_ROW);
  return table;
}

/** Everything the unit reported, blank where it reported nothing. */
function soFar(figures: string, isMonthly: boolean): string {
  const sum = isMonthly ? `SUM(${figures})` : `IFERROR(LOOKUP(9E+307,${figures}),0)`;
  return `=IF(COUNT(${figures})=0,"",${sum})`;
}

/** What it reported by its task. */
function completion(reported: string): string {
  const target = cellAddress({ row: UNIT_ROW + 1, column: 2 });
  return `=IF(AND(N(${target})>0,ISNUMBER(${reported})),${reported}/${target},"")`;
}

/** What stands above the table: the title, how to fill it in, and whose it is. */
function linesAbove(campaign: Campaign, unit: TemplateUnit): Block {
  const rows = [
    [`“${campaign.name}”月报填报表`],
    ['请只填写浅黄色的单元格，填好后把本文件发回；当月没有新增的填 0，还没到的月份空着。'],
    [],
    [TEMPLATE_LABEL.unit, unit.name],
    ['年度任务数（人）', unit.target ?? ''],
    [TEMPLATE_LABEL.kind, RETURN_KIND_WORDS[campaign.returnKind]],
  ];
  return { top: 1, left: 1, rows };
}

/** Where the return is signed, below the table. */
function signatures(unit: TemplateUnit, top: number): Block {
  const rows = [
    [`填报单位（盖章）：${unit.name}`, '', '审核人：'],
    ['填报人：', '', '填报日期：　　年　月　日'],
  ];
  return { top, left: 1, rows };
}

function templateSheet(campaign: Campaign, unit: TemplateUnit, table: TemplateTable): SheetSpec {
  const { totalRow } = table;
  const contents = table.wholeContents({ rowsBelow: ROWS_BELOW });
  const signed = [totalRow + 3, totalRow + 4];
  return {
    ...emptySpec(SHEET, 'own'),
    tabColor: COLOR.bar,
    blocks: [linesAbove(campaign, unit), ...contents.blocks, signatures(unit, totalRow + 3)],
    fills: contents.fills,
    formats: templateFormats(table),
    merges: [
      { top: 1, left: 1, bottom: 1, right: 3 },
      { top: 2, left: 1, bottom: 2, right: 3 },
      ...[UNIT_ROW, UNIT_ROW + 1, KIND_ROW].map((row) => ({ top: row, left: 2, bottom: row, right: 3 })),
      ...signed.map((row) => ({ top: row, left: 1, bottom: row, right: 2 })),
    ],
    columnWidths: table.columnWidths,
    rowHeights: [
      { row: 1, height: 36 },
      { row: 2, height: 34 },
      ...Array.from({ length: totalRow + 2 - UNIT_ROW }, (_, index) => ({
        row: UNIT_ROW + index,
        height: 24,
      })),
      ...signed.map((row) => ({ row, height: 30 })),
    ],
    validations: [
      {
        area: table.area('figure'),
        rule: { kind: 'whole-number', min: 0 },
        title: '新增会员数',
        message: '请填不小于 0 的整数（人）',
      },
    ],
    print: { ...printedOn('portrait', { tall: 1 }), footer: '' },
    protected: true,
    showGridLines: false,
  };
}

function templateFormats(table: TemplateTable): FormatRange[] {
  const { totalRow, lastColumn } = table;
  const completionRow = totalRow + 1;
  return [
    rowFormat(1, 1, lastColumn, { ...STYLE.title, font: { ...STYLE.title.font, size: 18 } }),
    rowFormat(2, 1, lastColumn, STYLE.note),
    { area: { top: UNIT_ROW, left: 1, bottom: KIND_ROW, right: lastColumn }, style: STYLE.text },
    rowFormat(UNIT_ROW + 1, 2, 2, { ...STYLE.figure, horizontal: 'center' }),
    ...table.formats(completionRow),
    rowFormat(totalRow, 1, lastColumn, STYLE.total),
    columnFormat(table.column('month'), totalRow, completionRow, STYLE.text),
    rowFormat(completionRow, table.column('figure'), table.column('figure'), { numberFormat: PERCENT }),
    {
      area: { top: totalRow + 3, left: 1, bottom: totalRow + 4, right: lastColumn },
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

/** Where a template's parts stand. */
interface TemplatePlace {
  readonly sheet: string;
  readonly unit: Position;
  /** The first month, and the first figure beside it. */
  readonly month: Position;
  readonly figureColumn: number;
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
  if (!unit || !month || !figure || !sheet) return workbook.sheets.flatMap((one) => placeByLabels(one) ?? []);
  return [
    {
      sheet: unit.sheet,
      unit,
      month,
      figureColumn: figure.column,
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
    figureColumn: column + 1,
    year: null,
    kind: kindOf(valueAt(sheet, kind, column + 1)),
  };
}

function kindOf(value: CellValue): ReturnKind | null {
  if (value === RETURN_KIND_WORDS.monthly) return 'monthly';
  return value === RETURN_KIND_WORDS.cumulative ? 'cumulative' : null;
}

function templateFigures(sheet: SheetGrid, place: TemplatePlace, unit: string): ReportedFigure[] {
  const figures: ReportedFigure[] = [];
  for (let { row } = place.month; ; row += 1) {
    const month = valueAt(sheet, row, place.month.column);
    if (typeof month !== 'number') return figures;
    const cell = {
      value: valueAt(sheet, row, place.figureColumn),
      formula: formulaAt(sheet, row, place.figureColumn),
      sheet: sheet.name,
      row,
      column: place.figureColumn,
    };
    const figure = reportedFigure(unit, { month, year: place.year, kind: place.kind }, cell);
    if (figure) figures.push(figure);
  }
}
