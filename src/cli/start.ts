/**
 * `breakdown start`
 */
import { extname } from 'node:path';
import { start as act, type Started } from '../actions/start';
import { isWithoutTable } from '../actions/action-error';
import { survey } from '../actions/survey';
import type { Finding } from '../domain/finding';
import { planFromHtml } from '../domain/plan/plan-from-html';
import { planFromText, type PlanDocument } from '../domain/plan/plan-document';
import { planFromDocx } from '../engine/read-docx';
import { createWorkbook, FileHost } from '../hosts/file/file-host';
import type { Messages } from '../i18n/messages';
import type { PlanProblem, PlanWords } from '../i18n/plan/messages';
import { HostError } from '../spreadsheet/host';
import { checkExtension, checkOutput, readFile, writeWhole } from './files';
import { findingsJson } from './json';
import { exitCode, print, printFindingCount, printJson, showProgress } from './output';

interface StartOptions {
  readonly out: string;
  readonly force?: true;
  readonly json?: true;
}

const NOT_DONE = 2;
/** Longer texts are no plans. */
const LARGEST_TEXT = 24 * 1024 * 1024;

export async function start(
  plan: string,
  options: StartOptions,
  messages: Messages,
  words: PlanWords,
): Promise<number> {
  checkExtension(options.out, '.xlsx');
  showProgress(messages, 'reading');
  const document = readDocument(plan);
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

/** @throws CommandFailure where the file can't be read at all */
function readDocument(path: string): PlanDocument | PlanProblem {
  const bytes = readFile(path);
  const extension = extname(path).toLowerCase();
  const document = parsed(bytes, extension);
  if (typeof document === 'string') return document;
  return document.blocks.length === 0 ? 'empty' : document;
}

function parsed(bytes: Uint8Array, extension: string): PlanDocument | PlanProblem {
  switch (extension) {
    case '.docx':
    case '.docm':
      return readDocx(bytes);
    case '.html':
    case '.htm':
      return bytes.length > LARGEST_TEXT ? 'too-large' : planFromHtml(decoded(bytes));
    case '.txt':
    case '.md':
      return bytes.length > LARGEST_TEXT ? 'too-large' : planFromText(decoded(bytes));
    default:
      return 'save-as-docx';
  }
}

const HOST_PROBLEM: Partial<Readonly<Record<HostError['code'], PlanProblem>>> = {
  'not-a-workbook': 'not-a-document',
  'old-format': 'save-as-docx',
  encrypted: 'encrypted',
  damaged: 'damaged',
  'too-large': 'too-large',
  unsafe: 'unsafe',
};

function readDocx(bytes: Uint8Array): PlanDocument | PlanProblem {
  try {
    return planFromDocx(bytes);
  } catch (error) {
    const problem = error instanceof HostError ? HOST_PROBLEM[error.code] : undefined;
    if (problem === undefined) throw error;
    return problem;
  }
}

/** UTF-8, or else what Chinese Windows saves text in. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** A plan without a table has nothing to check yet. */
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
  { plan, units }: Started,
  findings: readonly Finding[],
  messages: Messages,
): object {
  return {
    written: out,
    items: plan.items,
    missing: units === 0 ? [...plan.missing, 'table'] : plan.missing,
    contradictions: plan.contradictions,
    units,
    findings: findingsJson(findings, messages),
  };
}

function printStarted(
  out: string,
  { plan, units, shown }: Started,
  findings: readonly Finding[],
  messages: Messages,
  words: PlanWords,
): void {
  print(words.cli.read({ items: plan.items.length, units }));
  for (const item of plan.items) {
    print(words.cli.item({ key: item.key, value: shown(item), place: item.place }));
  }
  if (plan.missing.length > 0) print(words.cli.missing(plan.missing));
  for (const { key, items } of plan.contradictions) print(words.cli.contradiction(key, items.map(shown)));
  printFindingCount(findings, messages);
  print(messages.cli.written(out));
}
