/**
 * `breakdown collect`
 */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { collect as act, unknownUnits, type CollectReport } from '../../actions/collect';
import type { ActionReport } from '../../actions/report';
import { survey, type Survey } from '../../actions/survey';
import { cellAddress } from '../../spreadsheet/address';
import { dueMonth } from '../../domain/campaign/campaign';
import { findUnreported } from '../../domain/returns/chasing';
import { labelOf, type PlannedFigure } from '../../domain/returns/planned-figure';
import { LARGEST_RETURN, unreadReturn, type ReadReturn } from '../../domain/returns/returns';
import { readReturnFile } from '../../engine/return-file';
import { clockTime } from '../../i18n/clock-time';
import type { CommandLineMessages } from '../../i18n/messages';
import type { AreaWords } from '../../i18n/areas/messages';
import type { PlanCounts, ReturnWords } from '../../i18n/returns/messages';
import { CommandFailure } from '../failures';
import { checkExtension, checkOutput, openBook, readFile, writeWhole } from '../files';
import { reportJson } from '../json';
import { filesOf } from '../arguments/patterns';
import {
  exitCode,
  print,
  printJson,
  printReport,
  showProgress,
  tellSignature,
  type WriteOptions,
} from '../output';

export async function collect(
  book: string,
  returns: readonly string[],
  options: WriteOptions & { readonly month?: number; readonly dropVanished?: true },
  messages: CommandLineMessages,
  words: ReturnWords,
  areaWords: AreaWords,
): Promise<number> {
  checkExtension(options.out, extname(book));
  showProgress(messages, 'reading');
  const host = openBook(book);
  checkOutput(options.out, book, options.force === true);
  const paths = returnPaths(returns, [book, options.out]);
  const read = await readReturns(paths, words);
  showProgress(messages, 'writing');
  const collected = await act(host, read, {
    ...options,
    when: clockTime(new Date()),
    takesVanished: options.dropVanished === true,
  });
  showProgress(messages, 'saving');
  writeWhole(options.out, await host.saved());
  if (collected.sheets.length > 0) tellSignature(host, messages);
  const after = await survey(host, options);
  const missing = notReported(after);
  const report = {
    ...collected,
    findings: [...after.findings, ...unknownUnits(collected.plan, collected.parts)],
  };
  if (options.json) printJson(collectJson(options.out, report, missing, messages, words));
  else {
    printAreas(report, areaWords);
    printCollected(options.out, report, { files: paths.length, missing }, messages, words);
  }
  const isRefused = skippedLines(report, words).length > 0;
  return isRefused ? 1 : exitCode(report.findings);
}

/** The given files, and every workbook in the given folders, except the workbook that is collected into. */
function returnPaths(named: readonly string[], except: readonly string[]): string[] {
  const own = new Set(except.map((path) => (existsSync(path) ? realpathSync(path) : resolve(path))));
  return named.flatMap(filesOf).flatMap((path) => {
    if (!existsSync(path) || !statSync(path).isDirectory()) return [path];
    return readdirSync(path)
      .filter((name) => /\.xls[xm]?$|\.et$/i.test(name) && !name.startsWith('~$') && !name.startsWith('.'))
      .sort()
      .map((name) => join(path, name))
      .filter((file) => !own.has(realpathSync(file)));
  });
}

/** Reads every file, one at a time. When a file can't be read, its name is printed, and the rest are still collected. */
async function readReturns(paths: readonly string[], words: ReturnWords): Promise<ReadReturn[]> {
  const read: ReadReturn[] = [];
  for (const path of paths) {
    if (process.stderr.isTTY) process.stderr.write(`\r${words.cli.reading(read.length + 1, paths.length)}`);
    read.push(await readOne(path));
  }
  if (process.stderr.isTTY) process.stderr.write('\n');
  return read;
}

async function readOne(path: string): Promise<ReadReturn> {
  const name = basename(path);
  try {
    if (existsSync(path) && statSync(path).size > LARGEST_RETURN) return unreadReturn(name, 'too-large');
    return await readReturnFile(name, readFile(path));
  } catch (error) {
    if (error instanceof CommandFailure) return unreadReturn(name, 'unreadable');
    throw error;
  }
}

/** Prints which rows of the key areas were taken or refused, and which were kept although the files no longer contain them. */
function printAreas({ areas, takenAreas }: CollectReport, { collect: words }: AreaWords): void {
  for (const planned of takenAreas) print(words.line(planned));
  const left = areas.filter((area) => !takenAreas.includes(area));
  for (const planned of left.filter((entry) => words.doubt(entry) !== '')) {
    process.stderr.write(`${words.line(planned)}　${words.doubt(planned)}\n`);
  }
  const kept = left.filter(({ state }) => state === 'vanished').length;
  if (kept > 0) print(words.kept(kept));
}

interface Missing {
  readonly month: number;
  readonly units: readonly string[];
}

function notReported({ ledger, breakdown, campaign, cutOffMonth }: Survey): Missing | null {
  if (!ledger || dueMonth(campaign, ledger.ledger, cutOffMonth) === 0) return null;
  const units = findUnreported(ledger.ledger, breakdown, campaign, cutOffMonth).map(
    (missing) => missing.unit,
  );
  return { month: cutOffMonth, units };
}

interface SkippedLine {
  readonly file: string;
  readonly reason: string;
}

/** The lines about files and figures that were not taken. */
function skippedLines({ plan, parts }: CollectReport, words: ReturnWords): SkippedLine[] {
  const files = plan.unread.map(({ fileName, problem }) => ({
    file: fileName,
    reason: words.problem(problem ?? 'unreadable'),
  }));
  const figures = plan.figures.flatMap((figure): SkippedLine[] => {
    // A figure that was collected before is not reported again.
    if (!figure.refusal || figure.refusal.kind === 'collected-before') return [];
    const reason = `${labelOf(figure)} ${figure.month === null ? '' : words.month(figure.month)} ${figure.text}：${words.refusal(figure.refusal)}`;
    return [{ file: sourceOf(figure), reason }];
  });
  const divided = parts.flatMap(({ unit, fileName, refusal }) =>
    refusal ? [{ file: fileName, reason: `${unit}：${words.partsRefusal(refusal)}` }] : [],
  );
  return [...files, ...figures, ...divided];
}

function sourceOf({ sources }: PlannedFigure): string {
  const [source] = sources;
  return source ? `${source.fileName}!${cellAddress(source)}` : '';
}

function countsOf(report: CollectReport, words: ReturnWords): PlanCounts {
  const { plan, taken } = report;
  const added = taken.filter((figure) => figure.before === null).length;
  return {
    added,
    changed: taken.length - added,
    same: plan.figures.filter((figure) => figure.state === 'same').length,
    refused: skippedLines(report, words).length,
  };
}

function collectJson(
  out: string,
  report: CollectReport & ActionReport,
  missing: Missing | null,
  messages: CommandLineMessages,
  words: ReturnWords,
): object {
  const { added, changed, same } = countsOf(report, words);
  return {
    ...(reportJson(out, report, messages) as object),
    added,
    changed,
    same,
    figures: report.taken.map((figure) => ({
      unit: figure.unit,
      month: figure.month,
      figure: figure.amount,
      before: figure.before,
      from: sourceOf(figure),
    })),
    parts: report.parts.map(({ unit, fileName, parts, state, target, sum }) => ({
      unit,
      from: fileName,
      state,
      target,
      sum,
      units: parts,
    })),
    areas: report.areas.map((area) => ({
      state: area.state,
      taken: report.takenAreas.includes(area),
      unit: area.entry.unit,
      area: area.entry.area,
      name: area.entry.name,
      from: area.files,
    })),
    skipped: skippedLines(report, words),
    notReported: missing,
  };
}

function printCollected(
  out: string,
  report: CollectReport & ActionReport,
  { files, missing }: { readonly files: number; readonly missing: Missing | null },
  messages: CommandLineMessages,
  words: ReturnWords,
): void {
  print(words.cli.collected({ files, ...countsOf(report, words) }));
  for (const figure of report.taken) print(words.cli.figure(figure));
  for (const unitParts of report.parts) {
    if (unitParts.state !== 'refused') print(words.parts(unitParts));
  }
  for (const { file, reason } of skippedLines(report, words)) {
    process.stderr.write(`${words.cli.skipped(file, reason)}\n`);
  }
  if (missing) print(words.cli.notReported(missing.month, missing.units));
  printReport(out, report, messages);
}
