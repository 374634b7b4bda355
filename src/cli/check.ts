/**
 * `breakdown check`
 */
import { survey } from '../actions/survey';
import { requiredTarget } from '../domain/audit/growth';
import { areaAddress, cellAddress } from '../domain/address';
import type { Measure } from '../domain/breakdown';
import type { Survey } from '../actions/survey';
import type { Messages } from '../i18n/messages';
import { openBook } from './files';
import { checkJson } from './json';
import { exitCode, print, printFindingCount, printJson, showProgress } from './output';

export async function check(
  book: string,
  options: { readonly sheet?: string; readonly json?: true },
  messages: Messages,
): Promise<number> {
  showProgress(messages, 'reading');
  const found = await survey(openBook(book), options);
  if (options.json) printJson(checkJson(found, messages));
  else printCheck(found, messages);
  return exitCode(found.findings);
}

function printCheck(found: Survey, messages: Messages): void {
  const { breakdown, campaign, findings } = found;
  const { cli } = messages;
  print(
    cli.tableFound({
      sheet: breakdown.sheet,
      range: areaAddress(breakdown.area),
      units: breakdown.units.length,
    }),
  );
  if (found.others.length > 0) print(cli.otherTables(found.others.length));
  const measures: Measure[] = [
    'baseline',
    'target',
    ...(breakdown.columns.actual ? (['actual'] as const) : []),
  ];
  const sum = (measure: Measure): number =>
    breakdown.units.reduce((total, unit) => total + (unit[measure].persons ?? 0), 0);
  for (const measure of measures) {
    const stated = breakdown.total?.[measure].persons ?? null;
    print(cli.totals({ measure, computed: sum(measure), stated }));
  }
  const required = requiredTarget(sum('baseline'), campaign.growthGoal);
  if (sum('baseline') > 0) {
    print(
      cli.goal({
        goal: campaign.growthGoal,
        rate: sum('target') / sum('baseline'),
        required,
        shortfall: Math.max(0, required - sum('target')),
      }),
    );
  }
  printFindingCount(findings, messages);
  for (const one of findings) {
    print(
      `  [${messages.severity(one.severity)}] ${one.sheet}!${cellAddress(one)}  ${messages.finding(one)}`,
    );
  }
}
