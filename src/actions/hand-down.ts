/** 任务再分解: makes a workbook for each unit with its task, in which the unit divides the task among its own units. */
import { allHandedTasks, type HandedTask } from '../domain/hand-down/handed-down';
import type { Breakdown } from '../domain/table/breakdown';
import type { Host } from '../spreadsheet/host';
import type { NewWorkbook } from '../spreadsheet/spec';
import { handDownBook } from '../sheets/hand-down/hand-down-book';
import { templateFileNames } from '../sheets/returns/template-file-names';
import { tableBlocks } from './parts/indicator-survey';
import { survey, type SurveyOptions } from './survey';

/**
 * The workbooks, in the table's order, each under its own file name. Where the table has levels: one for each county, with its
 * townships filled in. The source workbook is only read.
 * @throws ActionError, HostError
 */
export async function handDown(host: Host, options: SurveyOptions = {}): Promise<NewWorkbook[]> {
  const found = await survey(host, options);
  const { breakdown, campaign, settings } = found;
  return handedDownNames(tableBlocks(found)).map(({ unit: task, fileName }) =>
    handDownBook({
      task,
      columns: breakdown.columns,
      indicator: breakdown.indicators.length > 1 ? breakdown.indicator.name : null,
      start: { campaign, origins: settings.origins },
      fileName,
    }),
  );
}

/** The units that get a workbook, with its file name. @param blocks the blocks of a folded table; otherwise the table alone */
export function handedDownNames(
  blocks: readonly Breakdown[],
): readonly { readonly unit: HandedTask & { readonly name: string }; readonly fileName: string }[] {
  const tasks = allHandedTasks(blocks).map((task) => ({ ...task, name: task.unit }));
  return templateFileNames(tasks, '任务分解');
}
