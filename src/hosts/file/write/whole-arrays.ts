/**
 * Array formulas of several cells, of which programs let no one change a part.
 */
import { areaAddress, contains, type Area } from '../../../spreadsheet/address';
import { HostError } from '../../../spreadsheet/host';
import type { SheetSpec } from '../../../spreadsheet/spec';
import type { SheetPart } from '../parts/sheet-part';

/**
 * A dynamic array gives way to what is typed into it, and says #SPILL!; one that was entered for its cells, and a data table, do not.
 * @throws HostError `part-of-array` where a change writes to some cells of such an array and not to all
 */
export function keepArraysWhole(sheet: SheetPart, { blocks, fills }: SheetSpec): void {
  if (!sheet.cells.hasFormulas || blocks.length + fills.length === 0) return;
  const isWritten = (row: number, column: number): boolean =>
    fills.some(({ area }) => contains(area, { row, column })) ||
    blocks.some(({ top, left, rows }) => (rows[row - top]?.[column - left] ?? null) !== null);
  for (const area of arraysOf(sheet)) {
    const cells = cellsOf(area);
    const written = cells.filter(([row, column]) => isWritten(row, column)).length;
    if (written > 0 && written < cells.length)
      throw new HostError('part-of-array', `${sheet.name}!${areaAddress(area)}`);
  }
}

function arraysOf(sheet: SheetPart): Area[] {
  const areas: Area[] = [];
  sheet.cells.visit(({ array }) => {
    if (array && array.kind !== 'spilled') areas.push(array.area);
  });
  return areas;
}

function cellsOf({ top, left, bottom, right }: Area): [row: number, column: number][] {
  return Array.from({ length: (bottom - top + 1) * (right - left + 1) }, (_, index) => [
    top + Math.floor(index / (right - left + 1)),
    left + (index % (right - left + 1)),
  ]);
}
