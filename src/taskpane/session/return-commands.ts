/** Carries out the commands of 月报. Loaded with the first of these commands. */
import { collect, partsKey } from '../../actions/collect';
import { convertLedger } from '../../actions/convert-ledger';
import { templates } from '../../actions/templates';
import type { Host } from '../../spreadsheet/host';
import { clockTime } from '../../i18n/clock-time';
import type { ActionCommand, CommandContext, Outcome } from './command';

export type ReturnCommand = Extract<
  ActionCommand,
  { readonly kind: 'collect' | 'save-templates' | 'open-template' | 'convert-ledger' }
>;

/**
 * Carries out a command of 月报.
 * @throws ActionError, HostError
 */
export async function performReturns(
  host: Host,
  command: ReturnCommand,
  context: CommandContext,
): Promise<Outcome> {
  switch (command.kind) {
    case 'collect':
      return collected(host, command, context);
    case 'save-templates':
      return templatesSaved(host, context);
    case 'open-template': {
      const books = await templates(host, context.options);
      const book = books.find((candidate) => candidate.fileName === command.fileName);
      if (book) await host.createWorkbook(book, context.signal);
      const unit = command.fileName.replace(/\.xlsx$/, '');
      return { notice: { kind: 'template-opened', unit }, isChanged: false };
    }
    case 'convert-ledger':
      return converted(host, command, context);
  }
}

async function converted(
  host: Host,
  { to, keepsFigures }: ReturnCommand & { kind: 'convert-ledger' },
  { options, ask }: CommandContext,
): Promise<Outcome> {
  const { isChanged } = await convertLedger(host, to, { ...options, keepsFigures, mayReplace: ask });
  return { notice: { kind: 'ledger-converted' }, isChanged };
}

async function collected(
  host: Host,
  { returns, month, chosen }: ReturnCommand & { kind: 'collect' },
  { options }: CommandContext,
): Promise<Outcome> {
  const when = clockTime(new Date());
  const wanted = new Set(chosen);
  const { taken, takenAreas, parts, isChanged } = await collect(host, returns, {
    ...options,
    month,
    when,
    chosen: wanted,
  });
  const units = parts.filter(
    (unitParts) => unitParts.refusal === null && wanted.has(partsKey(unitParts)),
  ).length;
  if (taken.length + takenAreas.length === 0 && units > 0)
    return { notice: { kind: 'parts-collected', units }, isChanged };
  const added = taken.filter((figure) => figure.before === null).length;
  return {
    notice: { kind: 'collected', added, changed: taken.length - added, rows: takenAreas.length },
    isChanged,
  };
}

async function templatesSaved(host: Host, context: CommandContext): Promise<Outcome> {
  const books = await templates(host, context.options);
  const engine = context.startEngine();
  let fileName = '月报填报模板.zip';
  try {
    fileName = context.save?.(fileName, await engine.zipWorkbooks(books)) ?? fileName;
  } finally {
    engine.close();
  }
  return { notice: { kind: 'templates-saved', fileName, count: books.length }, isChanged: false };
}
