/**
 * 下级分解: how the units divided their tasks, as returned in their workbooks. Each unit has a row with its present task, the sum of
 * its parts and the difference, then one row per part.
 */
import {
  absoluteAreaAddress,
  areaAddress,
  cellAddress,
  quotedSheet,
  type Area,
} from '../../spreadsheet/address';
import { unitKey, type Breakdown } from '../../domain/table/breakdown';
import { handedTasks } from '../../domain/hand-down/handed-down';
import type { CollectedParts } from '../../domain/hand-down/planned-parts';
import type { WorkbookGrid } from '../../spreadsheet/grid';
import {
  emptySpec,
  type CellContent,
  type FormatRange,
  type NameSpec,
  type SheetSpec,
} from '../../spreadsheet/spec';
import { linesNeeded } from '../../spreadsheet/text-size';
import { figureFrom } from '../parts/total-formulas';
import { COLOR, columnFormat, printedOn, rowFormat, STYLE } from '../parts/look';
import { rememberCell, rememberedCell } from '../memory';
import { freeSheetName } from '../sheet-names';
import { PARTS_SHEET } from './hand-down-words';
import { PARTS_COLUMN, PARTS_HEADER_ROW } from './read-parts';

const HEADINGS = ['单位', '任务数', '下级单位', '基数', '下级任务数', '与任务数相差', '来源文件'] as const;
const WIDTHS = [22, 14, 26, 14, 14, 15, 30] as const;
const HEADER_ROW = PARTS_HEADER_ROW;
const COLUMN = PARTS_COLUMN;
const FIRST_ROW = HEADER_ROW + 1;
const LAST = HEADINGS.length;
const WHOLE_NAME = '下级合计';
const NOTE =
  '各单位发回的任务分解。每个单位先列合计，再列所属各单位；任务数取自任务分解表，相差不为 0 就是下级分解数与任务数不符。再次收取会更新，请勿在此修改。';

/**
 * The sheet, with the defined names that identify it.
 * @param blocks the blocks of a folded table; otherwise the table alone
 */
export function partsSheet(
  workbook: WorkbookGrid,
  blocks: readonly [Breakdown, ...Breakdown[]],
  collected: readonly CollectedParts[],
): { readonly spec: SheetSpec; readonly names: readonly NameSpec[] } {
  const home = rememberedCell(workbook, PARTS_SHEET);
  const sheet =
    home?.sheet ??
    freeSheetName(
      PARTS_SHEET,
      workbook.sheets.map(({ name }) => name),
    );
  const homeOf = homesIn(blocks);
  const rows = collected.flatMap((unitParts, index) => {
    const before = collected.slice(0, index).reduce((sum, { parts }) => sum + 1 + parts.length, 0);
    return unitRows(homeOf(unitParts.unit), unitParts, FIRST_ROW + before);
  });
  return {
    spec: spec(sheet, blocks[0], collected, rows),
    names: [rememberCell(PARTS_SHEET, { sheet, row: 1, column: 1 }, true)],
  };
}

/** Returns a function that finds the block with a unit's task. */
function homesIn(blocks: readonly [Breakdown, ...Breakdown[]]): (unit: string) => Breakdown {
  const homes = new Map(
    [...blocks]
      .reverse()
      .flatMap((block) => handedTasks(block).map((task) => [unitKey(task.unit), block] as const)),
  );
  return (unit) => homes.get(unitKey(unit)) ?? blocks[0];
}

function unitRows(
  breakdown: Breakdown,
  { unit, parts, fileName }: CollectedParts,
  top: number,
): CellContent[][] {
  const range = (column: number): string =>
    areaAddress({ top: top + 1, left: column, bottom: top + parts.length, right: column });
  const [task, sum] = [COLUMN.task, COLUMN.target].map((column) => cellAddress({ row: top, column }));
  const total = (column: number): CellContent => ({
    formula: `=IF(COUNT(${range(column)})=0,"",SUM(${range(column)}))`,
  });
  const difference = `=IF(AND(ISNUMBER(${String(task)}),ISNUMBER(${String(sum)})),ROUND(${String(sum)}-${String(task)},6),"")`;
  const named = taskFormula(breakdown, unit, top);
  return [
    [
      unit,
      named,
      WHOLE_NAME,
      total(COLUMN.baseline),
      total(COLUMN.target),
      { formula: difference },
      fileName,
    ],
    ...parts.map((part): CellContent[] => [
      '',
      '',
      part.name,
      part.baseline ?? '',
      part.target ?? '',
      '',
      '',
    ]),
  ];
}

/** A formula that finds the task by the unit's name, so that it stays correct when the table is sorted or changed. */
function taskFormula(breakdown: Breakdown, unit: string, row: number): CellContent {
  const { unit: names, target } = breakdown.columns;
  const rows = { top: breakdown.firstDataRow, bottom: breakdown.lastDataRow };
  const range = (column: number): string => {
    const area: Area = { ...rows, left: column, right: column };
    return `${quotedSheet(breakdown.sheet)}!${absoluteAreaAddress(area)}`;
  };
  const cell = cellAddress({ row, column: COLUMN.unit });
  // MATCH reads these characters as wildcards.
  const wanted = /[~*?]/.test(unit)
    ? `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${cell},"~","~~"),"*","~*"),"?","~?")`
    : cell;
  return { formula: figureFrom(`INDEX(${range(target.column)},MATCH(${wanted},${range(names.column)},0))`) };
}

function spec(
  sheet: string,
  breakdown: Breakdown,
  collected: readonly CollectedParts[],
  rows: readonly CellContent[][],
): SheetSpec {
  const bottom = HEADER_ROW + rows.length;
  const differences: Area = { top: FIRST_ROW, left: COLUMN.difference, bottom, right: COLUMN.difference };
  const whole = WIDTHS.reduce((sum, width) => sum + width, 0);
  return {
    ...emptySpec(sheet, 'own'),
    tabColor: COLOR.barSoft,
    blocks: [
      {
        top: 1,
        left: 1,
        rows: [
          ['各单位任务再分解情况'],
          [NOTE],
          [`计量单位：${breakdown.columns.target.unitOfMeasure}`],
          [...HEADINGS],
          ...rows,
        ],
      },
    ],
    formats: formats(rows, bottom),
    merges: [1, 2, 3].map((row) => ({ top: row, left: 1, bottom: row, right: LAST })),
    columnWidths: WIDTHS.map((width, index) => ({ column: index + 1, width })),
    rowHeights: [
      { row: 1, height: 38 },
      { row: 2, height: 8 + 17 * linesNeeded(NOTE, whole, 11) },
      { row: 3, height: 22 },
      { row: HEADER_ROW, height: 28 },
      ...rows.map((_, index) => ({ row: FIRST_ROW + index, height: 21 })),
    ],
    conditionalFormats:
      collected.length === 0
        ? []
        : [
            {
              kind: 'formula',
              area: differences,
              formula: `=N(${cellAddress({ row: FIRST_ROW, column: COLUMN.difference })})<>0`,
              style: { color: '#A61C1C', fill: '#FADFDD', bold: true },
            },
          ],
    freeze: { rows: HEADER_ROW, columns: 1 },
    print: printedOn('landscape', { tall: 0 }, { repeatRows: { from: HEADER_ROW, to: HEADER_ROW } }),
    showGridLines: false,
  };
}

function formats(rows: readonly CellContent[][], bottom: number): FormatRange[] {
  const heads = rows.flatMap((row, index) => (row[0] === '' ? [] : [FIRST_ROW + index]));
  return [
    rowFormat(1, 1, LAST, STYLE.title),
    rowFormat(2, 1, LAST, STYLE.note),
    rowFormat(3, 1, LAST, { ...STYLE.subtitle, horizontal: 'right' }),
    rowFormat(HEADER_ROW, 1, LAST, STYLE.header),
    {
      area: { top: FIRST_ROW, left: 1, bottom, right: LAST },
      style: { ...STYLE.figure, numberFormat: '#,##0.######' },
    },
    ...[COLUMN.unit, COLUMN.part].map((column) =>
      columnFormat(column, FIRST_ROW, bottom, { ...STYLE.text, horizontal: 'left' }),
    ),
    columnFormat(COLUMN.file, FIRST_ROW, bottom, {
      ...STYLE.text,
      horizontal: 'left',
      wrap: false,
      shrink: true,
    }),
    columnFormat(COLUMN.difference, FIRST_ROW, bottom, { numberFormat: '+#,##0.######;-#,##0.######;0' }),
    ...heads.map((row) => rowFormat(row, 1, LAST, STYLE.total)),
  ];
}
