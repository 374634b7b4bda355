/** Chooses a table by its position in the workbook. */
import { areaAddress, overlaps, type Area } from '../../spreadsheet/address';
import type { Breakdown } from './breakdown';

/** A cell or an area that identifies the table that it touches. */
export interface TablePlace {
  readonly sheet: string;
  readonly area: Area;
}

/** `任务分解表!A3:D20` */
export function placeText({ sheet, area }: Pick<Breakdown, 'sheet' | 'area'>): string {
  return `${sheet}!${areaAddress(area)}`;
}

/** The tables that a place touches. */
export function tablesAt(tables: readonly Breakdown[], place: TablePlace): readonly Breakdown[] {
  return tables.filter(({ sheet, area }) => sheet === place.sheet && overlaps(area, place.area));
}

/** The table that has the most cells in common with a place where it was read earlier; null where no table has any. */
export function tableNear(tables: readonly Breakdown[], place: TablePlace): Breakdown | null {
  const shared = tablesAt(tables, place).map((table) => ({
    table,
    cells: sharedCells(table.area, place.area),
  }));
  return (
    shared.reduce<(typeof shared)[number] | null>(
      (best, other) => (best && best.cells >= other.cells ? best : other),
      null,
    )?.table ?? null
  );
}

function sharedCells(a: Area, b: Area): number {
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) + 1;
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left) + 1;
  return height * width;
}

/** Sorts tables by the order of the sheet tabs, then from top left to bottom right. */
export function inSheetOrder(tables: readonly Breakdown[], sheets: readonly string[]): readonly Breakdown[] {
  return [...tables].sort(
    (a, b) =>
      sheets.indexOf(a.sheet) - sheets.indexOf(b.sheet) ||
      a.area.top - b.area.top ||
      a.area.left - b.area.left,
  );
}
