/**
 * Adds the commands that lead from the plan to the units: dividing the task and handing it down.
 */
import type { Command } from 'commander';
import type { Messages } from '../../i18n/messages';
import type { AllocateArguments } from '../subcommands/allocate';
import { allocationWordsFor, planWordsFor, returnWordsFor } from '../language';
import { allocate, handDown, start } from '../subcommands/on-demand';
import type { TableOptions } from './table-options';

/**
 * Makes the handler of a command. The handler remembers the name of the workbook, for the line that reports a failure, and runs the
 * command.
 */
type Runner = (book: string, command: () => Promise<number>) => () => Promise<void>;

export function addDivisionCommands(program: Command, runner: Runner, messages: Messages): void {
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
    .description('propose targets that add up exactly, side by side on a sheet (拟定分解方案)')
    .requiredOption('-o, --out <out>', 'the workbook to write; BOOK itself is never changed')
    .option('--total <n>', 'what is divided, in the target column’s unit of measure')
    .option('--growth <p>', 'divide what this growth over all baselines needs: 15%')
    .option(
      '--by <method>',
      'METHOD[:COLUMN][=WEIGHT]: baseline, growth, room:COLUMN, last-year[:COLUMN], even; each is a scheme, those with a weight are mixed into one',
      collected,
    )
    .option('--round <n>', '1, 10, 50, 100 or 500')
    .option('--least <n>', 'no unit gets less; UNIT=N for that unit alone; may be repeated', collected)
    .option('--most <n>', 'no unit gets more; UNIT=N for that unit alone; may be repeated', collected)
    .option('--fix <unit=n>', 'a target that is given; may be repeated', collected)
    .option('--adopt', 'write the first scheme’s targets into the table, too')
    .option('--force', 'overwrite OUT')
    .option('--json', 'print one JSON object: the schemes, or why there are none')
    .action((book: string, options: AllocateArguments) =>
      runner(book, () => allocate(book, options, messages, allocationWordsFor(process.env)))(),
    );
  program
    .command('hand-down')
    .argument('<book>', 'the workbook')
    .description('write one workbook for each unit, with its task to divide among its own units (任务再分解)')
    .requiredOption('--dir <dir>', 'the folder to write to; made when missing')
    .option('--force', 'overwrite workbooks that exist')
    .action((book: string, options: TableOptions & { dir: string; force?: true }) =>
      runner(book, () => handDown(book, options, returnWordsFor(process.env)))(),
    );
}

function collected(value: string, values: readonly string[] | undefined): readonly string[] {
  return [...(values ?? []), value];
}
