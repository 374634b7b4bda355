/** The survey that an action would find after a change, so that its next part need not read the workbook again. */
import { gridAfter } from '../../sheets/grid-after';
import type { WorkbookChange } from '../../spreadsheet/spec';
import { withPauses } from '../../spreadsheet/steps';
import { surveyGrid, surveyStepsUnchecked, type Survey, type SurveyOptions } from '../survey';

/**
 * Surveys the workbook as a change will leave it. Results of new formulas are not known yet: no action may rely on them, and
 * findings are about typed figures only.
 * @throws the errors of {@link surveyGrid}
 */
export function surveyAfter(found: Survey, change: WorkbookChange, options: SurveyOptions = {}): Survey {
  return { ...surveyGrid(gridAfter(found.workbook, change), options), conversion: found.conversion };
}

/**
 * Does what {@link surveyAfter} does without the check, for parts of an action that need no findings. The list of findings is empty.
 * @throws the errors of {@link surveyGrid}
 */
export async function surveyAfterUnchecked(
  found: Survey,
  change: WorkbookChange,
  options: SurveyOptions = {},
): Promise<Survey> {
  await options.pause?.();
  const workbook = gridAfter(found.workbook, change);
  await options.pause?.();
  const after = await withPauses(surveyStepsUnchecked(workbook, options), options.pause);
  return { ...after, conversion: found.conversion };
}
