/**
 * 生成填报模板: one return template for each unit.
 */
import { unitKey, type Unit } from '../domain/table/breakdown';
import type { Host } from '../spreadsheet/host';
import { returnTemplate, type TemplateUnit } from '../sheets/returns/return-template';
import type { NewWorkbook } from '../spreadsheet/spec';
import { templateFileNames } from '../sheets/returns/template-file-names';
import type { IndicatorSurvey } from './indicator-survey';
import { survey, type SurveyOptions } from './survey';

/**
 * The templates, in the table's order, each under a file name of its own; units without a name get none. The workbook is only
 * read.
 * @throws ActionError, HostError
 */
export async function templates(host: Host, options: SurveyOptions = {}): Promise<NewWorkbook[]> {
  const { campaign, indicators } = await survey(host, options);
  const [{ breakdown }] = indicators;
  const tasks = indicators.map(tasksOf);
  return templateFileNames(breakdown.units).map(({ unit, fileName }) => {
    const own = tasks.map((taskOf) => taskOf(unit));
    const [first] = own;
    if (!first) throw new Error('a table has an indicator');
    const { target, figures } = first;
    const several = own.length > 1 ? { tasks: own } : {};
    return returnTemplate(campaign, { name: unit.name, target, figures, ...several }, fileName);
  });
}

type Task = NonNullable<TemplateUnit['tasks']>[number];

/** What each unit has to do of an indicator, and has reported. */
function tasksOf({ breakdown, ledger }: IndicatorSurvey): (unit: Pick<Unit, 'name' | 'row'>) => Task {
  const reported = new Map((ledger?.ledger.rows ?? []).map((row) => [unitKey(row.unit), row.figures]));
  const targets = new Map(breakdown.units.map(({ row, target }) => [row, target.persons]));
  const { name, unitOfMeasure } = breakdown.indicator;
  return (unit) => ({
    indicator: name,
    unitOfMeasure,
    target: targets.get(unit.row) ?? null,
    figures: reported.get(unitKey(unit.name)) ?? new Map<number, number>(),
  });
}
