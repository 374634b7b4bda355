/** Reads 时间节点, including rows that users added. */
import type { ReportingDuty } from '../../domain/campaign/reporting-duty';
import type { Milestone } from '../../domain/plan/due';
import { isBlank, isCellError, sheetNamed, textOf, valueAt, type WorkbookGrid } from '../../spreadsheet/grid';
import { rememberedCell } from '../memory';
import { LIST_HEADER_ROW } from './list-sheet';
import { DUTY_MILESTONE, MILESTONE_SHEET } from './plan-sheets';

/**
 * The rows of the sheet; empty where there is no sheet. A date for returns or the final report on 参数 takes precedence, because the
 * sheet only repeats the plan.
 */
export function readMilestones(workbook: WorkbookGrid, duty?: ReportingDuty): readonly Milestone[] {
  const entered = new Map([
    [DUTY_MILESTONE.return, duty?.due],
    [DUTY_MILESTONE.finalReport, duty?.finalReport],
  ] as const);
  return milestonesOf(workbook).map(({ what, when }) => {
    const own = [...entered].find(([label]) => label === what)?.[1];
    return { what, when: own ?? when };
  });
}

function milestonesOf(workbook: WorkbookGrid): readonly Milestone[] {
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
