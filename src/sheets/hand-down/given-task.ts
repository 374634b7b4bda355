/**
 * The task in a handed-down workbook, compared with its parts. The pane checks this on every reading, so it is in its own file; the
 * code that reads the reports (read-handed-down.ts) is loaded late.
 */
import { finding, type Finding } from '../../domain/finding';
import type { ReturnedParts } from '../../domain/hand-down/handed-down';
import { sumOfParts } from '../../domain/hand-down/sum-of-parts';
import type { Breakdown } from '../../domain/table/breakdown';
import { readFigure } from '../../domain/table/figure';
import { formulaAt, sheetNamed, valueAt, type WorkbookGrid } from '../../spreadsheet/grid';
import { rememberedCell, rememberedText, type SheetCell } from '../memory';
import { HANDED_TASK_WORD, HANDED_UNIT_WORD } from './hand-down-words';

/** The task in a handed-down workbook. */
interface GivenTask {
  readonly unit: string;
  readonly cell: SheetCell;
  /** The target in its own unit of measure; null where the cell has no figure. */
  readonly target: number | null;
}

/** The task of a handed-down workbook; null for other workbooks, or where the task's cell was deleted. */
function givenTask(workbook: WorkbookGrid): GivenTask | null {
  const unit = rememberedText(workbook, HANDED_UNIT_WORD);
  const cell = rememberedCell(workbook, HANDED_TASK_WORD);
  const sheet = cell && sheetNamed(workbook, cell.sheet);
  if (unit === null || !cell || !sheet) return null;
  const figure = readFigure(
    valueAt(sheet, cell.row, cell.column),
    formulaAt(sheet, cell.row, cell.column),
    1,
  );
  return { unit, cell, target: figure.inCell };
}

/** The parts of a task, from the table's units; figures are in the table's unit of measure. */
export function partsOf({ units }: Pick<Breakdown, 'units'>): ReturnedParts['parts'] {
  return units.flatMap(({ name, baseline, target }) =>
    name === '' ? [] : [{ name, baseline: baseline.inCell, target: target.inCell }],
  );
}

/** 下级分解数与任务数不符, for the handed-down workbook itself; no finding while no part has a target. */
export function givenTaskFindings(workbook: WorkbookGrid, breakdown: Breakdown): Finding[] {
  const given = givenTask(workbook);
  if (given?.target === undefined || given.target === null || given.cell.sheet !== breakdown.sheet) return [];
  const sum = sumOfParts(partsOf(breakdown));
  if (sum === null || sum === given.target) return [];
  const { unitOfMeasure } = breakdown.columns.target;
  return [partsFinding(given.cell, { unit: given.unit, target: given.target, sum, unitOfMeasure })];
}

/** The finding, located at the cell of the task. */
export function partsFinding(
  at: SheetCell,
  { unit, target, sum, unitOfMeasure }: { unit: string; target: number; sum: number; unitOfMeasure: string },
): Finding {
  const difference = Math.round((sum - target) * 1e6) / 1e6;
  return finding('handed-down-mismatch', at, { unit, target, sum, difference, unitOfMeasure });
}
