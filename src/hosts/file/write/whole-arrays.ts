/**
 * Refuses changes to a part of an array formula's cells.
 */
import { areaAddress, contains, type Area } from '../../../spreadsheet/address';
import { HostError } from '../../../spreadsheet/host';
import type { SheetSpec } from '../../../spreadsheet/spec';
import type { SheetPart } from '../parts/sheet-part';

/**
 * Excel refuses a change to a part of a fixed array or of a data table. After a change to a part of a dynamic array it shows #SPILL! or
 * empties the other cells. A file can't do that without computing the array: the other cells would stay as figures without a formula. So a
 * change to a part of a dynamic array is refused too.
 * @param arrays the areas of all array formulas, if the caller knows them
 * @throws HostError `part-of-array` when a change writes to some cells of an array but not to all
 */
export function keepArraysWhole(
  sheet: SheetPart,
  { blocks, fills }: SheetSpec,
  arrays?: readonly Area[],
): void {
  if (!sheet.cells.hasFormulas || blocks.length + fills.length === 0) return;
  const isWritten = (row: number, column: number): boolean =>
    fills.some(({ area }) => contains(area, { row, column })) ||
    blocks.some(({ top, left, rows }) => (rows[row - top]?.[column - left] ?? null) !== null);
  for (const area of arrays ?? arraysOf(sheet)) {
    const cells = cellsOf(area);
    const written = cells.filter(([row, column]) => isWritten(row, column)).length;
    if (written > 0 && written < cells.length)
      throw new HostError('part-of-array', `${sheet.name}!${areaAddress(area)}`);
  }
}

function arraysOf(sheet: SheetPart): Area[] {
  const areas: Area[] = [];
  sheet.cells.visit(({ array }) => {
    if (array) areas.push(array.area);
  });
  return areas;
}

function cellsOf({ top, left, bottom, right }: Area): [row: number, column: number][] {
  return Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, index) => [
    top + Math.floor(index / (right - left + 1)),
    left + (index % (right - left + 1)),
  ]);
}
