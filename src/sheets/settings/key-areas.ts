/** Reads the settings section with the key areas (重点领域), one row per area. */
import {
  isBlank,
  sheetNamed,
  textOf,
  valueAt,
  type SheetGrid,
  type WorkbookGrid,
} from '../../spreadsheet/grid';
import type { DataRange } from '../../spreadsheet/spec';

/** The heading of the section, in the first column. */
export const KEY_AREAS_HEADING = '重点领域';
/** The column of the entries, the same for all settings. */
export const ENTRY_COLUMN = 2;
/** The areas in order, each once; null where the sheet has no such section. */
export function readKeyAreas(sheet: SheetGrid): readonly string[] | null {
  const rows = sectionRows(sheet);
  if (!rows) return null;
  const names = rows.map((row) => textOf(valueAt(sheet, row, ENTRY_COLUMN)).trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** The cells with the areas, for validation lists; null where there is no such section. */
export function keyAreasRange(workbook: WorkbookGrid, name: string): DataRange | null {
  const sheet = sheetNamed(workbook, name);
  const rows = sheet && sectionRows(sheet);
  const [first, last] = [rows?.[0], rows?.[rows.length - 1]];
  if (first === undefined || last === undefined) return null;
  return { sheet: name, area: { top: first, left: ENTRY_COLUMN, bottom: last, right: ENTRY_COLUMN } };
}

/** The rows below the heading, down to the first row that is blank in both columns. */
function sectionRows(sheet: SheetGrid): number[] | null {
  const bottom = sheet.area?.bottom ?? 0;
  let row = 1;
  while (row <= bottom && valueAt(sheet, row, 1) !== KEY_AREAS_HEADING) row += 1;
  if (row > bottom) return null;
  const rows: number[] = [];
  for (row += 1; row <= bottom; row += 1) {
    if (isBlank(valueAt(sheet, row, 1)) && isBlank(valueAt(sheet, row, ENTRY_COLUMN))) break;
    rows.push(row);
  }
  return rows;
}
