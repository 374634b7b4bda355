/**
 * The progress columns of all indicators of a table, as one change of its sheet.
 */
import type { Area } from '../../spreadsheet/address';
import { mergedChange, NO_CHANGE } from '../../spreadsheet/merged-change';
import type { ProgressPlan } from './progress';
import { progressChange, type ProgressChange } from './progress-change';

/** Combines the changes for all indicators, each with its own group of columns; a title above the table is widened across all of them. */
export function progressOfAll(plans: readonly ProgressPlan[]): ProgressChange {
  const changes = plans.map(progressChange);
  const [only] = changes;
  if (only && changes.length === 1) return only;
  const { sheets, names } = mergedChange(
    ...changes.map(({ spec, names }) => ({ ...NO_CHANGE, sheets: [spec], names })),
  );
  const [spec] = sheets;
  if (!spec) throw new Error('a table has an indicator');
  return { spec: { ...spec, merges: widest(spec.merges) }, names };
}

/** Of merges that begin in the same cell, the widest. */
function widest(merges: readonly Area[]): readonly Area[] {
  return merges.filter(
    (merge) =>
      !merges.some(
        (other) => other.top === merge.top && other.left === merge.left && other.right > merge.right,
      ),
  );
}
