/** Finds merged cells by the rows that they begin in and cover. */
import type { Area } from '../../spreadsheet/address';

export interface MergesByRow {
  /** Merged cells by their first row, then by their first column. */
  readonly beginning: ReadonlyMap<number, ReadonlyMap<number, Area>>;
  /** The merged cells that cover a row. */
  covering(row: number): readonly Area[];
  /** The rows above a row in which merged cells begin that extend into it. */
  rowsReaching(row: number): readonly number[];
}

/** The same array for all rows without merged cells, so that memoised rows see no change. */
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
