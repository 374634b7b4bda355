/**
 * `breakdown collect`
 */
import { basename, extname } from 'node:path';
import { collect as act, type CollectReport, type ReturnedBook, type Skipped } from '../actions/collect';
import { cellAddress } from '../domain/address';
import type { Messages } from '../i18n/messages';
import { failureLine } from './failures';
import { checkExtension, checkOutput, openBook, writeWhole } from './files';
import { reportJson } from './json';
import { exitCode, print, printJson, printReport, showProgress, type WriteOptions } from './output';

export async function collect(
  book: string,
  returns: readonly string[],
  options: WriteOptions & { readonly month?: number },
  messages: Messages,
): Promise<number> {
  checkExtension(options.out, extname(book));
  showProgress(messages, 'reading');
  const host = openBook(book);
  checkOutput(options.out, book, options.force === true);
  const { books, unreadable } = await readReturns(returns, messages);
  showProgress(messages, 'writing');
  const report = await act(host, books, options);
  writeWhole(options.out, host.save());
  const skipped = [...unreadable, ...report.skipped.map((one) => skippedLine(one, messages))];
  if (options.json) {
    printJson({ ...(reportJson(options.out, report, messages) as object), ...figuresJson(report), skipped });
  } else {
    printCollected(report, skipped, returns.length, messages);
    printReport(options.out, report, messages);
  }
  return skipped.length > 0 ? 1 : exitCode(report.findings);
}

interface SkippedLine {
  readonly file: string;
  readonly reason: string;
}

/** Reads every file; one that can't be read is named, and the rest go in. */
async function readReturns(
  paths: readonly string[],
  messages: Messages,
): Promise<{ books: ReturnedBook[]; unreadable: SkippedLine[] }> {
  const books: ReturnedBook[] = [];
  const unreadable: SkippedLine[] = [];
  for (const path of paths) {
    try {
      books.push({ fileName: basename(path), workbook: await openBook(path).read() });
    } catch (error) {
      unreadable.push({ file: path, reason: failureLine(messages, error, path) });
    }
  }
  return { books, unreadable };
}

function skippedLine({ fileName, figure, reason }: Skipped, messages: Messages): SkippedLine {
  const at = figure ? `${fileName}!${cellAddress(figure)}` : fileName;
  return { file: at, reason: messages.refusal(reason, figure?.unit ?? '') };
}

function figuresJson(report: CollectReport): { added: number; changed: number; same: number } {
  return { added: report.added, changed: report.changed, same: report.same };
}

function printCollected(
  report: CollectReport,
  skipped: readonly SkippedLine[],
  files: number,
  messages: Messages,
): void {
  print(messages.cli.collected({ files, ...figuresJson(report) }));
  for (const { file, reason } of skipped)
    process.stderr.write(`${messages.cli.skippedReturn(file, reason)}\n`);
}
