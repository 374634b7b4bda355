/** Plans collecting in steps, because comparing ten thousand figures with the ledger in rendering would block the page. */
import { useEffect, useState } from 'react';
import { areasPlan, collectPlanSteps, partsPlan } from '../../actions/collect';
import type { Survey } from '../../actions/survey';
import type { PlannedEntry } from '../../domain/areas/collect-areas';
import type { PlannedParts } from '../../domain/hand-down/planned-parts';
import type { CollectPlan } from '../../domain/returns/collecting';
import type { ReadReturn } from '../../domain/returns/returns';
import { withPauses, type Steps } from '../../spreadsheet/steps';
import { pause } from '../session/pause';

/** What collecting would do, and with what. */
export interface CollectPlans {
  readonly survey: Survey;
  readonly returns: readonly ReadReturn[];
  readonly month: number | null;
  readonly plan: CollectPlan;
  readonly areas: readonly PlannedEntry[];
  readonly parts: readonly PlannedParts[];
}

/**
 * The plans for files; null while the first are made. After a change of the month or of the workbook the present ones stay until the next are
 * made, so that what has the focus keeps it. They say what they are for, and collecting takes no figure whose cell has changed since.
 */
export function useCollectPlans(
  survey: Survey,
  returns: readonly ReadReturn[],
  month: number | null,
): CollectPlans | null {
  const [plans, setPlans] = useState<CollectPlans | null>(null);
  useEffect(() => {
    let isWanted = true;
    withPauses(plansOf(survey, returns, month), pause).then(
      (made) => {
        if (isWanted) setPlans(made);
      },
      (error: unknown) => {
        // Thrown in rendering, so that the part of the pane reports it.
        setPlans(() => {
          throw error;
        });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [survey, returns, month]);
  return plans?.returns === returns ? plans : null;
}

function* plansOf(survey: Survey, returns: readonly ReadReturn[], month: number | null): Steps<CollectPlans> {
  const plan = yield* collectPlanSteps(survey, returns, month);
  yield;
  const areas = areasPlan(survey, returns);
  yield;
  const parts = partsPlan(survey, returns);
  // What shows the plans gets a task of its own.
  yield;
  return { survey, returns, month, plan, areas, parts };
}
