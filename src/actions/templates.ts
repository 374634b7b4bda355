/**
 * 生成填报模板: one return template for each unit.
 */
import { unitKey } from '../domain/breakdown';
import type { Host } from '../hosts/host';
import { returnTemplate } from '../sheets/return-template';
import { survey, type SurveyOptions } from './survey';

export interface Template {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/**
 * Makes the templates; units without a name get none.
 * @throws NoTableError, HostError
 */
export async function templates(host: Host, options: SurveyOptions = {}): Promise<Template[]> {
  const { breakdown, campaign, ledger } = await survey(host, options);
  const reported = new Map((ledger?.ledger.rows ?? []).map((row) => [unitKey(row.unit), row.figures]));
  const made: Template[] = [];
  const names = new Set<string>();
  for (const unit of breakdown.units) {
    if (unit.name === '') continue;
    const figures = reported.get(unitKey(unit.name)) ?? new Map<number, number>();
    const book = returnTemplate(campaign, { name: unit.name, target: unit.target.persons, figures });
    const bytes = await host.createWorkbook(book);
    if (bytes) made.push({ fileName: freeFileName(book.fileName, names), bytes });
  }
  return made;
}

/** Two units of one name must not share a file. */
function freeFileName(wanted: string, taken: Set<string>): string {
  const base = wanted.replace(/\.xlsx$/, '').replace(/[<>"|]/g, ' ');
  let name = `${base}.xlsx`;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base}（${String(number)}）.xlsx`;
  taken.add(name.toLowerCase());
  return name;
}
