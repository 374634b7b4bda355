/**
 * The command line: `breakdown check|recompute|phases|year-end|areas|templates|collect|report|start|allocate|hand-down`.
 *
 * Exit codes: 0 done and no error-level finding; 1 done, with error-level findings; 2 not done, one line on stderr.
 */
import { Command, CommanderError } from 'commander';
import product from '../../package.json';
import { addDivisionCommands } from './arguments/division-commands';
import { failureLine } from './failures';
import { localizeHelp, translateHelp } from './arguments/help';
import { areaWordsFor, helpLanguage, messagesFor, returnWordsFor } from './language';
import { areas, checkAll, collect, phases, recompute, templates, yearEnd } from './subcommands/on-demand';
import type { CommandLineMessages } from '../i18n/messages';
import { addPaperCommands } from './arguments/paper-commands';
import { parseMonth } from './arguments/parse-month';
import { addTableOptions, checkTableOptions, type TableOptions } from './arguments/table-options';
import { usageFailure } from './arguments/usage';

const NOT_DONE = 2;

interface OutputOptions extends TableOptions {
  readonly out: string;
  readonly force?: true;
  readonly json?: true;
  readonly convert?: true;
}

/** Runs the command line and returns its exit code. @param args without the paths of node and the script */
export async function run(args: readonly string[]): Promise<number> {
  const messages = messagesFor(process.env);
  let exit = 0;
  let book = '';
  const program = buildProgram((path, command) => async () => {
    book = path;
    exit = await command();
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = error instanceof CommanderError ? usageFailure(error) : error;
    process.stderr.write(`${failureLine(messages, failure, book)}\n`);
    return NOT_DONE;
  }
}

/**
 * Makes the handler of a command. The handler remembers the name of the workbook, for the line that reports a failure, and runs the
 * command.
 */
type Runner = (book: string, command: () => Promise<number>) => () => Promise<void>;

function newProgram(): Command {
  return (
    new Command('breakdown')
      .description(
        'checks, completes and summarises a task breakdown table (任务分解表) in an .xlsx workbook',
      )
      .version(product.version, '-V, --version', translateHelp('show the version', helpLanguage(process.env)))
      .helpCommand('help [command]', translateHelp('show how to use a command', helpLanguage(process.env)))
      .exitOverride()
      .hook('preAction', (_, command) => {
        checkTableOptions(command.opts<TableOptions>());
      })
      // Commander writes nothing to stderr, because {@link run} writes the line that reports a failure. Help goes to stdout.
      .configureOutput({ writeErr: () => undefined, outputError: () => undefined })
  );
}

function buildProgram(runner: Runner): Command {
  const messages = messagesFor(process.env);
  const program = newProgram();
  const writing = (name: string, description: string): Command =>
    program
      .command(name)
      .argument('<book>', 'the workbook')
      .description(description)
      .requiredOption('-o, --out <out>', 'the workbook to write; BOOK itself is never changed')
      .option('--force', 'overwrite OUT')
      .option('--json', 'print one JSON object: what was written, sheet by sheet');

  program
    .command('check')
    .argument('<books...>', 'the workbooks; a pattern such as "*.xlsx" names all files that match')
    .description('find the table and check it')
    .option('--json', 'print one JSON object')
    .action((books: string[], options: TableOptions & { json?: true }) =>
      runner(books.length === 1 ? (books[0] ?? '') : '', () => checkAll(books, options, messages))(),
    );
  converting(writing('recompute', 'add or refresh the progress columns (一键重算)')).action(
    (book: string, options: OutputOptions) => runner(book, () => recompute(book, options, messages))(),
  );
  converting(writing('phases', 'make or refresh the phase summary sheets (生成阶段汇总)'))
    .option(
      '--phase <name>',
      'only this phase; may be repeated',
      (name: string, names: string[] | undefined) => [...(names ?? []), name],
    )
    .action((book: string, options: OutputOptions & { phase?: string[] }) =>
      runner(book, () => phases(book, options, messages))(),
    );
  converting(writing('year-end', 'write the year-end summary workbook (生成年终工作簿)')).action(
    (book: string, options: OutputOptions) => runner(book, () => yearEnd(book, options, messages))(),
  );
  converting(
    writing('areas', 'make the list of key areas and its summary by unit and area (重点领域)'),
  ).action((book: string, options: OutputOptions) => runner(book, () => areas(book, options, messages))());
  program
    .command('templates')
    .argument('<book>', 'the workbook')
    .description('write a return template for each unit')
    .requiredOption('--dir <dir>', 'the folder to write to; created if missing')
    .option('--force', 'overwrite existing templates')
    .action((book: string, options: TableOptions & { dir: string; force?: true }) =>
      runner(book, () => templates(book, options, returnWordsFor(process.env)))(),
    );
  addCollect(
    writing('collect', 'collect the figures of returned workbooks into the ledger (月报台账)'),
    runner,
    messages,
  );
  addPaperCommands(program, runner, messages);
  addDivisionCommands(program, runner, messages);
  for (const command of program.commands) addTableOptions(command);
  // Commands inherit exitOverride and output settings only when they are added, so later settings are copied here.
  for (const command of program.commands) command.copyInheritedSettings(program);
  localizeHelp(program, helpLanguage(process.env));
  return program;
}

function addCollect(command: Command, runner: Runner, messages: CommandLineMessages): void {
  command
    .argument('<returns...>', 'the returned workbooks, or folders that contain them')
    .option(
      '--month <month>',
      'the month for tables that state none in their headings or file name',
      parseMonth,
    )
    .option(
      '--drop-vanished',
      'clear the rows of key areas that a unit no longer returns; by default they are kept',
    )
    .action(
      (book: string, returns: string[], options: OutputOptions & { month?: number; dropVanished?: true }) =>
        runner(book, () =>
          collect(book, returns, options, messages, returnWordsFor(process.env), areaWordsFor(process.env)),
        )(),
    );
}

function converting(command: Command): Command {
  return command.option(
    '--convert',
    'convert figures stored as text ("38,021") to numbers; otherwise no sheet counts them',
  );
}
