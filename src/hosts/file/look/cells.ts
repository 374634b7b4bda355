/**
 * Reads the cells of some rows for display.
 */
import type { CellValue, StaleCause } from '../../../spreadsheet/grid';
import type { CellView } from '../parts/cell-view';
import type { SheetPart } from '../parts/sheet-part';
import type { ConditionalLooks } from './conditional';
import { displayText } from './display-text';
import type { Formats } from './formats';
import type { CellKind, CellLook, CellsLook, FormatLook } from '../../../spreadsheet/look';

export interface RowSpan {
  readonly from: number;
  readonly to: number;
}

/** @param valueOf computes the value of a formula cell that has no result */
export function readCells(
  sheet: SheetPart,
  rows: RowSpan,
  looks: {
    readonly formats: Formats;
    readonly conditional: ConditionalLooks;
    /** Why cells could not be computed, keyed by `row,column`. */
    readonly stale: ReadonlyMap<string, StaleCause>;
    /** Days to add to a date's serial number to count it from 1900 (see {@link displayText}). */
    readonly dayShift: number;
  },
  valueOf: (cell: CellView) => CellValue,
): CellsLook {
  const cells: CellLook[] = [];
  const formats = new Map<number, FormatLook>();
  sheet.cells.visit(
    (cell) => {
      const format = looks.formats.at(cell.style);
      const value = cell.value === undefined ? valueOf(cell) : cell.value;
      const overlay = looks.conditional.at(cell, value);
      if (value === null && overlay === null && !isVisible(format)) return;
      const { row, column, style } = cell;
      const text = displayText(value, overlay?.numberFormat ?? format.numberFormat, looks.dayShift);
      const stale = looks.stale.get(`${row},${column}`) ?? null;
      cells.push({ row, column, text, kind: kindOf(value), format: style, overlay, stale });
      formats.set(style, format);
    },
    (row) => row >= rows.from && row <= rows.to,
  );
  return { cells, formats };
}

/** Whether a format shows on an empty cell. */
function isVisible({ fill, borders }: FormatLook): boolean {
  return fill !== null || Object.values(borders).some((border) => border !== null);
}

function kindOf(value: CellValue): CellKind {
  if (value === null) return 'empty';
  switch (typeof value) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'string':
      return 'text';
    default:
      return 'error';
  }
}
