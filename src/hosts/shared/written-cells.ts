/**
 * Lists the cells that a change writes.
 */
import type { Position } from '../../spreadsheet/address';
import type { CellContent, SheetSpec } from '../../spreadsheet/spec';

/** The cells that the blocks and fills of a sheet write. The formula of a fill is the one for its top left cell. */
export function writtenCells(spec: SheetSpec): (Position & { readonly content: CellContent })[] {
  const blocks = spec.blocks.flatMap(({ top, left, rows }) =>
    rows.flatMap((row, i) =>
      row.flatMap((content, j) => (content === null ? [] : [{ row: top + i, column: left + j, content }])),
    ),
  );
  const fills = spec.fills.flatMap(({ area, formula }) => {
    const cells: (Position & { content: CellContent })[] = [];
    for (let { top: row } = area; row <= area.bottom; row += 1) {
      for (let { left: column } = area; column <= area.right; column += 1)
        cells.push({ row, column, content: { formula } });
    }
    return cells;
  });
  return [...blocks, ...fills];
}
