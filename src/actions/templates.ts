/**
 * 生成填报模板: one return template for each unit.
 */
import { unitKey } from '../domain/breakdown';
import type { Host } from '../hosts/host';
import { returnTemplate } from '../sheets/return-template';
import type { NewWorkbook } from '../sheets/spec';
import { survey, type SurveyOptions } from './survey';

/**
 * The templates, in the table's order, each under a file name of its own; units without a name get none. The workbook is only
 * read.
 * @throws NoTableError, HostError
 */
export async function templates(host: Host, options: SurveyOptions = {}): Promise<NewWorkbook[]> {
  const { breakdown, campaign, ledger } = await survey(host, options);
  const reported = new Map((ledger?.ledger.rows ?? []).map((row) => [unitKey(row.unit), row.figures]));
  const names = new Set<string>();
  return breakdown.units
    .filter((unit) => unit.name !== '')
    .map((unit) => {
      const figures = reported.get(unitKey(unit.name)) ?? new Map<number, number>();
      const book = returnTemplate(campaign, { name: unit.name, target: unit.target.persons, figures });
      return { ...book, fileName: freeFileName(book.fileName, names) };
    });
}

/** Two units of one name must not share a file. */
function freeFileName(wanted: string, taken: Set<string>): string {
  const base = wanted.replace(/\.xlsx$/, '').replace(/[<>"|]/g, ' ');
  let name = `${base}.xlsx`;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base}（${String(number)}）.xlsx`;
  taken.add(name.toLowerCase());
  return name;
}
