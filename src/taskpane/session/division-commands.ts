/** Carries out the commands of 分解. Loaded with the first of these commands. */
import { allocate } from '../../actions/allocate';
import { handDown } from '../../actions/hand-down';
import { startHere } from '../../actions/start-here';
import type { Host } from '../../spreadsheet/host';
import type { ActionCommand, CommandContext, Outcome } from './command';

export type DivisionCommand = Extract<
  ActionCommand,
  { readonly kind: 'start-plan' | 'allocate' | 'hand-down' | 'open-handed-down' }
>;

/**
 * Carries out a command of 分解.
 * @throws ActionError, HostError
 */
export async function performDivision(
  host: Host,
  command: DivisionCommand,
  context: CommandContext,
): Promise<Outcome> {
  switch (command.kind) {
    case 'start-plan':
      return started(host, command, context);
    case 'allocate': {
      const report = await allocate(host, { ...context.options, ...command.options });
      const scheme = report.schemes[command.options.adopt ?? -1];
      const notice = scheme
        ? ({ kind: 'scheme-adopted', scheme: scheme.name } as const)
        : ({ kind: 'schemes-made', count: report.schemes.length } as const);
      return { notice: report.infeasible ? { kind: 'unchanged' } : notice, isChanged: report.isChanged };
    }
    case 'hand-down':
      return handedDown(host, context);
    case 'open-handed-down': {
      const books = await handDown(host, context.options);
      const book = books.find(({ fileName }) => fileName === command.fileName);
      if (book) await host.createWorkbook(book, context.signal);
      const unit = command.fileName.replace(/\.xlsx$/, '');
      return { notice: { kind: 'template-opened', unit }, isChanged: false };
    }
  }
}

/** Makes a new workbook from the plan where the page can open one; otherwise adds the plan's sheets to the present workbook. */
async function started(
  host: Host,
  { book }: DivisionCommand & { kind: 'start-plan' },
  { openBook, startEngine }: CommandContext,
): Promise<Outcome> {
  if (!openBook) {
    const { isChanged, sheets } = await startHere(host, book.change);
    return { notice: { kind: 'plan-started', sheets: sheets.map(({ name }) => name) }, isChanged };
  }
  const engine = startEngine();
  try {
    openBook(book.fileName, await engine.makeWorkbook(book));
  } finally {
    engine.close();
  }
  return { notice: null, isChanged: false };
}

async function handedDown(host: Host, context: CommandContext): Promise<Outcome> {
  const books = await handDown(host, context.options);
  const engine = context.startEngine();
  let fileName = '任务再分解.zip';
  try {
    fileName = context.save?.(fileName, await engine.zipWorkbooks(books)) ?? fileName;
  } finally {
    engine.close();
  }
  return { notice: { kind: 'handed-down', fileName, count: books.length }, isChanged: false };
}
