/**
 * The cells that a change writes.
 */
import type { Position } from '../../spreadsheet/address';
import type { CellContent, SheetSpec } from '../../spreadsheet/spec';

/** The cells of a sheet's blocks and fills; a fill's formula as it stands in its first cell. */
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
