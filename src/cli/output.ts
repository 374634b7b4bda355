/**
 * The steps that all writing commands share: check the output path, run the action, save the file, report.
 */
import { extname } from 'node:path';
import type { ActionReport } from '../actions/report';
import { survey, type SurveyOptions } from '../actions/survey';
import type { Finding } from '../domain/finding';
import type { FileHost } from '../hosts/file/file-host';
import type { CommandLineMessages } from '../i18n/messages';
import { checkExtension, checkOutput, openBook, writeWhole } from './files';
import { reportJson } from './json';
import type { TableOptions } from './arguments/table-options';

export interface WriteOptions extends TableOptions {
  readonly out: string;
  readonly force?: true;
  readonly json?: true;
  /** Set when text that is plainly a number may be converted without asking. */
  readonly convert?: true;
}

/** The survey option for `--convert`. */
export function conversionOf({ convert }: Pick<WriteOptions, 'convert'>): Pick<SurveyOptions, 'mayConvert'> {
  return convert ? { mayConvert: () => Promise.resolve(true) } : {};
}

/** 1 when a finding is an error, otherwise 0. */
export function exitCode(findings: readonly Finding[]): number {
  return findings.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** Shows a step on stderr if stderr is a terminal. */
export function showProgress(
  messages: CommandLineMessages,
  step: Parameters<CommandLineMessages['cli']['progress']>[0],
): void {
  if (process.stderr.isTTY) process.stderr.write(`${messages.cli.progress(step)}\n`);
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value));
}

/** Opens BOOK, runs an action that changes it, writes OUT and prints a report. */
export async function changeBook(
  book: string,
  options: WriteOptions,
  messages: CommandLineMessages,
  act: (host: FileHost) => Promise<ActionReport>,
): Promise<number> {
  checkExtension(options.out, extname(book));
  showProgress(messages, 'reading');
  const host = openBook(book);
  checkOutput(options.out, book, options.force === true);
  showProgress(messages, 'writing');
  const written = await act(host);
  showProgress(messages, 'saving');
  writeWhole(options.out, await host.saved());
  // Surveyed again, because converting texts to numbers changes the results of total formulas.
  const report = options.convert ? { ...written, findings: (await survey(host, options)).findings } : written;
  if (report.sheets.length > 0) tellSignature(host, messages);
  if (options.json) printJson(reportJson(options.out, report, messages));
  else printReport(options.out, report, messages);
  return exitCode(report.findings);
}

/** Says on stderr that the digital signature was removed. stdout is reserved for the object of `--json`. */
export function tellSignature(host: FileHost, messages: CommandLineMessages): void {
  if (host.missing.includes('digital-signature'))
    process.stderr.write(`${messages.cli.signatureDropped()}\n`);
}

/** @param checkable the workbook in which `check` shows the findings: OUT, or another workbook when OUT has no table */
export function printReport(
  out: string,
  report: ActionReport,
  messages: CommandLineMessages,
  checkable = out,
): void {
  for (const sheet of report.sheets) print(messages.cli.sheetWritten(sheet));
  if (report.sheets.length === 0) print(messages.cli.unchanged());
  for (const { sheet, copy } of report.keptCopies) print(messages.cli.keptCopy(sheet, copy));
  printFindingCount(report.findings, messages);
  if (report.findings.length > 0) print(messages.cli.seeFindings(checkable));
  print(messages.cli.written(out));
}

export function printFindingCount(findings: readonly Finding[], messages: CommandLineMessages): void {
  if (findings.length === 0) {
    print(messages.cli.noFindings());
    return;
  }
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  print(messages.cli.findings(counts));
}
