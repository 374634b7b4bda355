/**
 * Reads a returned hand-down workbook: how its unit divides the task, and what its own units report.
 */
import type { ReturnedDivision } from '../../domain/returns/returns';
import { locateBreakdown } from '../../domain/table/locate';
import type { WorkbookGrid } from '../../spreadsheet/grid';
import { rememberedCell, rememberedText } from '../memory';
import { ownSheetNames } from '../own-sheets';
import { partsOf } from './given-task';
import { HANDED_TASK_WORD, HANDED_UNIT_WORD } from './hand-down-words';
import { readReports } from './read-reports';

/**
 * The unit's division of its task and the reports of its own units; no parts where the unit has not begun.
 * @returns null where the workbook was not handed down
 */
export function readHandedDown(workbook: WorkbookGrid): ReturnedDivision | null {
  const given = rememberedText(workbook, HANDED_UNIT_WORD);
  if (given === null) return null;
  const home = rememberedCell(workbook, HANDED_TASK_WORD)?.sheet;
  const location = locateBreakdown(workbook, {
    skip: ownSheetNames(workbook),
    ...(home === undefined ? {} : { sheet: home }),
  });
  if (location.kind !== 'found') return { unit: given, parts: [], reports: [], totalRow: null };
  const { breakdown } = location;
  return { unit: given, parts: partsOf(breakdown), ...readReports(workbook, breakdown) };
}
