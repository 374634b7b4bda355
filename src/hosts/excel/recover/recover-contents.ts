/**
 * Writes the contents of cells again, as they were read before a change.
 */
import { areaAddress, type Area } from '../../../spreadsheet/address';
import { formulaAt, isCellError, valueAt, type SheetGrid } from '../../../spreadsheet/grid';
import { UNREAD_FORMULA } from '../../../spreadsheet/reading';
import { blockArea } from '../../../spreadsheet/rectangles';
import type { SheetSpec } from '../../../spreadsheet/spec';
import { contentToType } from '../../shared/content-to-type';
import type { Inverse } from '../batch';
import { rectangles, rowsApart } from '../write/write-cells';

/** @returns null if a formula that the change overwrote was not read */
export function recoverContents(spec: SheetSpec, before: SheetGrid): Inverse[] | null {
  const areas = [
    ...spec.blocks.flatMap(rectangles).map(blockArea),
    ...spec.fills.map(({ area }) => area),
  ].flatMap((area) => rowsApart(area, before.hiddenRows).map((rows) => ({ ...area, ...rows })));
  const parts = areas.map((area) => ({ area, contents: contentsOf(before, area) }));
  if (parts.some(({ contents }) => contents.some((row) => row.includes(UNREAD_FORMULA)))) return null;
  return parts.map(({ area, contents }) => ({ workbook }) => {
    const range = workbook.worksheets.getItem(spec.sheet).getRange(areaAddress(area));
    // One text empties all cells, however many there are.
    const isEmpty = contents.every((row) => row.every((content) => content === ''));
    range.formulas = (isEmpty ? '' : contents) as unknown[][];
  });
}

/** The contents of an area as they are typed; '' for an empty cell. */
function contentsOf(grid: SheetGrid, { top, left, bottom, right }: Area): (string | number | boolean)[][] {
  return Array.from({ length: bottom - top + 1 }, (_row, i) =>
    Array.from({ length: right - left + 1 }, (_column, j) => contentOf(grid, top + i, left + j)),
  );
}

function contentOf(grid: SheetGrid, row: number, column: number): string | number | boolean {
  const formula = formulaAt(grid, row, column);
  if (formula !== null) return formula;
  const value = valueAt(grid, row, column);
  if (isCellError(value)) return value.error;
  return contentToType(value ?? '') ?? '';
}
