/**
 * Adds the command that writes papers.
 */
import type { Command } from 'commander';
import type { CommandLineMessages } from '../../i18n/messages';
import { paperWordsFor } from '../language';
import { report } from '../subcommands/on-demand';
import { parseMonth } from './parse-month';
import type { ReportArguments } from '../subcommands/report';

/**
 * Makes the handler of a command. The handler remembers the name of the workbook, for the line that reports a failure, and runs the
 * command.
 */
type Runner = (book: string, command: () => Promise<number>) => () => Promise<void>;

export function addPaperCommands(program: Command, runner: Runner, messages: CommandLineMessages): void {
  program
    .command('report')
    .argument('<book>', 'the workbook')
    .description(
      'write a paper as .docx: bulletin (月度通报), phase (阶段小结), year-end (年终专题报告) or reminder (催报通知)',
    )
    .requiredOption('-o, --out <out>', 'the document to write; the workbook to write with --kind material')
    .requiredOption(
      '--kind <kind>',
      'bulletin, phase, year-end or reminder; or material, to add the sheet 文稿素材 to the workbook',
    )
    .option(
      '--month <month>',
      'count figures up to this month instead of the cut-off month on 参数',
      parseMonth,
    )
    .option('--phase <name>', 'the phase of a phase paper; by default the phase of the cut-off month')
    .option('--force', 'overwrite OUT')
    .option('--json', 'print one JSON object: what was written, and what is left to fill in')
    .action((book: string, options: ReportArguments) =>
      runner(book, () => report(book, options, messages, paperWordsFor(process.env)))(),
    );
}
