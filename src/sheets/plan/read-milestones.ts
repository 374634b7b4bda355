/**
 * Reading 时间节点 back, whatever staff added to it.
 */
import type { Milestone } from '../../domain/plan/due';
import { isBlank, isCellError, sheetNamed, textOf, valueAt, type WorkbookGrid } from '../../spreadsheet/grid';
import { rememberedCell } from '../memory';
import { LIST_HEADER_ROW } from './list-sheet';
import { MILESTONE_SHEET } from './plan-sheets';

/** The rows of the sheet; empty where there is none. */
export function readMilestones(workbook: WorkbookGrid): readonly Milestone[] {
  const home = rememberedCell(workbook, MILESTONE_SHEET);
  const sheet = home && sheetNamed(workbook, home.sheet);
  if (!sheet?.area) return [];
  const milestones: Milestone[] = [];
  for (let row = LIST_HEADER_ROW + 1; row <= sheet.area.bottom; row += 1) {
    const text = (column: number): string => {
      const value = valueAt(sheet, row, column);
      return isBlank(value) || isCellError(value) ? '' : textOf(value).trim();
    };
    if (text(1) !== '') milestones.push({ what: text(1), when: text(2) });
  }
  return milestones;
}
