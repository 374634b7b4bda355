/**
 * 任务分解表 of a unit that was given a task: the task at the top and rows for the unit's own units below. The rows are filled in where
 * the parent's table lists these units.
 */
import { absoluteAddress, absoluteAreaAddress, cellAddress, type Area } from '../../spreadsheet/address';
import type { HandedTask } from '../../domain/hand-down/handed-down';
import { emptySpec, type CellContent, type FormatRange, type SheetSpec } from '../../spreadsheet/spec';
import { linesNeeded } from '../../spreadsheet/text-size';
import { COLOR, columnFormat, FONT, printedOn, rowFormat, STYLE } from '../parts/look';
import { TASK_SHEET } from '../plan/task-table-sheet';

export interface HandedDownTable {
  readonly title: string;
  readonly task: HandedTask;
  readonly unitOfMeasure: string;
  /** The headings of the parent's table; `baseline` is null where that table has no baseline. */
  readonly headings: { readonly baseline: string | null; readonly target: string };
}

/** The number of empty rows for units. */
const BLANK_ROWS = 12;

/** The rows of the fixed lines: the task, the amount that is divided, and the amount that is left. */
const LINE = { task: 3, divided: 4, left: 5 } as const;
const HEADER_ROW = 7;
const FIRST_ROW = HEADER_ROW + 1;
const FIGURES = '#,##0.######';

/** The cell of the task, to which a defined name refers. */
export const TASK_CELL = { sheet: TASK_SHEET, row: LINE.task, column: 2 } as const;

/** References to cells of the table, for formulas on other sheets of the workbook. */
export const TABLE_CELLS = {
  task: `'${TASK_SHEET}'!${absoluteAddress(TASK_CELL)}`,
  divided: `'${TASK_SHEET}'!${absoluteAddress({ row: LINE.divided, column: 2 })}`,
  left: `'${TASK_SHEET}'!${absoluteAddress({ row: LINE.left, column: 2 })}`,
} as const;

/** The new sheet. */
export function handedDownTable(input: HandedDownTable): SheetSpec {
  const { headings, task } = input;
  const columns = [
    { heading: '单位名称', width: 30 },
    ...(headings.baseline === null ? [] : [{ heading: headings.baseline, width: 18 }]),
    { heading: headings.target, width: 18 },
    { heading: '备注', width: 24 },
  ];
  const last = columns.length;
  const rows = Math.max(BLANK_ROWS, task.parts.length);
  const bottom = FIRST_ROW + rows - 1;
  return {
    ...emptySpec(TASK_SHEET, 'own'),
    tabColor: COLOR.bar,
    blocks: [
      {
        top: 1,
        left: 1,
        rows: tableCells(
          input,
          columns.map(({ heading }) => heading),
          rows,
        ),
      },
    ],
    formats: tableFormats(last, bottom),
    merges: [{ top: 1, left: 1, bottom: 1, right: last }],
    columnWidths: columns.map(({ width }, index) => ({ column: index + 1, width })),
    rowHeights: [
      {
        row: 1,
        height:
          22 +
          24 *
            linesNeeded(
              input.title,
              columns.reduce((sum, column) => sum + column.width, 0),
              18,
            ),
      },
      { row: 2, height: 10 },
      ...Object.values(LINE).map((row) => ({ row, height: 24 })),
      { row: HEADER_ROW - 1, height: 10 },
      { row: HEADER_ROW, height: 40 },
      ...Array.from({ length: rows + 1 }, (_, index) => ({ row: FIRST_ROW + index, height: 24 })),
    ],
    validations: task.target === null ? [] : [fixedTask(task.target)],
    freeze: { rows: HEADER_ROW, columns: 1 },
    print: printedOn('portrait', { tall: 0 }, { repeatRows: { from: HEADER_ROW, to: HEADER_ROW } }),
    showGridLines: false,
  };
}

/** Validation that allows only the given figure in the cell of the task. A protected sheet would block adding progress columns. */
function fixedTask(task: number): SheetSpec['validations'][number] {
  return {
    area: { top: LINE.task, left: 2, bottom: LINE.task, right: 2 },
    rule: { kind: 'decimal', min: task, max: task },
    title: '上级下达的数',
    message: '由上级下达，请勿改动；有出入请与上级联系',
  };
}

function tableCells(
  { title, task, unitOfMeasure, headings }: HandedDownTable,
  header: readonly string[],
  rows: number,
): CellContent[][] {
  const column = header.length - 1;
  const bottom = FIRST_ROW + rows - 1;
  const range = (at: number): Area => ({ top: FIRST_ROW, left: at, bottom, right: at });
  const sum = (at: number): CellContent => ({
    formula: `=IF(COUNT(${absoluteAreaAddress(range(at))})=0,"",SUM(${absoluteAreaAddress(range(at))}))`,
  });
  const [given, divided] = [LINE.task, LINE.divided].map((row) => cellAddress({ row, column: 2 }));
  const total = cellAddress({ row: bottom + 1, column });
  const figures = header.length === 3 ? [column] : [2, column];
  return [
    [title],
    [],
    [`上级下达（${unitOfMeasure}）`, task.target ?? ''],
    [`已经分解（${unitOfMeasure}）`, { formula: `=N(${total})` }],
    [`尚未分解（${unitOfMeasure}）`, { formula: `=ROUND(N(${String(given)})-${String(divided)},6)` }],
    [],
    [...header],
    ...Array.from({ length: rows }, (_, index): CellContent[] => {
      const part = task.parts[index];
      const baseline = headings.baseline === null ? [] : [part?.baseline ?? ''];
      return [part?.name ?? '', ...baseline, part?.target ?? '', part?.note ?? ''];
    }),
    ['合计', ...figures.map(sum), ''],
  ];
}

function tableFormats(last: number, bottom: number): FormatRange[] {
  const label = { ...STYLE.text, horizontal: 'left', indent: 1 } as const;
  return [
    rowFormat(1, 1, last, { ...STYLE.title, font: { ...STYLE.title.font, size: 18 }, wrap: true }),
    { area: { top: LINE.task, left: 1, bottom: LINE.left, right: 1 }, style: label },
    {
      area: { top: LINE.task, left: 2, bottom: LINE.left, right: 2 },
      style: { ...STYLE.figure, numberFormat: FIGURES },
    },
    rowFormat(LINE.task, 1, 2, { font: { bold: true }, fill: COLOR.totalFill }),
    rowFormat(LINE.task, 2, 2, { font: { name: FONT.figure, size: 14, bold: true } }),
    rowFormat(HEADER_ROW, 1, last, STYLE.header),
    {
      area: { top: FIRST_ROW, left: 1, bottom: bottom + 1, right: last },
      style: { ...STYLE.figure, numberFormat: FIGURES },
    },
    columnFormat(1, FIRST_ROW, bottom + 1, STYLE.text),
    columnFormat(last, FIRST_ROW, bottom + 1, { ...STYLE.text, horizontal: 'left' }),
    { area: { top: FIRST_ROW, left: 1, bottom, right: last }, style: STYLE.input },
    rowFormat(bottom + 1, 1, last, STYLE.total),
  ];
}
