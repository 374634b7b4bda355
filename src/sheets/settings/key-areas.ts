/**
 * The key areas (重点领域) on the settings sheet: a section below the others, a row an area.
 */
import {
  isBlank,
  sheetNamed,
  textOf,
  valueAt,
  type SheetGrid,
  type WorkbookGrid,
} from '../../spreadsheet/grid';
import { emptySpec, type CellContent, type DataRange, type SheetSpec } from '../../spreadsheet/spec';
import { columnFormat, rowFormat, STYLE } from '../parts/look';

/** Heads the section, in the first column. */
const KEY_AREAS_HEADING = '重点领域';
/** Where the entries stand: in the column of all settings. */
const ENTRY_COLUMN = 2;
/** Rows that are free for more areas. */
const SPARE_ROWS = 3;

/**
 * The section, to be written below what stands on the settings sheet.
 * @param top its first row
 */
export function keyAreasSection(sheet: string, keyAreas: readonly string[], top: number): SheetSpec {
  const count = keyAreas.length + SPARE_ROWS;
  const last = top + count;
  const rows = Array.from({ length: count }, (_, index): CellContent[] => [
    `领域 ${index + 1}`,
    keyAreas[index] ?? '',
    '',
  ]);
  const head = [KEY_AREAS_HEADING, '名称', '重点领域名录里的领域从这里选，空着的不计'];
  const left = { ...STYLE.text, horizontal: 'left' } as const;
  return {
    ...emptySpec(sheet, 'patch'),
    blocks: [{ top, left: 1, rows: [head, ...rows] }],
    formats: [
      rowFormat(top, 1, 3, STYLE.header),
      { area: { top: top + 1, left: 1, bottom: last, right: 3 }, style: left },
      columnFormat(ENTRY_COLUMN, top + 1, last, STYLE.input),
    ],
    rowHeights: Array.from({ length: count + 1 }, (_, index) => ({ row: top + index, height: 21 })),
  };
}

/** The areas in their order, each once; null where the sheet has no such section. */
export function readKeyAreas(sheet: SheetGrid): readonly string[] | null {
  const rows = sectionRows(sheet);
  if (!rows) return null;
  const names = rows.map((row) => textOf(valueAt(sheet, row, ENTRY_COLUMN)).trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/** The cells the areas stand in, for lists to choose from; null where there is no such section. */
export function keyAreasRange(workbook: WorkbookGrid, name: string): DataRange | null {
  const sheet = sheetNamed(workbook, name);
  const rows = sheet && sectionRows(sheet);
  const [first, last] = [rows?.[0], rows?.[rows.length - 1]];
  if (first === undefined || last === undefined) return null;
  return { sheet: name, area: { top: first, left: ENTRY_COLUMN, bottom: last, right: ENTRY_COLUMN } };
}

/** The rows below the heading, down to the first that is blank in both columns. */
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
