/** Keeps the column of unit names in view while the user scrolls to the right: figures without names are useless. */
import type { SheetLook } from '../../spreadsheet/look';
import { Axis } from './axis';
import { LAST_COLUMN } from '../../spreadsheet/address';

/** The position of a table's unit names. */
export interface NameColumn {
  readonly sheet: string;
  readonly column: number;
}

/** The most pixels for columns that are kept in view; more would leave too little room for the others. */
const WIDEST = 320;

/**
 * The look of a sheet in which the columns up to the unit names are frozen. The workbook is not changed. A sheet that has frozen
 * columns itself is unchanged.
 */
export function holdNames(sheet: SheetLook, names: NameColumn | null): SheetLook {
  if (names?.sheet !== sheet.name || sheet.freeze.columns > 0) return sheet;
  const width = new Axis(sheet.columns, LAST_COLUMN).offset(names.column + 1);
  return width > WIDEST ? sheet : { ...sheet, freeze: { ...sheet.freeze, columns: names.column } };
}

export function sameNames(a: NameColumn | null, b: NameColumn | null): boolean {
  return a?.sheet === b?.sheet && a?.column === b?.column;
}
