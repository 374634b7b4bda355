/**
 * `breakdown check`
 */
import { survey, surveysOf } from '../../actions/survey';
import { requiredTarget } from '../../domain/audit/growth';
import { areaAddress, cellAddress } from '../../spreadsheet/address';
import { clean, measuresOf, ownUnit, sumOf } from '../../domain/audit/rule';
import { ownHeading } from '../../domain/table/own-heading';
import type { Survey } from '../../actions/survey';
import type { CommandLineMessages } from '../../i18n/messages';
import { originLines } from '../../i18n/origin-lines';
import { failureLine } from '../failures';
import { openBook } from '../files';
import { checkJson, otherTables } from '../json';
import { exitCode, print, printFindingCount, printJson, showProgress } from '../output';
import { filesOf } from '../arguments/patterns';
import type { TableOptions } from '../arguments/table-options';

type CheckOptions = TableOptions & { readonly json?: true };

const NOT_DONE = 2;

/** Checks workbooks one after the other. When a workbook can't be checked, its name is printed, and the rest are still checked. */
export async function checkAll(
  named: readonly string[],
  options: CheckOptions,
  messages: CommandLineMessages,
): Promise<number> {
  const books = named.flatMap(filesOf);
  const [only] = books;
  if (books.length === 1 && only !== undefined) return check(only, options, messages);
  let exit = 0;
  const results: object[] = [];
  for (const book of books) {
    try {
      if (!options.json) print(book === books[0] ? book : `\n${book}`);
      const found = await survey(openBook(book), options);
      if (options.json) results.push({ book, ...checkJson(found, messages) });
      else printCheck(found, messages);
      exit = Math.max(exit, exitCode(found.findings));
    } catch (error) {
      const line = failureLine(messages, error, book);
      process.stderr.write(`${line}\n`);
      results.push({ book, failure: line });
      exit = NOT_DONE;
    }
  }
  if (options.json) printJson({ books: results });
  return exit;
}

async function check(book: string, options: CheckOptions, messages: CommandLineMessages): Promise<number> {
  showProgress(messages, 'reading');
  const found = await survey(openBook(book), options);
  if (options.json) printJson(checkJson(found, messages));
  else printCheck(found, messages);
  return exitCode(found.findings);
}

function printCheck(found: Survey, messages: CommandLineMessages): void {
  const { breakdown, findings } = found;
  const { cli } = messages;
  print(
    cli.tableFound({
      sheet: breakdown.sheet,
      range: found.blocks.map((block) => areaAddress(block.breakdown.area)).join('、'),
      units: found.whole.breakdown.units.length,
    }),
  );
  if (found.others.length > 0) print(cli.otherTables(otherTables(found)));
  for (const indicatorSurvey of surveysOf(found)) {
    const { name, unitOfMeasure } = indicatorSurvey.breakdown.indicator;
    if (found.indicators.length > 1) print(cli.indicator({ name, unitOfMeasure }));
    printTotals(indicatorSurvey, messages);
    printGoal(indicatorSurvey, messages);
  }
  for (const line of originLines(found, messages)) print(line);
  printFindingCount(findings, messages);
  for (const finding of findings) {
    print(
      `  [${messages.severity(finding.severity)}] ${finding.sheet}!${cellAddress(finding)}  ${messages.finding(finding)}`,
    );
  }
}

/** Prints the sums of the units next to the stated totals. The sums include text that reads as a number. */
function printTotals({ whole: { breakdown } }: Survey, { cli }: CommandLineMessages): void {
  for (const measure of measuresOf(breakdown)) {
    const { unitOfMeasure, of } = ownUnit(breakdown, measure);
    const stated = breakdown.total?.[measure].amount ?? null;
    const computed = sumOf(breakdown.units, measure);
    const heading = ownHeading(breakdown.columns, measure);
    print(
      cli.totals({
        measure,
        ...(heading === undefined ? {} : { heading }),
        unitOfMeasure,
        computed: of(computed),
        stated: stated !== null ? of(stated) : breakdown.total ? 'unreadable' : 'no-total',
        difference: stated === null ? 0 : of(clean(stated - computed)),
        texts: breakdown.units.filter((unit) => unit[measure].kind === 'text-number').length,
      }),
    );
  }
}

function printGoal({ whole: { breakdown }, campaign }: Survey, { cli }: CommandLineMessages): void {
  const baseline = sumOf(breakdown.units, 'baseline');
  const target = sumOf(breakdown.units, 'target');
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
