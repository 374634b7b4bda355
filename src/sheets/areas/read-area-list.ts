/** Reads 重点领域名录, even where its rows and columns were moved. */
import {
  AREA_COLUMNS,
  AREA_HEADING,
  type AreaColumn,
  type AreaEntry,
  type AreaList,
} from '../../domain/areas/area-list';
import { readAreaFigure, readFoundedOn } from '../../domain/areas/read-area-cell';
import {
  isBlank,
  textOf,
  valueAt,
  type CellValue,
  type SheetGrid,
  type WorkbookGrid,
} from '../../spreadsheet/grid';
import { DAYS_TO_1904 } from '../../formula/calc/dates';
import { rememberedCell } from '../memory';
import { AREA_LIST_KNOWN_BY } from '../own-words';
import { AREA_LIST_HOME } from './area-homes';

/** The header must be within this many rows from the top. */
const ROWS_LOOKED_AT = 12;

/** Reads the list of a workbook, from the remembered sheet or else from the first visible sheet with its headings. */
export function readAreaList(workbook: WorkbookGrid): AreaList | null {
  const home = rememberedCell(workbook, AREA_LIST_HOME);
  const sheets = workbook.sheets.filter(({ name, visible }) => (home ? name === home.sheet : visible));
  for (const sheet of sheets) {
    const list = listOn(sheet, workbook.dates1904 ? -DAYS_TO_1904 : 0);
    if (list) return list;
  }
  return null;
}

function listOn(sheet: SheetGrid, dayShift: number): AreaList | null {
  const header = headerOf(sheet);
  if (!header) return null;
  const { row: headerRow, columns } = header;
  const entries: AreaEntry[] = [];
  for (let row = headerRow + 1; row <= (sheet.area?.bottom ?? 0); row += 1) {
    const entry = entryOn(sheet, columns, row, dayShift);
    if (entry) entries.push(entry);
  }
  return { sheet: sheet.name, headerRow, columns, entries, dayShift };
}

type Columns = AreaList['columns'];

function headerOf(sheet: SheetGrid): { readonly row: number; readonly columns: Columns } | null {
  const { area } = sheet;
  if (!area) return null;
  for (let row = area.top; row <= Math.min(area.bottom, area.top + ROWS_LOOKED_AT - 1); row += 1) {
    const columns: Partial<Record<AreaColumn, number>> = {};
    for (let column = area.left; column <= area.right; column += 1) {
      const heading = textOf(valueAt(sheet, row, column)).replace(/\s/g, '');
      const key = AREA_COLUMNS.find((candidate) => AREA_HEADING[candidate] === heading);
      if (key !== undefined) columns[key] ??= column;
    }
    if (AREA_LIST_KNOWN_BY.every((key) => columns[key] !== undefined)) return { row, columns };
  }
  return null;
}

/** The entry in a row; null where the row is empty except for its ordinal. */
function entryOn(sheet: SheetGrid, columns: Columns, row: number, dayShift: number): AreaEntry | null {
  const value = (key: AreaColumn): CellValue => {
    const column = columns[key];
    return column === undefined ? null : valueAt(sheet, row, column);
  };
  if (AREA_COLUMNS.every((key) => key === 'ordinal' || isBlank(value(key)))) return null;
  const text = (key: AreaColumn): string => textOf(value(key)).trim();
  /** The text with its surrounding white space, because formulas compare it so. */
  const exact = (key: AreaColumn): string => (text(key) === '' ? '' : textOf(value(key)));
  return {
    row,
    unit: exact('unit'),
    area: exact('area'),
    name: text('name'),
    employees: readAreaFigure(value('employees')),
    migrants: readAreaFigure(value('migrants')),
    founded: exact('founded'),
    foundedOn: readFoundedOn(value('foundedOn'), dayShift),
    members: readAreaFigure(value('members')),
    note: text('note'),
  };
}
