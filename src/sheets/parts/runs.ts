/** Runs of neighbouring rows, and their ranges in formulas. */
import { areaAddress } from '../../spreadsheet/address';

/** Neighbouring rows; both ends are included. */
export interface Run {
  readonly top: number;
  readonly bottom: number;
}

/** The runs of consecutive numbers in an ascending list: [4,5,6,9] → 4–6, 9–9. */
export function runsOf(rows: readonly number[]): Run[] {
  const runs: { top: number; bottom: number }[] = [];
  for (const row of rows) {
    const last = runs[runs.length - 1];
    if (last?.bottom === row - 1) last.bottom = row;
    else runs.push({ top: row, bottom: row });
  }
  return runs;
}

/** The cells of a column in several runs, as arguments of a function: `C4:C8,C10:C15`. */
export function spans(column: number, runs: readonly Run[]): string {
  return runs.map(({ top, bottom }) => areaAddress({ top, left: column, bottom, right: column })).join(',');
}
