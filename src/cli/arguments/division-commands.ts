/**
 * Adds the commands that lead from the plan to the units: dividing the task and handing it down.
 */
import type { Command } from 'commander';
import type { CommandLineMessages } from '../../i18n/messages';
import type { AllocateArguments } from '../subcommands/allocate';
import { allocationWordsFor, planWordsFor, returnWordsFor } from '../language';
import { allocate, handDown, start } from '../subcommands/on-demand';
import type { TableOptions } from './table-options';

/**
 * Makes the handler of a command. The handler remembers the name of the workbook, for the line that reports a failure, and runs the
 * command.
 */
type Runner = (book: string, command: () => Promise<number>) => () => Promise<void>;

export function addDivisionCommands(program: Command, runner: Runner, messages: CommandLineMessages): void {
  program
    .command('start')
    .argument('<plan>', 'the plan: .docx, .txt, .md or .html')
    .description('set up a workbook from a plan (读方案)')
    .requiredOption('-o, --out <out>', 'the workbook to write')
    .option('--force', 'overwrite OUT')
    .option('--json', 'print one JSON object: what was read, and what is missing')
    .action((plan: string, options: { out: string; force?: true; json?: true }) =>
      runner(plan, () => start(plan, options, messages, planWordsFor(process.env)))(),
    );
  program
    .command('allocate')
    .argument('<book>', 'the workbook')
    .description(
      'propose targets that add up exactly to a total, up to three schemes side by side (拟定分解方案)',
    )
    .requiredOption('-o, --out <out>', 'the workbook to write; BOOK itself is never changed')
    .option('--total <n>', 'the total to divide, in the unit of measure of the target column')
    .option('--growth <p>', 'divide the total that this growth over all baselines requires, such as 15%')
    .option(
      '--by <method>',
      'METHOD[:COLUMN][=WEIGHT]: baseline, growth, room:COLUMN, last-year[:COLUMN] or even; each --by is a scheme, but those with weights are combined into one',
      collected,
    )
    .option('--round <n>', 'round targets to multiples of 1, 10, 50, 100 or 500')
    .option(
      '--least <n>',
      'the least target for every unit, or with UNIT=N for one unit; may be repeated',
      collected,
    )
    .option(
      '--most <n>',
      'the greatest target for every unit, or with UNIT=N for one unit; may be repeated',
      collected,
    )
    .option('--fix <unit=n>', 'a fixed target of one unit; may be repeated', collected)
    .option('--adopt', 'write the first scheme’s targets into the table, too')
    .option('--force', 'overwrite OUT')
    .option('--json', 'print one JSON object: the schemes, or why there are none')
    .action((book: string, options: AllocateArguments) =>
      runner(book, () => allocate(book, options, messages, allocationWordsFor(process.env)))(),
    );
  program
    .command('hand-down')
    .argument('<book>', 'the workbook')
    .description(
      'write a workbook for each unit, in which it divides its task among its own units (任务再分解)',
    )
    .requiredOption('--dir <dir>', 'the folder to write to; created if missing')
    .option('--force', 'overwrite existing workbooks')
    .action((book: string, options: TableOptions & { dir: string; force?: true }) =>
      runner(book, () => handDown(book, options, returnWordsFor(process.env)))(),
    );
}

function collected(value: string, values: readonly string[] | undefined): readonly string[] {
  return [...(values ?? []), value];
}
