/**
 * A return template (填报表): the small workbook one unit gets, fills in and sends back.
 *
 * It is recognised by the names it carries, which survive renaming the file, reordering sheets and saving in WPS or
 * LibreOffice.
 */
import { areaAddress, cellAddress, parseSheetArea, type Area } from '../domain/address';
import { monthsOf, type Campaign } from '../domain/campaign';
import { valueAt, type CellValue, type WorkbookGrid } from '../domain/grid';
import { COLOR, columnFormat, PERCENT, printedOn, rowFormat, STYLE } from './look';
import { memoryName, rememberArea, rememberCell } from './memory';
import { sheetName } from './sheet-names';
import { emptySpec, type CellContent, type FormatRange, type NewWorkbook, type SheetSpec } from './spec';

const SHEET = '月报填报表';
const UNIT_WORD = '回执单位';
const MONTHS_WORD = '回执月份';
const FIGURES_WORD = '回执数';
const KIND_WORD = '回执口径';

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
const FIRST_ROW = HEADER_ROW + 1;

/** The workbook for one unit. */
export function returnTemplate(campaign: Campaign, unit: TemplateUnit): NewWorkbook {
  const months = monthsOf(campaign);
  const lastRow = FIRST_ROW + months.length - 1;
  const input: Area = { top: FIRST_ROW, left: 2, bottom: lastRow, right: 2 };
  return {
    fileName: `${sheetName(unit.name)}.xlsx`,
    title: `${unit.name}月报填报表`,
    open: { sheet: SHEET, row: FIRST_ROW, column: 2 },
    change: {
      copies: [],
      removedNames: [],
      names: [
        rememberCell(UNIT_WORD, { sheet: SHEET, row: UNIT_ROW, column: 2 }, true),
        rememberCell(KIND_WORD, { sheet: SHEET, row: KIND_ROW, column: 2 }, true),
        { ...rememberArea(MONTHS_WORD, SHEET, { ...input, left: 1, right: 1 }), hidden: true },
        { ...rememberArea(FIGURES_WORD, SHEET, input), hidden: true },
      ],
      sheets: [templateSheet(templateCells(campaign, unit, input), input)],
    },
  };
}

function templateCells(campaign: Campaign, unit: TemplateUnit, input: Area): CellContent[][] {
  const figures = areaAddress(input);
  const total = cellAddress({ row: input.bottom + 1, column: 2 });
  const target = cellAddress({ row: UNIT_ROW + 1, column: 2 });
  const isMonthly = campaign.returnKind === 'monthly';
  const soFar = isMonthly ? `SUM(${figures})` : `IFERROR(LOOKUP(9E+307,${figures}),0)`;
  return [
    [`“${campaign.name}”月报填报表`],
    ['请只填写浅黄色的单元格，填好后把本文件发回；当月没有新增的填 0，还没到的月份空着。'],
    [],
    ['单位名称', unit.name, ''],
    ['年度任务数（人）', unit.target ?? '', ''],
    ['填报口径', isMonthly ? '当月新增' : '累计', ''],
    [],
    ['月份', isMonthly ? '当月新增（人）' : '累计新增（人）', '备注'],
    ...monthsOf(campaign).map((month): CellContent[] => [month, unit.figures.get(month) ?? '', '']),
    [isMonthly ? '合计' : '最近累计', { formula: `=IF(COUNT(${figures})=0,"",${soFar})` }, ''],
    ['完成率', { formula: `=IF(AND(N(${target})>0,ISNUMBER(${total})),${total}/${target},"")` }, ''],
    [],
    ['填报单位（盖章）：', '', '审核人：'],
    ['填报人：', '', '填报日期：　　年　月　日'],
  ];
}

function templateSheet(rows: CellContent[][], input: Area): SheetSpec {
  const totalRow = input.bottom + 1;
  return {
    ...emptySpec(SHEET, 'own'),
    tabColor: COLOR.bar,
    blocks: [{ top: 1, left: 1, rows }],
    formats: templateFormats(input),
    merges: [
      { top: 1, left: 1, bottom: 1, right: 3 },
      { top: 2, left: 1, bottom: 2, right: 3 },
      ...[UNIT_ROW, UNIT_ROW + 1, KIND_ROW].map((row) => ({ top: row, left: 2, bottom: row, right: 3 })),
      ...[totalRow + 3, totalRow + 4].map((row) => ({ top: row, left: 1, bottom: row, right: 2 })),
    ],
    columnWidths: [22, 24, 34].map((width, index) => ({ column: index + 1, width })),
    rowHeights: [
      { row: 1, height: 36 },
      { row: 2, height: 34 },
      ...Array.from({ length: totalRow + 2 - UNIT_ROW }, (_, index) => ({
        row: UNIT_ROW + index,
        height: 24,
      })),
      { row: totalRow + 3, height: 30 },
      { row: totalRow + 4, height: 30 },
    ],
    validations: [
      {
        area: input,
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

function templateFormats(input: Area): FormatRange[] {
  const totalRow = input.bottom + 1;
  return [
    rowFormat(1, 1, 3, { ...STYLE.title, font: { ...STYLE.title.font, size: 18 } }),
    rowFormat(2, 1, 3, STYLE.note),
    { area: { top: UNIT_ROW, left: 1, bottom: KIND_ROW, right: 3 }, style: STYLE.text },
    rowFormat(UNIT_ROW + 1, 2, 2, { ...STYLE.figure, horizontal: 'center' }),
    rowFormat(HEADER_ROW, 1, 3, STYLE.header),
    { area: { top: FIRST_ROW, left: 1, bottom: totalRow + 1, right: 3 }, style: STYLE.figure },
    columnFormat(1, FIRST_ROW, input.bottom, { numberFormat: '0"月"', horizontal: 'center' }),
    { area: input, style: STYLE.input },
    columnFormat(3, FIRST_ROW, input.bottom, { ...STYLE.text, ...STYLE.input }),
    rowFormat(totalRow, 1, 3, STYLE.total),
    { area: { top: totalRow, left: 1, bottom: totalRow + 1, right: 1 }, style: STYLE.text },
    rowFormat(totalRow + 1, 2, 2, { numberFormat: PERCENT }),
    {
      area: { top: totalRow + 3, left: 1, bottom: totalRow + 4, right: 3 },
      style: { ...STYLE.subtitle, locked: false },
    },
  ];
}

/** What a returned template says, as it stands in its cells. */
export interface ReturnedTemplate {
  readonly unit: CellValue;
  readonly kind: CellValue;
  readonly figures: readonly {
    readonly month: CellValue;
    readonly value: CellValue;
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
  }[];
}

/** Reads a workbook as a returned template; null when it is none. */
export function readTemplate(workbook: WorkbookGrid): ReturnedTemplate | null {
  const areaOf = (word: string): { sheet: string; area: Area } | null => {
    const name = workbook.names.find((one) => one.name === memoryName(word));
    return name ? parseSheetArea(name.refersTo) : null;
  };
  const unit = areaOf(UNIT_WORD);
  const months = areaOf(MONTHS_WORD);
  const figures = areaOf(FIGURES_WORD);
  const kind = areaOf(KIND_WORD);
  const sheet = unit && workbook.sheets.find((one) => one.name === unit.sheet);
  if (!unit || !months || !figures || !sheet) return null;
  const rows = Array.from({ length: figures.area.bottom - figures.area.top + 1 }, (_, index) => index);
  return {
    unit: valueAt(sheet, unit.area.top, unit.area.left),
    kind: kind && valueAt(sheet, kind.area.top, kind.area.left),
    figures: rows.map((index) => {
      const row = figures.area.top + index;
      return {
        month: valueAt(sheet, months.area.top + index, months.area.left),
        value: valueAt(sheet, row, figures.area.left),
        sheet: sheet.name,
        row,
        column: figures.area.left,
      };
    }),
  };
}
