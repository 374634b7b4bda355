/** Reads 下级分解: how units divide their tasks, as far as their workbooks were collected, and whether the parts add up to the tasks. */
import type { Breakdown } from '../../domain/table/breakdown';
import type { Finding } from '../../domain/finding';
import { handedTasks, taskNamed } from '../../domain/hand-down/handed-down';
import { sumOfParts } from '../../domain/hand-down/sum-of-parts';
import type { CollectedParts } from '../../domain/hand-down/planned-parts';
import {
  isBlank,
  isCellError,
  sheetNamed,
  textOf,
  valueAt,
  type CellValue,
  type WorkbookGrid,
} from '../../spreadsheet/grid';
import { rememberedCell } from '../memory';
import { PARTS_SHEET } from './hand-down-words';
import { partsFinding } from './given-task';

/** The columns of the sheet. */
export const PARTS_COLUMN = {
  unit: 1,
  task: 2,
  part: 3,
  baseline: 4,
  target: 5,
  difference: 6,
  file: 7,
} as const;
export const PARTS_HEADER_ROW = 4;

/** The parts collected so far, in the order of the sheet. */
export function readParts(workbook: WorkbookGrid): CollectedParts[] {
  const home = rememberedCell(workbook, PARTS_SHEET);
  const sheet = home && sheetNamed(workbook, home.sheet);
  if (!sheet?.area) return [];
  const collected: { unit: string; fileName: string; parts: CollectedParts['parts'][number][] }[] = [];
  for (let row = PARTS_HEADER_ROW + 1; row <= sheet.area.bottom; row += 1) {
    const text = (column: number): string => {
      const value = valueAt(sheet, row, column);
      return isBlank(value) || isCellError(value) ? '' : textOf(value);
    };
    const unit = text(PARTS_COLUMN.unit);
    if (unit !== '') collected.push({ unit, fileName: text(PARTS_COLUMN.file), parts: [] });
    else if (text(PARTS_COLUMN.part) !== '') {
      collected[collected.length - 1]?.parts.push({
        name: text(PARTS_COLUMN.part),
        baseline: number(valueAt(sheet, row, PARTS_COLUMN.baseline)),
        target: number(valueAt(sheet, row, PARTS_COLUMN.target)),
      });
    }
  }
  return collected;
}

function number(value: CellValue): number | null {
  return typeof value === 'number' ? value : null;
}

/**
 * 下级分解数与任务数不符, located at each unit's task in the table.
 * @param blocks the blocks of a folded table; otherwise the table alone
 */
export function collectedPartsFindings(workbook: WorkbookGrid, blocks: readonly Breakdown[]): Finding[] {
  const collected = readParts(workbook);
  if (collected.length === 0) return [];
  const tasks = blocks.map(handedTasks);
  return collected.flatMap(({ unit, parts }) => {
    const block = tasks.findIndex((own) => taskNamed(own, unit));
    const task = taskNamed(tasks[block] ?? [], unit);
    const breakdown = blocks[block];
    const sum = sumOfParts(parts);
    if (
      !breakdown ||
      task?.target === undefined ||
      task.target === null ||
      sum === null ||
      sum === task.target
    )
      return [];
    const { column, unitOfMeasure } = breakdown.columns.target;
    const at = { sheet: breakdown.sheet, row: task.row, column };
    return [partsFinding(at, { unit: task.unit, target: task.target, sum, unitOfMeasure })];
  });
}
