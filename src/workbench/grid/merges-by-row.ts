/**
 * Merged areas by the rows they begin in and reach over.
 */
import type { Area } from '../../spreadsheet/address';

export interface MergesByRow {
  /** By the row, then by the column they begin in. */
  readonly beginning: ReadonlyMap<number, ReadonlyMap<number, Area>>;
  /** Those that reach over a row. */
  covering(row: number): readonly Area[];
  /** Rows above a row in which merges begin that reach it. */
  rowsReaching(row: number): readonly number[];
}

/** One array for all rows without merges, so that they are known to be the same. */
const NONE: readonly Area[] = [];

export function mergesByRow(merges: readonly Area[]): MergesByRow {
  const beginning = new Map<number, Map<number, Area>>();
  for (const area of merges) {
    const row = beginning.get(area.top);
    if (row) row.set(area.left, area);
    else beginning.set(area.top, new Map([[area.left, area]]));
  }
  const covering = new Map<number, readonly Area[]>();
  return {
    beginning,
    covering: (row) => {
      let found = covering.get(row);
      if (!found) {
        const areas = merges.filter((area) => area.top <= row && area.bottom >= row);
        covering.set(row, (found = areas.length === 0 ? NONE : areas));
      }
      return found;
    },
    rowsReaching: (row) => {
      const rows = merges.filter((area) => area.top < row && area.bottom >= row).map((area) => area.top);
      return Array.from(new Set(rows));
    },
  };
}
