/** Writes a return template (填报表): the small workbook that a unit gets, fills in and returns. read-template.ts reads it. */
import { dutySentence } from '../../domain/campaign/reporting-duty';
import { quotedName, type Campaign } from '../../domain/campaign/campaign';
import type { Area } from '../../spreadsheet/address';
import {
  emptySpec,
  type Block,
  type FormatRange,
  type NewWorkbook,
  type SheetSpec,
  type Validation,
} from '../../spreadsheet/spec';
import { AREA_LIST_HOME, AREA_LIST_SHEET } from '../areas/area-homes';
import { AREA_SPARE_ROWS, areaListSheet } from '../areas/area-list-sheet';
import { rememberArea, rememberCell, rememberText } from '../memory';
import { TEMPLATE_LABEL } from '../own-words';
import { COLOR, columnFormat, PERCENT, printedOn, rowFormat, STYLE } from '../parts/look';
import { returnFormat, returnRule, returnWord } from '../parts/return-cells';
import { RETURN_KIND_WORDS } from '../settings/settings-words';
import { sheetName } from '../sheet-names';
import {
  figureKey,
  FIGURES_WORD,
  HEADER_ROW,
  INDICATOR_WORD,
  KIND_WORD,
  MONTHS_WORD,
  wordForFigure,
  UNIT_WORD,
  YEAR_WORD,
} from './template-names';
import {
  figureKeys,
  measureOf,
  ROWS_BELOW,
  rowsBelow,
  templateTable,
  UNIT_ROW,
  type TemplateAreas,
  type TemplateTable,
  type TemplateUnit,
} from './template-table';

const SHEET = '月报填报表';
const KIND_ROW = UNIT_ROW + 2;

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
          ...rememberArea(wordForFigure(FIGURES_WORD, key), SHEET, table.area(key)),
          hidden: true,
        })),
        ...(unit.tasks ?? []).map(({ indicator }, index) =>
          rememberText(wordForFigure(INDICATOR_WORD, figureKey(index)), indicator),
        ),
        ...(unit.areas
          ? [rememberCell(AREA_LIST_HOME, { sheet: AREA_LIST_SHEET, row: 1, column: 1 }, true)]
          : []),
      ],
      sheets: [templateSheet(campaign, unit, table), ...(unit.areas ? [areaPart(campaign, unit.areas)] : [])],
    },
  };
}

/** The sheet with the unit's part of the list; the unit may change, add and delete rows. */
function areaPart(campaign: Campaign, { unit, areas, entries }: TemplateAreas): SheetSpec {
  return areaListSheet({
    sheet: AREA_LIST_SHEET,
    title: `${quotedName(campaign)}重点领域名录`,
    federation: unit,
    note: '每行填一个用人单位或项目，与月报一起发回。所属单位、领域、是否建会从列表里选；还没有建会的，建会时间和会员人数空着。新增的接着往下填，撤销的删去整行。',
    entries,
    spareRows: AREA_SPARE_ROWS,
    units: [unit],
    areas,
  });
}

/** The lines above the table: the title, the instructions, and the unit's name. */
function linesAbove(campaign: Campaign, unit: TemplateUnit): Block {
  const rows = [
    [`${quotedName(campaign)}月报填报表`],
    [
      `请只填写浅黄色的单元格，填好后把本文件发回；当月没有新增的填 0，还没到的月份空着。${dutySentence(campaign.reporting) ?? ''}`,
    ],
    [],
    [TEMPLATE_LABEL.unit, unit.name],
    unit.tasks
      ? ['填报指标', unit.tasks.map(({ indicator }) => indicator).join('、')]
      : [`年度任务数（${measureOf(unit).name}）`, unit.target ?? ''],
    [TEMPLATE_LABEL.kind, RETURN_KIND_WORDS[campaign.returnKind]],
  ];
  return { top: 1, left: 1, rows };
}

/** The line for signatures, below the table. */
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
