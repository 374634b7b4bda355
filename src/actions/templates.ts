/**
 * 生成填报模板: one return template for each unit.
 */
import { sameName, type AreaEntry } from '../domain/areas/area-list';
import { unitKey, type Unit } from '../domain/table/breakdown';
import { inMeasure, returnMeasure } from '../domain/table/table-measure';
import { PERSONS, type UnitOfMeasure } from '../domain/table/unit-of-measure';
import { inCells } from '../sheets/parts/return-cells';
import type { Host } from '../spreadsheet/host';
import { returnTemplate } from '../sheets/returns/return-template';
import type { TemplateAreas, TemplateUnit } from '../sheets/returns/template-table';
import type { NewWorkbook } from '../spreadsheet/spec';
import { templateFileNames } from '../sheets/returns/template-file-names';
import { areaNames, areaUnits } from './parts/area-names';
import type { IndicatorSurvey } from './parts/indicator-survey';
import { survey, type Survey, type SurveyOptions } from './survey';

/**
 * The templates, in the table's order, each under its own file name; units without a name get none. The workbook is only read.
 * @throws ActionError, HostError
 */
export async function templates(host: Host, options: SurveyOptions = {}): Promise<NewWorkbook[]> {
  const found = await survey(host, options);
  const { campaign, indicators } = found;
  const areasOf = areaParts(found);
  const { breakdown } = indicators[0].whole;
  const tasks = indicators.map(tasksOf);
  return templateFileNames(breakdown.units).map(({ unit, fileName }) => {
    const own = tasks.map((taskOf) => taskOf(unit));
    const [first] = own;
    if (!first) throw new Error('a table has an indicator');
    const { target, figures, measure = PERSONS } = first;
    const several = own.length > 1 ? { tasks: own } : {};
    const areas = areasOf(unit.name);
    const part = areas ? { areas } : {};
    return returnTemplate(
      campaign,
      { name: unit.name, target, figures, measure, ...several, ...part },
      fileName,
    );
  });
}

type Task = NonNullable<TemplateUnit['tasks']>[number];

/** Each unit's task and reported figures, for one indicator. */
function tasksOf({
  whole: { breakdown },
  ledger,
}: IndicatorSurvey): (unit: Pick<Unit, 'name' | 'row'>) => Task {
  const reported = new Map((ledger?.ledger.rows ?? []).map((row) => [unitKey(row.unit), row.figures]));
  const measure = returnMeasure(breakdown);
  const targets = new Map(breakdown.units.map(({ row, target }) => [row, target.amount]));
  const { name } = breakdown.indicator;
  return (unit) => ({
    indicator: name,
    measure,
    target: ownAmount(targets.get(unit.row) ?? null, measure),
    figures: inCells(reported.get(unitKey(unit.name)) ?? new Map<number, number>(), measure),
  });
}

/** Gives each unit's part of the list of key areas; null where there is no list, or no area is named. */
function areaParts(found: Survey): (unit: string) => TemplateAreas | null {
  const areas = areaNames(found);
  if (!found.areas || areas.length === 0) return () => null;
  const names = areaUnits(found);
  const byUnit = new Map<string, AreaEntry[]>();
  for (const entry of found.areas.entries) {
    const part = byUnit.get(unitKey(entry.unit));
    if (part) part.push(entry);
    else byUnit.set(unitKey(entry.unit), [entry]);
  }
  return (unit) => ({
    unit: sameName(unit, names) ?? unit,
    areas,
    entries: byUnit.get(unitKey(unit)) ?? [],
  });
}

function ownAmount(amount: number | null, { scale }: UnitOfMeasure): number | null {
  return amount === null ? null : inMeasure(amount, scale);
}
