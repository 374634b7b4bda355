/** Refuses cumulative returns that decrease while they are collected, so that no total in the ledger shrinks. */
import type { Ledger } from '../ledger';
import { inMeasure } from '../table/table-measure';
import { PERSONS } from '../table/unit-of-measure';
import { isTickedByDefault, refuseFigure, type PlannedFigure, type Refusal } from './planned-figure';

/**
 * Refuses a figure that is below an earlier month's or above a later month's. If both figures are new, the later month's is
 * refused. The rest is then checked again without the refused figure.
 */
export function refuseDecreases(figures: readonly PlannedFigure[], ledger: Ledger): PlannedFigure[] {
  const byRow = new Map<number, PlannedFigure[]>();
  for (const figure of figures) {
    if (!figure.cell || !isTickedByDefault(figure)) continue;
    byRow.set(figure.cell.row, [...(byRow.get(figure.cell.row) ?? []), figure]);
  }
  const refusals = new Map<string, Refusal>();
  for (const { row, figures: reported } of ledger.rows) {
    const standingFigures = new Map(
      [...reported].map(([month, figure]) => [month, inMeasure(figure, (ledger.measure ?? PERSONS).scale)]),
    );
    let standing = (byRow.get(row) ?? []).sort((a, b) => (a.month ?? 0) - (b.month ?? 0));
    for (;;) {
      const found = firstDecrease(standing, standingFigures);
      if (!found) break;
      refusals.set(found.figure.key, found.refusal);
      standing = standing.filter((figure) => figure !== found.figure);
    }
  }
  return figures.map((figure) => {
    const refusal = refusals.get(figure.key);
    return refusal ? refuseFigure(figure, refusal) : figure;
  });
}

/**
 * Finds the first figure to refuse.
 * @param figures the figures of one unit, sorted by month, at most one per month
 */
function firstDecrease(
  figures: readonly PlannedFigure[],
  reported: ReadonlyMap<number, number>,
): { readonly figure: PlannedFigure; readonly refusal: Refusal } | null {
  const after = new Map(reported);
  for (const { month, amount } of figures) {
    if (month !== null && amount !== null) after.set(month, amount);
  }
  const isNew = new Set(figures.map((figure) => figure.month));
  for (const figure of figures) {
    const { month, amount } = figure;
    if (month === null || amount === null) continue;
    const against = [...after]
      .sort(([a], [b]) => a - b)
      .find(([other, total]) => {
        if (other < month) return total > amount;
        return other > month && !isNew.has(other) && total < amount;
      });
    if (against) return { figure, refusal: { kind: 'decreased', month: against[0], amount: against[1] } };
  }
  return null;
}
