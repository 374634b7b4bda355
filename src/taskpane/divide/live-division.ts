/**
 * The division that the form describes, computed again with every change of the form. It is computed in steps, so that the page can
 * redraw, and abandoned as soon as the form changes again.
 */
import { useEffect, useState } from 'react';
import { ActionError } from '../../actions/parts/action-error';
import { requestOf, type AllocateOptions } from '../../actions/allocate';
import type { Survey, SurveyOptions } from '../../actions/survey';
import { allocateInSteps, type Allocation } from '../../domain/allocation/allocate';
import { finishStepsWithPauses } from '../../domain/allocation/steps';
import { pause } from '../session/pause';

/** The latest division; null until the first is computed, and when the form names a column that the table no longer has. */
export function useLiveDivision(
  survey: Survey,
  options: Omit<AllocateOptions, keyof SurveyOptions> | null,
  scheme: number,
): Allocation | null {
  const [allocation, setAllocation] = useState<Allocation | null>(null);
  const by = options?.schemes[scheme];
  // The options are a new object at each change of the form, so their contents are compared instead of the object.
  const asked =
    options && by
      ? JSON.stringify([
          options.goal,
          by,
          options.rounding,
          options.bounds,
          [...options.fixed],
          [...(options.unitBounds ?? [])],
        ])
      : '';
  useEffect(() => {
    const stop = new AbortController();
    const isWanted = (): boolean => !stop.signal.aborted;
    if (!options || !by) {
      setAllocation(null);
      return undefined;
    }
    const work = async (): Promise<void> => {
      await pause();
      if (!isWanted()) return;
      try {
        const request = requestOf(survey, options, by);
        await pause();
        const made = await finishStepsWithPauses(allocateInSteps(request), pause, isWanted);
        if (made && isWanted()) setAllocation(made);
      } catch (error) {
        if (!(error instanceof ActionError)) throw error;
        if (isWanted()) setAllocation(null);
      }
    };
    void work();
    return () => {
      stop.abort();
    };
  }, [survey, asked]);
  return allocation;
}
