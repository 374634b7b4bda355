/**
 * Groups neighbouring rows of equal height, so that a program can set them with one command.
 */
import type { SheetSpec } from '../../spreadsheet/spec';

/** Groups of neighbouring rows with the same height, each with its address: `6:22`. */
export function equalHeights(heights: SheetSpec['rowHeights']): { rows: string; height: number }[] {
  const runs: { top: number; bottom: number; height: number }[] = [];
  for (const { row, height } of heights) {
    const last = runs[runs.length - 1];
    if (last?.height === height && last.bottom === row - 1) last.bottom = row;
    else runs.push({ top: row, bottom: row, height });
  }
  return runs.map(({ top, bottom, height }) => ({ rows: `${top}:${bottom}`, height }));
}
