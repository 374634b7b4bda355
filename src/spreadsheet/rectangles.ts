/**
 * Computes the area of a block, and the rectangles of its cells that are written.
 */
import type { Area } from './address';
import type { Block, CellContent } from './spec';

/** The cells that a block covers. A block whose first row has no cells counts as one column wide. */
export function blockArea({ top, left, rows }: Block): Area {
  return { top, left, bottom: top + rows.length - 1, right: left + (rows[0]?.length ?? 1) - 1 };
}

/** The written cells of a block as rectangular blocks, without the cells that stay unchanged (null). */
export function rectanglesOf({ top, left, rows }: Block): Block[] {
  return blocksOf(rows, top, left);
}

/** Splits rows of neighbouring columns into rectangles of written cells. */
function blocksOf(rows: readonly (readonly CellContent[])[], top: number, left: number): Block[] {
  const blocks: { top: number; left: number; rows: CellContent[][] }[] = [];
  let open: typeof blocks = [];
  rows.forEach((row, index) => {
    const runs = runsOfRow(row);
    const next: typeof blocks = [];
    for (const { from, cells } of runs) {
      const above = open.find(
        (block) => block.left === left + from && block.rows[0]?.length === cells.length,
      );
      const block = above ?? { top: top + index, left: left + from, rows: [] };
      if (!above) blocks.push(block);
      block.rows.push(cells);
      next.push(block);
    }
    open = next;
  });
  return blocks;
}

/** The runs of neighbouring cells in a row that are written (not null). */
function runsOfRow(row: readonly CellContent[]): { from: number; cells: CellContent[] }[] {
  const runs: { from: number; cells: CellContent[] }[] = [];
  row.forEach((cell, column) => {
    if (cell === null) return;
    const last = runs[runs.length - 1];
    if (last && last.from + last.cells.length === column) last.cells.push(cell);
    else runs.push({ from: column, cells: [cell] });
  });
  return runs;
}
