/**
 * Which of several tables an action works on, and how the choice is remembered in the workbook: the ribbon, the command line and the
 * next session take the same table.
 */
import type { Breakdown } from '../../domain/table/breakdown';
import type { WorkbookGrid } from '../../spreadsheet/grid';
import { placeText, tableNear, tablesAt, type TablePlace } from '../../domain/table/table-place';
import { CHOSEN_TABLE, rememberCell, rememberedCell } from '../../sheets/memory';
import { ActionError } from './action-error';
import type { NameSpec } from '../../spreadsheet/spec';

/** Which table to take, where the workbook has several. */
export interface TableChoice {
  /** Take the table that this cell or area touches. */
  readonly table?: TablePlace;
  /** Take the table that stood there when it was last read; it may have moved a little since. */
  readonly tableNear?: TablePlace;
}

/**
 * The table to work on: the one named, else the one chosen last, else the proposed one.
 * @param tables the proposed one first
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

/** The defined name that remembers a choice; none where the table would be taken without it. */
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
