/**
 * Rows of one height, taken together: a program sets them with one command.
 */
import type { SheetSpec } from '../../spreadsheet/spec';

/** Rows that follow each other and are equally high, as one address: `6:22`. */
export function equalHeights(heights: SheetSpec['rowHeights']): { rows: string; height: number }[] {
  const runs: { top: number; bottom: number; height: number }[] = [];
  for (const { row, height } of heights) {
    const last = runs[runs.length - 1];
    if (last?.height === height && last.bottom === row - 1) last.bottom = row;
    else runs.push({ top: row, bottom: row, height });
  }
  return runs.map(({ top, bottom, height }) => ({ rows: `${top}:${bottom}`, height }));
}
