/**
 * `breakdown report`
 */
import { makePaper, type MadePaper } from '../../actions/make-paper';
import { prepareMaterial } from '../../actions/prepare-material';
import type { SurveyOptions } from '../../actions/survey';
import type { CommandLineMessages } from '../../i18n/messages';
import type { PaperWords } from '../../i18n/paper-words/messages';
import { PAPER_KINDS, placesToFill, type PaperKind } from '../../papers/paper';
import { CommandFailure } from '../failures';
import { checkExtension, checkOutput, openBook, writeWhole } from '../files';
import { findingsJson } from '../json';
import {
  changeBook,
  exitCode,
  print,
  printFindingCount,
  printJson,
  showProgress,
  type WriteOptions,
} from '../output';

/** The kind that makes no paper: it adds the sheet 文稿素材 to a workbook, so OUT is a workbook. */
const MATERIAL = 'material';

export interface ReportArguments extends Omit<WriteOptions, 'convert'> {
  readonly kind: string;
  readonly month?: number;
  readonly phase?: string;
}

export async function report(
  book: string,
  options: ReportArguments,
  messages: CommandLineMessages,
  words: PaperWords,
): Promise<number> {
  if (options.kind === MATERIAL && options.phase === undefined) {
    return changeBook(book, options, messages, (host) => prepareMaterial(host, surveyOptions(options)));
  }
  const kind = wantedKind(options);
  checkExtension(options.out, '.docx');
  showProgress(messages, 'reading');
  const host = openBook(book);
  checkOutput(options.out, book, options.force === true);
  showProgress(messages, 'writing');
  const { phase } = options;
  const made = await makePaper(host, {
    kind,
    ...surveyOptions(options),
    ...(phase === undefined ? {} : { phase }),
  });
  // Loaded only for papers, so that other commands need not wait for it.
  const { paperFile } = await import(/* webpackMode: "eager" */ '../../engine/paper-file');
  const bytes = await paperFile(made.paper);
  showProgress(messages, 'saving');
  writeWhole(options.out, bytes);
  if (options.json) printJson(madeJson(options.out, made, messages));
  else printMade(options.out, book, made, messages, words);
  return exitCode(made.findings);
}

function surveyOptions({ sheet, table, indicator, month }: ReportArguments): SurveyOptions {
  return {
    ...(sheet === undefined ? {} : { sheet }),
    ...(table ? { table } : {}),
    ...(indicator === undefined ? {} : { indicator }),
    ...(month === undefined ? {} : { cutOffMonth: month }),
  };
}

/**
 * The kind of paper. Only the paper about a phase may name a phase.
 * @throws CommandFailure
 */
function wantedKind({ kind, phase }: ReportArguments): PaperKind {
  const wanted = PAPER_KINDS.find((candidate) => candidate === kind);
  const subject = wanted === undefined ? `--kind ${kind}` : `--kind ${kind} --phase ${phase ?? ''}`;
  if (wanted === undefined || (wanted !== 'phase' && phase !== undefined)) {
    throw new CommandFailure('bad-arguments', { usage: 'bad-value', subject });
  }
  return wanted;
}

function madeJson(out: string, { paper, findings }: MadePaper, messages: CommandLineMessages): object {
  return {
    written: out,
    kind: paper.kind,
    title: paper.title.join(''),
    toFill: placesToFill(paper),
    refusedWords: paper.refusedWords,
    findings: findingsJson(findings, messages),
  };
}

function printMade(
  out: string,
  book: string,
  { paper, findings }: MadePaper,
  messages: CommandLineMessages,
  words: PaperWords,
): void {
  print(words.cli.made(paper.title.join('')));
  const places = placesToFill(paper);
  if (places.length > 0) print(words.cli.toFill(places));
  for (const refused of paper.refusedWords) print(words.refused(refused));
  printFindingCount(findings, messages);
  if (findings.length > 0) print(messages.cli.seeFindings(book));
  print(messages.cli.written(out));
}
