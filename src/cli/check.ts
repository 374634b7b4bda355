/**
 * `breakdown check`
 */
import { survey } from '../actions/survey';
import { requiredTarget } from '../domain/audit/growth';
import { areaAddress, cellAddress } from '../spreadsheet/address';
import { clean, measuresOf, ownUnit, sumOf } from '../domain/audit/rule';
import type { Survey } from '../actions/survey';
import type { Messages } from '../i18n/messages';
import { originLines } from '../i18n/origin-lines';
import { openBook } from './files';
import { checkJson, otherTables } from './json';
import { exitCode, print, printFindingCount, printJson, showProgress } from './output';
import type { TableOptions } from './table-options';

export async function check(
  book: string,
  options: TableOptions & { readonly json?: true },
  messages: Messages,
): Promise<number> {
  showProgress(messages, 'reading');
  const found = await survey(openBook(book), options);
  if (options.json) printJson(checkJson(found, messages));
  else printCheck(found, messages);
  return exitCode(found.findings);
}

function printCheck(found: Survey, messages: Messages): void {
  const { breakdown, findings } = found;
  const { cli } = messages;
  print(
    cli.tableFound({
      sheet: breakdown.sheet,
      range: areaAddress(breakdown.area),
      units: breakdown.units.length,
    }),
  );
  if (found.others.length > 0) print(cli.otherTables(otherTables(found)));
  printTotals(found, messages);
  printGoal(found, messages);
  for (const line of originLines(found.settings, messages)) print(line);
  printFindingCount(findings, messages);
  for (const one of findings) {
    print(
      `  [${messages.severity(one.severity)}] ${one.sheet}!${cellAddress(one)}  ${messages.finding(one)}`,
    );
  }
}

/** What the units add up to, text that reads as a number included, against what the table states. */
function printTotals({ breakdown }: Survey, { cli }: Messages): void {
  for (const measure of measuresOf(breakdown)) {
    const { unitOfMeasure, of } = ownUnit(breakdown, measure);
    const stated = breakdown.total?.[measure].persons ?? null;
    const computed = sumOf(breakdown.units.map((unit) => unit[measure]));
    print(
      cli.totals({
        measure,
        unitOfMeasure,
        computed: of(computed),
        stated: stated !== null ? of(stated) : breakdown.total ? 'unreadable' : 'no-total',
        difference: stated === null ? 0 : of(clean(stated - computed)),
        texts: breakdown.units.filter((unit) => unit[measure].kind === 'text-number').length,
      }),
    );
  }
}

function printGoal({ breakdown, campaign }: Survey, { cli }: Messages): void {
  const baseline = sumOf(breakdown.units.map((unit) => unit.baseline));
  const target = sumOf(breakdown.units.map((unit) => unit.target));
  if (campaign.growthGoal === null || baseline <= 0) return;
  const required = requiredTarget(baseline, campaign.growthGoal);
  const { unitOfMeasure, of } = ownUnit(breakdown, 'target');
  print(
    cli.goal({
      goal: campaign.growthGoal,
      rate: target / baseline,
      unitOfMeasure,
      required: of(required),
      shortfall: of(Math.max(0, required - target)),
    }),
  );
}
