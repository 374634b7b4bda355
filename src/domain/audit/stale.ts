/** Reports formulas that could not be recalculated after a change and still show their previous result. */
import { areaAddress, cellArea, type Area } from '../../spreadsheet/address';
import { finding, type Finding } from '../finding';
import type { StaleCell, StaleCause } from '../../spreadsheet/grid';

/** One finding per sheet and cause, at the first of its cells. */
export function staleFindings(cells: readonly StaleCell[]): readonly Finding[] {
  const groups = new Map<string, StaleCell[]>();
  for (const cell of cells) {
    const key = JSON.stringify([cell.sheet, causeKey(cell.cause)]);
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups.values()].flatMap(groupFinding);
}

function causeKey(cause: StaleCause): string {
  return cause.kind === 'function' ? `function ${cause.name}` : cause.kind;
}

function groupFinding(cells: readonly StaleCell[]): Finding[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const [first] = sorted;
  if (!first) return [];
  const details = { ranges: columnRuns(sorted).map(areaAddress), count: cells.length, cause: first.cause };
  return [finding('not-recalculated', first, details)];
}

/** Merges cells below each other into ranges; the cells must be sorted by column. */
function columnRuns(cells: readonly StaleCell[]): readonly Area[] {
  const runs: Area[] = [];
  for (const cell of cells) {
    const last = runs[runs.length - 1];
    if (last?.left === cell.column && last.bottom === cell.row - 1)
      runs[runs.length - 1] = { ...last, bottom: cell.row };
    else runs.push(cellArea(cell));
  }
  return runs;
}
