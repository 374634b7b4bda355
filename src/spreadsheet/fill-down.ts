/**
 * Rows of one pattern, as few fills: a host writes a formula for thousands of rows as one command.
 */
import type { Block, CellContent, Fill } from './spec';

/** Contents for a sheet, in the two ways a spec can say them. */
export interface Contents {
  readonly blocks: readonly Block[];
  readonly fills: readonly Fill[];
}

/**
 * Takes the formulas of neighbouring rows of one pattern together, column by column; the rest stays in blocks.
 * @param rows one after the other from (top, left)
 * @param isPatterned whether a row's formulas are those of its patterned neighbours, moved to this row
 */
export function filledDown(
  rows: readonly (readonly CellContent[])[],
  { top, left }: { readonly top: number; readonly left: number },
  isPatterned: (index: number) => boolean,
): Contents {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const rest = rows.map((row) => [...row]);
  const fills: Fill[] = [];
  for (let column = 0; column < width; column += 1) {
    for (const { from, to } of formulaRuns(rows, column, isPatterned)) {
      const first = rows[from]?.[column];
      if (from === to || typeof first !== 'object' || first === null) continue;
      const area = { top: top + from, left: left + column, bottom: top + to, right: left + column };
      fills.push({ area, formula: first.formula });
      for (let index = from; index <= to; index += 1) {
        const row = rest[index];
        if (row) row[column] = null;
      }
    }
  }
  return { blocks: blocksOf(rest, top, left), fills };
}

function formulaRuns(
  rows: readonly (readonly CellContent[])[],
  column: number,
  isPatterned: (index: number) => boolean,
): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  rows.forEach((row, index) => {
    const content = row[column] ?? null;
    if (typeof content !== 'object' || content === null || !isPatterned(index)) return;
    const last = runs[runs.length - 1];
    if (last?.to === index - 1) last.to = index;
    else runs.push({ from: index, to: index });
  });
  return runs;
}

/** What is left, as blocks of neighbouring columns and rows; nothing for columns of which nothing is left. */
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

/** The neighbouring cells of a row that are not left alone (null). */
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

/** A block without the cells that are left alone, as rectangles of cells that are written. */
export function rectanglesOf({ top, left, rows }: Block): Block[] {
  return blocksOf(rows, top, left);
}
