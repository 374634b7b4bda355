/**
 * 生成填报模板: one return template for each unit.
 */
import { unitKey } from '../domain/table/breakdown';
import type { Host } from '../spreadsheet/host';
import { returnTemplate } from '../sheets/returns/return-template';
import type { NewWorkbook } from '../spreadsheet/spec';
import { templateFileNames } from '../sheets/returns/template-file-names';
import { survey, type SurveyOptions } from './survey';

/**
 * The templates, in the table's order, each under a file name of its own; units without a name get none. The workbook is only
 * read.
 * @throws NoTableError, HostError
 */
export async function templates(host: Host, options: SurveyOptions = {}): Promise<NewWorkbook[]> {
  const { breakdown, campaign, ledger } = await survey(host, options);
  const reported = new Map((ledger?.ledger.rows ?? []).map((row) => [unitKey(row.unit), row.figures]));
  return templateFileNames(breakdown.units).map(({ unit, fileName }) => {
    const figures = reported.get(unitKey(unit.name)) ?? new Map<number, number>();
    return returnTemplate(campaign, { name: unit.name, target: unit.target.persons, figures }, fileName);
  });
}
