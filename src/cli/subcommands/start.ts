/**
 * `breakdown start`
 */
import { start as act, type Started } from '../../actions/start';
import { isWithoutTable } from '../../actions/parts/action-error';
import { survey } from '../../actions/survey';
import type { Finding } from '../../domain/finding';
import { readPlanFile } from '../../engine/read-plan';
import { createWorkbook, FileHost } from '../../hosts/file/file-host';
import type { CommandLineMessages } from '../../i18n/messages';
import type { PlanWords } from '../../i18n/plan/messages';
import { checkExtension, checkOutput, readFile, writeWhole } from '../files';
import { findingsJson } from '../json';
import { exitCode, print, printFindingCount, printJson, showProgress } from '../output';

interface StartOptions {
  readonly out: string;
  readonly force?: true;
  readonly json?: true;
}

const NOT_DONE = 2;

export async function start(
  plan: string,
  options: StartOptions,
  messages: CommandLineMessages,
  words: PlanWords,
): Promise<number> {
  checkExtension(options.out, '.xlsx');
  showProgress(messages, 'reading');
  const document = readPlanFile(plan, readFile(plan));
  if (typeof document === 'string') {
    process.stderr.write(`${words.problem(document, plan)}\n`);
    return NOT_DONE;
  }
  checkOutput(options.out, plan, options.force === true);
  const started = act(document);
  const bytes = createWorkbook(started.book);
  const findings = await findingsOf(bytes);
  showProgress(messages, 'saving');
  writeWhole(options.out, bytes);
  if (options.json) printJson(startJson(options.out, started, findings, messages));
  else printStarted(options.out, started, findings, messages, words);
  return exitCode(findings);
}

/** The findings in the new workbook; none when the plan has no table. */
async function findingsOf(bytes: Uint8Array): Promise<readonly Finding[]> {
  try {
    return (await survey(FileHost.open(bytes))).findings;
  } catch (error) {
    if (isWithoutTable(error)) return [];
    throw error;
  }
}

function startJson(
  out: string,
  { plan, units, differences }: Started,
  findings: readonly Finding[],
  messages: CommandLineMessages,
): object {
  return {
    written: out,
    items: plan.items,
    missing: units === 0 ? [...plan.missing, 'table'] : plan.missing,
    contradictions: plan.contradictions,
    differences,
    units,
    findings: findingsJson(findings, messages),
  };
}

function printStarted(
  out: string,
  { plan, units, shown, differences }: Started,
  findings: readonly Finding[],
  messages: CommandLineMessages,
  words: PlanWords,
): void {
  print(words.cli.read({ items: plan.items.length, units }));
  for (const item of plan.items) {
    print(words.cli.item({ key: item.key, value: shown(item), place: item.place }));
  }
  if (plan.missing.length > 0) print(words.cli.missing(plan.missing));
  for (const { key, items } of plan.contradictions) print(words.cli.contradiction(key, items.map(shown)));
  for (const difference of differences) print(words.difference(difference));
  printFindingCount(findings, messages);
  print(messages.cli.written(out));
}
