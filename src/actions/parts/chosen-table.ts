/**
 * Decides which of several tables an action works on, and stores the choice in the workbook, so that the ribbon, the command line
 * and later sessions use the same table.
 */
import type { Breakdown } from '../../domain/table/breakdown';
import type { WorkbookGrid } from '../../spreadsheet/grid';
import { placeText, tableNear, tablesAt, type TablePlace } from '../../domain/table/table-place';
import { CHOSEN_TABLE, rememberCell, rememberedCell } from '../../sheets/memory';
import { ActionError } from './action-error';
import type { NameSpec } from '../../spreadsheet/spec';

/** Which table to take, where the workbook has several. */
export interface TableChoice {
  /** The table that this cell or area touches. */
  readonly table?: TablePlace;
  /** The table that was last read at this place; it may have moved a little since. */
  readonly tableNear?: TablePlace;
}

/**
 * The table to work on: the requested table, else the table that was chosen last, else the first of `tables`.
 * @param tables the proposed table first
 * @throws ActionError
 */
export function chosenTable(
  workbook: WorkbookGrid,
  tables: readonly [Breakdown, ...Breakdown[]],
  { table, tableNear: near }: TableChoice,
): Breakdown {
  if (table) {
    const [only, ...more] = tablesAt(tables, table);
    if (!only || more.length > 0) throw notOne(only ? 'table-unclear' : 'table-not-there', table, tables);
    return only;
  }
  if (near) {
    const found = tableNear(tables, near);
    if (!found) throw notOne('table-not-there', near, tables);
    return found;
  }
  const place = rememberedPlace(workbook);
  return (place && tableNear(tables, place)) ?? tables[0];
}

function notOne(
  code: 'table-not-there' | 'table-unclear',
  place: TablePlace,
  tables: readonly Breakdown[],
): ActionError {
  return new ActionError({ code, details: { table: placeText(place), tables: tables.map(placeText) } });
}

/** The defined name that stores a choice; none where the table would be used anyway. */
export function choiceNames(
  workbook: WorkbookGrid,
  tables: readonly [Breakdown, ...Breakdown[]],
  chosen: Breakdown,
): readonly NameSpec[] {
  if (chosenTable(workbook, tables, {}) === chosen) return [];
  const row = Math.max(...chosen.headerRows);
  return [rememberCell(CHOSEN_TABLE, { sheet: chosen.sheet, row, column: chosen.columns.unit.column }, true)];
}

function rememberedPlace(workbook: WorkbookGrid): TablePlace | null {
  const cell = rememberedCell(workbook, CHOSEN_TABLE);
  if (!cell) return null;
  return {
    sheet: cell.sheet,
    area: { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column },
  };
}
