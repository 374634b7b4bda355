/**
 * `breakdown year-end`
 */
import { basename } from 'node:path';
import { yearEnd as act } from '../../actions/year-end';
import { reportWritten } from '../../actions/report';
import type { CommandLineMessages } from '../../i18n/messages';
import { madeBytes } from '../../hosts/shared/made-bytes';
import { zhCN } from '../../i18n/zh-CN';
import { checkExtension, checkOutput, openBook, writeWhole } from '../files';
import { reportJson } from '../json';
import { conversionOf, exitCode, printJson, printReport, showProgress, type WriteOptions } from '../output';

export async function yearEnd(
  book: string,
  options: WriteOptions,
  messages: CommandLineMessages,
): Promise<number> {
  checkExtension(options.out, '.xlsx');
  showProgress(messages, 'reading');
  const host = openBook(book);
  checkOutput(options.out, book, options.force === true);
  showProgress(messages, 'writing');
  // The workbook goes to a director, so its words are Chinese whatever the language of the command line.
  const made = await act(host, {
    ...options,
    ...conversionOf(options),
    source: basename(book),
    words: zhCN,
  });
  showProgress(messages, 'saving');
  writeWhole(options.out, madeBytes(made.bytes, made.book.fileName));
  const { findings } = made;
  const report = { isChanged: true, ...reportWritten(made.book.change, []), findings };
  if (options.json) printJson(reportJson(options.out, report, messages));
  else printReport(options.out, report, messages, book);
  return exitCode(findings);
}
