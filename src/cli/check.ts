/**
 * `breakdown check`
 */
import { survey } from '../actions/survey';
import { requiredTarget } from '../domain/audit/growth';
import { areaAddress, cellAddress } from '../domain/address';
import type { Measure } from '../domain/breakdown';
import type { Survey } from '../actions/survey';
import type { Messages } from '../i18n/messages';
import { originLines } from '../i18n/origin-lines';
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
  printGoal(campaign.growthGoal, { baseline: sum('baseline'), target: sum('target') }, messages);
  for (const line of originLines(found.settings, messages)) print(line);
  printFindingCount(findings, messages);
  for (const one of findings) {
    print(
      `  [${messages.severity(one.severity)}] ${one.sheet}!${cellAddress(one)}  ${messages.finding(one)}`,
    );
  }
}

function printGoal(
  goal: number | null,
  { baseline, target }: { readonly baseline: number; readonly target: number },
  { cli }: Messages,
): void {
  if (goal === null || baseline <= 0) return;
  const required = requiredTarget(baseline, goal);
  const shortfall = Math.max(0, required - target);
  print(cli.goal({ goal, rate: target / baseline, required, shortfall }));
}
